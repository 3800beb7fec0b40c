#include "matching/relaxation.hpp"

#include <algorithm>

namespace heliu::matching {
namespace {

constexpr std::int64_t kAveraged = 10;  // steps, at least

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

Int128 floor_div(Int128 value, Int128 by) {
  const Int128 quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

// What the awards draw from each budget, arc by arc: the flow itself does not know of budgets.
std::vector<Int128> drawn(const Instance& instance, const std::vector<std::int64_t>& kilograms) {
  std::vector<Int128> sums(instance.budgets.size(), 0);
  for (std::size_t a = 0; a < kilograms.size(); ++a) {
    if (kilograms[a] == 0) continue;
    for (const int b : instance.offer_of(static_cast<int>(a)).budgets)
      sums[at(b)] += Int128{kilograms[a]} * instance.draw(static_cast<int>(a), b);
  }
  return sums;
}

}  // namespace

std::int64_t charged_margin(const Instance& instance, int arc,
                            const std::vector<std::int64_t>& budget_prices) {
  Int128 margin = Int128{instance.arcs[at(arc)].margin} * kBudgetPriceScale;
  for (const int b : instance.offer_of(arc).budgets)
    margin -= Int128{budget_prices[at(b)]} * instance.draw(arc, b);
  return static_cast<std::int64_t>(std::max<Int128>(margin, -kBudgetPriceMost));
}

std::int64_t dual_bound(const Instance& instance, const Duals& duals) {
  Int128 bound = 0;  // × kBudgetPriceScale
  for (std::size_t o = 0; o < instance.offers.size(); ++o)
    bound += Int128{duals.offers[o]} * instance.offers[o].capacity * kBudgetPriceScale;
  for (std::size_t i = 0; i < instance.items.size(); ++i)
    bound += Int128{duals.items[i]} * instance.items[i] * kBudgetPriceScale;
  for (std::size_t b = 0; b < instance.budgets.size(); ++b)
    bound += Int128{duals.budgets[b]} * instance.budgets[b].amount;
  std::vector<std::pair<std::int64_t, std::int64_t>> choices;  // surplus, most
  for (const auto& lot : instance.lots) {
    choices.clear();
    for (int a = lot.first; a < lot.last; ++a) {
      const auto& offer = instance.offer_of(a);
      const Int128 rent = Int128{duals.offers[at(instance.arcs[at(a)].offer)] + duals.items[at(offer.item)]};
      const Int128 surplus = charged_margin(instance, a, duals.budgets) - rent * kBudgetPriceScale;
      if (surplus > 0) choices.emplace_back(static_cast<std::int64_t>(surplus), instance.arcs[at(a)].most);
    }
    std::sort(choices.rbegin(), choices.rend());
    std::int64_t left = lot.kilograms;
    for (const auto& [surplus, most] : choices) {
      const std::int64_t part = std::min(left, most);
      bound += Int128{surplus} * part;
      left -= part;
    }
  }
  return static_cast<std::int64_t>(std::min<Int128>(floor_div(bound, kBudgetPriceScale), INT64_MAX));
}

Relaxation::Relaxation(const Instance& instance) : instance_(instance), flow_(instance) {}

Relaxed Relaxation::priced(const Bounds& bounds, const std::vector<std::int64_t>& budget_prices) {
  work_ += flow_.work_per_solve() * kArcWork;
  const bool budgets = !instance_.budgets.empty();
  std::vector<std::int64_t> margins;
  margins.reserve(instance_.arcs.size());
  for (int a = 0; a < static_cast<int>(instance_.arcs.size()); ++a)
    margins.push_back(budgets ? charged_margin(instance_, a, budget_prices) : instance_.arcs[at(a)].margin);
  FlowResult flow = flow_.solve(bounds, margins);
  Relaxed relaxed;
  relaxed.feasible = flow.feasible;
  if (!flow.feasible) return relaxed;
  const std::int64_t scale = budgets ? kBudgetPriceScale : 1;
  Int128 value = 0;
  for (std::size_t a = 0; a < margins.size(); ++a) value += Int128{margins[a]} * flow.kilograms[a];
  for (std::size_t b = 0; b < instance_.budgets.size(); ++b)
    value += Int128{budget_prices[b]} * instance_.budgets[b].amount;
  relaxed.value = static_cast<std::int64_t>(std::min<Int128>(floor_div(value, scale), INT64_MAX));
  relaxed.kilograms = std::move(flow.kilograms);
  const auto rounded = [scale](std::int64_t price) { return (price + scale / 2) / scale; };
  for (const std::int64_t price : flow.offers) relaxed.duals.offers.push_back(rounded(price));
  for (const std::int64_t price : flow.items) relaxed.duals.items.push_back(rounded(price));
  relaxed.duals.budgets = budget_prices;
  for (const auto* prices : {&flow.offers, &flow.items})
    for (const std::int64_t price : *prices) relaxed.prices.push_back(price * (kBudgetPriceScale / scale));
  relaxed.prices.insert(relaxed.prices.end(), budget_prices.begin(), budget_prices.end());
  return relaxed;
}

// A budget that everything still open could not exhaust is not scarce: its price is 0.
void Relaxation::free_slack(const Bounds& bounds, std::vector<std::int64_t>& budget_prices) const {
  const std::vector<Int128> most = drawn(instance_, bounds.upper);
  for (std::size_t b = 0; b < most.size(); ++b)
    if (most[b] <= instance_.budgets[b].amount) budget_prices[b] = 0;
}

// Polyak's step towards the target. The excess of each budget is first brought to 1 + 20 binary digits of its
// amount, so that kJ in billions and mg in thousands move alike and nothing leaves 128 bits.
void Relaxation::step(const Relaxed& relaxed, std::int64_t target,
                      std::vector<std::int64_t>& budget_prices) const {
  const std::vector<Int128> use = drawn(instance_, relaxed.kilograms);
  std::vector<std::int64_t> excess, unit;
  Int128 norm = 0;
  for (std::size_t b = 0; b < use.size(); ++b) {
    const std::int64_t amount = instance_.budgets[b].amount;
    unit.push_back(std::max<std::int64_t>(1, amount >> 20));
    Int128 share = (use[b] - amount) / unit.back();
    if (share == 0 && use[b] != amount) share = use[b] > amount ? 1 : -1;
    if (budget_prices[b] == 0) share = std::max<Int128>(share, 0);
    excess.push_back(static_cast<std::int64_t>(std::clamp<Int128>(share, -(1 << 24), 1 << 24)));
    norm += Int128{excess.back()} * excess.back();
  }
  if (norm == 0) return;
  const Int128 gap = std::max<Int128>(1, Int128{relaxed.value} - target) * kBudgetPriceScale;
  for (std::size_t b = 0; b < use.size(); ++b) {
    const Int128 move = gap * excess[b] / (norm * unit[b]);
    budget_prices[b] =
        static_cast<std::int64_t>(std::clamp<Int128>(budget_prices[b] + move, 0, kBudgetPriceMost));
  }
}

Relaxed Relaxation::solve(const Bounds& bounds, std::vector<std::int64_t>& budget_prices, int steps,
                          std::int64_t target) {
  free_slack(bounds, budget_prices);
  Relaxed best = priced(bounds, budget_prices);
  if (instance_.budgets.empty() || !best.feasible) return best;
  std::vector<std::int64_t> prices = budget_prices;
  Relaxed now = best;
  std::vector<std::int64_t> sum(instance_.arcs.size(), 0);
  std::int64_t summed = 0;
  for (int s = 1; s < steps && best.value > target; ++s) {
    const std::vector<std::int64_t> before = prices;
    // Later steps aim nearer: the target is the best known award, seldom the optimum of these prices.
    step(now, now.value - (now.value - target) / (1 + s / 4), prices);
    free_slack(bounds, prices);
    if (prices == before) break;
    now = priced(bounds, prices);
    if (2 * s >= steps) {
      ++summed;
      for (std::size_t a = 0; a < sum.size(); ++a) sum[a] += now.kilograms[a];
    }
    if (now.value >= best.value) continue;
    best = now;
    budget_prices = prices;
  }
  if (summed >= kAveraged) {
    for (std::int64_t& kilograms : sum) kilograms /= summed;
    best.average = std::move(sum);
  }
  return best;
}

}  // namespace heliu::matching
