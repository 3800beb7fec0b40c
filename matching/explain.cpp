#include "matching/explain.hpp"

#include <algorithm>

#include "matching/canonical.hpp"
#include "matching/counterfactual.hpp"

namespace heliu::matching {
namespace {

std::string text(std::int64_t value) {
  return std::to_string(value);
}

std::int64_t rounded_to_step(std::int64_t value, bool up) {
  std::int64_t down = value / kThresholdStep * kThresholdStep;
  if (down > value) down -= kThresholdStep;
  return up && down < value ? down + kThresholdStep : down;
}

constexpr bool kProducer = true, kProcessor = true;

}  // namespace

Explainer::Explainer(const Book& book, const Eligibility& eligible, const Result& result, std::int64_t work)
    : book_(book), eligible_(eligible), result_(result), work_(work), prices_(book, eligible.arcs, result) {
  report_ = prices_.report();
  for (std::uint32_t l = 0; l < book.lots.size(); ++l) lots_[book.lots[l].id] = l;
  for (std::uint32_t o = 0; o < book.offers.size(); ++o) {
    const Offer& offer = book.offers[o];
    offers_[offer.id] = o;
    offer_room_[offer.id] = offer.capacity.count;
    for (const Line& line : offer.lines) bidders_[line.code].insert(offer.processor);
  }
  for (const LicenceItem& item : book.items) item_room_[item.id] = item.remaining.count;
  for (const Budget& budget : book.budgets) {
    budget_room_[budget.id] = budget.amount;
    budgets_[budget.id] = &budget;
  }
  for (const Scarcity& row : result.offer_scarcity) offer_price_[row.id] = row.price.count;
  for (const Scarcity& row : result.item_scarcity) item_price_[row.id] = row.price.count;
  for (const BudgetPrice& row : result.budget_prices) budget_price_[row.id] = row.price;
  for (const Unawarded& row : result.unawarded) left_[row.lot] = &row;
  for (const Award& row : result.awards) {
    awards_[{row.lot, row.offer}] = &row;
    const Lot& lot = book.lots[lots_.at(row.lot)];
    const Offer& offer = book.offers[offers_.at(row.offer)];
    offer_room_[offer.id] -= row.kilograms.count;
    item_room_[offer.licence_item] -= row.kilograms.count;
    for (const Id& id : offer.budgets)
      budget_room_[id] -=
          Int128{row.kilograms.count} * draw_per_kilogram(lot, budgets_.at(id)->kind).value_or(0);
  }
}

const Award* Explainer::award(const Arc& arc) const {
  const auto found = awards_.find({book_.lots[arc.lot].id, book_.offers[arc.offer].id});
  return found == awards_.end() ? nullptr : found->second;
}

// Kilograms of the lot that the offer could still take in after the round.
std::int64_t Explainer::room(const Arc& arc) const {
  const Offer& offer = book_.offers[arc.offer];
  Int128 room = std::min(offer_room_.at(offer.id), item_room_.at(offer.licence_item));
  for (const Id& id : offer.budgets)
    if (const auto draw = draw_per_kilogram(book_.lots[arc.lot], budgets_.at(id)->kind).value_or(0); draw > 0)
      room = std::min(room, budget_room_.at(id) / draw);
  return static_cast<std::int64_t>(room);
}

// What the lot already gains per tonne where it was awarded, its worst award; 0 while some of it is left.
FenPerTonne Explainer::surplus(const Arcs& arcs) const {
  FenPerTonne least{kPriceMost};
  for (const Arc* arc : arcs) {
    if (left_.contains(book_.lots[arc->lot].id)) return FenPerTonne{};
    if (award(*arc)) least = std::min(least, arc->margin - prices_.rent(*arc));
  }
  return least;
}

int Explainer::bidders(const Lot& lot) const {
  const auto found = bidders_.find(lot.code);
  return found == bidders_.end() ? 0 : static_cast<int>(found->second.size());
}

// The exact threshold to the regulator; to the party a rounded one, or that it is not told.
void Explainer::threshold(Point point, const Id& lot, const Id& offer, const char* key, std::int64_t exact,
                          bool up, bool producer, std::vector<Said>& said) const {
  said.push_back({point, lot, offer, {{key, text(exact)}}, false, false});
  if (bidders(book_.lots[lots_.at(lot)]) < kBiddersLeast)
    said.push_back({Point::TooFewBidders, lot, offer, {}, producer, !producer, false});
  else
    said.push_back(
        {point, lot, offer, {{key, text(rounded_to_step(exact, up))}}, producer, !producer, false});
}

void Explainer::say_scarcity(const Arc& arc, std::vector<Said>& said) const {
  const Id &lot = book_.lots[arc.lot].id, &id = book_.offers[arc.offer].id;
  const Offer& offer = book_.offers[arc.offer];
  const auto say = [&](const std::string& capacity, std::int64_t price) {
    if (price == 0) return;
    said.push_back({Point::CapacityScarce,
                    lot,
                    id,
                    {{"capacity", capacity}, {"scarcity_fen_t", text(price)}},
                    kProducer,
                    kProcessor});
  };
  say("offer", offer_price_.at(id));
  say("licence-item", item_price_.at(offer.licence_item));
  for (const Id& budget : offer.budgets) {
    const Int128 draw = draw_per_kilogram(book_.lots[arc.lot], budgets_.at(budget)->kind).value_or(0);
    say(budgets_.at(budget)->line + (budgets_.at(budget)->kind == BudgetKind::Heat ? ": heat" : ": chlorine"),
        static_cast<std::int64_t>(budget_price_.at(budget) * draw / 1'000'000));
  }
}

// Of the admitted offers that would have cost less than the award, the cheapest.
void Explainer::say_cheaper(const Arc& arc, const Arcs& arcs, std::vector<Said>& said) const {
  const Id& lot = book_.lots[arc.lot].id;
  const Arc* cheapest = &arc;
  for (const Arc* other : arcs)
    if (cost(*other) < cost(*cheapest) && !award(*other)) cheapest = other;
  if (cheapest == &arc) {
    said.push_back({Point::NoneCheaper, lot, {}, {}, kProducer, false});
    return;
  }
  const FenPerTonne rent = prices_.rent(*cheapest);
  said.push_back({Point::CheaperTold,
                  lot,
                  book_.offers[cheapest->offer].id,
                  {{"cost_fen_t", text(cost(*cheapest).count)},
                   {"cheaper_by_fen_t", text((cost(arc) - cost(*cheapest)).count)},
                   {"scarcity_fen_t", text(rent.count)},
                   {"room_kg", text(room(*cheapest))}},
                  false,
                  false});
  if (rent > FenPerTonne{})
    said.push_back(
        {Point::CheaperWasScarce, lot, {}, {{"scarcity_fen_t", text(rent.count)}}, kProducer, false, false});
  else
    said.push_back({Point::CheaperHadNoRoom, lot, {}, {}, kProducer, false, false});
}

void Explainer::say_award(const Arc& arc, const Award& award, std::vector<Said>& said) const {
  said.push_back({Point::Awarded,
                  award.lot,
                  award.offer,
                  {{"kilograms_kg", text(award.kilograms.count)},
                   {"price_fen_t", text(award.price.count)},
                   {"freight_fen_t", text(award.freight.count)},
                   {"policy_fen_t", text(award.policy.count)}},
                  kProducer,
                  kProcessor});
  const FenPerTonne gain = book_.lots[arc.lot].reserve - award.price - award.freight;
  said.push_back({Point::Gain, award.lot, award.offer, {{"gain_fen_t", text(gain.count)}}, kProducer, false});
  for (const CappedAward& row : report_.capped)
    if (row.lot == award.lot && row.offer == award.offer &&
        book_.rules.price_rule == PriceRule::UniformMarginal)
      said.push_back({Point::UniformPriceCapped,
                      award.lot,
                      award.offer,
                      {{"paid_fen_t", text(row.paid.count)}, {"uniform_fen_t", text(row.uniform.count)}},
                      kProducer,
                      kProcessor});
  say_scarcity(arc, said);
}

// The reserve from which on some offer would have been worth its capacity: over the admitted pairs and those
// struck for the price alone.
void Explainer::say_reserve_needed(std::uint32_t l, const Arcs& arcs, std::vector<Said>& said) const {
  std::int64_t least = INT64_MAX;
  for (const Arc* arc : arcs) least = std::min(least, (cost(*arc) + prices_.rent(*arc)).count);
  for (const Struck& pair : eligible_.struck) {
    if (pair.lot != l ||
        (pair.reason != Reason::PriceAboveReserve && pair.reason != Reason::PolicyAboveReserve))
      continue;
    Arc arc{pair.lot, pair.offer, {}, {}, {}, {}, {}, {}};
    std::int64_t sum = prices_.rent(arc).count;
    for (const auto& [key, value] : pair.facts)
      if (key != "reserve_fen_t") sum += std::stoll(value);
    least = std::min(least, sum);
  }
  if (work_ > 0)
    if (const auto exact = reserve_that_wins(book_, result_, l, work_)) {
      threshold(Point::ReserveNeeded, book_.lots[l].id, {}, "reserve_fen_t", exact->count, true, kProducer,
                said);
      return;
    }
  if (least == INT64_MAX || least <= book_.lots[l].reserve.count) return;
  threshold(Point::ReserveReference, book_.lots[l].id, {}, "reserve_fen_t", least, true, kProducer, said);
}

void Explainer::say_left(std::uint32_t l, const Arcs& arcs, std::vector<Said>& said) const {
  const Id& lot = book_.lots[l].id;
  const auto row = left_.find(lot);
  if (row == left_.end()) return;
  said.push_back(
      {Point::Left,
       lot,
       {},
       {{"left_kg", text(row->second->kilograms.count)}, {"reason", std::string(code(row->second->reason))}},
       kProducer,
       false});
  say_reserve_needed(l, arcs, said);
  for (const ParadoxicallyRejected& pair : report_.rejected) {
    if (pair.lot != lot) continue;
    const Facts facts{{"uniform_fen_t", text(pair.uniform.count)},
                      {"left_kg", text(pair.left.count)},
                      {"room_kg", text(pair.room.count)}};
    said.push_back({Point::Paradox, lot, pair.offer, facts, false, kProcessor});
    said.push_back({Point::Paradox, lot, {}, facts, kProducer, false, false});
  }
}

// The lot's gain elsewhere, and what the offer's own capacity is worth, must be beaten.
void Explainer::say_bid_needed(const Arc& arc, std::vector<Said>& said) const {
  if (work_ > 0)
    if (const auto exact = price_that_wins(book_, eligible_, result_, arc.lot, arc.offer, work_)) {
      threshold(Point::BidNeeded, book_.lots[arc.lot].id, book_.offers[arc.offer].id, "price_fen_t",
                exact->count, false, false, said);
      return;
    }
  Arcs rivals;
  for (const Arc& other : eligible_.arcs)
    if (other.lot == arc.lot) rivals.push_back(&other);
  const Lot& lot = book_.lots[arc.lot];
  const FenPerTonne most =
      lot.reserve - arc.freight - arc.policy - prices_.rent(arc) - std::max(FenPerTonne{}, surplus(rivals));
  if (most >= arc.price) return;  // the price was good enough: the mass was not
  threshold(Point::BidReference, lot.id, book_.offers[arc.offer].id, "price_fen_t", most.count, false, false,
            said);
}

void Explainer::say_struck(const Struck& pair, std::vector<Said>& said) const {
  const Id &lot = book_.lots[pair.lot].id, &offer = book_.offers[pair.offer].id;
  const auto facts_without = [&](const char* hidden) {
    Facts facts{{"reason", std::string(code(pair.reason))}};
    for (const auto& fact : pair.facts)
      if (fact.first != hidden) facts.push_back(fact);
    return facts;
  };
  said.push_back({Point::Struck, lot, {}, facts_without("price_fen_t"), kProducer, false, false});
  said.push_back({Point::Struck, lot, offer, facts_without("reserve_fen_t"), false, kProcessor, false});
  said.push_back({Point::Struck, lot, offer, facts_without(""), false, false});
}

std::vector<Said> Explainer::lot(const Id& id) const {
  std::vector<Said> said;
  const auto at = lots_.find(id);
  if (at == lots_.end()) return said;
  Arcs arcs;
  for (const Arc& arc : eligible_.arcs)
    if (arc.lot == at->second) arcs.push_back(&arc);
  for (const Arc* arc : arcs)
    if (const Award* given = award(*arc)) {
      say_award(*arc, *given, said);
      say_cheaper(*arc, arcs, said);
    }
  say_left(at->second, arcs, said);
  for (const Struck& pair : eligible_.struck)
    if (pair.lot == at->second) say_struck(pair, said);
  return said;
}

std::vector<Said> Explainer::offer(const Id& id) const {
  std::vector<Said> said;
  const auto at = offers_.find(id);
  if (at == offers_.end()) return said;
  const std::int64_t capacity = book_.offers[at->second].capacity.count;
  const auto used = capacity - static_cast<std::int64_t>(offer_room_.at(id));
  if (used == 0)
    said.push_back({Point::OfferUnused, {}, id, {{"capacity_kg", text(capacity)}}, false, kProcessor});
  else
    said.push_back({Point::OfferUsed,
                    {},
                    id,
                    {{"awarded_kg", text(used)}, {"capacity_kg", text(capacity)}},
                    false,
                    kProcessor});
  for (const Arc& arc : eligible_.arcs) {
    if (arc.offer != at->second) continue;
    if (const Award* given = award(arc)) {
      say_award(arc, *given, said);
      continue;
    }
    say_bid_needed(arc, said);
    for (const ParadoxicallyRejected& pair : report_.rejected)
      if (pair.offer == id && pair.lot == book_.lots[arc.lot].id)
        said.push_back({Point::Paradox,
                        pair.lot,
                        id,
                        {{"uniform_fen_t", text(pair.uniform.count)},
                         {"left_kg", text(pair.left.count)},
                         {"room_kg", text(pair.room.count)}},
                        false,
                        kProcessor});
  }
  for (const Struck& pair : eligible_.struck)
    if (pair.offer == at->second) say_struck(pair, said);
  return said;
}

std::vector<Said> for_reader(const std::vector<Said>& said, Reader reader) {
  std::vector<Said> seen;
  for (const Said& one : said) {
    const bool party = reader == Reader::Producer ? one.producer : one.processor;
    if (reader == Reader::Regulator ? one.regulator : party) seen.push_back(one);
  }
  return seen;
}

}  // namespace heliu::matching
