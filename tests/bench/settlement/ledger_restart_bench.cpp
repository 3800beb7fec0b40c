#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kCallers = 16;
constexpr std::size_t kBatch = 512;
constexpr std::size_t kPart = 64 * kCallers * kBatch;

double heap_bytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

double on_disk(LedgerWriter& writer) {
  Session session(writer.settings());
  session.query("ANALYZE TABLE ledger_transfer", {});
  const auto rows = session.query(
      "SELECT CAST(data_length + index_length AS SIGNED) AS size FROM information_schema.tables "
      "WHERE table_schema = ? AND table_name = 'ledger_transfer'",
      {writer.settings().schema});
  return static_cast<double>(rows.at(0).get<std::int64_t>(0));
}

// A ledger's two account keys are written at random places: they must fit into memory, as on a server of its
// own. 256 MiB are what ops/mariadb.cnf gives the small one.
void give_room_for(std::size_t transfers) {
  constexpr std::size_t kPool = 256, kTransferBytes = 450;  // MiB: the server takes no other size
  const std::size_t pool = std::max(kPool, (transfers * kTransferBytes) >> 20);
  test::administer("SET GLOBAL innodb_buffer_pool_size = " + std::to_string(pool << 20));
  std::printf("ledger-restart: innodb_buffer_pool_size %zu MiB\n", pool);
}

}  // namespace

void bench_ledger_restart() {
  const std::size_t accounts = size_option("HELIU_BENCH_ACCOUNTS", 10'000);
  const std::size_t transfers = size_option("HELIU_BENCH_TRANSFERS", 200'000);
  give_room_for(transfers);
  LedgerWriter writer("bench_ledger_restart", static_cast<int>(accounts));
  const double before = heap_bytes();
  for (std::size_t done = 0; done < transfers;) {
    const std::size_t count = std::min(kPart, transfers - done);
    writer.post(writer.requests(count, false), kCallers, kBatch);
    done += count;
  }
  const double held = heap_bytes() - before;
  writer.stop();  // a clean end leaves a checkpoint; the newest tenth is written after it
  writer.start();
  const std::size_t tail = transfers / 10;
  writer.post(writer.requests(tail, false), kCallers, kBatch);
  // An end like kill -9: no lease is given back, no checkpoint written.
  test::administer("UPDATE " + writer.settings().schema + ".ledger_epoch SET seen_at = 0");
  CountingHost successor(writer.database(), "fen");
  Freshness freshness;
  const auto commander = make_group_commander(
      writer.database(),
      {.service = "treasury", .clock = system_clock(), .freshness = &freshness, .events_committed = [] {}},
      successor);
  const Requests first = writer.requests(1, false);
  const double start = seconds_of([&] {
    commander->run(Caller{.user = {}, .name = "bench", .enterprise = {}, .roles = {}}, std::string(32, 'a'),
                   std::nullopt, [&](Unit& unit) {
                     successor.must(first, unit.now);
                     return Response::no_content();
                   });
  });
  const double check = seconds_of([&] { writer.require_sound(); });
  const double all = static_cast<double>(transfers + tail);
  std::printf("ledger-restart: %zu accounts, %.0f transfers, %zu of them after the newest checkpoint\n",
              accounts, all, tail);
  figure("ledger-restart", 1000 * start, "ms");
  figure("ledger-check", 1000 * check, "ms");
  figure("ledger-check-rate", all / check, "transfers/s");
  figure("ledger-bytes-on-disk", on_disk(writer) / all, "bytes/transfer");
  figure("ledger-bytes-in-memory", held / static_cast<double>(transfers), "bytes/transfer");
}

}  // namespace heliu::bench
