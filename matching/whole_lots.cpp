#include "matching/whole_lots.hpp"

#include <algorithm>

namespace heliu::matching {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// What divisible lots leave of every capacity.
struct Room {
  std::vector<std::int64_t> offers, items, budgets;
};

Room room_beside(const Instance& instance, const std::vector<std::int64_t>& kilograms) {
  Room room{{}, instance.items, {}};
  for (const auto& offer : instance.offers) room.offers.push_back(offer.capacity);
  for (const auto& budget : instance.budgets) room.budgets.push_back(budget.amount);
  for (int a = 0; a < static_cast<int>(kilograms.size()); ++a) {
    if (kilograms[at(a)] == 0 || instance.lot_of(a).whole) continue;
    const auto& offer = instance.offer_of(a);
    room.offers[at(instance.arcs[at(a)].offer)] -= kilograms[at(a)];
    room.items[at(offer.item)] -= kilograms[at(a)];
    for (const int b : offer.budgets) room.budgets[at(b)] -= kilograms[at(a)] * instance.draw(a, b);
  }
  return room;
}

}  // namespace

void WholeLots::add_to(std::vector<std::int64_t>& kilograms, const gap::Assignment& assignment) const {
  for (std::size_t job = 0; job < assignment.size(); ++job) {
    if (assignment[job] == gap::kUnawarded) continue;
    const auto arc = static_cast<std::size_t>(assignment[job]);
    kilograms[at(arc_of[arc])] = problem.arcs[arc].weight;
  }
}

std::optional<WholeLots> whole_lots(const Instance& instance, const std::vector<std::int64_t>& kilograms) {
  const Room room = room_beside(instance, kilograms);
  WholeLots made;
  gap::Instance& problem = made.problem;
  problem.capacity = room.items;
  std::vector<int> offers_on(instance.items.size(), 0);
  for (const auto& offer : instance.offers) ++offers_on[at(offer.item)];
  std::vector<std::int32_t> side_of(instance.offers.size(), -1);
  for (std::size_t o = 0; o < instance.offers.size(); ++o) {
    const auto item = at(instance.offers[o].item);
    if (offers_on[item] == 1) {
      problem.capacity[item] = std::min(problem.capacity[item], room.offers[o]);
    } else {
      side_of[o] = static_cast<std::int32_t>(problem.side_capacity.size());
      problem.side_capacity.push_back(room.offers[o]);
    }
  }
  const auto first_budget = static_cast<std::int32_t>(problem.side_capacity.size());
  problem.side_capacity.insert(problem.side_capacity.end(), room.budgets.begin(), room.budgets.end());
  problem.first.push_back(0);
  problem.side_first.push_back(0);
  for (const auto& lot : instance.lots) {
    if (!lot.whole || lot.first == lot.last) continue;
    for (int a = lot.first; a < lot.last; ++a) {
      const auto& arc = instance.arcs[at(a)];
      const auto& offer = instance.offer_of(a);
      problem.arcs.push_back({offer.item, -arc.margin * lot.kilograms, lot.kilograms});
      made.arc_of.push_back(a);
      if (side_of[at(arc.offer)] >= 0) problem.side_uses.push_back({side_of[at(arc.offer)], lot.kilograms});
      for (const int b : offer.budgets)
        problem.side_uses.push_back({first_budget + b, instance.draw(a, b) * lot.kilograms});
      problem.side_first.push_back(static_cast<std::int32_t>(problem.side_uses.size()));
    }
    problem.first.push_back(static_cast<std::int32_t>(problem.arcs.size()));
    problem.unawarded.push_back(0);
  }
  if (problem.side_uses.empty()) problem.side_first.clear(), problem.side_capacity.clear();
  if (problem.jobs() == 0 || gap::malformed(problem)) return {};
  return made;
}

}  // namespace heliu::matching
