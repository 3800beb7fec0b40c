// heliu-bench-settlement [PART…]: what the money rules do in a second. All parts unless some are named.
#include <ctime>

#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/bench/settlement/benches.hpp"

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
};

bool wanted(std::string_view part, int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (part == argv[i]) return true;
  return argc == 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    for (const auto& part : kParts)
      if (wanted(part.name, argc, argv)) part.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-bench-settlement: %s\n", error.what());
    return 1;
  }
}
