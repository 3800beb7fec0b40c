#include <algorithm>
#include <stdexcept>

#include "matching/flow/dimacs.hpp"
#include "tests/bench/clearing/benches.hpp"
#include "tests/bench/clearing/flow_graphs.hpp"
#include "tests/bench/measure.hpp"

namespace heliu::bench {
namespace {

void compare(const std::string& name, const PlainGraph& plain, int runs) {
  std::vector<double> reading, solving, simplex, scaling;
  for (int i = 0; i < runs; ++i) {
    const std::string text = dimacs_text(plain);
    const double start = cpu_seconds();
    const auto graph = matching::flow::read_dimacs(text);
    const double read = cpu_seconds();
    const auto optimum = matching::flow::solve(graph);
    solving.push_back(cpu_seconds() - read);
    reading.push_back(read - start);
    const PeerResult a = lemon_network_simplex(plain), b = lemon_cost_scaling(plain);
    if (!fault(graph, optimum).empty() || optimum.cost != a.cost || optimum.cost != b.cost)
      throw std::runtime_error(name + ": the optima differ");
    simplex.push_back(a.seconds);
    scaling.push_back(b.seconds);
  }
  figure(name + "-read", median(reading) * 1e3, "ms");
  figure(name + "-solve", median(solving) * 1e3, "ms");
  figure(name + "-lemon-network-simplex", median(simplex) * 1e3, "ms");
  figure(name + "-lemon-cost-scaling", median(scaling) * 1e3, "ms");
  ratio(name + "-to-better-of-lemon", median(solving) / std::min(median(simplex), median(scaling)));
}

}  // namespace

void bench_flow_dimacs() {
  compare("dimacs-netgen-like-13", netgen_like(1 << 13, 1), 3);
  compare("dimacs-netgen-like-14", netgen_like(1 << 14, 1), 3);
  compare("dimacs-netgen-like-15", netgen_like(1 << 15, 1), 3);
  compare("dimacs-goto-like-12", goto_like(1 << 12, 1), 3);
  compare("dimacs-goto-like-13", goto_like(1 << 13, 1), 3);
  compare("dimacs-goto-like-14", goto_like(1 << 14, 1), 3);
}

}  // namespace heliu::bench
