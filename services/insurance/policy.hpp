// A policy of pollution liability insurance, as its insurer recorded it. 固体废物污染环境防治法 art. 99:
// units that collect, store, transport, use or dispose of hazardous waste must be insured.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "settlement/quantity.hpp"

namespace heliu::insurance {

enum class PolicyKind {
  EPL,      // 环境污染责任保险: covers a site, so a producer or a processor
  CARRIER,  // a carrier's liability on the road
};
BOOST_DESCRIBE_ENUM(PolicyKind, EPL, CARRIER)

struct Policy {
  Uuid id;
  std::int64_t version = 1;
  Uuid enterprise_id;  // the insured
  Uuid insurer_id;
  std::string policy_number;  // the insurer's; unique with it
  PolicyKind kind = PolicyKind::EPL;
  Fen limit_fen;                 // cumulative limit over the period
  Date valid_from, valid_to;     // both days included
  std::optional<Date> ended_on;  // ended early: the first day without cover
  std::optional<std::string> end_reason;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (id, version, enterprise_id, insurer_id, policy_number, kind, limit_fen, valid_from,
                       valid_to, ended_on, end_reason, recorded_at))

// The last day with cover. Before valid_from when the policy was ended before it began.
Date last_day(const Policy& policy);
bool in_force(const Policy& policy, Date on);

// The name of the problem with ending this policy on this day, or nothing: "policy-already-ended", or
// "end-outside-period" when the day is not one of its period. Ended on its first day, it never covers.
std::optional<std::string> end_fault(const Policy& policy, Date ended_on);

// What this caller may do with it.
std::vector<std::string> actions(const Policy& policy, const Caller& caller, Date today);

}  // namespace heliu::insurance
