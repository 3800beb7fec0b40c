#include "matching/flow/problem.hpp"

#include <string>

namespace heliu::matching::flow {
namespace {

void require(bool holds, const char* what, std::size_t where) {
  if (!holds) throw ProblemError(std::string(what) + " (index " + std::to_string(where) + ")");
}

// Follows the parents of every node once: 0 new, 1 on the present path, 2 known to end at the sink.
void check_forest(const std::vector<std::int32_t>& parent) {
  std::vector<char> seen(parent.size(), 0);
  std::vector<std::size_t> path;
  for (std::size_t start = 0; start < parent.size(); ++start) {
    path.clear();
    for (std::size_t v = start; seen[v] != 2;) {
      require(seen[v] == 0, "a node contains itself", v);
      seen[v] = 1;
      path.push_back(v);
      if (parent[v] < 0) break;
      v = static_cast<std::size_t>(parent[v]);
    }
    for (const std::size_t v : path) seen[v] = 2;
  }
}

}  // namespace

template <class Cost>
void check(const Problem<Cost>& problem) {
  const std::size_t lots = problem.lots(), arcs = problem.arcs(), nodes = problem.nodes();
  require(nodes <= kNodesMost, "too many nodes", nodes);
  require(arcs <= kArcsMost && lots <= kArcsMost, "too many arcs or lots", arcs);
  require(problem.gain.size() == arcs, "gains and arcs differ in number", problem.gain.size());
  require(problem.most.empty() || problem.most.size() == arcs, "bounds and arcs differ in number",
          problem.most.size());
  require(problem.parent.size() == nodes, "parents and nodes differ in number", problem.parent.size());
  require(problem.first.size() == lots + 1 && problem.first.front() == 0 && problem.first.back() == arcs,
          "first doesn't span the arcs", problem.first.size());
  std::int64_t left = Limits<Cost>::supply_most;
  for (std::size_t l = 0; l < lots; ++l) {
    require(problem.first[l] <= problem.first[l + 1], "first decreases", l);
    require(problem.supply[l] >= 0 && problem.supply[l] <= left, "supply negative or too large", l);
    left -= problem.supply[l];
  }
  for (std::size_t a = 0; a < arcs; ++a) {
    require(problem.node[a] >= 0 && static_cast<std::size_t>(problem.node[a]) < nodes, "no such node", a);
    require(problem.gain[a] <= Limits<Cost>::gain_most && problem.gain[a] >= -Limits<Cost>::gain_most,
            "gain out of range", a);
    if (!problem.most.empty()) require(problem.most[a] >= 0, "negative bound", a);
  }
  for (std::size_t v = 0; v < nodes; ++v) {
    require(problem.capacity[v] >= 0, "negative capacity", v);
    require(problem.parent[v] >= -1 && problem.parent[v] < static_cast<std::int32_t>(nodes), "no such parent",
            v);
  }
  check_forest(problem.parent);
}

template void check(const Problem<std::int64_t>&);
template void check(const Problem<Int128>&);

}  // namespace heliu::matching::flow
