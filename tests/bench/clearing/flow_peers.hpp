// LEMON on a whole graph, as anybody would use it. Compiled as C++17, so only plain vectors cross here.
#pragma once
#include <cstdint>
#include <vector>

namespace heliu::bench {

struct PlainGraph {
  std::vector<std::int64_t> supply;
  std::vector<int> from, to;
  std::vector<std::int64_t> lower, upper, cost;
};

struct PeerResult {
  bool optimal = false;
  std::int64_t cost = 0;
  double seconds = 0;  // CPU, from the vectors to the cost
};

PeerResult lemon_network_simplex(const PlainGraph& graph);
PeerResult lemon_cost_scaling(const PlainGraph& graph);

}  // namespace heliu::bench
