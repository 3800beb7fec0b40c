// A divisible round as bare integers ("laminar transportation"): lots with supply, sparse arcs from a lot to
// a capacity node with a gain per unit, and capacity nodes that form a forest (offer → licence item →
// processor). Wanted: the greatest Σ gain × units. A unit of a lot may stay unassigned at gain 0.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::matching::flow {

// Cost is std::int64_t or Int128 (for welfare × scale + draw). These limits keep every price, every total and
// every intermediate sum inside its type; check() refuses a problem beyond them.
template <class Cost>
struct Limits;
template <>
struct Limits<std::int64_t> {
  static constexpr std::int64_t gain_most = std::int64_t{1} << 40;    // either sign
  static constexpr std::int64_t supply_most = std::int64_t{1} << 60;  // of all lots together
};
template <>
struct Limits<Int128> {
  static constexpr Int128 gain_most = Int128{1} << 90;
  static constexpr std::int64_t supply_most = std::int64_t{1} << 34;
};
inline constexpr std::int64_t kUnbounded = std::int64_t{1} << 61;  // a capacity or bound that never binds
inline constexpr std::size_t kNodesMost = 1 << 16;
inline constexpr std::size_t kArcsMost = 1 << 30;

struct ProblemError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

template <class Cost>
struct Problem {
  std::vector<std::int64_t> supply;    // a lot: units ≥ 0
  std::vector<std::uint32_t> first;    // lots + 1: the arcs of lot l are first[l] ≤ a < first[l + 1]
  std::vector<std::int32_t> node;      // an arc: its capacity node
  std::vector<Cost> gain;              // an arc: per unit, any sign
  std::vector<std::int64_t> most;      // an arc: most units, ≥ 0; empty when no arc is bounded
  std::vector<std::int64_t> capacity;  // a node: units ≥ 0
  std::vector<std::int32_t> parent;    // a node: the node that contains it, or -1 (it stands alone)

  std::size_t lots() const { return supply.size(); }
  std::size_t arcs() const { return node.size(); }
  std::size_t nodes() const { return capacity.size(); }
};

// Throws ProblemError with the first fault: sizes that disagree, a parent that is its own ancestor, a number
// outside the limits above.
template <class Cost>
void check(const Problem<Cost>& problem);

template <class Cost>
struct Solution {
  std::vector<std::int64_t> units;  // an arc
  std::vector<Cost> price;          // a node: what one more unit of capacity is worth, ≥ 0
  std::vector<Cost> surplus;        // a lot: what one more unit of supply is worth, ≥ 0
  Int128 value = 0;                 // Σ gain × units
};

}  // namespace heliu::matching::flow
