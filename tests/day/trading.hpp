// Noon: lots, the sealed round, and the trades it strikes.
#pragma once
#include <string>
#include <vector>

#include "tests/day/data.hpp"

namespace heliu::day {

struct Point {
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
};

// A trade as the API shows it to the regulator; lot and parties by their keys in the data.
struct Trade {
  std::string id, lot, producer, processor, carrier;
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

// A sealed offer's body for POST /v1/offers. lines: {code, fen per tonne}.
std::string sealed_offer(const Day& day, const std::string& round, const std::string& processor,
                         std::int64_t item, std::int64_t kilograms,
                         const std::vector<std::pair<std::string, std::int64_t>>& lines);

}  // namespace heliu::day
