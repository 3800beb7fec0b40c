#include "matching/branch.hpp"

#include <algorithm>

namespace heliu::matching {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// A lot is split over offers though whole, or an award is below its least part: the unlawful award of the
// heaviest lot, because deciding it changes the most.
int unlawful_arc(const Instance& instance, const Relaxed& relaxed) {
  int chosen = -1;
  std::int64_t heaviest = -1;
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a) {
    const auto& arc = instance.arcs[at(a)];
    const std::int64_t kilograms = relaxed.kilograms[at(a)];
    if (kilograms == 0 || kilograms >= arc.least) continue;
    const std::int64_t weight = std::min(arc.least, instance.lot_of(a).kilograms);
    const bool same_lot = chosen >= 0 && instance.arcs[at(chosen)].lot == arc.lot;
    const bool larger_share = same_lot && kilograms > relaxed.kilograms[at(chosen)];
    if (weight > heaviest || (weight == heaviest && larger_share)) {
      heaviest = weight;
      chosen = a;
    }
  }
  return chosen;
}

// Everything is lawful, but a budget is overdrawn or bought at a price and left over: the arc on such a
// budget whose open range could draw the most.
int budget_arc(const Instance& instance, const Bounds& bounds, const Relaxed& relaxed) {
  std::vector<Int128> room;
  for (const auto& budget : instance.budgets) room.emplace_back(budget.amount);
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a)
    for (const int b : instance.offer_of(a).budgets)
      room[at(b)] -= Int128{relaxed.kilograms[at(a)]} * instance.draw(a, b);
  int chosen = -1;
  Int128 widest = 0;
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a) {
    for (const int b : instance.offer_of(a).budgets) {
      const bool open = room[at(b)] < 0 || (room[at(b)] > 0 && relaxed.duals.budgets[at(b)] > 0);
      const Int128 range = Int128{bounds.upper[at(a)] - bounds.lower[at(a)]} * instance.draw(a, b);
      if (!open || range <= widest) continue;
      widest = range;
      chosen = a;
    }
  }
  return chosen;
}

}  // namespace

std::optional<std::pair<Decision, Decision>> branch(const Instance& instance, const Bounds& bounds,
                                                    const Relaxed& relaxed) {
  int a = unlawful_arc(instance, relaxed);
  if (a < 0) a = budget_arc(instance, bounds, relaxed);
  if (a < 0) return {};
  const std::int64_t least = instance.arcs[at(a)].least, kilograms = relaxed.kilograms[at(a)];
  const std::int64_t lower = bounds.lower[at(a)], upper = bounds.upper[at(a)];
  if (lower == 0 && least > 1) {  // nothing, or at least the least
    const Decision drop{a, 0, 0}, take{a, least, upper};
    return kilograms * 2 >= least ? std::pair{drop, take} : std::pair{take, drop};
  }
  const std::int64_t middle = lower + (upper - lower) / 2;
  const Decision low{a, lower, middle}, high{a, middle + 1, upper};
  return kilograms > middle ? std::pair{low, high} : std::pair{high, low};
}

bool narrow(const Instance& instance, const Node& node, Bounds& bounds) {
  std::vector<std::int64_t> lots, offers, items = instance.items, budgets;
  for (const auto& lot : instance.lots) lots.push_back(lot.kilograms);
  for (const auto& offer : instance.offers) offers.push_back(offer.capacity);
  for (const auto& budget : instance.budgets) budgets.push_back(budget.amount);
  for (const Decision& decision : node.decisions) {
    bounds.lower[at(decision.arc)] = std::max(bounds.lower[at(decision.arc)], decision.lower);
    bounds.upper[at(decision.arc)] = std::min(bounds.upper[at(decision.arc)], decision.upper);
  }
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a) {
    const std::int64_t taken = bounds.lower[at(a)];
    if (taken > bounds.upper[at(a)]) return false;
    if (taken == 0) continue;
    const auto& offer = instance.offer_of(a);
    if ((lots[at(instance.arcs[at(a)].lot)] -= taken) < 0) return false;
    if ((offers[at(instance.arcs[at(a)].offer)] -= taken) < 0) return false;
    if ((items[at(offer.item)] -= taken) < 0) return false;
    for (const int b : offer.budgets)
      if ((budgets[at(b)] -= taken * instance.draw(a, b)) < 0) return false;
  }
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a) {
    const auto& arc = instance.arcs[at(a)];
    const auto& offer = instance.offer_of(a);
    std::int64_t& upper = bounds.upper[at(a)];
    const std::int64_t lower = bounds.lower[at(a)];
    if (upper == lower) continue;
    std::int64_t room = std::min({lots[at(arc.lot)], offers[at(arc.offer)], items[at(offer.item)]});
    for (const int b : offer.budgets)
      if (const std::int64_t draw = instance.draw(a, b); draw > 0)
        room = std::min(room, budgets[at(b)] / draw);
    upper = std::min(upper, lower + room);
    if (lower == 0 && upper < arc.least) upper = 0;
  }
  return true;
}

}  // namespace heliu::matching
