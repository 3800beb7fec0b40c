// The round with every award any integer between its bounds, and no budgets: lot → offer → licence item,
// solved exactly by the kernel for divisible rounds (flow/solver.hpp).
#pragma once
#include <cstdint>
#include <vector>

#include "matching/instance.hpp"

namespace heliu::matching {

struct Bounds {  // one entry an arc of the instance
  std::vector<std::int64_t> lower, upper;
};

struct FlowResult {
  bool feasible = false;
  std::vector<std::int64_t> kilograms;      // an arc
  std::vector<std::int64_t> offers, items;  // scarcity prices ≥ 0, in the unit of the margins
};

// Among flows of the greatest welfare the one with the smallest Σ kilograms × place in the draw; a lot early
// in the draw is the last to stay unawarded, and an award of welfare 0 is preferred to none.
//
// Both aims stand in one number, margin × scale + draw. Two flows differ by simple cycles, and a simple cycle
// passes each offer at most once, so a scale above the draw of the longest cycle keeps the aims apart.
class AwardFlow {
 public:
  explicit AwardFlow(const Instance& instance);

  // margins: one an arc, of either sign, at most 10^15 in size.
  FlowResult solve(const Bounds& bounds, const std::vector<std::int64_t>& margins) const;

  // Nodes + arcs: the unit of the work budget.
  std::int64_t work_per_solve() const;

 private:
  Int128 draw(int arc) const;

  const Instance& instance_;
  Int128 scale_ = 1;
};

}  // namespace heliu::matching
