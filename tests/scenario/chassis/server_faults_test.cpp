// What a server does to those who trust it: it dies, hangs at COMMIT, is set up wrongly, or isn't the right
// one.
#include <atomic>
#include <future>
#include <set>

#include "chassis/command/commander.hpp"
#include "chassis/db/migrations.hpp"
#include "tests/scenario/chassis/database_fixture.hpp"
#include "tests/scenario/chassis/own_server.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class OwnServerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = new OwnServer; }
  static void TearDownTestSuite() { delete std::exchange(server_, nullptr); }
  static OwnServer& server() { return *server_; }

  static void prepare() {
    server().start();
    Session(server().settings()).command("DROP DATABASE heliu_test");
    server().start();
    Database database(server().settings());
    migrate(database, load_migrations(repository_root() / "sql", ""));
    Session(server().settings()).command("CREATE TABLE posting (id BIGINT PRIMARY KEY) ENGINE=InnoDB");
  }
  static std::int64_t count(const std::string& table) {
    return Session(server().settings())
        .query("SELECT COUNT(*) FROM " + table, {})
        .at(0)
        .get<std::int64_t>(0ul);
  }
  static std::string refusal_of_settings(const std::vector<std::string>& options) {
    server().start(options);
    try {
      Database(server().settings()).require_durable();
      return "";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

 private:
  static inline OwnServer* server_ = nullptr;
};

TEST_F(OwnServerTest, IsOnlySpokenToByVerifiedTls) {
  server().start(OwnServer::with_tls(server()));
  const DatabaseSettings right = server().network_settings();
  EXPECT_FALSE(
      Session(right).query("SHOW STATUS LIKE 'Ssl_cipher'", {}).at(0).get<std::string>("Value").empty());

  DatabaseSettings foreign = right;
  foreign.tls_ca = server().file("foreign.pem").string();
  EXPECT_THROW(Session{foreign}, DatabaseError) << "a certificate of another authority was taken";
  DatabaseSettings renamed = right;
  renamed.host = "127.0.0.1";
  EXPECT_THROW(Session{renamed}, DatabaseError) << "a certificate for another host was taken";
  DatabaseSettings missing = right;
  missing.tls_ca = server().file("nowhere.pem").string();
  EXPECT_THROW(Session{missing}, DatabaseError) << "no authority, no refusal";

  server().start({"--skip-ssl"});
  EXPECT_THROW(Session{right}, DatabaseError) << "clear text was spoken";
}

TEST_F(OwnServerTest, IsRefusedWhenItCouldLoseACommit) {
  EXPECT_EQ(refusal_of_settings({}), "");
  const std::string faults = refusal_of_settings({"--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0",
                                                  "--sql-mode=", "--innodb-rollback-on-timeout=OFF"});
  for (const char* name :
       {"innodb_flush_log_at_trx_commit", "sync_binlog", "sql_mode", "innodb_rollback_on_timeout"})
    EXPECT_NE(faults.find(name), std::string::npos) << faults;
  EXPECT_NE(refusal_of_settings({"--default-storage-engine=MyISAM"}).find("InnoDB"), std::string::npos);
}

TEST_F(OwnServerTest, LosesNothingAcknowledgedWhenKilled) {
  prepare();
  DatabaseSettings settings = server().settings();
  settings.attempts = 100;
  Database database(settings);
  std::atomic<std::int64_t> acknowledged = 0;
  std::atomic<bool> stop = false;
  {
    std::vector<std::jthread> writers;
    for (int thread = 0; thread < 4; ++thread)
      writers.emplace_back([&, thread] {
        for (std::int64_t i = 0; !stop;) {
          try {
            database.transact([&](Transaction& db) {
              db.execute("INSERT INTO posting (id) VALUES (?)",
                         thread * 1'000'000 + i);  // twice would be 1062
            });
          } catch (const DatabaseDown&) {
            continue;  // the server takes its time to come back, and nothing was written: once more
          }
          ++i;
          ++acknowledged;
        }
      });
    for (int round = 0; round < 3; ++round) {
      const std::int64_t until = acknowledged + 200;
      while (acknowledged < until) std::this_thread::yield();
      server().start();  // kill -9 first
    }
    const std::int64_t until = acknowledged + 50;
    while (acknowledged < until) std::this_thread::yield();
    stop = true;
  }
  EXPECT_EQ(count("posting"), acknowledged);
}

// Holds every COMMIT of the server until it goes out of scope.
class CommitsHeld {
 public:
  explicit CommitsHeld(const DatabaseSettings& settings) : session_(settings), watcher_(settings) {
    session_.command("BACKUP STAGE START");
    session_.command("BACKUP STAGE BLOCK_COMMIT");
  }
  void await_waiting_commit() {
    while (watcher_.query("SELECT 1 FROM information_schema.processlist WHERE INFO = 'COMMIT'", {}).empty())
      std::this_thread::yield();
  }

 private:
  Session session_, watcher_;
};

TEST_F(OwnServerTest, SettlesACommitItNeverAnswered) {
  prepare();
  DatabaseSettings settings = server().settings();
  settings.read_timeout = 1s;
  Database database(settings);
  std::optional<CommitsHeld> held(std::in_place, server().settings());
  int runs = 0;
  database.transact([&](Transaction& db) {
    db.execute("INSERT INTO posting (id) VALUES (?)", ++runs);
    if (runs == 2) held.reset();  // the first attempt was settled as "not committed": the second may pass
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count("posting"), 1);
  EXPECT_EQ(database.state().unknown_resolved, 1u);
}

struct CountingLedger : Participant {
  void begin(Transaction&) override { pending = 0; }
  void mark() override {}
  void undo_to_mark() override {}
  void flush(Transaction&) override {}
  void committed() override { settled += pending; }
  void rolled_back() override { ++rollbacks; }
  std::atomic<int> pending = 0, settled = 0, rollbacks = 0;
};

// The group's outcome can't be asked for: its callers hear so, and the ledger in memory waits until it can.
TEST_F(OwnServerTest, KeepsTheLedgerUndecidedUntilItAnswersAgain) {
  prepare();
  DatabaseSettings settings = server().settings();
  settings.read_timeout = 1s;
  settings.settle_timeout = 1s;
  Database database(settings);
  CountingLedger ledger;
  Freshness freshness;
  const auto commander = make_group_commander(
      database,
      {.service = "treasury", .clock = system_clock(), .freshness = &freshness, .events_committed = {}},
      ledger);
  const auto add = [&](std::int64_t id) {
    return commander->run(Caller{}, "", std::nullopt, [&ledger, id](Unit& unit) {
      unit.db.execute("INSERT INTO posting (id) VALUES (?)", id);
      ++ledger.pending;
      return Response::no_content();
    });
  };
  std::optional<CommitsHeld> held(std::in_place, server().settings());
  auto first = std::async(std::launch::async, [&] { return add(1); });
  held->await_waiting_commit();
  server().pause();
  EXPECT_THROW(first.get(), OutcomeUnknown);
  EXPECT_EQ(ledger.settled, 0);
  EXPECT_EQ(ledger.rollbacks, 0);
  server().resume();
  while (ledger.rollbacks == 0) std::this_thread::yield();  // asked, and told: not committed
  held.reset();
  EXPECT_EQ(add(2).status, 204);
  EXPECT_EQ(ledger.settled, 1);
  EXPECT_EQ(count("posting"), 1);
}

}  // namespace
}  // namespace heliu::test
