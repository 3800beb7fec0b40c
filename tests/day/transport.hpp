// Afternoon: manifests, waybills, scales, tracks, acceptance and treatment.
#pragma once
#include <string>
#include <vector>

#include "tests/day/trading.hpp"

namespace heliu::day {

// One vehicle trip of one trade. Times lie in the hours before the plan was made.
struct Trip {
  Trade trade;
  std::string vehicle;  // key; its driver and escort have the same number
  int serial = 1;       // of the trade's trips
  bool last = true;
  std::int64_t kilograms = 0;  // as on the manifest
  Instant loaded_at, departs_at, arrives_at, weighed_at, accepted_at, treated_at;

  std::string step(const std::string& what) const;
};

// Each vehicle's trips in the order it makes them. The same in every run.
std::vector<std::vector<Trip>> plan_trips(Day& day, const std::vector<Trade>& trades);

// Vehicles side by side, each one's trips in order.
void move_waste(Day& day, const std::vector<Trade>& trades);

std::string manifest_body(const Day& day, const Trip& trip, const std::string& vehicle,
                          const std::string& paper = {});
// The ticket number and scale at which this trip is weighed.
std::string ticket_of(const Trip& trip, bool at_origin);
std::string scale_of(const Trip& trip, bool at_origin);
std::string weighing_body(const Day& day, const Trip& trip, bool at_origin, std::int64_t net,
                          const std::string& ticket, const std::string& scale);

}  // namespace heliu::day
