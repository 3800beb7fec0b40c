// heliu-bench-clearing [PART…]: how fast and how well rounds clear, beside other solvers in the same run. All
// parts unless some are named.
#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/bench/clearing/benches.hpp"

namespace {

constexpr struct {
  std::string_view name;
  void (*run)();
} kParts[]{
    {"flow-big", heliu::bench::bench_flow_big},  // first: it measures memory
    {"flow", heliu::bench::bench_flow},
    {"warm", heliu::bench::bench_flow_warm},
    {"dimacs", heliu::bench::bench_flow_dimacs},
    {"gap-quick", heliu::bench::bench_gap_quickly},
    {"gap-cbc", heliu::bench::bench_gap_with_cbc},
    {"gap", heliu::bench::bench_gap_classic},
};

#ifdef __OPTIMIZE__  // NDEBUG is never set: assertions stay on
constexpr const char* kBuild = "release";
#else
constexpr const char* kBuild = "debug";
#endif

bool wanted(std::string_view part, int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (part == argv[i]) return true;
  return argc == 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::printf("build %s; one thread; CPU time, not wall clock\n", kBuild);
    for (const auto& part : kParts)
      if (wanted(part.name, argc, argv)) part.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-bench-clearing: %s\n", error.what());
    return 1;
  }
}
