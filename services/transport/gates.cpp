#include "transport/gates.hpp"

#include <algorithm>

#include "chassis/contract/problem.hpp"

namespace heliu::transport {

namespace {

std::string date_text(const std::optional<Date>& date) {
  return date ? date->text() : "—";
}

bool covers(const std::vector<std::string>& classes, const std::string& dg_class) {
  return dg_class.empty() || std::find(classes.begin(), classes.end(), dg_class) != classes.end();
}

std::string name_of(const Party& party) {
  return party.enterprise ? party.enterprise->name : "?";
}

void check_not_frozen(const Party& party) {
  if (!party.enterprise)
    throw Problem("enterprise-frozen",
                  {{"name", "?"}, {"part", party.part}, {"reason", "未登记 · not registered"}});
  if (party.enterprise->frozen)
    throw Problem("enterprise-frozen", {{"name", party.enterprise->name},
                                        {"part", party.part},
                                        {"reason", party.enterprise->frozen_reason}});
}

void check_cover(const Party& party, Date today) {
  const auto& cover = party.cover;
  const bool in_force = cover && cover->in_force && (!cover->valid_from || *cover->valid_from <= today) &&
                        (!cover->valid_to || today <= *cover->valid_to);
  if (!in_force)
    throw Problem("policy-not-in-force", {{"name", name_of(party)},
                                          {"part", party.part},
                                          {"valid_from", cover ? date_text(cover->valid_from) : "—"},
                                          {"valid_to", cover ? date_text(cover->valid_to) : "—"}});
  if (!cover->sufficient)
    throw Problem("policy-insufficient", {{"name", name_of(party)},
                                          {"part", party.part},
                                          {"limit_fen", std::to_string(cover->limit_fen.count)},
                                          {"required_fen", std::to_string(cover->required_fen.count)}});
}

void check_licence(const SeenTrade* trade, const std::optional<SeenLicenceItem>& item, Date today) {
  if (trade != nullptr && trade->licence_item_id.is_nil()) return;  // exempt use (名录 2021, 豁免管理清单)
  if (!item) throw Problem("licence-not-in-force", {{"number", "?"}, {"why", "未登记 · not registered"}});
  const auto refuse = [&](std::string why) {
    throw Problem("licence-not-in-force", {{"number", item->number}, {"why", std::move(why)}});
  };
  if (item->suspended) refuse("已暂停 · suspended");
  if (today < item->valid_from || item->valid_to < today)
    refuse(item->valid_from.text() + " … " + item->valid_to.text());
}

void check_crew(const std::optional<SeenCrew>& member, const std::string& duty, const Uuid& carrier,
                Date today) {
  if (member && member->carrier_id == carrier && member->duty == duty && today <= member->valid_to) return;
  throw Problem("crew-not-qualified", {{"duty", duty}});
}

// A plate may be recorded more than once: an older certificate of the same carrier does no harm.
const SeenVehicle& vehicle_of(const GateFacts& facts, const Load& load) {
  const SeenVehicle* vehicle = nullptr;
  for (const SeenVehicle& known : facts.vehicles)
    if (known.carrier_id == load.carrier_id && (vehicle == nullptr || vehicle->valid_to < known.valid_to))
      vehicle = &known;
  if (vehicle == nullptr) throw Problem("vehicle-not-of-carrier", {{"plate", load.plate}});
  return *vehicle;
}

void check_vehicle_load(const SeenVehicle& vehicle, Kilograms kilograms) {
  if (kilograms > vehicle.max_load_kilograms)
    throw Problem("vehicle-load-exceeded",
                  {{"plate", vehicle.plate},
                   {"kilograms", std::to_string(kilograms.count)},
                   {"max_load_kilograms", std::to_string(vehicle.max_load_kilograms.count)}});
}

// What the trade's other loads leave of it.
Kilograms left_of(const SeenTrade& trade, std::span<const Load> of_trade, const Load& load) {
  Kilograms left = trade.kilograms;
  for (const Load& other : of_trade)
    if (other.id != load.id) left -= taken_from_trade(other);
  return std::max(left, Kilograms{});
}

}  // namespace

void check_trade(const SeenTrade& trade, bool funded) {
  const std::string id = trade.id.text();
  if (trade.cancelled) throw Problem("trade-cancelled", {{"trade_id", id}, {"reason", trade.cancel_reason}});
  if (!trade.signed_by_both) throw Problem("trade-not-signed", {{"trade_id", id}});
  if (!funded) throw Problem("trade-not-funded", {{"trade_id", id}});
}

void check_standing(const GateFacts& facts, Date today) {
  for (const Party* party : {&facts.producer, &facts.processor, &facts.carrier}) check_not_frozen(*party);
  check_licence(&facts.trade, facts.licence_item, today);
  for (const Party* party : {&facts.processor, &facts.carrier}) check_cover(*party, today);
}

void check_receiver(const Party& processor, const std::optional<SeenLicenceItem>& item, Date today) {
  check_not_frozen(processor);
  if (item) check_licence(nullptr, item, today);
  check_cover(processor, today);
}

void check_transport(const GateFacts& facts, const Load& load, Date today) {
  const bool permitted =
      std::any_of(facts.permits.begin(), facts.permits.end(), [&](const SeenPermit& permit) {
        return permit.valid_from <= today && today <= permit.valid_to &&
               covers(permit.classes, load.dg_class);
      });
  if (!permitted) throw Problem("carrier-out-of-scope", {{"dg_class", load.dg_class}});

  const SeenVehicle* vehicle = &vehicle_of(facts, load);
  if (vehicle->valid_to < today || !covers(vehicle->classes, load.dg_class))
    throw Problem(
        "vehicle-out-of-scope",
        {{"plate", load.plate}, {"dg_class", load.dg_class}, {"valid_to", vehicle->valid_to.text()}});
  check_vehicle_load(*vehicle, load.kilograms);
  check_crew(facts.driver, "driver", load.carrier_id, today);
  check_crew(facts.escort, "escort", load.carrier_id, today);
}

void check_room(const GateFacts& facts, const Load& load) {
  for (const Load& other : facts.of_plate)
    if (other.id != load.id && is_open(other.state))
      throw Problem("plate-on-open-manifest", {{"plate", load.plate}, {"load_id", other.id.text()}});
  for (const Load& other : facts.of_trade)
    if (other.last_load && (is_open(other.state) || other.accepted_kilograms > Kilograms{}))
      throw Problem("trade-last-load-open", {{"load_id", other.id.text()}});
  const Kilograms left = left_of(facts.trade, facts.of_trade, load);
  if (load.kilograms > left)
    throw Problem("trade-kilograms-exceeded", {{"kilograms", std::to_string(load.kilograms.count)},
                                               {"left", std::to_string(left.count)}});
}

void check_weight(const GateFacts& facts, const Load& load, Kilograms net, Kilograms tolerance) {
  check_vehicle_load(vehicle_of(facts, load), net);
  check_accepted(facts.trade, facts.of_trade, load, net, tolerance);
}

void check_accepted(const SeenTrade& trade, std::span<const Load> of_trade, const Load& load,
                    Kilograms accepted, Kilograms tolerance) {
  const Kilograms left = left_of(trade, of_trade, load);
  if (accepted > left + tolerance)
    throw Problem("trade-weight-exceeded", {{"kilograms", std::to_string(accepted.count)},
                                            {"left", std::to_string(left.count)},
                                            {"tolerance", std::to_string(tolerance.count)}});
}

void check_opening(const GateFacts& facts, const Load& load, Date today) {
  check_trade(facts.trade, facts.funded);
  check_standing(facts, today);
  check_transport(facts, load, today);
  check_room(facts, load);
}

void check_departure(const GateFacts& facts, const Load& load, Date today) {
  check_trade(facts.trade, facts.funded);
  check_standing(facts, today);
  check_transport(facts, load, today);
}

}  // namespace heliu::transport
