// From the matched waybill to the arrival: waybill, weighings at both ends, departure, arrival.
#include "chassis/contract/problem.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/gates.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

struct NewWeighing {
  WeighingPlace place = WeighingPlace::origin;
  std::string ticket_number;
  Kilograms gross_kilograms, tare_kilograms;
  std::string scale_id;
  Instant weighed_at;
};
BOOST_DESCRIBE_STRUCT(NewWeighing, (),
                      (place, ticket_number, gross_kilograms, tare_kilograms, scale_id, weighed_at))

struct Departure {
  std::optional<Instant> departed_at;
};
BOOST_DESCRIBE_STRUCT(Departure, (), (departed_at))

struct Arrival {
  std::optional<Instant> arrived_at;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (arrived_at))

std::chrono::seconds clock_ahead(Unit& unit) {
  return std::chrono::seconds(store::tracking_rule(unit.db, Date::of(unit.now)).clock_ahead_seconds);
}

Response match_waybill(const Request& request, Unit& unit) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::carrier_id);
  auto waybill = request.as<Waybill>();
  waybill.id = load.id;
  waybill.carrier_id = unit.caller.enterprise;
  take(load, LoadAction::match_waybill);
  require_match(load, store::trade(unit.db, load.trade_id), waybill);
  if (unit.db.value<std::int64_t>("SELECT 1 FROM waybill WHERE carrier_id = ? AND waybill_number = ?",
                                  waybill.carrier_id, waybill.waybill_number))
    throw Problem("waybill-number-used", {{"waybill_number", waybill.waybill_number}});
  unit.db.insert("waybill", waybill);
  load.waybill_number = waybill.waybill_number;
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "match_waybill", unit.now, unit.caller.name, waybill.waybill_number);
  const WaybillMatched matched{load.id, load.trade_id, waybill.waybill_number, load.plate, load.carrier_id};
  unit.emit("waybill.matched", load.id, matched, load.parties());
  return load_answer(load, unit.caller);
}

void require_new_ticket(Unit& unit, const Weighing& weighing) {
  if (unit.db.value<std::int64_t>("SELECT 1 FROM weighing WHERE scale_id = ? AND ticket_number = ?",
                                  weighing.scale_id, weighing.ticket_number))
    throw Problem("ticket-already-used",
                  {{"ticket_number", weighing.ticket_number}, {"scale_id", weighing.scale_id}});
}

// By the origin's scale, at the weighing and again before the vehicle leaves.
void require_weight(Unit& unit, const Load& load, const GateFacts& facts, const Weighing& origin) {
  check_weight(facts, load, origin.net_kilograms,
               tolerance_of(origin, store::weight_rule(unit.db, Date::of(unit.now))));
}

Response weigh_load(const Request& request, Unit& unit) {
  const auto asked = request.as<NewWeighing>();
  const bool at_origin = asked.place == WeighingPlace::origin;
  Load load = store::load_to_change(unit.db, request.id(), unit.caller,
                                    at_origin ? &Load::producer_id : &Load::processor_id);
  const Weighing weighing = with_net({Uuid::v7(),
                                      load.id,
                                      asked.place,
                                      asked.ticket_number,
                                      asked.gross_kilograms,
                                      asked.tare_kilograms,
                                      {},
                                      asked.scale_id,
                                      asked.weighed_at});
  require_new_ticket(unit, weighing);
  const auto action = at_origin ? LoadAction::weigh_origin : LoadAction::weigh_destination;
  take(load, action);
  require_past("过磅 weighing", weighing.weighed_at, unit.now, clock_ahead(unit));
  if (at_origin) {
    require_weight(unit, load, store::gate_facts(unit.db, store::trade(unit.db, load.trade_id), load),
                   weighing);
    load.origin_kilograms = weighing.net_kilograms;
  } else
    require_order("到达 arrival", load.arrived_at.value(), "到达过磅 weighing", weighing.weighed_at);
  unit.db.insert("weighing", weighing);
  store::save(unit.db, load);
  store::remember_step(unit.db, load, enum_text(action), weighing.weighed_at, unit.caller.name,
                       weighing.ticket_number);
  const LoadWeighed weighed{load.id,
                            load.trade_id,
                            weighing.place,
                            weighing.ticket_number,
                            weighing.gross_kilograms,
                            weighing.tare_kilograms,
                            weighing.net_kilograms,
                            weighing.scale_id,
                            weighing.weighed_at};
  unit.emit("load.weighed", load.id, weighed, load.parties());
  return load_answer(load, unit.caller);
}

Weighing origin_weighing(Unit& unit, const Load& load) {
  const auto weighings = store::weighings(unit.db, load.id);
  const Weighing* origin = weighed_at_place(weighings, WeighingPlace::origin);
  if (origin == nullptr) throw std::logic_error("a loaded vehicle without an origin weighing");
  return *origin;
}

void say_moved(Unit& unit, const Load& load, const char* type, Kilograms net, Instant at) {
  const LoadMoved moved{load.id, load.trade_id, load.plate, load.manifest_number.value(), net, at};
  unit.emit(type, load.id, moved, load.parties());
}

Response depart_load(const Request& request, Unit& unit, MassBooks& books) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::carrier_id);
  take(load, LoadAction::depart);
  const Instant at = request.as<Departure>().departed_at.value_or(unit.now);
  require_past("发车 departure", at, unit.now, clock_ahead(unit));
  const Weighing origin = origin_weighing(unit, load);
  require_order("装货过磅 weighing", origin.weighed_at, "发车 departure", at);
  for (const char* feed : {"registry", "insurance", "market", "treasury"})
    unit.require_fresh(feed, kFreshFacts);
  const SeenTrade trade = store::trade(unit.db, load.trade_id);
  const GateFacts facts = store::gate_facts(unit.db, trade, load);
  check_departure(facts, load, Date::of(unit.now));
  require_weight(unit, load, facts, origin);
  const Kilograms net = origin.net_kilograms;
  const Kilograms stored = books.held(stored_account(load.producer_id, load.code, load.lot_id));
  const Kilograms refused = books.held(refused_account(load.producer_id, load.code, load.lot_id));
  books.book(unit, moves_of_departure(load, net, stored, refused));
  load.departed_at = at;
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "depart", at, unit.caller.name);
  say_moved(unit, load, "load.departed", net, at);
  return load_answer(load, unit.caller);
}

Response arrive_load(const Request& request, Unit& unit) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::carrier_id);
  take(load, LoadAction::arrive);
  const Instant at = request.as<Arrival>().arrived_at.value_or(unit.now);
  require_past("到达 arrival", at, unit.now, clock_ahead(unit));
  require_order("发车 departure", load.departed_at.value(), "到达 arrival", at);
  load.arrived_at = at;
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "arrive", at, unit.caller.name);
  say_moved(unit, load, "load.arrived", origin_weighing(unit, load).net_kilograms, at);
  return load_answer(load, unit.caller);
}

}  // namespace

void bind_journey(Service& service, std::shared_ptr<MassBooks> books) {
  service.command("matchWaybill", match_waybill);
  service.command("weighLoad", weigh_load);
  service.command("departLoad",
                  [books](const Request& request, Unit& unit) { return depart_load(request, unit, *books); });
  service.command("arriveLoad", arrive_load);
}

}  // namespace heliu::transport
