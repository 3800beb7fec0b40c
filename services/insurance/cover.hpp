// Cover: what an enterprise's policies give on a day against what it must have, and what stands open against
// it. Pure: policies, requirements and facts in, a decision out.
//
// Two lines, as a carrier's policy does not cover a site: producers and processors need EPL, carriers need
// CARRIER, an enterprise that is both needs both. A requirement row in force for a kind makes insurance
// compulsory for it: at least one policy in force and limits that sum to its figure. The sums of Foshan are
// not published, so the seeded rows carry the duty alone (limit 0) and the regulator records figures.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insurance/policy.hpp"

namespace heliu::insurance {

enum class EnterpriseKind { producer, processor, carrier };
BOOST_DESCRIBE_ENUM(EnterpriseKind, producer, processor, carrier)

struct Requirement {
  Uuid id;
  EnterpriseKind enterprise_kind = EnterpriseKind::processor;
  Fen limit_fen;
  Date valid_from;    // until a later row of the same kind begins
  std::string basis;  // the rule it stands on
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Requirement, (), (id, enterprise_kind, limit_fen, valid_from, basis, recorded_at))

struct Exposure {
  std::int64_t open_trades = 0;
  Fen amount_fen;                  // Σ |amount| of the trades struck and neither completed nor cancelled
  Kilograms in_transit_kilograms;  // departed and neither accepted nor refused
};
BOOST_DESCRIBE_STRUCT(Exposure, (), (open_trades, amount_fen, in_transit_kilograms))

struct Cover {
  Fen limit_fen;                             // sum of the limits in force that count for this enterprise
  Fen required_fen;                          // sum over its lines
  std::optional<Date> valid_from, valid_to;  // the days on which just these policies are in force together
  bool in_force = false;                     // a policy in force on every line the enterprise needs
  bool sufficient = false;                   // every compulsory line has its policy and its sum
  std::optional<std::string> lacking;        // when not sufficient: the line and the two sums
  friend bool operator==(const Cover&, const Cover&) = default;
};
BOOST_DESCRIBE_STRUCT(Cover, (),
                      (limit_fen, required_fen, valid_from, valid_to, in_force, sufficient, lacking))

// The row of a kind that counts on a day: the latest begun; of two begun the same day, the later recorded.
const Requirement* requirement_on(std::span<const Requirement> rows, EnterpriseKind kind, Date on);

// kinds: as the registry lists them; others (insurer, finance, regulator) need nothing.
Cover cover_on(std::span<const std::string> kinds, std::span<const Policy> policies,
               std::span<const Requirement> requirements, Date on);

// Short: not sufficient while trades are open. The reason is the cover's own.
bool is_short(const Cover& cover, const Exposure& exposure);

}  // namespace heliu::insurance
