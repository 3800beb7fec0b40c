// The DIMACS text form of min-cost flow (.min; First DIMACS Implementation Challenge, 1991):
//   c remark
//   p min NODES ARCS          once, first
//   n NODE SUPPLY             nodes are counted from 1; absent: 0
//   a FROM TO LOWER UPPER COST
// Columns are separated by blanks or tabs, lines end in LF or CRLF.
#pragma once
#include <string_view>

#include "matching/flow/general.hpp"

namespace heliu::matching::flow {

// Throws ProblemError "line N: reason" for anything else: unknown or missing lines, surplus words, numbers
// beyond general.hpp's limits, negative bounds, a node given twice, fewer or more arcs than announced,
// supplies that don't add up to 0. Memory and time are in proportion to the text and the announced nodes.
Graph read_dimacs(std::string_view text);

}  // namespace heliu::matching::flow
