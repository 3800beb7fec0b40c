// Graphs of the two best known families of min-cost flow tests, drawn by generators of our own: NETGEN's and
// GOTO's sources are not free, so these share their shape and not their files.
#pragma once
#include <string>

#include "tests/bench/clearing/flow_peers.hpp"

namespace heliu::bench {

// Like netgen_8: 8 arcs a node, costs 1–10,000, capacities 1–1,000, √n sources and as many sinks with about
// 1,000 units each; a skeleton of chains from sources to sinks keeps it feasible.
PlainGraph netgen_like(int nodes, std::uint64_t seed);

// Like goto_8: nodes on a torus, 8 arcs a node to near and far neighbours, near ones cheap and wide, far ones
// dear and narrow; one source, one sink, a great deal of flow.
PlainGraph goto_like(int nodes, std::uint64_t seed);

std::string dimacs_text(const PlainGraph& graph);

}  // namespace heliu::bench
