// Positions of a load and what they show.
#include <algorithm>

#include "chassis/contract/problem.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/store.hpp"
#include "transport/track.hpp"

namespace heliu::transport {

namespace {

constexpr std::size_t kShownPoints = 2000;  // newest; an answer stays below 200 kB

struct Positions {
  std::vector<TrackPoint> points;
};
BOOST_DESCRIBE_STRUCT(Positions, (), (points))

struct Track {
  std::int64_t points = 0, planned_metres = 0, travelled_metres = 0, farthest_metres = 0;
  bool deviated = false;
};
BOOST_DESCRIBE_STRUCT(Track, (), (points, planned_metres, travelled_metres, farthest_metres, deviated))

struct ShownPoint {
  std::int64_t longitude = 0, latitude = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ShownPoint, (), (longitude, latitude, at))

struct TrackDetail {
  std::vector<GeoPoint> planned;
  std::vector<ShownPoint> points;
};
BOOST_DESCRIBE_STRUCT(TrackDetail, (), (planned, points))

std::vector<GeoPoint> way_of(Transaction& db, const Load& load) {
  return planned_way(store::trade(db, load.trade_id), store::find<Waybill>(db, "waybill", load.id));
}

void say_deviated(Unit& unit, Load& load, const TrackFindings& found, const TrackingRule& rule) {
  load.deviated = true;
  store::remember_step(unit.db, load, "deviate", unit.now, unit.caller.name, found.deviation);
  const TrackDeviated deviated{load.id,
                               load.trade_id,
                               load.plate,
                               load.carrier_id,
                               rule.corridor_metres,
                               found.farthest_metres,
                               found.planned_metres,
                               found.travelled_metres,
                               found.deviation};
  unit.emit("track.deviated", load.id, deviated, load.parties());
}

Response report_positions(const Request& request, Unit& unit) {
  Load load = store::load_to_change(unit.db, request.id(), unit.caller, &Load::carrier_id);
  take(load, LoadAction::report_positions);
  auto reported = request.as<Positions>().points;
  const TrackingRule rule = store::tracking_rule(unit.db, Date::of(unit.now));
  auto faults = point_faults(reported, load.departed_at.value(), load.arrived_at, unit.now, rule);
  if (!faults.empty()) throw Problem("positions-unusable", {}, std::move(faults));
  for (TrackPoint& point : reported) point.load_id = load.id;
  auto points = store::points(unit.db, load.id);
  const auto fresh = unknown_points(std::move(reported), points);
  if (static_cast<std::int64_t>(points.size() + fresh.size()) > rule.most_points)
    throw Problem("positions-too-many", {{"most", std::to_string(rule.most_points)}});
  unit.db.insert_all<TrackPoint>("track_point", fresh);
  points.insert(points.end(), fresh.begin(), fresh.end());
  std::sort(points.begin(), points.end(),
            [](const TrackPoint& a, const TrackPoint& b) { return a.at < b.at; });
  const TrackFindings found = judge(way_of(unit.db, load), points, rule);
  if (!load.deviated && !found.deviation.empty()) {
    say_deviated(unit, load, found, rule);
    store::save(unit.db, load);
  }
  return Response::ok(Track{static_cast<std::int64_t>(points.size()), found.planned_metres,
                            found.travelled_metres, found.farthest_metres, load.deviated});
}

Response get_track(const Request& request, Transaction& db) {
  const Load load = store::load_for(db, request.id(), request.caller);
  TrackDetail track{way_of(db, load), {}};
  const auto points = store::points(db, load.id);
  const std::size_t first = points.size() > kShownPoints ? points.size() - kShownPoints : 0;
  for (std::size_t i = first; i < points.size(); ++i)
    track.points.push_back({points[i].longitude, points[i].latitude, points[i].at});
  return Response::ok(track);
}

}  // namespace

void bind_tracks(Service& service) {
  service.command("reportPositions", report_positions);
  service.query("getTrack", get_track);
}

}  // namespace heliu::transport
