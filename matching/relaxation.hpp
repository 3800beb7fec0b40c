// The relaxation of a node of the search: awards may be any integer between their bounds, and the side
// budgets are bought at a price instead of kept. By weak duality its value is an upper bound at any prices ≥
// 0; a subgradient method (Polyak's step, in integers) looks for good ones.
#pragma once
#include <cstdint>
#include <vector>

#include "matching/award_flow.hpp"

namespace heliu::matching {

// Budget prices are counted in millionths of a thousandth of a fen per kJ or mg.
inline constexpr std::int64_t kBudgetPriceScale = 1'000'000;
inline constexpr std::int64_t kBudgetPriceMost = 400'000'000'000'000;

// One arc looked at, in units of work.
inline constexpr std::int64_t kArcWork = 16;

struct Duals {
  std::vector<std::int64_t> offers, items;  // fen per tonne, ≥ 0
  std::vector<std::int64_t> budgets;        // × kBudgetPriceScale, ≥ 0
};

struct Relaxed {
  bool feasible = false;
  std::int64_t value = 0;               // thousandths of a fen: no award within the bounds is worth more
  std::vector<std::int64_t> kilograms;  // may draw more from a budget than it has
  std::vector<std::int64_t> average;    // of the later steps: near the budgets; empty after few steps
  Duals duals;                          // in whole fen per tonne where they price kilograms: to be published
  std::vector<std::int64_t> prices;     // offers, items, budgets, × kBudgetPriceScale: they prove the value
};

// What an arc still earns at those budget prices, × kBudgetPriceScale; at least −4 × 10^14.
std::int64_t charged_margin(const Instance& instance, int arc,
                            const std::vector<std::int64_t>& budget_prices);

// The bound that follows from the duals alone (weak duality): what the capacities and budgets are worth, and
// for each lot by itself the best it can do at those prices. verify_proof.cpp recomputes it in its own words.
std::int64_t dual_bound(const Instance& instance, const Duals& duals);

class Relaxation {
 public:
  explicit Relaxation(const Instance& instance);

  // Starts at the given budget prices, leaves the best found in them; `steps` flows at most. Stops early when
  // the value is no better than `target`.
  Relaxed solve(const Bounds& bounds, std::vector<std::int64_t>& budget_prices, int steps,
                std::int64_t target);

  std::int64_t work() const { return work_; }  // units

 private:
  Relaxed priced(const Bounds& bounds, const std::vector<std::int64_t>& budget_prices);
  void step(const Relaxed& at, std::int64_t target, std::vector<std::int64_t>& budget_prices) const;
  void free_slack(const Bounds& bounds, std::vector<std::int64_t>& budget_prices) const;

  const Instance& instance_;
  AwardFlow flow_;
  std::int64_t work_ = 0;
};

}  // namespace heliu::matching
