// A commander over the ledger tables: commands that post, and whose events and answers are looked at after.
#pragma once
#include "chassis/command/commander.hpp"
#include "tests/scenario/chassis/database_fixture.hpp"

namespace heliu::test {

struct Posted {
  std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(Posted, (), (amount))

class Commanders : public LedgerTables {
 protected:
  Commanders() {
    Session admin(schema());
    for (const char* table : {"feed_event", "feed_unsequenced", "idempotency"})
      admin.command(std::string("TRUNCATE ") + table);
  }

  CommandContext context() {
    return {
        .service = "market", .clock = system_clock(), .freshness = &freshness, .events_committed = [this] {
          ++woken;
        }};
  }
  static IdempotencyKey key(const std::string& name, const std::string& fingerprint = "f") {
    return {.owner = "owner", .key = name, .fingerprint = fingerprint};
  }
  // Posts, and says so on the feed.
  static Commander::Work posting(std::int64_t id, std::int64_t amount = 1) {
    return [=](Unit& unit) {
      post(unit.db, id, amount);
      unit.emit("posting.made", Uuid::named("posting", std::to_string(id)), Posted{amount});
      return Response::json(201, "{\"id\":" + std::to_string(id) + "}");
    };
  }
  static Response run(Commander& commander, const std::optional<IdempotencyKey>& key,
                      const Commander::Work& work) {
    return commander.run(Caller{.user = {}, .name = "tester", .enterprise = {}, .roles = {}},
                         std::string(32, 'a'), key, work);
  }
  static bool is_repeat(const Response& response) { return response.headers.contains("idempotency-hit"); }

  std::int64_t events() { return number("SELECT COUNT(*) FROM feed_event"); }
  std::int64_t remembered() { return number("SELECT COUNT(*) FROM idempotency"); }
  void expect_exact(std::int64_t count) {
    EXPECT_EQ(postings(), count);
    EXPECT_EQ(balance(2), count);
    EXPECT_EQ(balance(1), -count);
    EXPECT_EQ(events(), count);
    EXPECT_EQ(number("SELECT COUNT(*) FROM feed_unsequenced"), count);
  }

  Freshness freshness;
  std::atomic<int> woken = 0;
};

}  // namespace heliu::test
