// The twelve irregularities: each is played on purpose, and what met it is kept.
#pragma once
#include <optional>
#include <string>

#include "tests/day/trading.hpp"
#include "tests/day/transport.hpp"

namespace heliu::day {

bool only_to_be_refused(const std::string& processor);

// 3, 4, 5: an expired policy, a code outside the licence, more than the year's quota. False when the round
// had closed before.
bool offer_irregularly(Day& day, const std::string& round);

// 6, 8: a vehicle without the class, a number of another city; tried before the right manifest is opened.
void before_manifest(Day& day, const Trip& trip);
// 7: while this trip's manifest is open, its plate is named on another.
void while_open(Day& day, const Trip& trip, const std::vector<Trade>& trades);
// 10: the destination ticket of an earlier load is shown for this one.
void before_destination_weighing(Day& day, const Trip& trip);

// 1, 2: the net weights of a planted load, in place of the usual ones.
struct Nets {
  std::int64_t origin = 0, destination = 0;
};
std::optional<Nets> planted_nets(const Day& day, const Trip& trip);
// 9: the place that a planted track goes round by.
std::optional<Point> planted_detour(const Day& day, const Trip& trip);
// The vehicle that a planted lot must go with.
std::optional<std::string> planted_vehicle(const std::string& lot);

// 12: the lot whose payer first writes a wrong reference.
const std::string& wrong_reference_lot();
std::string wrong_reference(const std::string& right);

// What the API answered to a planted attempt: the problem's name, "accepted" when nothing stopped it, empty
// when it was not made.
std::string met(const Day& day, const std::string& irregularity);

}  // namespace heliu::day
