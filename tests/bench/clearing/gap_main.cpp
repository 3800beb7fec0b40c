// heliu-bench-gap [classic | quickly | cbc | TYPE AGENTS JOBS SEED SECONDS]: whole lots.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "tests/bench/clearing/gap_bench.hpp"

int main(int argc, char** argv) {
  using namespace heliu::bench;
  try {
    const std::string_view part = argc > 1 ? argv[1] : "classic";
    if (argc == 6) {
      run_gap({part[0], std::atoi(argv[2]), std::atoi(argv[3])},
              static_cast<std::uint64_t>(std::atoll(argv[4])), std::atoi(argv[5]));
    } else if (part == "classic") {
      bench_gap_classic();
    } else if (part == "quickly") {
      bench_gap_quickly();
    } else if (part == "cbc") {
      bench_gap_with_cbc();
    } else {
      std::fprintf(stderr, "heliu-bench-gap [classic | quickly | cbc | TYPE AGENTS JOBS SEED SECONDS]\n");
      return 2;
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-bench-gap: %s\n", error.what());
    return 1;
  }
}
