#include "tests/day/transport.hpp"

#include <algorithm>

#include "tests/day/cases.hpp"
#include "tests/day/irregular.hpp"
#include "tests/day/plan.hpp"

namespace heliu::day {

namespace {

// The feeds bring the trade, its contract and its escrow a moment later.
const std::set<std::string> kNotYet{"not-found", "trade-not-signed", "trade-not-funded"};
// The national system gives the number a moment later.
constexpr std::chrono::seconds kNumberPatience{90};

std::string plate_of(const Day& day, const std::string& vehicle) {
  return row_of(day.data.vehicles, vehicle).at("plate");
}

std::string crew_id(const Day& day, const std::string& vehicle, char duty) {
  return day.id("crew/" + (duty + vehicle.substr(1)));
}

std::string target(const Day& day, const Trip& trip, const char* action) {
  return "/v1/loads/" + day.id(trip.step("manifest")) + "/" + action;
}

void open_manifest(Day& day, const Trip& trip) {
  before_manifest(day, trip);
  day.api.post_once(trip.trade.producer, "/v1/manifests", manifest_body(day, trip, trip.vehicle),
                    trip.step("manifest"), kNotYet);
  const std::string load = "/v1/loads/" + day.id(trip.step("manifest"));
  if (!day.journal.has(trip.step("waybill")))
    wait_until(
        "the manifest number of " + trip.trade.lot,
        [&] {
          const JsonDocument seen = day.api.get(trip.trade.carrier, load);
          const std::string state = text_at(member(seen, "load"), "state");
          if (state == "rejected") throw std::runtime_error("the national system rejected " + trip.trade.lot);
          return state != "requested";
        },
        kNumberPatience);
}

void match_waybill(Day& day, const Trip& trip) {
  const std::string body =
      Fields()
          .text("waybill_number", "YD-" + trip.trade.id.substr(24) + "-" + std::to_string(trip.serial))
          .text("plate", plate_of(day, trip.vehicle))
          .text("driver_id", crew_id(day, trip.vehicle, 'd'))
          .text("escort_id", crew_id(day, trip.vehicle, 'e'))
          .text("un_number", trip.trade.un_number)
          .text("dg_class", trip.trade.dg_class)
          .number("kilograms", trip.kilograms)
          .text("start", trip.trade.start)
          .text("end", trip.trade.end)
          .text("departs_at", trip.departs_at.text())
          .json();
  day.api.post_once(trip.trade.carrier, target(day, trip, "waybill"), body, trip.step("waybill"));
}

void weigh(Day& day, const Trip& trip, bool at_origin, std::int64_t net) {
  const std::string& who = at_origin ? trip.trade.producer : trip.trade.processor;
  const std::string body =
      weighing_body(day, trip, at_origin, net, ticket_of(trip, at_origin), scale_of(trip, at_origin));
  day.api.post_once(who, target(day, trip, "weighings"), body,
                    trip.step(at_origin ? "weighed-out" : "weighed-in"));
}

void report_positions(Day& day, const Trip& trip) {
  std::vector<std::string> points;
  for (const Seen& seen : track_of(trip, planted_detour(day, trip)))
    points.push_back(Fields()
                         .number("longitude", seen.place.longitude)
                         .number("latitude", seen.place.latitude)
                         .text("at", seen.at.text())
                         .json());
  day.api.post_once(trip.trade.carrier, target(day, trip, "positions"),
                    Fields().raw("points", list_of(points)).json(), trip.step("positions"));
}

void accept(Day& day, const Trip& trip, std::int64_t net) {
  const std::int64_t refused = refused_of(trip, net);
  Fields body;
  body.number("accepted_kilograms", net - refused).number("refused_kilograms", refused);
  if (refused > 0) body.text("reason", refusal_reason(trip));
  body.text("method", trip.trade.method).text("accepted_at", trip.accepted_at.text());
  day.api.post_once(trip.trade.processor, target(day, trip, "acceptance"), body.json(),
                    trip.step("accepted"));
  if (stays_untreated(trip)) return;
  const std::string treatment = Fields()
                                    .text("method", trip.trade.method)
                                    .number("kilograms", net - refused)
                                    .text("treated_at", trip.treated_at.text())
                                    .json();
  day.api.post_once(trip.trade.processor, target(day, trip, "treatment"), treatment, trip.step("treated"));
}

void make_trip(Day& day, const Trip& trip, const std::vector<Trade>& trades) {
  if (day.journal.has(trip.step("done"))) return;
  const Nets nets = planted_nets(day, trip).value_or(usual_nets(day, trip));
  open_manifest(day, trip);
  while_open(day, trip, trades);
  match_waybill(day, trip);
  weigh(day, trip, true, nets.origin);
  day.api.post_once(trip.trade.carrier, target(day, trip, "departure"),
                    Fields().text("departed_at", trip.departs_at.text()).json(), trip.step("departed"));
  report_positions(day, trip);
  day.api.post_once(trip.trade.carrier, target(day, trip, "arrival"),
                    Fields().text("arrived_at", trip.arrives_at.text()).json(), trip.step("arrived"));
  before_destination_weighing(day, trip);
  weigh(day, trip, false, nets.destination);
  before_acceptance(day, trip, nets.destination);
  accept(day, trip, nets.destination);
  day.journal.remember(trip.step("done"), "yes");
}

}  // namespace

void move_waste(Day& day, const std::vector<Trade>& trades) {
  auto tours = plan_trips(day, trades);
  // Longest first, so that no vehicle is left for the end.
  std::stable_sort(tours.begin(), tours.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  constexpr std::size_t kVehiclesAtOnce = 16;  // most of a trip is waiting for others
  side_by_side(
      tours.size(),
      [&](std::size_t i) {
        for (const Trip& trip : tours[i]) make_trip(day, trip, trades);
      },
      kVehiclesAtOnce);
}

std::string manifest_body(const Day& day, const Trip& trip, const std::string& vehicle,
                          const std::string& paper) {
  Fields body;
  body.text("trade_id", trip.trade.id)
      .number("kilograms", trip.kilograms)
      .number("packages", (trip.kilograms + 999) / 1000)
      .text("plate", plate_of(day, vehicle))
      .text("driver_id", crew_id(day, trip.vehicle, 'd'))
      .text("escort_id", crew_id(day, trip.vehicle, 'e'))
      .text("planned_departure", trip.departs_at.text())
      .flag("last_load", trip.last);
  if (!paper.empty()) body.text("number", paper);
  return body.json();
}

std::string ticket_of(const Trip& trip, bool at_origin) {
  return (at_origin ? "CK-" : "RK-") + trip.trade.id.substr(24) + "-" + std::to_string(trip.serial);
}

std::string scale_of(const Trip& trip, bool at_origin) {
  return "SCALE-" + (at_origin ? trip.trade.producer : trip.trade.processor);
}

std::string weighing_body(const Day& day, const Trip& trip, bool at_origin, std::int64_t net,
                          const std::string& ticket, const std::string& scale) {
  const std::int64_t tare = number(row_of(day.data.vehicles, trip.vehicle), "tare_kilograms");
  return Fields()
      .text("place", at_origin ? "origin" : "destination")
      .text("ticket_number", ticket)
      .number("gross_kilograms", tare + net)
      .number("tare_kilograms", tare)
      .text("scale_id", scale)
      .text("weighed_at", (at_origin ? trip.loaded_at : trip.weighed_at).text())
      .json();
}

}  // namespace heliu::day
