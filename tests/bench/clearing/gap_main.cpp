#include <sys/resource.h>
#include <ctime>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "matching/gap/solve.hpp"
#include "tests/bench/clearing/gap_instances.hpp"

namespace {
double cpu() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
}  // namespace

int main(int argc, char** argv) {
  using namespace heliu;
  const double seconds = std::atof(argv[1]);
  for (int i = 2; i + 3 < argc; i += 4) {
    const bench::GapShape shape{argv[i][0], std::atoi(argv[i + 1]), std::atoi(argv[i + 2])};
    const auto instance = bench::gap_instance(shape, static_cast<std::uint64_t>(std::atoi(argv[i + 3])));
    const double start = cpu();
    matching::gap::Options options;
    options.stop = [&] { return cpu() - start > seconds; };
    const auto found = matching::gap::solve(instance, options);
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    std::printf("%s seed %s: %lld bound %lld gap %.4f%% %s %.1f s %ld MB work %.2fG\n", shape.name().c_str(),
                argv[i + 3], static_cast<long long>(found.cost), static_cast<long long>(found.lower_bound),
                100.0 * static_cast<double>(found.cost - found.lower_bound) / static_cast<double>(found.cost),
                found.proven ? "proven" : "open", cpu() - start, use.ru_maxrss / 1024,
                static_cast<double>(found.work) / 1e9);
    std::fflush(stdout);
  }
}
