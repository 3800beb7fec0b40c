// heliu-bench-clearing [PART…]: how fast and how well rounds clear, beside other solvers in the same run.
#include "tests/bench/clearing/benches.hpp"
#include "tests/bench/parts.hpp"

int main(int argc, char** argv) {
  using namespace heliu::bench;
  constexpr Part kParts[]{
      {"flow-big", bench_flow_big},  // first: it measures memory
      {"flow", bench_flow},
      {"warm", bench_flow_warm},
      {"dimacs", bench_flow_dimacs},
      {"gap-quick", bench_gap_quickly},
      {"gap-cbc", bench_gap_with_cbc},
      {"gap", bench_gap_classic},
  };
  return run_parts("heliu-bench-clearing", kParts, argc, argv,
                   [] { std::printf("build %s; one thread; CPU time, not wall clock\n", kBuild); });
}
