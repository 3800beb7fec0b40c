// heliu-bench-core [PART…]: what the house's core does in a second. All parts unless some are named.
#include <sys/utsname.h>

#include <cstdio>
#include <exception>
#include <functional>
#include <string_view>
#include <thread>

#include "chassis/db/database.hpp"
#include "tests/bench/core/benches.hpp"
#include "tests/support/test_database.hpp"

namespace {

constexpr struct {
  std::string_view name;
  void (*run)();
} kParts[]{
    {"ledger", heliu::bench::bench_ledger},
    {"feed", heliu::bench::bench_feed},
    {"gateway", heliu::bench::bench_gateway},
    {"day", heliu::bench::say_day},
};

#ifdef __OPTIMIZE__  // NDEBUG is never set: assertions stay on
constexpr const char* kBuild = "release";
#else
constexpr const char* kBuild = "debug";
#endif

// Refuses a server that acknowledges what it could lose: its figures would mean nothing.
void say_machine_and_settings() {
  utsname system{};
  uname(&system);
  heliu::Database server(heliu::test::server_settings());
  server.require_durable();
  std::printf("machine %u cores, %s %s; build %s; server durable: flushed and synced at each commit\n",
              std::thread::hardware_concurrency(), system.sysname, system.machine, kBuild);
}

bool wanted(std::string_view part, int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (part == argv[i]) return true;
  return argc == 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    say_machine_and_settings();
    for (const auto& part : kParts)
      if (wanted(part.name, argc, argv)) part.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-bench-core: %s\n", error.what());
    return 1;
  }
}
