// heliu-bench-web [PART…]: what the pages wait for, with many trades in the database.
#include "tests/bench/parts.hpp"
#include "tests/bench/web/benches.hpp"

int main(int argc, char** argv) {
  using namespace heliu::bench;
  constexpr Part kParts[]{{"fill", fill_trades}, {"page", bench_page}, {"lists", bench_lists}};
  return run_parts("heliu-bench-web", kParts, argc, argv, [] {});
}
