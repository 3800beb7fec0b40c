// A played day's trades many times over, in the tables of a running stack: what a page of it reads, as if a
// hundred such days had been. No ledger knows of them and no feed: for reading only, on a stack of its own.
#pragma once
#include <cstdint>

#include "chassis/ops/config.hpp"

namespace heliu::bench {

// Copies the day's trades with their contracts, and where whole their loads, escrows and records, until the
// market has at least so many. Each copy is a round of its own, an hour older than the one before. Returns
// how many trades there are. Throws std::runtime_error when there is no day.
std::int64_t make_trades(const Config& config, std::int64_t at_least, bool whole);

}  // namespace heliu::bench
