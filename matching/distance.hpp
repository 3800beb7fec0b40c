// Distance and freight in integers, so that every machine computes the same fen.
#pragma once
#include <cstdint>

#include "matching/book.hpp"

namespace heliu::matching {

// Straight-line metres between two sites, rounded to the nearest: a flat map at the middle latitude (earth
// radius 6,371,009 m). Within 0.1 % of the great circle up to 500 km in China; no floating point.
std::int64_t metres(const Site& a, const Site& b);

// The producer's freight per tonne: base + rate × road kilometres, rounded half up to a fen.
FenPerTonne freight_over(std::int64_t metres, const Lot& lot, const Rules& rules);
FenPerTonne freight(const Lot& lot, const Offer& offer, const Rules& rules);

}  // namespace heliu::matching
