// heliu-bench-settlement [PART…]: what the money rules do in a second. All parts unless some are named.
#include <cstdio>
#include <ctime>
#include <exception>
#include <string_view>

#include "chassis/db/database.hpp"
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

namespace {

constexpr struct {
  std::string_view name;
  void (*run)();
} kParts[]{
    {"reconcile", heliu::bench::bench_reconcile},
    {"camt", heliu::bench::bench_camt},
    {"ledger", heliu::bench::bench_ledger},
    {"ledger-latency", heliu::bench::bench_ledger_latency},
    {"ledger-http", heliu::bench::bench_ledger_http},
    {"ledger-restart", heliu::bench::bench_ledger_restart},
    {"peers", heliu::bench::bench_peers},
};

bool wanted(std::string_view part, int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (part == argv[i]) return true;
  return argc == 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    // A server that acknowledges what it could lose is refused: its figures would mean nothing.
    heliu::Database(heliu::test::server_settings()).require_durable();
    for (const auto& part : kParts)
      if (wanted(part.name, argc, argv)) part.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-bench-settlement: %s\n", error.what());
    return 1;
  }
}
