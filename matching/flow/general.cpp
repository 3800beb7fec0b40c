#include "matching/flow/general.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace heliu::matching::flow {
namespace {

using Digraph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Digraph, std::int64_t, std::int64_t>;

void require(bool holds, const char* what, std::size_t where) {
  if (!holds) throw ProblemError(std::string(what) + " (index " + std::to_string(where) + ")");
}

template <class KeyType>
struct View {  // a LEMON map over a vector
  using Key = KeyType;
  using Value = std::int64_t;
  const std::vector<std::int64_t>& values;
  Value operator[](Key key) const { return values[static_cast<std::size_t>(Digraph::id(key))]; }
};

bool in_range(std::int64_t number) {
  return number <= kGraphNumberMost && number >= -kGraphNumberMost;
}

void check(const Graph& g) {
  const std::size_t nodes = g.supply.size(), arcs = g.from.size();
  require(nodes <= kGraphNodesMost, "too many nodes", nodes);
  require(arcs <= kGraphArcsMost, "too many arcs", arcs);
  require(g.to.size() == arcs && g.lower.size() == arcs && g.upper.size() == arcs && g.cost.size() == arcs,
          "columns of the arcs differ in length", arcs);
  Int128 balance = 0, sent = 0;
  for (std::size_t v = 0; v < nodes; ++v) {
    require(in_range(g.supply[v]), "supply out of range", v);
    balance += g.supply[v];
    sent += g.supply[v] > 0 ? g.supply[v] : 0;
  }
  require(balance == 0, "supplies and demands differ", nodes);
  for (std::size_t a = 0; a < arcs; ++a) {
    const auto is_node = [&](std::int32_t v) { return v >= 0 && static_cast<std::size_t>(v) < nodes; };
    require(is_node(g.from[a]) && is_node(g.to[a]), "no such node", a);
    require(g.lower[a] >= 0 && in_range(g.lower[a]), "lower bound out of range", a);
    require(g.upper[a] >= g.lower[a], "upper bound below the lower", a);
    require(in_range(g.upper[a]) || g.upper[a] == kUnbounded, "upper bound out of range", a);
    require(in_range(g.cost[a]), "cost out of range", a);
    sent += g.lower[a];
  }
  require(sent <= Int128{1} << 60, "supplies and lower bounds too large together", arcs);
}

}  // namespace

Optimum solve(const Graph& g) {
  check(g);
  Optimum out;
  if (g.supply.empty()) return out.verdict = Verdict::Optimal, out;
  Digraph graph;
  graph.reserveNode(static_cast<int>(g.supply.size()));
  graph.reserveArc(static_cast<int>(g.from.size()));
  for (std::size_t v = 0; v < g.supply.size(); ++v) graph.addNode();
  for (std::size_t a = 0; a < g.from.size(); ++a)
    graph.addArc(Digraph::nodeFromId(g.from[a]), Digraph::nodeFromId(g.to[a]));
  Simplex simplex(graph);
  std::vector<std::int64_t> upper = g.upper;
  for (auto& bound : upper)
    if (bound == kUnbounded) bound = simplex.INF;
  simplex.lowerMap(View<Digraph::Arc>{g.lower}).upperMap(View<Digraph::Arc>{upper});
  simplex.costMap(View<Digraph::Arc>{g.cost}).supplyMap(View<Digraph::Node>{g.supply});
  const auto verdict = simplex.run();
  out.verdict = verdict == Simplex::OPTIMAL     ? Verdict::Optimal
                : verdict == Simplex::UNBOUNDED ? Verdict::Unbounded
                                                : Verdict::Infeasible;
  if (out.verdict != Verdict::Optimal) return out;
  for (std::size_t a = 0; a < g.from.size(); ++a) {
    out.flow.push_back(simplex.flow(Digraph::arcFromId(static_cast<int>(a))));
    out.cost += static_cast<Int128>(out.flow[a]) * g.cost[a];
  }
  for (std::size_t v = 0; v < g.supply.size(); ++v)
    out.potential.push_back(simplex.potential(Digraph::nodeFromId(static_cast<int>(v))));
  return out;
}

std::string fault(const Graph& g, const Optimum& optimum) {
  const auto at = [](const char* what, std::size_t where) {
    return std::string(what) + " (index " + std::to_string(where) + ")";
  };
  if (optimum.verdict != Verdict::Optimal) return "not optimal";
  if (optimum.flow.size() != g.from.size() || optimum.potential.size() != g.supply.size())
    return "not a flow of this graph";
  std::vector<Int128> left(g.supply.begin(), g.supply.end());
  Int128 cost = 0;
  for (std::size_t a = 0; a < g.from.size(); ++a) {
    const std::int64_t flow = optimum.flow[a];
    const auto from = static_cast<std::size_t>(g.from[a]), to = static_cast<std::size_t>(g.to[a]);
    if (flow < g.lower[a] || flow > g.upper[a]) return at("flow outside its bounds", a);
    left[from] -= flow;
    left[to] += flow;
    cost += static_cast<Int128>(flow) * g.cost[a];
    const Int128 reduced = static_cast<Int128>(g.cost[a]) + optimum.potential[from] - optimum.potential[to];
    if (reduced < 0 && flow < g.upper[a]) return at("an arc would still save", a);
    if (reduced > 0 && flow > g.lower[a]) return at("an arc costs too much", a);
  }
  for (std::size_t v = 0; v < left.size(); ++v)
    if (left[v] != 0) return at("supply not met", v);
  return cost == optimum.cost ? "" : "the cost is not the sum of its parts";
}

}  // namespace heliu::matching::flow
