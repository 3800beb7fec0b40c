// What anybody can check without a solver: that an assignment is an award and what it costs, and that no
// award costs less than a bound. Small on purpose.
//
// The bound: for any multipliers u (one a job) and v ≥ 0 (one a side resource),
//   Σ_j u_j − Σ_r v_r × capacity_r − Σ_j max(0, u_j − unawarded cost) − Σ_i K_i  ≤  the cost of every award,
// where K_i is the best 0–1 knapsack of agent i with profits u_j − c_ij − Σ_r v_r × use. (An award picks, for
// each agent, one of the sets that the knapsack chooses the best of.) The knapsacks are computed exactly, by
// lists of undominated (weight, profit) pairs.
#pragma once
#include <optional>
#include <string>

#include "matching/gap/instance.hpp"
#include "matching/gap/solve.hpp"

namespace heliu::matching::gap {

struct Checked {
  Cost cost = 0;
  std::optional<std::string> wrong;  // the rule that is broken, and where
};
Checked check(const Instance& instance, const Assignment& assignment);

// The least whole cost that the multipliers leave possible. Nothing when they are malformed, a sum would
// overflow, or a knapsack needs more states than kStatesMost.
constexpr std::size_t kCertificateStatesMost = 1U << 22;
std::optional<Cost> bound_of(const Instance& instance, const Multipliers& multipliers);

}  // namespace heliu::matching::gap
