#include "transport/store.hpp"

#include "chassis/contract/problem.hpp"

namespace heliu::transport::store {

static Problem no_such(const char* what, const Uuid& id) {
  return Problem("not-found", {{"what", what}, {"id", id.text()}});
}

Load load_for(Transaction& db, const Uuid& id, const Caller& caller) {
  const auto load = find<Load>(db, "waste_load", id);
  if (!load || !visible_to(*load, caller)) throw no_such("load", id);
  return *load;
}

Load load_to_change(Transaction& db, const Uuid& id, const Caller& caller, Uuid Load::*party) {
  const auto load = db.one<Load>("SELECT * FROM waste_load WHERE id = ? FOR UPDATE", id);
  if (!load || caller.enterprise.is_nil() || (*load).*party != caller.enterprise) throw no_such("load", id);
  return *load;
}

void save(Transaction& db, Load& load) {
  ++load.version;
  db.update("waste_load", load);
}

void remember_step(Transaction& db, const Load& load, const std::string& action, Instant at,
                   const std::string& by_name, const std::string& note) {
  db.insert("load_step",
            LoadStep{Uuid::v7(), load.id, action, load.state, at, clipped(by_name, 120), clipped(note, 500)});
}

SeenTrade trade(Transaction& db, const Uuid& id) {
  const auto found = find<SeenTrade>(db, "seen_trade", id);
  if (!found) throw no_such("trade", id);
  return *found;
}

Party party(Transaction& db, const std::string& part, const Uuid& enterprise) {
  return {part, find<SeenEnterprise>(db, "seen_enterprise", enterprise),
          find<SeenCover>(db, "seen_cover", enterprise)};
}

GateFacts gate_facts(Transaction& db, const SeenTrade& trade, const Load& load) {
  GateFacts facts;
  facts.trade = trade;
  facts.funded = find<SeenFunding>(db, "seen_funding", trade.id).has_value();
  facts.producer = party(db, "producer", trade.producer_id);
  facts.processor = party(db, "processor", trade.processor_id);
  facts.carrier = party(db, "carrier", trade.carrier_id);
  facts.licence_item = find<SeenLicenceItem>(db, "seen_licence_item", trade.licence_item_id);
  facts.permits = db.all<SeenPermit>("SELECT * FROM seen_permit WHERE enterprise_id = ?", trade.carrier_id);
  facts.vehicles = db.all<SeenVehicle>("SELECT * FROM seen_vehicle WHERE plate = ?", load.plate);
  facts.driver = find<SeenCrew>(db, "seen_crew", load.driver_id);
  facts.escort = find<SeenCrew>(db, "seen_crew", load.escort_id);
  facts.of_plate = db.all<Load>(
      "SELECT * FROM waste_load WHERE plate = ? AND state IN ('requested', 'opened', 'waybilled', 'loaded', "
      "'in_transit', 'arrived', 'weighed') FOR UPDATE",
      load.plate);
  facts.of_trade = of_trade(db, trade.id);
  return facts;
}

std::vector<Weighing> weighings(Transaction& db, const Uuid& load) {
  return db.all<Weighing>("SELECT * FROM weighing WHERE load_id = ? ORDER BY id", load);
}
std::vector<Treatment> treatments(Transaction& db, const Uuid& load) {
  return db.all<Treatment>("SELECT * FROM treatment WHERE load_id = ? ORDER BY id", load);
}
std::vector<LoadStep> steps(Transaction& db, const Uuid& load) {
  return db.all<LoadStep>("SELECT * FROM load_step WHERE load_id = ? ORDER BY id", load);
}
std::vector<TrackPoint> points(Transaction& db, const Uuid& load) {
  return db.all<TrackPoint>("SELECT * FROM track_point WHERE load_id = ? ORDER BY at", load);
}
std::vector<Load> of_trade(Transaction& db, const Uuid& trade) {
  return db.all<Load>("SELECT * FROM waste_load WHERE trade_id = ? ORDER BY id", trade);
}

TrackingRule tracking_rule(Transaction& db, Date on) {
  const auto rule = db.one<TrackingRule>(
      "SELECT * FROM tracking_rule WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1", on);
  if (!rule) throw std::runtime_error("no tracking_rule is valid on " + on.text());
  return *rule;
}

WeightRule weight_rule(Transaction& db, Date on) {
  const auto rule = db.one<WeightRule>(
      "SELECT * FROM weight_rule WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1", on);
  if (!rule) throw std::runtime_error("no weight_rule is valid on " + on.text());
  return *rule;
}

bool method_known(Transaction& db, const std::string& code) {
  return db.value<std::int64_t>("SELECT 1 FROM disposal_method WHERE code = ?", code).has_value();
}

}  // namespace heliu::transport::store
