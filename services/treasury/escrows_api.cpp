#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/funding.hpp"
#include "treasury/settling.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

using store::Fee;

struct NewFee {
  FenPerTonne fen_per_tonne;
  Date valid_from;
  std::string basis;
  std::optional<std::int64_t> vat_rate;
  std::optional<std::string> vat_basis;
};
BOOST_DESCRIBE_STRUCT(NewFee, (), (fen_per_tonne, valid_from, basis, vat_rate, vat_basis))

struct NewTerms {
  escrow::ContractTerms terms;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(NewTerms, (), (terms, basis))

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

// A carrier's view: the freight, and nothing of what the disposal costs.
struct CarriageView {
  Uuid id;
  std::int64_t version = 1;
  escrow::State state = escrow::State::opened;
  Uuid producer_id, processor_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  Fen freight_fen, freight_paid_fen;
  Kilograms accepted_kilograms, refused_kilograms;
  Instant opened_at;
  std::optional<Instant> signed_at, funded_at, ended_at;
};
BOOST_DESCRIBE_STRUCT(CarriageView, (),
                      (id, version, state, producer_id, processor_id, carrier_id, code, kilograms,
                       freight_fen, freight_paid_fen, accepted_kilograms, refused_kilograms, opened_at,
                       signed_at, funded_at, ended_at))

struct FreightView {
  Uuid id, load_id;
  ReleaseState state = ReleaseState::released;
  Kilograms load_kilograms;
  Fen freight_fen;
  Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(FreightView, (), (id, load_id, state, load_kilograms, freight_fen, decided_at))

CarriageView carriage(const Escrow& e) {
  return {
      e.id,        e.version,   e.state,       e.producer_id,      e.processor_id,       e.carrier_id,
      e.code,      e.kilograms, e.freight_fen, e.freight_paid_fen, e.accepted_kilograms, e.refused_kilograms,
      e.opened_at, e.signed_at, e.funded_at,   e.ended_at};
}

std::vector<FreightView> freights(Transaction& db, const Uuid& trade) {
  std::vector<FreightView> views;
  for (const Release& release : store::releases(db, trade))
    views.push_back({release.id, release.load_id, release.state, release.load_kilograms, release.freight_fen,
                     release.decided_at});
  return views;
}

std::string summary(const Escrow& escrow, const Caller& caller) {
  if (!sees_price(escrow, caller)) return with(to_json(carriage(escrow)), "allowed_actions", "[]");
  return with(to_json(escrow), "allowed_actions", to_json(allowed_actions(escrow, caller)));
}

Fen held(Transaction& db, const Uuid& trade, Purpose purpose) {
  const AccountKey key = held_for(trade, purpose);
  return stored_balance(db, {key.id(), key.line, {}, {}, {}});
}

Escrow escrow_for(Transaction& db, const Uuid& trade, const Caller& caller) {
  const auto escrow = store::find<Escrow>(db, "escrow", trade);
  if (!escrow || !visible_to(*escrow, caller)) throw store::no_such("escrow", trade);
  return *escrow;
}

Response get_escrow(const Request& request, Transaction& db) {
  const Escrow escrow = escrow_for(db, request.id("trade_id"), request.caller);
  std::string view = summary(escrow, request.caller);
  if (!sees_price(escrow, request.caller)) {
    Response answer = Response::json(200, with(view, "releases", to_json(freights(db, escrow.id))));
    answer.headers["etag"] = Response::etag(escrow.version);
    return answer;
  }
  view = with(view, "legs", to_json(store::legs(db, escrow.id)));
  view = with(view, "releases", to_json(store::releases(db, escrow.id)));
  view = with(
      view, "history",
      to_json(db.all<store::StepRow>("SELECT * FROM escrow_step WHERE trade_id = ? ORDER BY id", escrow.id)));
  view = with(view, "disposal_held_fen", to_json(held(db, escrow.id, Purpose::disposal)));
  view = with(view, "freight_and_fee_held_fen", to_json(held(db, escrow.id, Purpose::freight_and_fee)));
  Response answer = Response::json(200, view);
  answer.headers["etag"] = Response::etag(escrow.version);
  return answer;
}

Response list_escrows(const Request& request, Transaction& db) {
  const bool all = sees_everything(request.caller);
  const Uuid& own = request.caller.enterprise;
  const std::string state = request.query_parameter("state").value_or("");
  return page_of_views(
      page_of<Escrow>(
          request, db, "escrow",
          "(? = '' OR state = ?) AND (? = 1 OR producer_id = ? OR processor_id = ? OR carrier_id = ?)", state,
          state, all, own, own, own),
      [&](const Escrow& escrow) { return summary(escrow, request.caller); });
}

Response rule(const Request& request, Unit& unit, Books& books) {
  Escrow escrow = escrow_for(unit.db, request.id("trade_id"), request.caller);
  const Release release = rule_load(unit, books, escrow, request.as<Ruling>(), Persons::one);
  store::save_escrow(unit, escrow);
  return Response::created(release, "/v1/escrows/" + escrow.id.text());
}

Response record_terms(const Request& request, Unit& unit) {
  auto escrow = store::find<Escrow>(unit.db, "escrow", request.id("trade_id"));
  if (!escrow) throw store::no_such("escrow", request.id("trade_id"));
  const auto asked = request.as<NewTerms>();
  const store::TermsRow row{escrow->id, asked.terms, asked.basis, clipped(unit.caller.name, 120), unit.now};
  set_terms(unit, *escrow, row);
  store::save_escrow(unit, *escrow);
  return Response::created(row, "/v1/escrows/" + escrow->id.text());
}

Response freeze_escrow(const Request& request, Unit& unit) {
  Escrow escrow = escrow_for(unit.db, request.id("trade_id"), request.caller);
  freeze(unit, escrow, request.as<Reason>().reason);
  return Response::json(201, summary(escrow, request.caller));
}

Response thaw_escrow(const Request& request, Unit& unit, Books& books) {
  Escrow escrow = escrow_for(unit.db, request.id("trade_id"), request.caller);
  thaw(unit, books, escrow, request.as<Reason>().reason);
  return Response::json(201, summary(escrow, request.caller));
}

Response record_fee(const Request& request, Unit& unit) {
  const auto asked = request.as<NewFee>();
  const Fee fee{Uuid::v7(),  asked.fen_per_tonne,        asked.valid_from,
                asked.basis, asked.vat_rate.value_or(0), asked.vat_basis};
  if (fee.vat_rate > 0 && !fee.vat_basis) throw Problem("vat-basis-missing", {}, {{"/vat_basis", ""}});
  if (unit.db.value<std::int64_t>("SELECT 1 FROM fee WHERE valid_from = ?", fee.valid_from))
    throw Problem("fee-taken", {{"valid_from", fee.valid_from.text()}});
  unit.db.insert("fee", fee);
  return Response::created(fee, "/v1/fees");
}

}  // namespace

void bind_escrows(Service& service, std::shared_ptr<Books> books) {
  service.query("listEscrows", list_escrows);
  service.query("getEscrow", get_escrow);
  service.command("ruleLoad",
                  [books](const Request& request, Unit& unit) { return rule(request, unit, *books); });
  service.command("recordTerms", record_terms);
  service.command("freezeEscrow", freeze_escrow);
  service.command("thawEscrow",
                  [books](const Request& request, Unit& unit) { return thaw_escrow(request, unit, *books); });
  service.command("recordFee", record_fee);
  service.query("listFees", [](const Request& request, Transaction& db) {
    return page_answer<Fee>(request, db, "fee", "TRUE");
  });
}

}  // namespace heliu::treasury
