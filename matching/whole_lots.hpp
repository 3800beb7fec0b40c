// The whole lots of a round as a generalised assignment problem for the kernel gap/solve.hpp: a job is a
// whole lot, an agent an offer, or a licence item where its offers together exceed it. What that leaves out
// (budgets; the single offers on such an item) is bought at the round's scarcity prices, so the kernel's
// bound is one for the round too; its award is repaired by Plan. Costs are welfare with its sign turned.
#pragma once
#include <optional>
#include <vector>

#include "matching/gap/solve.hpp"
#include "matching/relaxation.hpp"

namespace heliu::matching {

struct WholeLots {
  gap::Instance problem;
  std::vector<int> arc_of;  // an arc of the problem -> of the instance
  std::vector<int> lot_of;  // a job -> a lot of the instance
  std::int64_t bought = 0;  // thousandths of a fen: what the capacities left out are worth, rounded up

  // The welfare that a cost bound of the problem leaves possible, if every lot of the round is whole.
  std::int64_t welfare_bound(gap::Cost cost_bound) const { return bought - cost_bound; }
  // Puts the award of a solution into `kilograms` (an arc of the instance).
  void add_to(std::vector<std::int64_t>& kilograms, const gap::Assignment& assignment) const;
};

// The whole lots beside divisible ones with those kilograms (an arc; empty: none), at those prices. None when
// there are none, or their figures are beyond the kernel's exact sums.
std::optional<WholeLots> whole_lots(const Instance& instance, const std::vector<std::int64_t>& kilograms,
                                    const Duals& duals);

}  // namespace heliu::matching
