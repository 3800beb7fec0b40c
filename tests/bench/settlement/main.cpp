// heliu-bench-settlement [PART…]: what the money rules do in a second. All parts unless some are named.
#include <ctime>

#include "chassis/db/database.hpp"
#include "tests/bench/parts.hpp"
#include "tests/bench/settlement/benches.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::bench {

double cpu_seconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) / 1e9;
  };
  const double start = now();
  work();
  return now() - start;
}

}  // namespace heliu::bench

int main(int argc, char** argv) {
  using namespace heliu::bench;
  constexpr Part kParts[]{{"reconcile", bench_reconcile},     {"camt", bench_camt},
                          {"ledger", bench_ledger},           {"ledger-latency", bench_ledger_latency},
                          {"ledger-http", bench_ledger_http}, {"ledger-restart", bench_ledger_restart},
                          {"export", bench_export},           {"peers", bench_peers}};
  // A server that acknowledges what it could lose is refused: its figures would mean nothing.
  return run_parts("heliu-bench-settlement", kParts, argc, argv,
                   [] { heliu::Database(heliu::test::server_settings()).require_durable(); });
}
