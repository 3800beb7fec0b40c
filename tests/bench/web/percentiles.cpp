#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "tests/bench/web/benches.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::bench {

Config stack_config() {
  return Config::load(test::environment("HELIU_VAR", "var") + "/etc/heliu.toml");
}

void percentiles(const std::string& name, std::vector<double> milliseconds) {
  if (milliseconds.empty()) throw std::runtime_error(name + ": nothing was measured");
  std::sort(milliseconds.begin(), milliseconds.end());
  for (const std::size_t part : {50, 95, 99})
    std::printf("figure %s-p%zu %.1f ms\n", name.c_str(), part,
                milliseconds[(milliseconds.size() - 1) * part / 100]);
  std::fflush(stdout);
}

}  // namespace heliu::bench
