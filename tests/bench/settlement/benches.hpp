// The parts of heliu-bench-settlement. Each checks that what it measured was done rightly: a
// std::runtime_error says what was not. Times are CPU time of the thread, so that a busy machine doesn't
// change them.
#pragma once
#include <functional>

namespace heliu::bench {

double cpu_seconds_of(const std::function<void()>& work);

// 100,000 statement lines against 100,000 expected entries, 1 % of them split and 1 % collected.
void bench_reconcile();

// A camt.053 of 50 MB, read in pieces, against the bare XML parser on the same bytes.
void bench_camt();

}  // namespace heliu::bench
