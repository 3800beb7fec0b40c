#include "flow_problems.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace heliu::matching::flow {

int pick(std::mt19937& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

Problem<std::int64_t> random_problem(std::mt19937& random, const Shape& shape) {
  Problem<std::int64_t> p;
  const int nodes = pick(random, 1, shape.nodes), lots = pick(random, 0, shape.lots);
  for (int v = 0; v < nodes; ++v) {
    p.capacity.push_back(pick(random, 0, 9) == 0 ? 0 : pick(random, 1, shape.capacity));
    p.parent.push_back(v + 1 < nodes && pick(random, 0, 2) > 0 ? pick(random, v + 1, nodes - 1) : -1);
  }
  p.first.push_back(0);
  for (int l = 0; l < lots; ++l) {
    p.supply.push_back(pick(random, 0, shape.supply));
    for (int a = pick(random, 0, shape.arcs); a > 0; --a) {
      p.node.push_back(pick(random, 0, nodes - 1));
      p.gain.push_back(pick(random, -shape.gain, shape.gain));
      if (shape.bounds) p.most.push_back(pick(random, 0, shape.supply));
    }
    p.first.push_back(static_cast<std::uint32_t>(p.node.size()));
  }
  return p;
}

Int128 lemon_optimum(const Problem<std::int64_t>& p) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  const int lots = static_cast<int>(p.lots()), nodes = static_cast<int>(p.nodes()), sink = lots + nodes;
  for (int n = 0; n <= sink; ++n) graph.addNode();
  Graph::ArcMap<std::int64_t> upper(graph), cost(graph);
  Graph::NodeMap<std::int64_t> supply(graph, 0);
  const auto add = [&](int from, int to, std::int64_t most, std::int64_t gain) {
    const auto arc = graph.addArc(Graph::nodeFromId(from), Graph::nodeFromId(to));
    upper[arc] = most;
    cost[arc] = -gain;
  };
  for (int l = 0; l < lots; ++l) {
    const auto lot = static_cast<std::size_t>(l);
    supply[Graph::nodeFromId(l)] = p.supply[lot];
    supply[Graph::nodeFromId(sink)] -= p.supply[lot];
    for (std::size_t a = p.first[lot]; a < p.first[lot + 1]; ++a)
      add(l, lots + p.node[a], p.most.empty() ? p.supply[lot] : std::min(p.most[a], p.supply[lot]),
          p.gain[a]);
    add(l, sink, p.supply[lot], 0);
  }
  for (int v = 0; v < nodes; ++v) {
    const int parent = p.parent[static_cast<std::size_t>(v)];
    add(lots + v, parent < 0 ? sink : lots + parent, p.capacity[static_cast<std::size_t>(v)], 0);
  }
  lemon::NetworkSimplex<Graph, std::int64_t> simplex(graph);
  simplex.upperMap(upper).costMap(cost).supplyMap(supply);
  if (simplex.run() != lemon::NetworkSimplex<Graph, std::int64_t>::OPTIMAL)
    throw std::logic_error("LEMON finds no optimum");
  return -simplex.totalCost<Int128>();
}

Int128 exhaustive_optimum(const Problem<std::int64_t>& p) {
  std::vector<std::int64_t> room = p.capacity, left = p.supply;
  std::vector<std::size_t> lot_of(p.arcs());
  for (std::size_t l = 0; l < p.lots(); ++l)
    std::fill(lot_of.begin() + p.first[l], lot_of.begin() + p.first[l + 1], l);
  const std::function<Int128(std::size_t)> best = [&](std::size_t a) -> Int128 {
    if (a == p.arcs()) return 0;
    std::int64_t most = left[lot_of[a]];
    if (!p.most.empty()) most = std::min(most, p.most[a]);
    for (std::int32_t v = p.node[a]; v >= 0; v = p.parent[static_cast<std::size_t>(v)])
      most = std::min(most, room[static_cast<std::size_t>(v)]);
    const auto take = [&](std::int64_t units) {
      left[lot_of[a]] -= units;
      for (std::int32_t v = p.node[a]; v >= 0; v = p.parent[static_cast<std::size_t>(v)])
        room[static_cast<std::size_t>(v)] -= units;
    };
    Int128 high = best(a + 1);
    for (std::int64_t units = 1; units <= most; ++units) {
      take(units);
      high = std::max(high, static_cast<Int128>(p.gain[a]) * units + best(a + 1));
      take(-units);
    }
    return high;
  };
  return best(0);
}

}  // namespace heliu::matching::flow
