#include "matching/instance.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "matching/canonical.hpp"

namespace heliu::matching {
namespace {

// The indices 0..keys.size() in the order of their keys, and where each index went.
template <class Key>
std::vector<std::uint32_t> order(const std::vector<Key>& keys, std::vector<int>& place) {
  std::vector<std::uint32_t> indices(keys.size());
  std::iota(indices.begin(), indices.end(), 0U);
  std::sort(indices.begin(), indices.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
  place.resize(keys.size());
  for (std::size_t i = 0; i < indices.size(); ++i) place[indices[i]] = static_cast<int>(i);
  return indices;
}

Instance::Lot lot_row(const Lot& lot) {
  Instance::Lot row{lot.kilograms.count, !lot.divisible, 0, 0, {}};
  for (const BudgetKind kind : {BudgetKind::Heat, BudgetKind::Chlorine})
    row.draw[static_cast<std::size_t>(kind)] = draw_per_kilogram(lot, kind).value_or(0);
  return row;
}

}  // namespace

bool Instance::has_divisible() const {
  return std::any_of(lots.begin(), lots.end(), [](const Lot& lot) { return !lot.whole; });
}

Instance make_instance(const Book& book, const std::vector<Arc>& arcs) {
  Instance instance;
  std::vector<Digest> lot_keys, offer_keys;
  std::vector<Id> item_keys;
  for (const auto& lot : book.lots) lot_keys.push_back(draw_key(book.draw_nonce, lot.id));
  for (const auto& offer : book.offers) offer_keys.push_back(draw_key(book.draw_nonce, offer.commitment));
  for (const auto& item : book.items) item_keys.push_back(item.id);
  std::vector<int> lot_place, offer_place, item_place;
  instance.lot_index = order(lot_keys, lot_place);
  instance.offer_index = order(offer_keys, offer_place);
  instance.item_index = order(item_keys, item_place);

  std::vector<Id> budget_keys;
  for (const auto& budget : book.budgets) budget_keys.push_back(budget.id);
  std::vector<int> budget_place;
  instance.budget_index = order(budget_keys, budget_place);
  std::map<Id, int> budget_at;
  for (const auto index : instance.budget_index) {
    budget_at.emplace(book.budgets[index].id, static_cast<int>(instance.budgets.size()));
    instance.budgets.push_back({book.budgets[index].amount, book.budgets[index].kind});
  }
  std::vector<std::pair<Id, int>> items;
  for (const auto index : instance.item_index) {
    items.emplace_back(book.items[index].id, static_cast<int>(items.size()));
    instance.items.push_back(book.items[index].remaining.count);
  }
  for (const auto index : instance.offer_index) {
    const Offer& offer = book.offers[index];
    const auto at = std::lower_bound(items.begin(), items.end(), std::pair{offer.licence_item, 0});
    instance.offers.push_back({offer.capacity.count, at->second, {}});
    for (const Id& id : offer.budgets) instance.offers.back().budgets.push_back(budget_at.at(id));
    std::sort(instance.offers.back().budgets.begin(), instance.offers.back().budgets.end());
  }
  for (const auto index : instance.lot_index) instance.lots.push_back(lot_row(book.lots[index]));

  instance.arc_index.resize(arcs.size());
  std::iota(instance.arc_index.begin(), instance.arc_index.end(), 0U);
  std::sort(instance.arc_index.begin(), instance.arc_index.end(), [&](auto a, auto b) {
    return std::pair{lot_place[arcs[a].lot], offer_place[arcs[a].offer]} <
           std::pair{lot_place[arcs[b].lot], offer_place[arcs[b].offer]};
  });
  for (const auto index : instance.arc_index) {
    const Arc& arc = arcs[index];
    instance.arcs.push_back(
        {lot_place[arc.lot], offer_place[arc.offer], arc.margin.count, arc.least.count, arc.most.count});
  }
  std::size_t next = 0;
  for (std::size_t l = 0; l < instance.lots.size(); ++l) {
    instance.lots[l].first = static_cast<int>(next);
    while (next < instance.arcs.size() && instance.arcs[next].lot == static_cast<int>(l)) ++next;
    instance.lots[l].last = static_cast<int>(next);
  }
  return instance;
}

std::int64_t welfare(const Instance& instance, const std::vector<std::int64_t>& kilograms) {
  std::int64_t sum = 0;
  for (std::size_t a = 0; a < instance.arcs.size(); ++a) sum += instance.arcs[a].margin * kilograms[a];
  return sum;
}

}  // namespace heliu::matching
