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

// Agents of the problem, and which offers are bought because their item is the agent.
struct Agents {
  std::vector<std::int32_t> of_offer;
  std::vector<bool> bought;
  std::vector<gap::Weight> capacity;
};

Agents agents_of(const Instance& instance, const Room& room) {
  const std::size_t offers = instance.offers.size();
  std::vector<Int128> on_item(instance.items.size(), 0);
  std::vector<int> count(instance.items.size(), 0);
  for (std::size_t o = 0; o < offers; ++o) {
    on_item[at(instance.offers[o].item)] += room.offers[o];
    ++count[at(instance.offers[o].item)];
  }
  Agents agents{std::vector<std::int32_t>(offers, -1), std::vector<bool>(offers, false), {}};
  std::vector<std::int32_t> of_item(instance.items.size(), -1);
  for (std::size_t o = 0; o < offers; ++o) {
    const auto item = at(instance.offers[o].item);
    const bool shared = count[item] > 1 && on_item[item] > room.items[item];
    agents.bought[o] = shared;
    std::int32_t& agent = shared ? of_item[item] : agents.of_offer[o];
    if (agent < 0) {
      agent = static_cast<std::int32_t>(agents.capacity.size());
      agents.capacity.push_back(shared ? room.items[item] : std::min(room.offers[o], room.items[item]));
    }
    agents.of_offer[o] = agent;
  }
  return agents;
}

// An arc's welfare per tonne less what it buys; rounded up, so that a bound stays one.
std::int64_t charged(const Instance& instance, int a, const Agents& agents, const Duals& duals) {
  const auto offer = at(instance.arcs[at(a)].offer);
  std::int64_t margin = instance.arcs[at(a)].margin;
  if (!instance.offers[offer].budgets.empty()) {
    const std::int64_t fine = charged_margin(instance, a, duals.budgets);
    margin = fine / kBudgetPriceScale + (fine % kBudgetPriceScale > 0 ? 1 : 0);
  }
  return agents.bought[offer] ? margin - duals.offers[offer] : margin;
}

}  // namespace

void WholeLots::add_to(std::vector<std::int64_t>& kilograms, const gap::Assignment& assignment) const {
  for (std::size_t job = 0; job < assignment.size(); ++job) {
    if (assignment[job] == gap::kUnawarded) continue;
    const auto arc = static_cast<std::size_t>(assignment[job]);
    kilograms[at(arc_of[arc])] = problem.arcs[arc].weight;
  }
}

std::optional<WholeLots> whole_lots(const Instance& instance, const std::vector<std::int64_t>& kilograms,
                                    const Duals& duals) {
  const Room room = room_beside(instance, kilograms);
  const Agents agents = agents_of(instance, room);
  WholeLots made;
  gap::Instance& problem = made.problem;
  problem.capacity = agents.capacity;
  Int128 bought = 0;  // × kBudgetPriceScale
  for (std::size_t o = 0; o < agents.bought.size(); ++o)
    if (agents.bought[o]) bought += Int128{duals.offers[o]} * room.offers[o] * kBudgetPriceScale;
  for (std::size_t b = 0; b < room.budgets.size(); ++b) bought += Int128{duals.budgets[b]} * room.budgets[b];
  bought = (bought + kBudgetPriceScale - 1) / kBudgetPriceScale;
  if (bought > INT64_MAX / 4) return {};
  made.bought = static_cast<std::int64_t>(bought);
  problem.first.push_back(0);
  for (int l = 0; l < static_cast<int>(instance.lots.size()); ++l) {
    const auto& lot = instance.lots[at(l)];
    if (!lot.whole || lot.first == lot.last) continue;
    for (int a = lot.first; a < lot.last; ++a) {
      const Int128 worth = Int128{charged(instance, a, agents, duals)} * lot.kilograms;
      if (worth > gap::kCostSumMost || worth < -gap::kCostSumMost) return {};
      const std::int32_t agent = agents.of_offer[at(instance.arcs[at(a)].offer)];
      problem.arcs.push_back({agent, -static_cast<gap::Cost>(worth), lot.kilograms});
      made.arc_of.push_back(a);
    }
    problem.first.push_back(static_cast<std::int32_t>(problem.arcs.size()));
    problem.unawarded.push_back(0);
    made.lot_of.push_back(l);
  }
  if (problem.jobs() == 0 || gap::malformed(problem)) return {};
  return made;
}

}  // namespace heliu::matching
