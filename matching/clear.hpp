// Clears a round: the greatest welfare Σ (reserve − price − freight − policy terms) × kilograms over all
// awards that every rule allows, with prices of scarcity and a bound that says how much better anything could
// be.
#pragma once
#include <functional>

#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

// One unit is about 2 ns on one core at -O2; the default ends well under 2 s there.
inline constexpr std::int64_t kWorkLimit = 240'000'000;

// Throws BookError if check(book) does. Depends on the content of the book alone: the order of its lists, the
// machine and the hour change nothing. A round that runs out of work is still lawful, with proven() false.
// `stop` is asked now and then (by a clock outside, a signal): true ends the search there, and the result's
// work_limit says where, so that clear() with that limit gives the same bytes again.
using Stop = std::function<bool()>;
Result clear(const Book& book, std::int64_t work_limit = kWorkLimit, const Stop& stop = {});

// The same, when the caller already has (and keeps) the arcs of this book.
Result clear(const Book& book, const Eligibility& eligible, std::int64_t work_limit = kWorkLimit,
             const Stop& stop = {});

}  // namespace heliu::matching
