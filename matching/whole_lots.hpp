// Whole lots by the kernel for generalised assignment (gap/solve.hpp): a job is a whole lot, an agent a licence
// item, an arc an eligible offer; offers that share an item and the budgets are side resources. Costs are
// welfare with its sign turned, so that the least cost is the greatest welfare.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "matching/gap/solve.hpp"
#include "matching/instance.hpp"

namespace heliu::matching {

struct WholeLots {
  gap::Instance problem;
  std::vector<int> arc_of;  // an arc of the problem -> of the instance

  // The award of a solution: kilograms an arc of the instance, on top of `kilograms`.
  void add_to(std::vector<std::int64_t>& kilograms, const gap::Assignment& assignment) const;
};

// The whole lots of a round in which the divisible ones have those kilograms (an arc; empty: none).
// None when the figures are beyond the kernel's exact sums.
std::optional<WholeLots> whole_lots(const Instance& instance, const std::vector<std::int64_t>& kilograms);

}  // namespace heliu::matching
