#include "tests/bench/clearing/flow_peers.hpp"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>

namespace heliu::bench {
namespace {

using Digraph = lemon::SmartDigraph;

template <class KeyType>
struct View {  // a LEMON map over a vector
  using Key = KeyType;
  using Value = std::int64_t;
  const std::vector<std::int64_t>& values;
  Value operator[](Key key) const { return values[static_cast<std::size_t>(Digraph::id(key))]; }
};

double cpu_now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Algorithm>
PeerResult run(const PlainGraph& plain) {
  const double start = cpu_now();
  Digraph graph;
  graph.reserveNode(static_cast<int>(plain.supply.size()));
  graph.reserveArc(static_cast<int>(plain.from.size()));
  for (std::size_t v = 0; v < plain.supply.size(); ++v) graph.addNode();
  for (std::size_t a = 0; a < plain.from.size(); ++a)
    graph.addArc(Digraph::nodeFromId(plain.from[a]), Digraph::nodeFromId(plain.to[a]));
  Algorithm algorithm(graph);
  algorithm.lowerMap(View<Digraph::Arc>{plain.lower}).upperMap(View<Digraph::Arc>{plain.upper});
  algorithm.costMap(View<Digraph::Arc>{plain.cost}).supplyMap(View<Digraph::Node>{plain.supply});
  PeerResult result;
  result.optimal = algorithm.run() == Algorithm::OPTIMAL;
  result.cost = result.optimal ? algorithm.totalCost() : 0;
  result.seconds = cpu_now() - start;
  return result;
}

}  // namespace

PeerResult lemon_network_simplex(const PlainGraph& graph) {
  return run<lemon::NetworkSimplex<Digraph, std::int64_t, std::int64_t>>(graph);
}

PeerResult lemon_cost_scaling(const PlainGraph& graph) {
  return run<lemon::CostScaling<Digraph, std::int64_t, std::int64_t>>(graph);
}

}  // namespace heliu::bench
