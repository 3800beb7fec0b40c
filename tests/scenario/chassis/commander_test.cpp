#include <atomic>
#include <future>

#include "tests/scenario/chassis/commander_fixture.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class PoolCommand : public Commanders {
 protected:
  std::unique_ptr<Commander> commander = make_pool_commander(database, context());
};

TEST_F(PoolCommand, WritesItsChangeAndItsEventTogether) {
  const Response response = run(*commander, std::nullopt, posting(1));
  EXPECT_EQ(response.status, 201);
  expect_exact(1);
  EXPECT_EQ(woken, 1);
  FeedEvent event;
  database.read([&](Transaction& db) {
    event = db.one<FeedEvent>("SELECT *, 0 AS position, '' AS chain FROM feed_event").value();
  });
  EXPECT_EQ(event.source, "market");
  EXPECT_EQ(event.type, "posting.made");
  EXPECT_EQ(event.subject, Uuid::named("posting", "1"));
  EXPECT_EQ(event.as<Posted>().amount, 1);
  EXPECT_EQ(event.trace_id, std::string(32, 'a'));
  EXPECT_EQ(event.leaf, leaf_of(event));
}

TEST_F(PoolCommand, GivesTheFirstAnswerToARepeatAndDoesNothing) {
  const Response first = run(*commander, key("k"), posting(1));
  const Response again = run(*commander, key("k"), posting(2));
  EXPECT_FALSE(is_repeat(first));
  EXPECT_TRUE(is_repeat(again));
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.at("content-type"), first.headers.at("content-type"));
  EXPECT_EQ(woken, 1);
  expect_exact(1);
}

TEST_F(PoolCommand, TellsKeysApartByOwnerAndEveryByte) {
  run(*commander, key("k"), posting(1));
  EXPECT_FALSE(is_repeat(run(*commander, key("k "), posting(2))));
  EXPECT_FALSE(is_repeat(run(*commander, key("K"), posting(3))));
  EXPECT_FALSE(is_repeat(run(*commander, IdempotencyKey{"other", "k", "f"}, posting(4))));
  const std::string endless(1000, 'k');
  EXPECT_FALSE(is_repeat(run(*commander, key(endless), posting(5))));
  EXPECT_FALSE(is_repeat(run(*commander, key(endless + "k"), posting(6))));
  EXPECT_TRUE(is_repeat(run(*commander, key(endless), posting(7))));
}

TEST_F(PoolCommand, RefusesAKeyUsedForOtherContent) {
  run(*commander, key("k", "one"), posting(1));
  try {
    run(*commander, key("k", "two"), posting(2));
    FAIL() << "the key was taken for other content";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.name, "idempotency-key-reused");
  }
  expect_exact(1);
}

TEST_F(PoolCommand, RemembersNoRefusal) {
  EXPECT_THROW(run(*commander, key("k"),
                   [](Unit& unit) -> Response {
                     post(unit.db, 1, 1);
                     unit.emit("posting.made", Uuid::v7(), Posted{1});
                     throw Problem("not-today");
                   }),
               Problem);
  expect_exact(0);
  EXPECT_EQ(remembered(), 0);
  EXPECT_EQ(woken, 0);
  EXPECT_FALSE(is_repeat(run(*commander, key("k"), posting(1))));
  expect_exact(1);
}

TEST_F(PoolCommand, LetsOneOfTwoAtOnceDoTheWork) {
  std::promise<void> inside;
  std::promise<void> go_on;
  std::atomic<int> runs = 0;
  const auto slow = [&](Unit& unit) {
    if (++runs == 1) {
      inside.set_value();
      go_on.get_future().wait();
    }
    return posting(1)(unit);
  };
  auto first = std::async(std::launch::async, [&] { return run(*commander, key("k"), slow); });
  inside.get_future().wait();
  auto second = std::async(std::launch::async, [&] { return run(*commander, key("k"), slow); });
  await_lock_wait();
  go_on.set_value();
  EXPECT_FALSE(is_repeat(first.get()));
  EXPECT_TRUE(is_repeat(second.get()));
  EXPECT_EQ(runs, 1);
  expect_exact(1);
}

TEST_F(PoolCommand, AnswersOnceForEachKeyUnderFaults) {
  {
    const FaultsOn on("rate=0.05,seed=4");
    in_parallel(4, [&](int thread) {
      for (int i = 0; i < 30; ++i) {
        const std::int64_t id = thread * 1000 + i;
        const Response first = run(*commander, key(std::to_string(id)), posting(id));
        const Response again = run(*commander, key(std::to_string(id)), posting(id));
        EXPECT_EQ(first.body, again.body);
        EXPECT_TRUE(is_repeat(again));
      }
    });
  }
  expect_exact(120);
  EXPECT_EQ(remembered(), 120);
}

TEST_F(PoolCommand, ClosesAGateWhoseFeedIsTooOld) {
  const auto gated = [](Unit& unit) {
    unit.require_fresh("registry", 60s);
    return Response::no_content();
  };
  EXPECT_THROW(run(*commander, std::nullopt, gated), Problem);  // never read
  freshness.caught_up("registry", system_clock()() - 120s);
  try {
    run(*commander, std::nullopt, gated);
    FAIL() << "the gate was open";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.name, "gate-stale-feed");
    EXPECT_EQ(problem.facts.at("feed"), "registry");
    EXPECT_EQ(problem.facts.at("age_seconds"), "120");
  }
  freshness.caught_up("registry", system_clock()());
  EXPECT_EQ(run(*commander, std::nullopt, gated).status, 204);
}

}  // namespace
}  // namespace heliu::test
