#include "matching/prices.hpp"

#include <algorithm>

namespace heliu::matching {

Prices::Prices(const Book& book, const std::vector<Arc>& arcs, const Result& result)
    : book_(book), arcs_(arcs), result_(result) {
  for (std::uint32_t l = 0; l < book.lots.size(); ++l) lots_[book.lots[l].id] = l;
  for (std::uint32_t o = 0; o < book.offers.size(); ++o) offers_[book.offers[o].id] = o;
  for (const Budget& row : book.budgets) kinds_[row.id] = row.kind;
  for (const Scarcity& row : result.offer_scarcity) offer_prices_[row.id] = row.price.count;
  for (const Scarcity& row : result.item_scarcity) item_prices_[row.id] = row.price.count;
  for (const BudgetPrice& row : result.budget_prices) budget_prices_[row.id] = row.price;
  for (const Award& award : result.awards) {
    const Arc& arc = arc_of(award);
    const FenPerTonne with_rent = arc.price + rent(arc);
    const auto [at, first] = groups_.try_emplace(key(arc), Group{arc.price, with_rent, {}});
    at->second.highest_bid = std::max(at->second.highest_bid, arc.price);
    at->second.least_with_rent = std::min(at->second.least_with_rent, with_rent);
    at->second.kilograms += award.kilograms;
  }
}

// Throws std::out_of_range for an award that is not of this book.
const Arc& Prices::arc_of(const Award& award) const {
  const std::pair wanted{lots_.at(award.lot), offers_.at(award.offer)};
  const auto found =
      std::lower_bound(arcs_.begin(), arcs_.end(), wanted, [](const Arc& arc, const auto& pair) {
        return std::pair{arc.lot, arc.offer} < pair;
      });
  if (found == arcs_.end() || std::pair{found->lot, found->offer} != wanted)
    throw std::out_of_range("the award's pair is not eligible");
  return *found;
}

FenPerTonne Prices::rent(const Arc& arc) const {
  const Offer& offer = book_.offers[arc.offer];
  const auto price = [](const std::map<Id, std::int64_t>& prices, const Id& id) {
    const auto found = prices.find(id);
    return found == prices.end() ? std::int64_t{0} : found->second;
  };
  Int128 millionths = 0;
  for (const Id& id : offer.budgets)
    millionths +=
        Int128{price(budget_prices_, id)} * draw_per_kilogram(book_.lots[arc.lot], kinds_.at(id)).value_or(0);
  const auto of_budgets = static_cast<std::int64_t>(std::min<Int128>(millionths / 1'000'000, kPriceMost * 4));
  return FenPerTonne{price(offer_prices_, offer.id) + price(item_prices_, offer.licence_item) + of_budgets};
}

FenPerTonne Prices::price(const Award& award, PriceRule rule) const {
  const Arc& arc = arc_of(award);
  if (rule == PriceRule::PayAsOffered) return arc.price;
  return std::min(groups_.at(key(arc)).price(), book_.lots[arc.lot].reserve - arc.freight);
}

Sides Prices::sides(PriceRule rule) const {
  Sides sides;
  for (const Award& award : result_.awards) {
    const Arc& arc = arc_of(award);
    const FenPerTonne paid = price(award, rule);
    const auto times = [&](FenPerTonne per_tonne) {
      return MilliFen{per_tonne.count * award.kilograms.count};
    };
    sides.producers += times(book_.lots[arc.lot].reserve - arc.freight - paid);
    sides.processors += times(paid - arc.price);
    sides.policy += times(-arc.policy);
    sides.paid += amount(award.kilograms, paid);
    sides.received += amount(award.kilograms, paid);
  }
  return sides;
}

std::vector<ParadoxicallyRejected> Prices::rejected() const {
  std::map<Id, Int128> offers, items, budgets, lots;
  std::map<std::pair<Id, Id>, std::int64_t> given;
  for (const Offer& offer : book_.offers) offers[offer.id] = offer.capacity.count;
  for (const LicenceItem& item : book_.items) items[item.id] = item.remaining.count;
  for (const Budget& budget : book_.budgets) budgets[budget.id] = budget.amount;
  for (const Unawarded& row : result_.unawarded) lots[row.lot] = row.kilograms.count;
  for (const Award& award : result_.awards) {
    const Arc& arc = arc_of(award);
    const Offer& offer = book_.offers[arc.offer];
    given[{award.lot, award.offer}] = award.kilograms.count;
    offers[offer.id] -= award.kilograms.count;
    items[offer.licence_item] -= award.kilograms.count;
    for (const Id& id : offer.budgets)
      budgets[id] -=
          Int128{award.kilograms.count} * draw_per_kilogram(book_.lots[arc.lot], kinds_.at(id)).value_or(0);
  }
  std::vector<ParadoxicallyRejected> list;
  for (const Arc& arc : arcs_) {
    const Lot& lot = book_.lots[arc.lot];
    const Offer& offer = book_.offers[arc.offer];
    const auto left = lots.find(lot.id);
    const auto group = groups_.find(key(arc));
    if (left == lots.end() || group == groups_.end() || given[{lot.id, offer.id}] == arc.most.count) continue;
    const FenPerTonne uniform = group->second.price();
    const FenPerTonne producer = lot.reserve - arc.freight - uniform, processor = uniform - arc.price;
    if (producer <= FenPerTonne{} || processor < FenPerTonne{}) continue;
    Int128 room = std::min(offers[offer.id], items[offer.licence_item]);
    for (const Id& id : offer.budgets)
      if (const auto draw = draw_per_kilogram(lot, kinds_.at(id)).value_or(0); draw > 0)
        room = std::min(room, budgets[id] / draw);
    list.push_back({lot.id, offer.id, uniform, producer, processor,
                    Kilograms{static_cast<std::int64_t>(left->second)},
                    Kilograms{static_cast<std::int64_t>(room)}, arc.least});
  }
  return list;
}

PriceReport Prices::report() const {
  PriceReport report;
  report.rule = book_.rules.price_rule;
  for (const auto& [key, group] : groups_)
    report.uniform.push_back({key.first, key.second, group.price(), group.highest_bid, group.kilograms});
  for (const Award& award : result_.awards) {
    const FenPerTonne paid = price(award, PriceRule::UniformMarginal);
    const FenPerTonne uniform = groups_.at(key(arc_of(award))).price();
    if (paid != uniform) report.capped.push_back({award.lot, award.offer, paid, uniform});
  }
  report.rejected = rejected();
  report.as_offered = sides(PriceRule::PayAsOffered);
  report.as_uniform = sides(PriceRule::UniformMarginal);
  return report;
}

}  // namespace heliu::matching
