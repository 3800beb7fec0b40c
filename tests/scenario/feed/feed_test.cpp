// The feed's promises with two instances of a service, sixteen writers, and a consumer killed at any moment.
#include "chassis/feed/feed.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <random>
#include <set>

#include "chassis/command/commander.hpp"
#include "tests/support/test_database.hpp"

namespace heliu {

namespace {

struct Thing {
  int writer = 0, number = 0;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (writer, number))

// One instance of a service: its own sessions, commander and sequencer on the shared schema.
struct Instance {
  explicit Instance(const DatabaseSettings& settings)
      : database(settings),
        sequencer(database),
        commander(make_pool_commander(database,
                                      {"things", system_clock(), &freshness, [this] { sequencer.poke(); }})),
        sequencing([this](std::stop_token stop) { sequencer.run(stop); }) {}

  // One unit with one or two events; the ids once it is acknowledged.
  std::vector<Uuid> make(int writer, int number) {
    std::vector<Uuid> ids;
    commander->run({}, {}, std::nullopt, [&](Unit& unit) {
      ids.clear();
      for (int i = 0; i <= number % 2; ++i)
        unit.emit("thing.made", Uuid::v7(), Thing{writer, number * 2 + i});
      for (const FeedEvent& event : unit.events()) ids.push_back(event.id);
      return Response::no_content();
    });
    return ids;
  }

  Database database;
  Freshness freshness;
  Sequencer sequencer;
  std::unique_ptr<Commander> commander;
  std::jthread sequencing;
};

constexpr int kWriters = 16, kUnitsEach = 30;

// Runs the sixteen writers on the two instances; returns what was acknowledged.
std::set<Uuid> write_all(Instance& first, Instance& second) {
  std::mutex mutex;
  std::set<Uuid> acknowledged;
  std::vector<std::jthread> writers;
  for (int writer = 0; writer < kWriters; ++writer)
    writers.emplace_back([&, writer] {
      Instance& instance = writer % 2 == 0 ? first : second;
      for (int number = 0; number < kUnitsEach; ++number) {
        const auto ids = instance.make(writer, number);
        const std::lock_guard lock(mutex);
        acknowledged.insert(ids.begin(), ids.end());
      }
    });
  return writers.clear(), acknowledged;
}

std::int64_t tally(Database& database) {
  std::int64_t effects = 0;
  database.read([&](Transaction& db) {
    effects = db.value<std::int64_t>("SELECT effects FROM tally WHERE id = 1").value_or(0);
  });
  return effects;
}

pid_t start_consumer(const DatabaseSettings& source, const DatabaseSettings& own, std::int64_t last) {
  std::vector<std::string> words{HELIU_TEST_CONSUMER, source.socket, source.user,
                                 source.schema,       own.schema,    std::to_string(last)};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t pid = 0;
  return posix_spawn(&pid, HELIU_TEST_CONSUMER, nullptr, nullptr, arguments.data(), environ) == 0 ? pid : -1;
}

}  // namespace

TEST(Feed, LosesDoublesAndUnlinksNothingWithTwoInstancesAndSixteenWriters) {
  test::TestDatabase schema("feed");
  Instance first(schema.settings()), second(schema.settings());

  // Reads while they write, as a consumer would, and checks each link as it comes.
  std::atomic<bool> written = false;
  std::vector<FeedEvent> read;
  std::string fault;
  std::jthread reader([&] {
    Database database(schema.settings());
    for (std::int64_t position = 0; fault.empty();) {
      const bool last_look = written;
      std::vector<FeedEvent> page;
      database.read([&](Transaction& db) { page = read_feed(db, position, 50); });
      fault = chain_fault(page, position, read.empty() ? kFirstLink : read.back().chain);
      read.insert(read.end(), page.begin(), page.end());
      if (!page.empty()) position = page.back().position;
      if (page.empty() && last_look) return;
    }
  });
  const std::set<Uuid> acknowledged = write_all(first, second);
  while (sequence_feed(first.database) != 0) {
  }
  written = true;
  reader.join();

  EXPECT_EQ(fault, "");
  std::set<Uuid> delivered;
  std::map<int, int> last_of_writer;
  for (const FeedEvent& event : read) {
    EXPECT_TRUE(delivered.insert(event.id).second) << "delivered twice";
    const auto thing = event.as<Thing>();
    const auto [last, unseen] = last_of_writer.try_emplace(thing.writer, -1);
    EXPECT_GT(thing.number, last->second) << "writer " << thing.writer << " is out of order";
    last->second = thing.number;
  }
  EXPECT_EQ(acknowledged.size(), static_cast<std::size_t>(kWriters * kUnitsEach * 3 / 2));
  EXPECT_EQ(delivered, acknowledged);
}

TEST(Feed, PromisesNothingPastAnEventThatStillWaitsForItsPosition) {
  test::TestDatabase schema("feed_waiting");
  Database database(schema.settings());
  Freshness freshness;
  const Instant now{1'000'000'000};
  const auto commander = make_pool_commander(database, {"things", [&] { return now; }, &freshness, [] {}});
  const Instant later = now + std::chrono::hours(1);
  const auto known = [&] {
    Instant until;
    database.read([&](Transaction& db) { until = known_until(db, later); });
    return until;
  };
  EXPECT_EQ(known(), later);
  commander->run({}, {}, std::nullopt, [](Unit& unit) {
    unit.emit("thing.made", Uuid::v7(), Thing{1, 1});
    return Response::no_content();
  });
  EXPECT_LT(known(), now);  // committed at now, and nobody can have read it yet
  EXPECT_EQ(sequence_feed(database), 1U);
  EXPECT_EQ(known(), later);
}

TEST(Feed, LetsEachEffectHappenOnceHoweverOftenItsConsumerIsKilled) {
  test::TestDatabase schema("feed_source"), target("feed_target");
  Instance first(schema.settings()), second(schema.settings());
  const auto expected = static_cast<std::int64_t>(write_all(first, second).size());
  while (sequence_feed(first.database) != 0) {
  }
  Database own(target.settings());
  own.transact([](Transaction& db) {
    db.execute("CREATE TABLE taken (event_id BINARY(16) PRIMARY KEY, position BIGINT NOT NULL)");
    db.execute("CREATE TABLE tally (id INT PRIMARY KEY, effects BIGINT NOT NULL)");
    db.execute("INSERT INTO tally (id, effects) VALUES (1, 0)");
  });

  const auto seed = static_cast<unsigned>(expected) * 7919u;
  std::mt19937 random(seed);
  int kills = 0;
  for (std::int64_t seen = 0; seen < expected; ++kills) {
    const pid_t consumer = start_consumer(schema.settings(), target.settings(), expected);
    ASSERT_GT(consumer, 0);
    // Dies as soon as it has got a random bit further, wherever it then is.
    const std::int64_t enough = seen + 1 + static_cast<std::int64_t>(random() % 60);
    int status = 0;
    while ((seen = tally(own)) < std::min(enough, expected) && waitpid(consumer, &status, WNOHANG) == 0) {
    }
    kill(consumer, SIGKILL);
    waitpid(consumer, &status, 0);
    seen = tally(own);
  }
  EXPECT_GT(kills, 5);
  own.read([&](Transaction& db) {
    EXPECT_EQ(db.value<std::int64_t>("SELECT COUNT(*) FROM taken"), expected);
    EXPECT_EQ(db.value<std::int64_t>("SELECT effects FROM tally WHERE id = 1"), expected);
    EXPECT_EQ(db.value<std::int64_t>("SELECT position FROM feed_cursor WHERE feed = 'source'"), expected);
  });
}

}  // namespace heliu
