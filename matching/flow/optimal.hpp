// The checker: no solver inside. It proves by weak duality that nothing can be better than a solution.
#pragma once
#include <string>

#include "matching/flow/problem.hpp"

namespace heliu::matching::flow {

// Empty when the solution is feasible, its prices have the right signs, and its value equals the dual bound
// Σ supply × surplus + Σ capacity × price + Σ bound × what the arc gains over both, to the unit. Otherwise
// the first fault found. Expects a problem that check() accepts; the solution may be anything.
template <class Cost>
std::string fault(const Problem<Cost>& problem, const Solution<Cost>& solution);

}  // namespace heliu::matching::flow
