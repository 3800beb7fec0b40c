#include "insurance/claim.hpp"

namespace heliu::insurance {

std::optional<std::string> claim_fault(const Policy& policy, Date incident_on) {
  if (!in_force(policy, incident_on)) return "incident-not-covered";
  return std::nullopt;
}

std::optional<std::string> decision_fault(const Claim& claim, const Policy& policy, Fen paid_before,
                                          ClaimState decision, Fen paid) {
  if (claim.state != ClaimState::open) return "claim-already-decided";
  if (decision == ClaimState::rejected && paid != Fen{}) return "rejected-claim-pays";
  if (paid > claim.amount_fen) return "paid-above-claim";
  if (paid_before + paid > policy.limit_fen) return "limit-exhausted";
  return std::nullopt;
}

std::vector<std::string> actions(const Claim& claim, const Caller& caller) {
  const bool insurer = caller.has("insurer") && caller.enterprise == claim.insurer_id;
  if (insurer && claim.state == ClaimState::open) return {"decide"};
  return {};
}

}  // namespace heliu::insurance
