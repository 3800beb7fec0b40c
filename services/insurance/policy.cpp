#include "insurance/policy.hpp"

#include <algorithm>

namespace heliu::insurance {

Date last_day(const Policy& policy) {
  if (!policy.ended_on) return policy.valid_to;
  return std::min(policy.valid_to, Date{policy.ended_on->days - 1});
}

bool in_force(const Policy& policy, Date on) {
  return policy.valid_from <= on && on <= last_day(policy);
}

std::optional<std::string> end_fault(const Policy& policy, Date ended_on) {
  if (policy.ended_on) return "policy-already-ended";
  if (ended_on > policy.valid_to || ended_on < policy.valid_from) return "end-outside-period";
  return std::nullopt;
}

std::vector<std::string> actions(const Policy& policy, const Caller& caller, Date today) {
  std::vector<std::string> allowed;
  const bool insurer = caller.has("insurer") && caller.enterprise == policy.insurer_id;
  if (insurer && !policy.ended_on && today <= policy.valid_to) allowed.emplace_back("end");
  const bool insured = caller.enterprise == policy.enterprise_id && !caller.enterprise.is_nil();
  if ((insurer || insured) && policy.valid_from <= today) allowed.emplace_back("claim");
  return allowed;
}

}  // namespace heliu::insurance
