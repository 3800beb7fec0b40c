// heliu-bench-core [PART…]: what the house's core does in a second.
#include <sys/utsname.h>

#include <thread>

#include "chassis/db/database.hpp"
#include "tests/bench/core/benches.hpp"
#include "tests/bench/parts.hpp"
#include "tests/support/test_database.hpp"

namespace {

// Refuses a server that acknowledges what it could lose: its figures would mean nothing.
void say_machine_and_settings() {
  utsname system{};
  uname(&system);
  heliu::Database server(heliu::test::server_settings());
  server.require_durable();
  std::printf("machine %u cores, %s %s; build %s; server durable: flushed and synced at each commit\n",
              std::thread::hardware_concurrency(), system.sysname, system.machine, heliu::bench::kBuild);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace heliu::bench;
  constexpr Part kParts[]{
      {"ledger", bench_ledger}, {"feed", bench_feed}, {"gateway", bench_gateway}, {"day", say_day}};
  return run_parts("heliu-bench-core", kParts, argc, argv, say_machine_and_settings);
}
