// A consumer to be killed: follows the feed in one schema and counts in another, until it has read as far as
// it is told.   heliu-test-consumer SOCKET USER SOURCE_SCHEMA OWN_SCHEMA LAST_POSITION
#include <cstdlib>
#include <string>

#include "chassis/command/commander.hpp"
#include "chassis/feed/feed.hpp"
#include "chassis/feed/follower.hpp"
#include "chassis/ops/log.hpp"

using namespace heliu;

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  DatabaseSettings settings;
  settings.socket = argv[1];
  settings.user = argv[2];
  settings.sessions = 2;
  settings.schema = argv[3];
  Database source(settings);
  settings.schema = argv[4];
  Database own(settings);
  const std::int64_t last = std::atoll(argv[5]);
  log::start("consumer", "error");

  Freshness freshness;
  const auto commander = make_pool_commander(own, {"consumer", system_clock(), &freshness, {}});
  Follower follower(
      "source",
      [](std::int64_t, std::chrono::milliseconds) { return FeedPage{}; },  // pages are applied below
      [&](std::function<void(Unit&)> work) {
        commander->run({}, {}, std::nullopt, [&](Unit& unit) {
          work(unit);
          return Response::no_content();
        });
      },
      freshness);
  // Neither effect can be repeated unnoticed: the row is unique, and the count only grows.
  follower.on("thing.made", [](Unit& unit, const FeedEvent& event) {
    unit.db.execute("INSERT INTO taken (event_id, position) VALUES (?, ?)", event.id, event.position);
    unit.db.execute("UPDATE tally SET effects = effects + 1 WHERE id = 1");
  });
  FeedPage page;
  std::int64_t reached = follower.apply(page);
  while (reached < last) {
    source.read([&](Transaction& db) { page = {read_feed(db, reached, 20), feed_head(db), Instant{}}; });
    reached = follower.apply(page);
  }
  return 0;
}
