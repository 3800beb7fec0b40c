// Positions of a load against its planned way: red flag M09 (off the corridor for too long, or a way too
// long). Geometry on a local plane around the planned way: micro-degrees to metres, good to 0.1 % within a
// province.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/contract/problem.hpp"
#include "transport/facts.hpp"
#include "transport/waybill.hpp"

namespace heliu::transport {

// A dated row of tracking_rule: the newest that is valid counts.
struct TrackingRule {
  Date valid_from;
  std::int64_t corridor_metres = 0;      // either side of the planned way
  std::int64_t outside_seconds = 0;      // longer outside than this is a deviation
  std::int64_t longest_permille = 0;     // travelled over planned beyond this is a deviation
  std::int64_t noise_metres = 0;         // smaller moves are the receiver's noise, not travel
  std::int64_t clock_ahead_seconds = 0;  // a clock may be this far ahead of ours
  std::int64_t most_points = 0;          // kept of one load
  std::string source;
};
BOOST_DESCRIBE_STRUCT(TrackingRule, (),
                      (valid_from, corridor_metres, outside_seconds, longest_permille, noise_metres,
                       clock_ahead_seconds, most_points, source))

struct TrackPoint {
  Uuid load_id;
  std::int64_t longitude = 0, latitude = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(TrackPoint, (), (load_id, longitude, latitude, at))

struct TrackFindings {
  std::int64_t planned_metres = 0, travelled_metres = 0,
               farthest_metres = 0;  // farthest from the planned way
  std::int64_t outside_seconds = 0;  // the longest stretch outside the corridor
  std::string deviation;             // "", "outside_corridor" or "too_long"
};

// The planned way: origin, the waybill's points, destination.
std::vector<GeoPoint> planned_way(const SeenTrade& trade, const std::optional<Waybill>& waybill);

std::int64_t metres_between(const GeoPoint& a, const GeoPoint& b);
std::int64_t metres_from_way(const GeoPoint& point, std::span<const GeoPoint> way);

// points: in the order of time. A stretch outside is measured from its first to its last point.
TrackFindings judge(std::span<const GeoPoint> way, std::span<const TrackPoint> points,
                    const TrackingRule& rule);

// Points that can't be of this trip: before departure, after arrival, in the future.
std::vector<FieldFault> point_faults(std::span<const TrackPoint> points, Instant departed_at,
                                     std::optional<Instant> arrived_at, Instant now,
                                     const TrackingRule& rule);

// Both in the order of time, no instant twice; of two points of one instant the known one stays. Returns the
// new ones only.
std::vector<TrackPoint> unknown_points(std::vector<TrackPoint> reported, std::span<const TrackPoint> known);

}  // namespace heliu::transport
