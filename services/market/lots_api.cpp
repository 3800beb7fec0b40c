#include "chassis/contract/paging.hpp"
#include "market/amendment.hpp"
#include "market/api.hpp"
#include "market/load_facts.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct LotWithdrawn {
  Uuid lot_id, producer_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LotWithdrawn, (), (lot_id, producer_id, reason))

void require_fresh_facts(const Unit& unit) {
  for (const char* feed : {"registry", "insurance", "credit"}) unit.require_fresh(feed, kFreshFacts);
}

Response list_lot(const Request& request, Unit& unit) {
  const auto asked = request.as<NewLot>();
  if (auto fault = fault_of(asked, unit.now)) throw *fault;
  require_fresh_facts(unit);
  const Date today = Date::of(unit.now);
  const Uuid producer = unit.caller.enterprise;
  const ListingFacts facts = listing_facts(unit.db, asked, producer, today);
  check_listing(asked, facts, today);
  if (asked.round_id) {
    const Round round = store::round(unit.db, *asked.round_id);
    if (round.state != RoundState::scheduled || round.closes_at <= unit.now)
      throw Problem("round-closed", {{"name", round.name}, {"closes_at", round.closes_at.text()}});
  }
  if (store::lots_for_sale_of(unit.db, producer) >= kLotsForSaleMost)
    throw Problem("lots-too-many", {{"most", std::to_string(kLotsForSaleMost)}});
  Lot made = listed(asked, Uuid::v7(), producer, unit.now);
  made.warnings = warnings_of(asked, facts.rule, today);
  unit.db.insert("lot", made);
  unit.emit("lot.listed", made.id, said(made), {producer});
  return Response::created(view(made, unit.caller), "/v1/lots/" + made.id.text());
}

Response withdraw_lot(const Request& request, Unit& unit) {
  Lot lot = store::lot(unit.db, request.id(), store::For::change);
  if (lot.producer_id != unit.caller.enterprise)
    throw Problem("not-found", {{"what", "lot"}, {"id", lot.id.text()}});
  if (lot.state != LotState::listed) throw Problem("lot-not-open", {{"state", enum_text(lot.state)}});
  if (store::in_closing_round(unit.db, lot, unit.now)) throw Problem("lot-in-closing-round");
  lot.state = LotState::withdrawn;
  lot.open_kilograms = {};
  store::save(unit.db, "lot", lot);
  unit.emit("lot.withdrawn", lot.id, LotWithdrawn{lot.id, lot.producer_id, request.as<Reason>().reason},
            {lot.producer_id});
  return Response::resource(view(lot, unit.caller));
}

// While its round takes offers. Who has sealed one already hears of a material change: that offer is void for
// this lot, and there is time to withdraw it and seal another.
Response amend_lot(const Request& request, Unit& unit) {
  const auto terms = request.as<LotTerms>();
  const Lot lot = store::lot(unit.db, request.id(), store::For::change);
  if (lot.producer_id != unit.caller.enterprise)
    throw Problem("not-found", {{"what", "lot"}, {"id", lot.id.text()}});
  if (lot.state != LotState::listed) throw Problem("lot-not-open", {{"state", enum_text(lot.state)}});
  if (store::in_closing_round(unit.db, lot, unit.now)) throw Problem("lot-in-closing-round");
  const NewLot asked = asked_anew(lot, terms);
  if (auto fault = fault_of(asked, unit.now)) throw *fault;
  require_fresh_facts(unit);
  const Date today = Date::of(unit.now);
  check_listing(asked, listing_facts(unit.db, asked, lot.producer_id, today), today);
  Amendment made = amended(lot, terms, unit.now);
  store::save(unit.db, "lot", made.lot);
  std::vector<Uuid> told{lot.producer_id};
  if (made.material)
    for (const Uuid& processor : store::with_offers_for(unit.db, lot, unit.now)) told.push_back(processor);
  unit.emit("lot.amended", lot.id, said(made, terms.reason), told);
  return Response::resource(view(made.lot, unit.caller));
}

std::optional<Uuid> id_parameter(const Request& request, const std::string& name) {
  const auto text = request.query_parameter(name);
  return text ? Uuid::parse(*text) : std::nullopt;
}

Response list_lots(const Request& request, Transaction& db) {
  const auto code = request.query_parameter("code"), state = request.query_parameter("state");
  const auto producer = id_parameter(request, "producer_id"), round = id_parameter(request, "round_id");
  const auto [items, next] = page_of<Lot>(
      request, db, "lot",
      "(? IS NULL OR code = ?) AND (? IS NULL OR state = ?) AND (? IS NULL OR producer_id = ?) AND "
      "(? IS NULL OR round_id = ?)",
      code, code, state, state, producer, producer, round, round);
  std::vector<LotView> views;
  for (const Lot& lot : items) views.push_back(view(lot, request.caller));
  return page_response(views, next);
}

}  // namespace

void bind_lots(Service& service) {
  service.command("listLot", list_lot);
  service.command("amendLot", amend_lot);
  service.command("withdrawLot", withdraw_lot);
  service.query("listLots", list_lots);
  service.query("getLot", [](const Request& request, Transaction& db) {
    return Response::resource(view(store::lot(db, request.id()), request.caller));
  });
}

}  // namespace heliu::market
