#include "chassis/contract/paging.hpp"
#include "market/api.hpp"
#include "market/load_facts.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

// Its owner's only; to everybody else it does not exist.
Offer own_offer(Transaction& db, const Uuid& id, const Caller& caller, store::For purpose) {
  Offer offer = store::offer(db, id, purpose);
  if (offer.processor_id != caller.enterprise)
    throw Problem("not-found", {{"what", "offer"}, {"id", id.text()}});
  return offer;
}

// In plain words: the gates are asked and the words sealed at once, so that nobody reads them again before
// the close. Sealed by the client: the gates are asked when the round is opened.
Response seal_offer(const Request& request, Unit& unit, const QuotaBooks& quota) {
  const auto asked = request.as<NewOffer>();
  if (asked.content)
    if (auto fault = fault_of(*asked.content)) throw *fault;
  const Uuid processor = unit.caller.enterprise;
  const Round round = store::round(unit.db, asked.round_id);
  require_in_time(round, unit.now);
  if (store::offers_sealed_by(unit.db, processor, round.id) >= kOffersMost)
    throw Problem("offers-too-many", {{"most", std::to_string(kOffersMost)}});
  if (store::commitment_taken(unit.db, round.id, asked.commitment)) throw Problem("commitment-copied");
  Offer made = sealed(asked, Uuid::v7(), processor, unit.now, round.sealing.public_key);
  for (const char* feed : {"registry", "insurance", "credit"}) unit.require_fresh(feed, kFreshFacts);
  if (asked.content) {
    const Date today = Date::of(unit.now);
    const OfferFacts facts =
        offer_facts(unit.db, *asked.content, processor, today,
                    [&](const SeenLicenceItem& item, int year) { return quota.left(item, year); });
    check_offer(*asked.content, facts, processor, today);
  } else {
    require_free(store::find<SeenEnterprise>(unit.db, "seen_enterprise", processor), "processor");
  }
  unit.emit("offer.sealed", made.id, shaped<OfferSealed>(made), {processor});
  made.sealed_event = unit.events().back().id;
  unit.db.insert("capacity_offer", made);
  return Response::created(view(made, true), "/v1/offers/" + made.id.text());
}

Response withdraw_offer(const Request& request, Unit& unit) {
  Offer offer = own_offer(unit.db, request.id(), unit.caller, store::For::change);
  if (offer.state != OfferState::sealed) throw Problem("offer-not-open", {{"state", enum_text(offer.state)}});
  require_open(store::round(unit.db, offer.round_id), unit.now);
  offer.state = OfferState::withdrawn;
  offer.envelope.reset();  // the round's key would open it: nobody is to read what was taken back
  store::save(unit.db, "capacity_offer", offer);
  unit.emit("offer.withdrawn", offer.id, OfferWithdrawn{offer.id, offer.round_id, offer.processor_id},
            {offer.processor_id});
  return Response::resource(view(offer, true));
}

Response list_offers(const Request& request, Transaction& db, Instant now) {
  const auto text = request.query_parameter("round_id");
  const auto round = text ? Uuid::parse(*text) : std::nullopt;
  const auto [items, next] =
      page_of<Offer>(request, db, "capacity_offer", "processor_id = ? AND (? IS NULL OR round_id = ?)",
                     request.caller.enterprise, round, round);
  std::vector<OfferView> views;
  for (const Offer& offer : items)
    views.push_back(view(offer, store::round(db, offer.round_id).takes_offers(now)));
  return page_response(views, next);
}

}  // namespace

void bind_offers(Service& service, std::shared_ptr<QuotaBooks> quota) {
  service.command("sealOffer",
                  [quota](const Request& request, Unit& unit) { return seal_offer(request, unit, *quota); });
  service.command("withdrawOffer", withdraw_offer);
  service.query("listOffers", [&service](const Request& request, Transaction& db) {
    return list_offers(request, db, service.now());
  });
  service.query("getOffer", [&service](const Request& request, Transaction& db) {
    const Offer offer = own_offer(db, request.id(), request.caller, store::For::reading);
    return Response::resource(view(offer, store::round(db, offer.round_id).takes_offers(service.now())));
  });
}

}  // namespace heliu::market
