// What the search decides next: the kilograms of one arc, confined to two ranges that together hold every
// lawful award.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "matching/relaxation.hpp"

namespace heliu::matching {

struct Decision {  // lower ≤ kilograms of the arc ≤ upper
  int arc = 0;
  std::int64_t lower = 0, upper = 0;
};

struct Node {
  std::vector<Decision> decisions;
  std::vector<std::int64_t> budget_prices;  // where its relaxation starts
  std::int64_t bound = 0;                   // of its parent's relaxation …
  std::vector<std::int64_t> prices;         // … and what proves it
  int place = 0;                            // in the proof
};

// The two halves, the more promising one last; none: the relaxation is lawful and within every budget that is
// still open, so there is nothing to decide.
std::optional<std::pair<Decision, Decision>> branch(const Instance& instance, const Bounds& bounds,
                                                    const Relaxed& relaxed);

// Narrows `bounds` (those of the root) by the node's decisions and by the room that they leave. False:
// nothing lawful is left.
bool narrow(const Instance& instance, const Node& node, Bounds& bounds);

}  // namespace heliu::matching
