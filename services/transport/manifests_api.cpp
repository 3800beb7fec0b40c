// Opening and cancelling manifests.
#include "chassis/contract/problem.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/gates.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

struct NewManifest {
  Uuid trade_id;
  Kilograms kilograms;
  std::int64_t packages = 0;
  std::string plate;
  Uuid driver_id, escort_id;
  Instant planned_departure;
  bool last_load = false;
  std::optional<std::string> number;
};
BOOST_DESCRIBE_STRUCT(NewManifest, (),
                      (trade_id, kilograms, packages, plate, driver_id, escort_id, planned_departure,
                       last_load, number))

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

Load requested_load(const NewManifest& asked, const SeenTrade& trade, const std::string& origin_city,
                    Instant now) {
  Load load;
  load.id = Uuid::v7();
  load.version = 0;  // the first save makes it 1
  load.trade_id = trade.id;
  load.lot_id = trade.lot_id;
  load.producer_id = trade.producer_id;
  load.processor_id = trade.processor_id;
  load.carrier_id = trade.carrier_id;
  load.code = trade.code;
  load.dg_class = trade.dg_class;
  load.un_number = trade.un_number;
  load.kilograms = asked.kilograms;
  load.packages = asked.packages;
  load.plate = asked.plate;
  load.driver_id = asked.driver_id;
  load.escort_id = asked.escort_id;
  load.planned_departure = asked.planned_departure;
  load.last_load = asked.last_load;
  load.paper = asked.number.has_value();
  load.origin_city = origin_city.substr(0, 4);
  load.requested_at = now;
  return load;
}

void require_fresh_facts(const Unit& unit) {
  for (const char* feed : {"registry", "insurance", "market", "treasury"})
    unit.require_fresh(feed, kFreshFacts);
}

Response open_manifest(const Request& request, Unit& unit) {
  const auto asked = request.as<NewManifest>();
  const SeenTrade trade = store::trade(unit.db, asked.trade_id);
  if (trade.producer_id != unit.caller.enterprise)
    throw Problem("not-found", {{"what", "trade"}, {"id", asked.trade_id.text()}});
  require_fresh_facts(unit);
  Load load = requested_load(asked, trade, trade.origin.city, unit.now);
  const GateFacts facts = store::gate_facts(unit.db, trade, load);
  if (load.origin_city.empty() && facts.producer.enterprise)
    load.origin_city = facts.producer.enterprise->city;
  check_opening(facts, load, Date::of(unit.now));
  unit.db.insert("waste_load", load);
  store::remember_step(unit.db, load, "request", unit.now, unit.caller.name);
  if (asked.number)
    give_number(unit, load, *asked.number);
  else
    store::save(unit.db, load);
  Response answer = load_answer(load, unit.caller);
  answer.status = 201;
  answer.headers["location"] = "/v1/loads/" + load.id.text();
  return answer;
}

Response cancel_load(const Request& request, Unit& unit) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::producer_id);
  cancel(unit, load, request.as<Reason>().reason);
  return load_answer(load, unit.caller);
}

}  // namespace

void cancel(Unit& unit, Load& load, const std::string& reason) {
  const bool stood = load.manifest_number.has_value();
  take(load, LoadAction::cancel);
  load.reason = clipped(reason, 500);
  let_go_of_number(unit.db, load);
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "cancel", unit.now, unit.caller.name, reason);
  if (!stood) return;  // nobody has heard of it
  const ManifestCancelled cancelled{load.id, load.trade_id, load.manifest_number, reason, unit.now};
  unit.emit("manifest.cancelled", load.id, cancelled, load.parties());
}

Response load_answer(const Load& load, const Caller& caller) {
  Response answer = Response::json(200, view_json(load, caller));
  answer.headers["etag"] = Response::etag(load.version);
  return answer;
}

void bind_manifests(Service& service) {
  service.command("openManifest", open_manifest);
  service.command("cancelLoad", cancel_load);
}

}  // namespace heliu::transport
