// Min-cost flow on any graph, for comparison with the literature: LEMON's network simplex, with its limits
// checked first, its verdict said plainly and totals in 128 bits.
#pragma once
#include <string>

#include "matching/flow/problem.hpp"

namespace heliu::matching::flow {

inline constexpr std::size_t kGraphNodesMost = 1 << 22;
inline constexpr std::size_t kGraphArcsMost = 1 << 26;
// Of a supply, a bound or a cost, either sign; together with the sizes it keeps every sum of the solver,
// whose artificial arcs cost (greatest cost + 1) × nodes, within 64 bits.
inline constexpr std::int64_t kGraphNumberMost = std::int64_t{1} << 34;

struct Graph {
  std::vector<std::int64_t> supply;  // a node: > 0 sends, < 0 receives; they must add up to 0
  std::vector<std::int32_t> from, to;
  std::vector<std::int64_t> lower, upper;  // an arc: 0 ≤ lower ≤ upper; upper may be kUnbounded
  std::vector<std::int64_t> cost;          // an arc: per unit, any sign
};

enum class Verdict : std::uint8_t {
  Optimal,
  Infeasible,  // no flow meets all supplies and bounds
  Unbounded,   // a cycle of arcs without upper bounds pays for ever
};

struct Optimum {
  Verdict verdict = Verdict::Infeasible;
  Int128 cost = 0;                 // the rest only if Optimal
  std::vector<std::int64_t> flow;  // an arc
  std::vector<std::int64_t>
      potential;  // a node; cost + potential[from] − potential[to] has the sign that proves
};

// Throws ProblemError for a malformed or too large graph.
Optimum solve(const Graph& graph);

// Empty if the flow is lawful and the potentials prove it optimal; otherwise the first fault. No solver
// inside.
std::string fault(const Graph& graph, const Optimum& optimum);

}  // namespace heliu::matching::flow
