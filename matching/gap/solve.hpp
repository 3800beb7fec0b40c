// The generalised assignment problem within a budget of work: an award, a bound that is certain, and whether
// the award is proven best. One thread, no clock: the same instance, seed and budget give the same answer.
#pragma once
#include <functional>
#include <limits>

#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

struct Options {
  std::uint64_t seed = 1;
  std::int64_t work_limit = std::numeric_limits<std::int64_t>::max() / 2;  // units, about 2 ns each
  // Asked now and then; true cuts the search there. Found::work says where: the same run with that as its
  // limit gives the same answer.
  std::function<bool()> stop;
};

// Multipliers of "each job once" and of the side resources, in 2^-bits of a cost: what the bound follows
// from.
struct Multipliers {
  int bits = 0;
  std::vector<std::int64_t> job;   // any sign
  std::vector<std::int64_t> side;  // ≥ 0, one a side resource
};

struct Found {
  bool feasible = false;    // `assignment` is an award
  bool infeasible = false;  // proven: there is none
  bool proven = false;      // `cost` is the least possible, or `infeasible`
  Assignment assignment;
  Cost cost = 0;
  Cost lower_bound = 0;      // no award costs less; = cost when proven
  Cost certified_bound = 0;  // what `multipliers` alone prove (certificate.hpp recomputes it); ≤ lower_bound
  Multipliers multipliers;
  std::int64_t work = 0;
};

// Throws std::invalid_argument when malformed() has something to say.
Found solve(const Instance& instance, const Options& options);

}  // namespace heliu::matching::gap
