// The receiver's decision and what became of the waste.
#include "chassis/contract/problem.hpp"
#include "transport/acceptance.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/gates.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

std::chrono::seconds clock_ahead(Unit& unit) {
  return std::chrono::seconds(store::tracking_rule(unit.db, Date::of(unit.now)).clock_ahead_seconds);
}

void require_method(Unit& unit, const std::string& method) {
  if (!store::method_known(unit.db, method))
    throw Problem("method-unknown", {{"method", method}}, {{"/method", "未知代码 · unknown code"}});
}

// A refusal is always possible; what is accepted must meet a receiver in good standing and fit the trade.
void check_gates(Unit& unit, const Load& load, const Weighing& origin, const Weighing& destination) {
  for (const char* feed : {"registry", "insurance"}) unit.require_fresh(feed, kFreshFacts);
  const SeenTrade trade = store::trade(unit.db, load.trade_id);
  check_receiver(store::party(unit.db, "processor", load.processor_id),
                 store::find<SeenLicenceItem>(unit.db, "seen_licence_item", trade.licence_item_id),
                 Date::of(unit.now));
  const WeightRule rule = store::weight_rule(unit.db, Date::of(unit.now));
  check_accepted(trade, store::of_trade(unit.db, trade.id), load, load.accepted_kilograms,
                 tolerance_of(origin, rule) + tolerance_of(destination, rule));
}

void say_decided(Unit& unit, const Load& load, const Weighing& origin, const Weighing& destination) {
  if (load.accepted_kilograms > Kilograms{}) {
    const auto waybill = store::find<Waybill>(unit.db, "waybill", load.id);
    const LoadAccepted accepted{load.id,
                                load.trade_id,
                                load.manifest_number.value(),
                                load.waybill_number.value(),
                                load.plate,
                                load.code,
                                load.accepted_kilograms,
                                load.refused_kilograms,
                                load.kilograms,
                                waybill ? waybill->kilograms : Kilograms{},
                                ticket_of(origin),
                                ticket_of(destination),
                                load.method.value(),
                                load.decided_at.value(),
                                load.booked_at.value(),
                                load.last_load};
    unit.emit("load.accepted", load.id, accepted, load.parties());
  }
  if (load.refused_kilograms > Kilograms{}) {
    const LoadRefused refused{load.id,
                              load.trade_id,
                              load.refused_kilograms,
                              load.reason.value_or(""),
                              load.decided_at.value(),
                              load.booked_at.value()};
    unit.emit("load.refused", load.id, refused, load.parties());
  }
}

Response accept_load(const Request& request, Unit& unit, MassBooks& books) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::processor_id);
  const auto acceptance = request.as<Acceptance>();
  const Instant said = acceptance.accepted_at.value_or(unit.now);
  const Instant at = std::min(said, unit.now);  // a clock may run ahead, a decision does not
  decide(load, acceptance, at, unit.now);
  require_method(unit, acceptance.method);
  const auto weighings = store::weighings(unit.db, load.id);
  const Weighing* origin = weighed_at_place(weighings, WeighingPlace::origin);
  const Weighing* destination = weighed_at_place(weighings, WeighingPlace::destination);
  if (origin == nullptr || destination == nullptr)
    throw std::logic_error("a weighed load without its weighings");
  check_acceptance(acceptance, destination->net_kilograms);
  require_past("接收 acceptance", said, unit.now, clock_ahead(unit));
  require_order("到达 arrival", load.arrived_at.value(), "接收 acceptance", at);
  require_order("到达过磅 weighing", destination->weighed_at, "接收 acceptance", at);
  if (load.accepted_kilograms > Kilograms{}) check_gates(unit, load, *origin, *destination);
  books.book(unit, moves_of_decision(load, origin->net_kilograms));
  store::save(unit.db, load);
  store::remember_step(unit.db, load, load.state == LoadState::refused ? "refuse" : "accept", at,
                       unit.caller.name, load.reason.value_or(""));
  say_decided(unit, load, *origin, *destination);
  return load_answer(load, unit.caller);
}

Response treat_load(const Request& request, Unit& unit, MassBooks& books) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::processor_id);
  auto treatment = request.as<Treatment>();
  treatment.id = Uuid::v7();
  treatment.load_id = load.id;
  treat(load, treatment);
  require_method(unit, treatment.method);
  require_past("处置 treatment", treatment.treated_at, unit.now, clock_ahead(unit));
  require_order("接收 acceptance", load.decided_at.value(), "处置 treatment", treatment.treated_at);
  unit.db.insert("treatment", treatment);
  books.book(unit, moves_of_treatment(load, treatment.id, treatment.kilograms));
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "treat", treatment.treated_at, unit.caller.name, treatment.method);
  const WasteTreated treated{load.id,   load.trade_id,    load.processor_id,   load.producer_id,
                             load.code, treatment.method, treatment.kilograms, treatment.treated_at};
  unit.emit("waste.treated", load.id, treated, load.parties());
  return load_answer(load, unit.caller);
}

}  // namespace

void bind_acceptance(Service& service, std::shared_ptr<MassBooks> books) {
  service.command("acceptLoad",
                  [books](const Request& request, Unit& unit) { return accept_load(request, unit, *books); });
  service.command("treatLoad",
                  [books](const Request& request, Unit& unit) { return treat_load(request, unit, *books); });
}

}  // namespace heliu::transport
