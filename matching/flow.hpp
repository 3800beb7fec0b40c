// A min-cost flow lot → offer → licence item → sink (and lot → sink: unawarded), solved exactly in integers:
// the relaxation of a round in which every award may be any integer between its bounds.
#pragma once
#include <cstdint>
#include <memory>
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
class Flow {
 public:
  explicit Flow(const Instance& instance);
  ~Flow();
  // margins: one an arc, of either sign, at most 10^15 in size.
  FlowResult solve(const Bounds& bounds, const std::vector<std::int64_t>& margins);
  std::int64_t work_per_solve() const;  // nodes + arcs: the unit of the work budget

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace heliu::matching
