// Whole lots on the classical shapes: what the kernel reaches in how many CPU seconds.
#pragma once
#include "matching/gap/solve.hpp"
#include "tests/bench/clearing/gap_instances.hpp"

namespace heliu::bench {

// One line: objective, certified and closed bound, gap, CPU seconds, peak memory of this process; then the
// objective and the bound as figures.
matching::gap::Found run_gap(const GapShape& shape, std::uint64_t seed, double seconds);

void bench_gap_classic();   // the twenty shapes, 60 CPU seconds each at most
void bench_gap_quickly();   // the largest three after 10 s, and bounds of type d
void bench_gap_with_cbc();  // four shapes, CBC's program (Debian coinor-cbc) given the same time

}  // namespace heliu::bench
