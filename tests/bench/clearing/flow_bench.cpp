#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "matching/flow/optimal.hpp"
#include "matching/flow/solver.hpp"
#include "tests/bench/clearing/benches.hpp"
#include "tests/bench/clearing/flow_market.hpp"
#include "tests/bench/clearing/flow_peers.hpp"
#include "tests/bench/measure.hpp"

namespace heliu::bench {
namespace {

using Solver = matching::flow::Solver<std::int64_t>;

struct Ours {
  double seconds = 0, peak_megabytes = 0;
  std::int64_t value = 0, pivots = 0, arcs = 0;
  bool proven = false;
};

PlainGraph whole_graph(const FlowProblem& round) {
  PlainGraph graph;
  const int lots = static_cast<int>(round.lots()), nodes = static_cast<int>(round.nodes());
  const auto add = [&](int from, int to, std::int64_t most, std::int64_t cost) {
    graph.from.push_back(from);
    graph.to.push_back(to);
    graph.lower.push_back(0);
    graph.upper.push_back(most);
    graph.cost.push_back(cost);
  };
  graph.supply = round.supply;
  graph.supply.resize(static_cast<std::size_t>(lots + nodes + 1), 0);
  for (int l = 0; l < lots; ++l) {
    const auto lot = static_cast<std::size_t>(l);
    for (std::size_t a = round.first[lot]; a < round.first[lot + 1]; ++a)
      add(l, lots + round.node[a], round.supply[lot], -round.gain[a]);
    add(l, lots + nodes, round.supply[lot], 0);
    graph.supply.back() -= round.supply[lot];
  }
  for (int v = 0; v < nodes; ++v) {
    const int parent = round.parent[static_cast<std::size_t>(v)];
    add(lots + v, lots + (parent < 0 ? nodes : parent), round.capacity[static_cast<std::size_t>(v)], 0);
  }
  return graph;
}

Ours solve_once(int lots, int offers) {
  FlowProblem round = flow_market(lots, offers, 1);
  Ours ours;
  ours.arcs = static_cast<std::int64_t>(round.arcs());
  const double start = cpu_seconds();
  Solver solver(std::move(round));
  const auto solution = solver.solution();
  ours.seconds = cpu_seconds() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  ours.peak_megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  ours.value = static_cast<std::int64_t>(solution.value);
  ours.pivots = solver.pivots();
  ours.proven = fault(solver.problem(), solution).empty();
  return ours;
}

// In a process of its own, so that nothing else counts as its memory.
Ours solve_apart(int lots, int offers) {
  malloc_trim(0);
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    const Ours ours = solve_once(lots, offers);
    _exit(write(ends[1], &ours, sizeof ours) == static_cast<ssize_t>(sizeof ours) ? 0 : 1);
  }
  close(ends[1]);
  Ours ours;
  const bool whole = read(ends[0], &ours, sizeof ours) == static_cast<ssize_t>(sizeof ours);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!whole || status != 0) throw std::runtime_error("the solving process failed");
  return ours;
}

void compare(const std::string& name, int lots, int offers, int runs) {
  std::vector<double> seconds, simplex, scaling;
  Ours ours;
  for (int i = 0; i < runs; ++i) {
    ours = solve_apart(lots, offers);
    seconds.push_back(ours.seconds);
    if (!ours.proven) throw std::runtime_error("the optimum is not proven");
  }
  figure(name + "-arcs", static_cast<double>(ours.arcs), "arcs");
  figure(name + "-cold", median(seconds) * 1e3, "ms");
  figure(name + "-pivots", static_cast<double>(ours.pivots), "pivots");
  figure(name + "-peak-memory", ours.peak_megabytes, "MiB");
  const PlainGraph graph = whole_graph(flow_market(lots, offers, 1));
  for (int i = 0; i < runs; ++i) {
    const PeerResult a = lemon_network_simplex(graph), b = lemon_cost_scaling(graph);
    if (!a.optimal || !b.optimal || -a.cost != ours.value || -b.cost != ours.value)
      throw std::runtime_error("LEMON's optimum differs");
    simplex.push_back(a.seconds);
    scaling.push_back(b.seconds);
  }
  figure(name + "-value-all-three", static_cast<double>(ours.value), "fen");
  figure(name + "-lemon-network-simplex", median(simplex) * 1e3, "ms");
  figure(name + "-lemon-cost-scaling", median(scaling) * 1e3, "ms");
  ratio(name + "-to-better-of-lemon", median(seconds) / std::min(median(simplex), median(scaling)));
}

}  // namespace

void bench_flow() {
  compare("flow", 10'000, 500, 5);
}

void bench_flow_big() {
  compare("flow-big", 100'000, 1'000, 1);
}

}  // namespace heliu::bench
