// The parts of heliu-bench-clearing, one line each; CPU time throughout.
#pragma once

namespace heliu::bench {

void bench_flow();         // 10,000 divisible lots × 500 offers, cold, against LEMON
void bench_flow_big();     // 100,000 × 1,000, cold, with peak memory, against LEMON
void bench_flow_warm();    // 10,000 × 500: new lots one by one, outages
void bench_flow_dimacs();  // netgen-like and goto-like graphs as DIMACS text, against LEMON

void bench_gap_classic();   // whole lots: the twenty classical shapes, 60 CPU seconds each at most
void bench_gap_quickly();   // the largest three after 10 s, and bounds of type d
void bench_gap_with_cbc();  // four shapes, CBC's program (Debian coinor-cbc) given the same time

}  // namespace heliu::bench
