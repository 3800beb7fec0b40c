// Noon: lots, the sealed round, and the trades it strikes.
#pragma once
#include <string>
#include <vector>

#include "tests/day/data.hpp"
#include "tests/day/sealing.hpp"

namespace heliu::day {

struct Point {
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
};

// A trade as the API shows it to the regulator; lot and parties by their keys in the data.
struct Trade {
  std::string id, round, offer, lot, producer, processor, carrier;
  std::string code, method, dg_class, un_number, state, escrow_state;
  std::int64_t kilograms = 0, price = 0, amount_fen = 0, freight_fen = 0;
  std::int64_t accepted_kilograms = 0;
  std::string start, end;  // districts
  Point origin, destination;
};

void list_lots(Day& day);

// Schedules a round, has every processor seal its offers, waits for the result. A round that closed before
// all offers were in (the driver was away) is followed by another for what is still unsold.
void hold_round(Day& day);

std::vector<std::string> cleared_rounds(const Day& day);  // ids
std::vector<Trade> trades_of(const Day& day);             // of these rounds, in the order of their lots

void sign_contracts(Day& day, const std::vector<Trade>& trades);

// What each processor offers of each licence item; those who are only there to be refused come later.
std::vector<OfferTerms> capacities(const Day& day);

// The terms of a lot as its producer lists or amends them: all but code, mass and since when it is stored.
// moisture_permille: measured again; 0: as in the data.
Fields lot_terms(const Day& day, const CsvRecord& lot, std::int64_t moisture_permille = 0);

// The day is played in minutes: windows open two days earlier than in the data, so that the loads may have
// moved by now.
inline constexpr std::int64_t kWindowsEarlier = 2;

}  // namespace heliu::day
