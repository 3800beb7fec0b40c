// The relaxation of a round: every award may be any integer between its bounds. A min-cost flow
// lot → offer → licence item → sink (and lot → sink: unawarded), solved exactly in integers.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "matching/instance.hpp"

namespace heliu::matching {

struct Bounds {  // one entry an arc of the instance
  std::vector<std::int64_t> lower, upper;
};

struct Duals {  // scarcity prices in fen per tonne, ≥ 0
  std::vector<std::int64_t> offers, items;
};

struct Relaxed {
  bool feasible = false;
  std::int64_t value = 0;  // thousandths of a fen
  std::vector<std::int64_t> kilograms;
  Duals duals;
};

// Among flows of the greatest welfare the one with the smallest Σ kilograms × place in the draw; a lot early
// in the draw is the last to stay unawarded, and an award of welfare 0 is preferred to none.
class Flow {
 public:
  explicit Flow(const Instance& instance);
  ~Flow();
  Relaxed solve(const Bounds& bounds);
  std::int64_t work_per_solve() const;  // nodes + arcs: the unit of the work budget

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace heliu::matching
