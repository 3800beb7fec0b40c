#include "market/load_facts.hpp"

#include "market/store.hpp"

namespace heliu::market {

namespace {

template <class T>
std::map<Uuid, T> by_id(Transaction& db, const std::string& table) {
  std::map<Uuid, T> rows;
  for (T& row : db.all<T>("SELECT * FROM " + table)) {
    const Uuid id = row.id;
    rows.emplace(id, std::move(row));
  }
  return rows;
}

}  // namespace

RoundFacts load_round(Transaction& db, const Round& round, const LeftOf& left) {
  const Date day = Date::of(round.closes_at);
  RoundFacts facts;
  facts.round = round;
  facts.lots = store::lots_for_sale(db, round);
  facts.offers = store::offers_of(db, round.id, OfferState::opened);
  facts.rule = store::rule(db, day);
  facts.terms = store::policy_terms(db);
  for (const Lot& lot : facts.lots)
    if (!facts.tariffs.contains(lot.carrier_id))
      if (auto tariff = store::tariff(db, lot.carrier_id, day))
        facts.tariffs.emplace(lot.carrier_id, *tariff);
  facts.enterprises = by_id<SeenEnterprise>(db, "seen_enterprise");
  for (const Offer& offer : facts.offers) {
    if (facts.items.contains(offer.licence_item_id())) continue;
    const auto item = store::find<SeenLicenceItem>(db, "seen_licence_item", offer.licence_item_id());
    if (!item) continue;
    facts.items.emplace(item->id, *item);
    facts.left.emplace(item->id, left(*item, day.year()));
  }
  facts.covers = by_id<SeenCover>(db, "seen_cover");
  facts.ratings = by_id<SeenRating>(db, "seen_rating");
  facts.controls = db.all<SeenControl>("SELECT * FROM seen_control ORDER BY id");
  facts.approvals = db.all<SeenApproval>("SELECT * FROM seen_approval ORDER BY id");
  return facts;
}

ListingFacts listing_facts(Transaction& db, const NewLot& asked, const Uuid& producer, Date today) {
  ListingFacts facts;
  facts.producer = store::find<SeenEnterprise>(db, "seen_enterprise", producer);
  facts.carrier = store::find<SeenEnterprise>(db, "seen_enterprise", asked.carrier_id);
  facts.code_in_force = store::waste_code(db, asked.code, today).has_value();
  facts.rating = store::find<SeenRating>(db, "seen_rating", producer);
  facts.cover = store::find<SeenCover>(db, "seen_cover", producer);
  facts.carrier_has_tariff = store::tariff(db, asked.carrier_id, today).has_value();
  facts.rule = store::rule(db, today);
  return facts;
}

OfferFacts offer_facts(Transaction& db, const OfferContent& content, const Uuid& processor, Date today,
                       const LeftOf& left) {
  OfferFacts facts;
  facts.processor = store::find<SeenEnterprise>(db, "seen_enterprise", processor);
  facts.item = store::find<SeenLicenceItem>(db, "seen_licence_item", content.licence_item_id);
  facts.rating = store::find<SeenRating>(db, "seen_rating", processor);
  facts.cover = store::find<SeenCover>(db, "seen_cover", processor);
  if (facts.item) facts.left = left(*facts.item, today.year());
  facts.rule = store::rule(db, today);
  return facts;
}

}  // namespace heliu::market
