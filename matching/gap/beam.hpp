// Beam search on the Lagrangian bound: jobs are placed a share at a time where the averaged knapsack
// solutions have them, in several ways that luck varies, and of all partial awards the few with the least
// bound go on. A single dive pays in its last jobs for choices that looked equal before; the bound tells them
// apart.
#pragma once
#include <vector>

#include "matching/gap/bound.hpp"

namespace heliu::matching::gap {

struct BeamOptions {
  std::size_t width = 6, children = 3;
  double reach = 10;           // costs above the best bound so far that an ascent aims at
  double share = 0.1;          // of the open jobs, placed at once
  double chance = 0.3;         // how much luck decides which
  double flat = 0.03;          // of the gap: while the bound rises less, one partial award is enough
  std::size_t last_jobs = 24;  // left to a tree
  int steps = 30;
  std::int64_t nodes = 60;
};

// An award of the problem cheaper than `upper`: one arc a job; empty when none was found. What is decided
// already stays; the problem is left as it was. Not for problems with side resources.
std::vector<std::int32_t> beam(Problem& problem, const Scale& scale, Work& work, std::vector<double> u,
                               Cost upper, const BeamOptions& options, Random& random);

}  // namespace heliu::matching::gap
