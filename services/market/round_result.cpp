#include "market/round_result.hpp"

#include <algorithm>
#include <set>

#include "chassis/base/bytes.hpp"
#include "matching/canonical.hpp"

namespace heliu::market {

namespace {

using matching::Id;

std::string text(std::int64_t value) {
  return std::to_string(value);
}

// What each lot and each offer got, for the figures.
struct Totals {
  std::map<std::pair<Id, Id>, Kilograms> of_pair;  // lot, offer
  std::map<Id, Kilograms> of_lot, of_offer;
  std::map<Id, FenPerTonne> dearest;   // of a lot: the greatest cost per tonne among its awards
  std::map<Id, FenPerTonne> scarcity;  // of an offer, with its item's
  std::map<Id, matching::Left> left;
};

FenPerTonne cost(FenPerTonne price, FenPerTonne freight, FenPerTonne policy) {
  return price + freight + policy;
}

Totals totals_of(const matching::Book& book, const matching::Result& result) {
  Totals totals;
  for (const matching::Award& award : result.awards) {
    totals.of_pair[{award.lot, award.offer}] += award.kilograms;
    totals.of_lot[award.lot] += award.kilograms;
    totals.of_offer[award.offer] += award.kilograms;
    const FenPerTonne paid = cost(award.price, award.freight, award.policy);
    const auto [dearest, first] = totals.dearest.emplace(award.lot, paid);
    if (!first) dearest->second = std::max(dearest->second, paid);
  }
  std::map<Id, FenPerTonne> of_item;
  for (const matching::Scarcity& row : result.item_scarcity) of_item[row.id] = row.price;
  for (const matching::Scarcity& row : result.offer_scarcity) totals.scarcity[row.id] = row.price;
  for (const matching::Offer& offer : book.offers) totals.scarcity[offer.id] += of_item[offer.licence_item];
  for (const matching::Unawarded& row : result.unawarded) totals.left[row.lot] = row.reason;
  return totals;
}

// Why an admitted pair got nothing, by the figures of the result.
std::string why_not(const matching::Arc& arc, const matching::Lot& lot, const matching::Offer& offer,
                    const Totals& totals) {
  const auto dearest = totals.dearest.find(lot.id);
  const auto given = totals.of_offer.find(offer.id);
  const bool full = given != totals.of_offer.end() && given->second + arc.least > offer.capacity;
  if (dearest != totals.dearest.end() && dearest->second <= cost(arc.price, arc.freight, arc.policy))
    return "outbid";
  const auto scarcity = totals.scarcity.find(offer.id);
  const bool scarce = scarcity != totals.scarcity.end() && scarcity->second > FenPerTonne{};
  if (full || scarce) return "capacity-used";
  const auto left = totals.left.find(lot.id);
  return left != totals.left.end() ? std::string(matching::code(left->second)) : "did-not-fit";
}

RoundPair pair_of(const matching::Lot& lot, const matching::Offer& offer) {
  RoundPair pair;
  pair.lot_id = Uuid{lot.id};
  pair.offer_id = Uuid{offer.id};
  pair.producer_id = Uuid{lot.producer};
  pair.processor_id = Uuid{offer.processor};
  pair.code = lot.code;
  return pair;
}

RoundPair arc_pair(const matching::Arc& arc, const matching::Book& book, const Totals& totals) {
  const matching::Lot& lot = book.lots[arc.lot];
  const matching::Offer& offer = book.offers[arc.offer];
  RoundPair pair = pair_of(lot, offer);
  pair.facts = {{"price_fen_t", text(arc.price.count)},
                {"freight_fen_t", text(arc.freight.count)},
                {"policy_fen_t", text(arc.policy.count)},
                {"cost_fen_t", text(cost(arc.price, arc.freight, arc.policy).count)},
                {"reserve_fen_t", text(lot.reserve.count)},
                {"capacity_kg", text(offer.capacity.count)}};
  if (const auto given = totals.of_offer.find(offer.id); given != totals.of_offer.end())
    pair.facts["offer_awarded_kg"] = text(given->second.count);
  if (const auto paid = totals.dearest.find(lot.id); paid != totals.dearest.end())
    pair.facts["awarded_cost_fen_t"] = text(paid->second.count);
  const auto won = totals.of_pair.find({lot.id, offer.id});
  if (won != totals.of_pair.end()) {
    pair.outcome = PairOutcome::awarded;
    pair.reason = "awarded";
    pair.kilograms = won->second;
  } else {
    pair.outcome = PairOutcome::not_chosen;
    pair.reason = why_not(arc, lot, offer, totals);
  }
  return pair;
}

Figures figures(const matching::Facts& facts) {
  return {facts.begin(), facts.end()};
}

bool sees_all(const Caller& caller) {
  return caller.has("regulator") || caller.has("auditor") || caller.has("operator");
}

// Leaves of a pair what the caller may see; nothing of a stranger's.
bool show(RoundPair& pair, const Caller& caller) {
  if (sees_all(caller)) return true;
  if (caller.has("producer") && pair.producer_id == caller.enterprise) {
    if (pair.outcome == PairOutcome::awarded) return true;
    pair.processor_id.reset();
    for (const char* secret : {"price_fen_t", "cost_fen_t"}) pair.facts.erase(secret);
    return true;
  }
  if (caller.has("processor") && pair.processor_id == caller.enterprise) {
    pair.facts.erase("reserve_fen_t");
    return true;
  }
  return false;
}

std::vector<RelatedPair> related_pairs(const matching::Result& result,
                                       const std::map<Id, std::string>& controllers) {
  std::vector<RelatedPair> pairs;
  for (const matching::Flag& flag : result.flags) {
    if (flag.kind != matching::FlagKind::OffersShareController || flag.offers.size() != 2) continue;
    const auto name = controllers.find(flag.controller);
    for (const Id& lot : flag.lots)
      pairs.push_back({Uuid{lot}, Uuid{flag.offers[0]}, Uuid{flag.offers[1]},
                       name == controllers.end() ? Uuid{flag.controller}.text() : name->second});
  }
  return pairs;
}

std::vector<Uuid> single_offer_lots(const matching::Book& book, const matching::Eligibility& eligible) {
  std::vector<int> named(book.lots.size(), 0);
  for (const matching::Arc& arc : eligible.arcs) ++named[arc.lot];
  for (const matching::Struck& pair : eligible.struck) ++named[pair.lot];
  std::vector<Uuid> lots;
  for (std::size_t l = 0; l < named.size(); ++l)
    if (named[l] == 1) lots.push_back(Uuid{book.lots[l].id});
  return lots;
}

std::vector<ScarcePrice> prices(const std::vector<matching::Scarcity>& rows) {
  std::vector<ScarcePrice> made;
  for (const matching::Scarcity& row : rows) made.push_back({Uuid{row.id}, row.price});
  return made;
}

}  // namespace

Fen fen_of(matching::MilliFen milli) {
  return {(milli.count + (milli.count < 0 ? -500 : 500)) / 1000};
}

std::vector<RoundPair> pairs_of(const matching::Book& book, const matching::Eligibility& eligible,
                                const matching::Result& result) {
  const Totals totals = totals_of(book, result);
  std::vector<RoundPair> pairs;
  for (const matching::Arc& arc : eligible.arcs) pairs.push_back(arc_pair(arc, book, totals));
  for (const matching::Struck& row : eligible.struck) {
    RoundPair pair = pair_of(book.lots[row.lot], book.offers[row.offer]);
    pair.outcome = PairOutcome::struck;
    pair.reason = matching::code(row.reason);
    pair.facts = figures(row.facts);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

RoundCleared cleared_event(const matching::Book& book, const matching::Eligibility& eligible,
                           const matching::Result& result, const std::map<Id, std::string>& controllers) {
  RoundCleared cleared;
  cleared.id = Uuid{book.round};
  cleared.lots = static_cast<std::int64_t>(book.lots.size());
  cleared.offers = static_cast<std::int64_t>(book.offers.size());
  std::set<Id> lots;
  for (const matching::Award& award : result.awards) {
    lots.insert(award.lot);
    cleared.awarded_kilograms += award.kilograms;
  }
  cleared.awarded_lots = static_cast<std::int64_t>(lots.size());
  cleared.objective_fen = fen_of(result.welfare);
  cleared.bound_fen = fen_of(result.bound);
  cleared.proven = result.proven();
  for (const matching::Struck& row : eligible.struck) {
    if (cleared.struck.size() == kStruckMost) break;
    cleared.struck.push_back({Uuid{book.lots[row.lot].id}, Uuid{book.offers[row.offer].id},
                              std::string(matching::code(row.reason)), figures(row.facts)});
  }
  cleared.related_pairs = related_pairs(result, controllers);
  cleared.single_offer_lots = single_offer_lots(book, eligible);
  cleared.book_sm3 = matching::hex(result.book);
  cleared.result_sm3 = matching::hex(matching::sm3(matching::canonical(result)));
  cleared.draw_nonce = matching::hex(book.draw_nonce);
  return cleared;
}

RoundResultView result_view(const Round& round, const matching::Book& book,
                            const matching::Eligibility& eligible, const matching::Result& result,
                            const Caller& caller) {
  RoundResultView seen;
  seen.round_id = round.id;
  seen.name = round.name;
  seen.book_sm3 = round.book_sm3;
  seen.result_sm3 = round.result_sm3;
  seen.draw_commitment = round.draw_commitment;
  seen.draw_nonce = round.draw_nonce;
  seen.objective_fen = round.objective_fen;
  seen.bound_fen = round.bound_fen;
  seen.proven = round.proven;
  for (RoundPair& pair : pairs_of(book, eligible, result))
    if (show(pair, caller)) seen.pairs.push_back(std::move(pair));
  std::set<Id> own_lots;
  for (const matching::Lot& lot : book.lots)
    if (caller.has("producer") && Uuid{lot.producer} == caller.enterprise) own_lots.insert(lot.id);
  for (const matching::Unawarded& row : result.unawarded)
    if (sees_all(caller) || own_lots.contains(row.lot))
      seen.unawarded.push_back({Uuid{row.lot}, row.kilograms, std::string(matching::code(row.reason))});
  if (sees_all(caller)) {
    seen.offer_scarcity = prices(result.offer_scarcity);
    seen.item_scarcity = prices(result.item_scarcity);
  }
  return seen;
}

}  // namespace heliu::market
