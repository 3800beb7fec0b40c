#include "transport/track.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace heliu::transport {

namespace {

// A degree of latitude is 111.32 km on a sphere of 6,378.137 km (WGS 84's equatorial radius).
constexpr double kMetresPerMicroDegree = 6378137.0 * std::numbers::pi / 180.0 / 1e6;

struct Metres {
  double x = 0, y = 0;
};

Metres on_plane(const GeoPoint& point, const GeoPoint& middle) {
  const double shrink = std::cos(static_cast<double>(middle.latitude) / 1e6 * std::numbers::pi / 180.0);
  return {static_cast<double>(point.longitude - middle.longitude) * kMetresPerMicroDegree * shrink,
          static_cast<double>(point.latitude - middle.latitude) * kMetresPerMicroDegree};
}

// From the origin of the plane to the segment a–b.
double to_segment(const Metres& a, const Metres& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double along = length2 == 0 ? 0 : std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0);
  return std::hypot(a.x + along * dx, a.y + along * dy);
}

GeoPoint place_of(const TrackPoint& point) {
  return {point.longitude, point.latitude};
}

std::int64_t travelled(std::span<const TrackPoint> points, std::int64_t noise) {
  std::int64_t sum = 0;
  const TrackPoint* last = nullptr;
  for (const TrackPoint& point : points) {
    if (last == nullptr) {
      last = &point;
      continue;
    }
    const std::int64_t step = metres_between(place_of(*last), place_of(point));
    if (step < noise) continue;  // a parked vehicle's position trembles: that is no travel
    sum += step;
    last = &point;
  }
  return sum;
}

}  // namespace

std::vector<GeoPoint> planned_way(const SeenTrade& trade, const std::optional<Waybill>& waybill) {
  std::vector<GeoPoint> way{{trade.origin.longitude, trade.origin.latitude}};
  if (waybill) way.insert(way.end(), waybill->via.begin(), waybill->via.end());
  way.push_back({trade.destination.longitude, trade.destination.latitude});
  return way;
}

std::int64_t metres_between(const GeoPoint& a, const GeoPoint& b) {
  const Metres there = on_plane(b, a);
  return std::llround(std::hypot(there.x, there.y));
}

std::int64_t metres_from_way(const GeoPoint& point, std::span<const GeoPoint> way) {
  if (way.empty()) return 0;
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i + 1 < way.size(); ++i)
    nearest = std::min(nearest, to_segment(on_plane(way[i], point), on_plane(way[i + 1], point)));
  if (way.size() == 1) return metres_between(point, way[0]);
  return std::llround(nearest);
}

TrackFindings judge(std::span<const GeoPoint> way, std::span<const TrackPoint> points,
                    const TrackingRule& rule) {
  TrackFindings found;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) found.planned_metres += metres_between(way[i], way[i + 1]);
  found.travelled_metres = travelled(points, rule.noise_metres);
  std::optional<Instant> left;  // the corridor
  for (const TrackPoint& point : points) {
    const std::int64_t distance = metres_from_way(place_of(point), way);
    found.farthest_metres = std::max(found.farthest_metres, distance);
    if (distance <= rule.corridor_metres) {
      left.reset();
      continue;
    }
    if (!left) left = point.at;
    const auto outside = std::chrono::duration_cast<std::chrono::seconds>(point.at - *left);
    found.outside_seconds = std::max<std::int64_t>(found.outside_seconds, outside.count());
  }
  if (found.outside_seconds > rule.outside_seconds)
    found.deviation = "outside_corridor";
  else if (found.planned_metres > 0 &&
           found.travelled_metres * 1000 > found.planned_metres * rule.longest_permille)
    found.deviation = "too_long";
  return found;
}

std::vector<FieldFault> point_faults(std::span<const TrackPoint> points, Instant departed_at,
                                     std::optional<Instant> arrived_at, Instant now,
                                     const TrackingRule& rule) {
  const std::chrono::seconds ahead(rule.clock_ahead_seconds);
  std::vector<FieldFault> faults;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string pointer = "/points/" + std::to_string(i) + "/at";
    if (points[i].at < departed_at) faults.push_back({pointer, "早于发车 · before departure"});
    if (points[i].at > now + ahead) faults.push_back({pointer, "晚于当前时间 · in the future"});
    if (arrived_at && points[i].at > *arrived_at) faults.push_back({pointer, "晚于到达 · after arrival"});
  }
  return faults;
}

std::vector<TrackPoint> unknown_points(std::vector<TrackPoint> reported, std::span<const TrackPoint> known) {
  std::set<Instant> taken;
  for (const TrackPoint& point : known) taken.insert(point.at);
  std::erase_if(reported, [&](const TrackPoint& point) { return !taken.insert(point.at).second; });
  std::sort(reported.begin(), reported.end(),
            [](const TrackPoint& a, const TrackPoint& b) { return a.at < b.at; });
  return reported;
}

}  // namespace heliu::transport
