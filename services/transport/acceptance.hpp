// What the receiver decides, and what becomes of the waste. Whether the difference between the two scales is
// within the contract's tolerance is treasury's question: it decides about the money.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "settlement/quantity.hpp"
#include "transport/load.hpp"

namespace heliu::transport {

struct Acceptance {
  Kilograms accepted_kilograms, refused_kilograms;
  std::optional<std::string> reason;
  std::string method;
  std::optional<Instant> accepted_at;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (accepted_kilograms, refused_kilograms, reason, method, accepted_at))

struct Treatment {
  Uuid id, load_id;
  std::string method;
  Kilograms kilograms;
  Instant treated_at;
};
BOOST_DESCRIBE_STRUCT(Treatment, (), (id, load_id, method, kilograms, treated_at))

// Accepted and refused kilograms are the destination's net weight to the kilogram; a refusal has a reason.
// Throws Problem "acceptance-not-net" or "refusal-needs-reason".
void check_acceptance(const Acceptance& acceptance, Kilograms destination_net);

// Records the decision in the load: accepted (in whole or in part), or refused; at: the receiver's word; now:
// when it came in. Throws "load-not-in-state".
void decide(Load& load, const Acceptance& acceptance, Instant at, Instant now);

// Adds a treatment to the load. Throws "treatment-exceeds-accepted" or "load-not-in-state".
void treat(Load& load, const Treatment& treatment);

}  // namespace heliu::transport
