// A claim on a policy: opened by the insured or the insurer, decided by the insurer.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "insurance/policy.hpp"

namespace heliu::insurance {

enum class ClaimState { open, accepted, rejected };
BOOST_DESCRIBE_ENUM(ClaimState, open, accepted, rejected)

struct Claim {
  Uuid id;
  std::int64_t version = 1;
  Uuid policy_id, enterprise_id, insurer_id;
  std::optional<Uuid> trade_id;
  Fen amount_fen;  // claimed, > 0
  Date incident_on;
  std::string reason;  // what happened; after the decision, why it was decided so
  ClaimState state = ClaimState::open;
  Fen paid_fen;  // of an accepted one
  Instant opened_at;
  std::optional<Instant> decided_at;
};
BOOST_DESCRIBE_STRUCT(Claim, (),
                      (id, version, policy_id, enterprise_id, insurer_id, trade_id, amount_fen, incident_on,
                       reason, state, paid_fen, opened_at, decided_at))

// A claim needs cover on the day of the incident: "incident-not-covered" otherwise.
std::optional<std::string> claim_fault(const Policy& policy, Date incident_on);

// "claim-already-decided"; "paid-above-claim"; "limit-exhausted" when what was paid on the policy before and
// this payment exceed its cumulative limit; "rejected-claim-pays" when a rejection names money.
std::optional<std::string> decision_fault(const Claim& claim, const Policy& policy, Fen paid_before,
                                          ClaimState decision, Fen paid);

std::vector<std::string> actions(const Claim& claim, const Caller& caller);

}  // namespace heliu::insurance
