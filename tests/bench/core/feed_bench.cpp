#include <cstdio>
#include <stdexcept>
#include <thread>

#include "chassis/command/commander.hpp"
#include "chassis/feed/feed.hpp"
#include "tests/bench/core/benches.hpp"
#include "tests/bench/measure.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::bench {

namespace {

constexpr int kWriters = 16;
constexpr int kRounds = 5;
constexpr std::size_t kEvents = 3'000;  // one each command, each its own transaction

struct Fact {
  std::string kind;
  std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(Fact, (), (kind, amount))

}  // namespace

void bench_feed() {
  const test::TestDatabase schema("bench_feed");
  DatabaseSettings settings = schema.settings();
  settings.sessions = kWriters + 4;
  Database database(settings);
  Sequencer sequencer(database);
  Freshness freshness;
  const auto commander = make_pool_commander(database, {.service = "market",
                                                        .clock = system_clock(),
                                                        .freshness = &freshness,
                                                        .events_committed = [&] { sequencer.poke(); }});
  const std::jthread sequencing([&](std::stop_token stop) { sequencer.run(stop); });
  std::vector<double> rates;
  std::int64_t expected = 0;
  for (int round = -1; round < kRounds; ++round) {  // the first warms up
    expected += static_cast<std::int64_t>(kEvents);
    const double seconds = seconds_of([&] {
      from_threads(kWriters, kEvents, [&](std::size_t i) {
        commander->run(Caller{.user = {}, .name = "bench", .enterprise = {}, .roles = {}},
                       std::string(32, 'a'), std::nullopt, [&](Unit& unit) {
                         unit.emit("bench.said", Uuid::v7(), Fact{"a fact", static_cast<std::int64_t>(i)});
                         return Response::no_content();
                       });
      });
      while (sequencer.head() < expected) std::this_thread::yield();
    });
    if (round >= 0) rates.push_back(static_cast<double>(kEvents) / seconds);
  }
  std::vector<FeedEvent> events;
  database.read([&](Transaction& db) { events = read_feed(db, 0, static_cast<int>(expected) + 1); });
  if (std::ssize(events) != expected || !chain_fault(events, 0, kFirstLink).empty())
    throw std::runtime_error("the feed is not whole after the benchmark");
  std::printf("feed: %d writers, one event a transaction, until sequenced, median of %d rounds\n", kWriters,
              kRounds);
  figure("feed-events", median(rates), "events/s");
}

}  // namespace heliu::bench
