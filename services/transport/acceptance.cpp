#include "transport/acceptance.hpp"

#include "chassis/contract/problem.hpp"

namespace heliu::transport {

void check_acceptance(const Acceptance& acceptance, Kilograms destination_net) {
  if (acceptance.accepted_kilograms + acceptance.refused_kilograms != destination_net)
    throw Problem("acceptance-not-net",
                  {{"accepted_kilograms", std::to_string(acceptance.accepted_kilograms.count)},
                   {"refused_kilograms", std::to_string(acceptance.refused_kilograms.count)},
                   {"net_kilograms", std::to_string(destination_net.count)}});
  const bool reasoned = acceptance.reason && acceptance.reason->find_first_not_of(' ') != std::string::npos;
  if (acceptance.refused_kilograms > Kilograms{} && !reasoned)
    throw Problem("refusal-needs-reason", {}, {{"/reason", "拒收须说明原因 · a refusal needs a reason"}});
}

void decide(Load& load, const Acceptance& acceptance, Instant at, Instant now) {
  take(load, acceptance.accepted_kilograms > Kilograms{} ? LoadAction::accept : LoadAction::refuse);
  load.accepted_kilograms = acceptance.accepted_kilograms;
  load.refused_kilograms = acceptance.refused_kilograms;
  load.method = acceptance.method;
  load.reason = acceptance.reason;
  load.decided_at = at;
  load.booked_at = now;
}

void treat(Load& load, const Treatment& treatment) {
  const Kilograms left = load.accepted_kilograms - load.treated_kilograms;
  if (!state_after(load.state, LoadAction::treat)) take(load, LoadAction::treat);  // throws
  if (treatment.kilograms > left)
    throw Problem("treatment-exceeds-accepted", {{"left", std::to_string(left.count)}});
  take(load, treatment.kilograms == left ? LoadAction::finish_treatment : LoadAction::treat);
  load.treated_kilograms += treatment.kilograms;
}

}  // namespace heliu::transport
