// Lagrangian dive: one agent after another gets its whole knapsack solution, the multipliers following after
// each, and the last few agents are decided by branch and bound. Whole agents leave neither unused capacity
// nor second-best jobs behind; what integrality costs is paid only at the end.
#pragma once
#include <vector>

#include "matching/gap/bound.hpp"

namespace heliu::matching::gap {

// What decides most how good a dive becomes; which is best depends on the instance (styles.hpp).
struct DiveStyle {
  // Steps (Scale::step) by which an arc gains per x̂ − 0.2 of the averaged solution when a knapsack is read:
  // of solutions of nearly the same worth the one is taken that leaves the others what they are about to
  // take.
  double agreement = 0;
  // Steps by which the multipliers of the open jobs rise before each ascent. Where the bound is flat, the
  // knapsacks are half empty and take no side; lifted, agents compete, and the ascent settles who gets what.
  double lift = 0;
  int steps = 12;  // of the ascent after each agent
};

struct DiveOptions {
  DiveStyle style;
  int first_steps = 60;         // of the ascent before the first agent
  std::size_t last_agents = 4;  // left to the tree
  std::int64_t nodes = 400;
  double scarcity = 0;  // > 0: how much jobs are preferred that few of the agents left suit
  double chance = 0;    // > 0: how much luck decides which agent is next
};

// One arc of the problem a job, −1 where the dive ended without one (to be repaired). Moves u. The problem is
// left as it was.
std::vector<std::int32_t> dive(Problem& problem, const Scale& scale, Work& work, std::vector<double> u,
                               Cost upper, const DiveOptions& options, Random& random);

}  // namespace heliu::matching::gap
