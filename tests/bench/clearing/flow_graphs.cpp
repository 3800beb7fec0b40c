#include "tests/bench/clearing/flow_graphs.hpp"

#include <cmath>
#include <random>

namespace heliu::bench {
namespace {

class Drawing {
 public:
  Drawing(int nodes, std::uint64_t seed) : random_(seed) {
    graph.supply.assign(static_cast<std::size_t>(nodes), 0);
  }
  std::int64_t pick(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }
  void arc(std::int64_t from, std::int64_t to, std::int64_t most, std::int64_t cost) {
    graph.from.push_back(static_cast<int>(from));
    graph.to.push_back(static_cast<int>(to));
    graph.lower.push_back(0);
    graph.upper.push_back(most);
    graph.cost.push_back(cost);
  }
  PlainGraph graph;

 private:
  std::mt19937_64 random_;
};

}  // namespace

PlainGraph netgen_like(int nodes, std::uint64_t seed) {
  Drawing d(nodes, seed);
  const auto ends = static_cast<std::int64_t>(std::sqrt(nodes));
  std::vector<std::int64_t> tail(static_cast<std::size_t>(ends));  // where each source's chain has come to
  for (std::int64_t s = 0; s < ends; ++s) {
    const std::int64_t units = d.pick(500, 1'500);
    d.graph.supply[static_cast<std::size_t>(s)] += units;
    d.graph.supply[static_cast<std::size_t>(nodes - 1 - s)] -= units;
    tail[static_cast<std::size_t>(s)] = s;
  }
  for (std::int64_t v = ends; v < nodes - ends; ++v) {  // every node between stands on one chain
    auto& at = tail[static_cast<std::size_t>(d.pick(0, ends - 1))];
    d.arc(at, v, 1'500, d.pick(1, 10'000));
    at = v;
  }
  for (std::int64_t s = 0; s < ends; ++s)
    d.arc(tail[static_cast<std::size_t>(s)], nodes - 1 - s, 1'500, d.pick(1, 10'000));
  while (d.graph.from.size() < static_cast<std::size_t>(nodes) * 8)
    d.arc(d.pick(0, nodes - ends - 1), d.pick(ends, nodes - 1), d.pick(1, 1'000), d.pick(1, 10'000));
  return d.graph;
}

PlainGraph goto_like(int nodes, std::uint64_t seed) {
  Drawing d(nodes, seed);
  const auto width = static_cast<std::int64_t>(std::cbrt(nodes));
  const std::int64_t stride[]{1, 1, 2, width, width + 1, 2 * width, width * width, width * width + width};
  for (std::int64_t v = 0; v < nodes; ++v)
    for (std::int64_t k = 0; k < 8; ++k)
      d.arc(v, (v + stride[k]) % nodes, d.pick(1, 1'000) * (9 - k) / 8 + (k == 0 ? 2'000 : 1),
            d.pick(1, 1'000) * (k + 2) * (k + 2) / 8 + 1);
  const std::int64_t units = 2'000 + 500 * width;
  d.graph.supply[0] = units;
  d.graph.supply[static_cast<std::size_t>(nodes / 2)] = -units;
  d.arc(0, nodes / 2, units, 1'000'000);  // dear, so that the rest is used first; keeps it feasible
  return d.graph;
}

std::string dimacs_text(const PlainGraph& graph) {
  std::string text =
      "p min " + std::to_string(graph.supply.size()) + " " + std::to_string(graph.from.size()) + "\n";
  for (std::size_t v = 0; v < graph.supply.size(); ++v)
    if (graph.supply[v] != 0)
      text += "n " + std::to_string(v + 1) + " " + std::to_string(graph.supply[v]) + "\n";
  for (std::size_t a = 0; a < graph.from.size(); ++a) {
    text += "a " + std::to_string(graph.from[a] + 1) + " " + std::to_string(graph.to[a] + 1) + " ";
    text += std::to_string(graph.lower[a]) + " " + std::to_string(graph.upper[a]) + " ";
    text += std::to_string(graph.cost[a]) + "\n";
  }
  return text;
}

}  // namespace heliu::bench
