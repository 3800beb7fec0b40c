// When and with what the loads move, and what the scales show: decided from the data alone, the same in every
// run.
#pragma once
#include <optional>
#include <vector>

#include "tests/day/irregular.hpp"
#include "tests/day/transport.hpp"

namespace heliu::day {

struct Seen {
  Point place;
  Instant at;
};
// Positions from origin to destination, some minutes apart; round by `detour` when given.
std::vector<Seen> track_of(const Trip& trip, const std::optional<Point>& detour);

// Both scales of a trip without a plant: a little less than the manifest says, and a little apart.
Nets usual_nets(const Day& day, const Trip& trip);

// Some loads are refused in part, and some wait in the receiver's store.
std::int64_t refused_of(const Trip& trip, std::int64_t net);
std::string refusal_reason(const Trip& trip);
bool stays_untreated(const Trip& trip);

std::int64_t metres_between(const Point& a, const Point& b);

}  // namespace heliu::day
