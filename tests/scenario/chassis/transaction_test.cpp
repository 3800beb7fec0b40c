#include <atomic>
#include <chrono>
#include <future>

#include "tests/scenario/chassis/database_fixture.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class Transactions : public LedgerTables {
 protected:
  void kill(std::int64_t thread) { Session(schema()).command("KILL " + std::to_string(thread)); }

  void expect_exact(std::int64_t count) {
    EXPECT_EQ(postings(), count);
    EXPECT_EQ(balance(2), count);
    EXPECT_EQ(balance(1), -count);
  }

  // 300 transfers by four threads under faults; every one is acknowledged, none counts twice.
  void post_under_faults(const std::string& faults) {
    const auto before = faults::struck();
    {
      const FaultsOn on(faults);
      in_parallel(4, [&](int thread) {
        for (int i = 0; i < 75; ++i)
          database.transact([&](Transaction& db) { post(db, thread * 1000 + i, 1); });
      });
    }
    EXPECT_GT(faults::struck() - before, 20u);
    expect_exact(300);
  }
};

TEST_F(Transactions, AreExactWhenStatementsFail) {
  post_under_faults("rate=0.05,seed=1,at=statement");
}

TEST_F(Transactions, AreExactWhenTheConnectionIsLostBeforeTheCommit) {
  post_under_faults("rate=0.2,seed=2,at=before_commit");
  EXPECT_GT(database.state().unknown_resolved, 20u);
}

TEST_F(Transactions, AreExactWhenTheAnswerToTheCommitIsLost) {
  post_under_faults("rate=0.2,seed=3,at=after_commit");
  EXPECT_GT(database.state().unknown_resolved, 20u);
  // Found out, not run again.
  EXPECT_EQ(number("SELECT COUNT(*) FROM transaction_mark"), 300);
}

TEST_F(Transactions, RunAgainFromTheStartWhenTheSessionIsKilled) {
  int runs = 0;
  database.transact([&](Transaction& db) {
    ++runs;
    db.execute("INSERT INTO posting (id, amount) VALUES (1, 1)");
    if (runs == 1) kill(db.value<std::int64_t>("SELECT CONNECTION_ID()").value());
    db.execute("UPDATE account SET balance = balance + 1 WHERE id = 2");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(postings(), 1);
  EXPECT_EQ(balance(2), 1);
  EXPECT_EQ(database.state().retries, 1u);
}

TEST_F(Transactions, RunAgainAfterADeadlock) {
  std::atomic<int> runs = 0;
  std::promise<void> first_locked[2];
  in_parallel(2, [&](int side) {
    bool first = true;
    database.transact([&](Transaction& db) {
      ++runs;
      db.execute("UPDATE account SET balance = balance + 1 WHERE id = ?", side + 1);
      if (std::exchange(first, false)) {
        first_locked[side].set_value();
        first_locked[1 - side].get_future().wait();
      }
      db.execute("UPDATE account SET balance = balance + 1 WHERE id = ?", 2 - side);
    });
  });
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(balance(1), 2);
  EXPECT_EQ(balance(2), 2);
}

TEST_F(Transactions, NothingIsCommittedAloneAfterASwallowedDeadlock) {
  int runs = 0;
  database.transact([&](Transaction& db) {
    if (++runs == 1) {
      const FaultsOn on("rate=1,seed=1,at=statement");
      EXPECT_THROW(db.execute("UPDATE account SET balance = balance + 1 WHERE id = 1"), DatabaseError);
      EXPECT_TRUE(db.ended());
    }
    try {
      db.execute("INSERT INTO posting (id, amount) VALUES (?, 1)", runs);
    } catch (const DatabaseError&) {
      // The careless caller goes on; the transaction does not.
    }
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(postings(), 1);
  EXPECT_EQ(number("SELECT id FROM posting"), 2);
}

TEST_F(Transactions, AnExceptionOfTheWorkUndoesItAndPassesThrough) {
  struct Refusal {};
  EXPECT_THROW(database.transact([&](Transaction& db) {
    post(db, 1, 1);
    throw Refusal();
  }),
               Refusal);
  expect_exact(0);
  EXPECT_THROW(database.transact([&](Transaction& db) {
    post(db, 1, 1);
    post(db, 1, 1);
  }),
               DatabaseError);
  expect_exact(0);
  database.transact([&](Transaction& db) { post(db, 1, 1); });  // the session is as good as new
  expect_exact(1);
}

TEST_F(Transactions, ALockHeldTooLongIsGivenUpAfterTheAttempts) {
  Session holder(schema());
  holder.begin(Session::Mode::write);
  holder.update("UPDATE account SET balance = 9 WHERE id = 1", {});
  DatabaseSettings settings = schema();
  settings.attempts = 1;
  Database impatient(settings);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(impatient.transact([&](Transaction& db) { post(db, 1, 1); }), Contended);
  EXPECT_GE(std::chrono::steady_clock::now() - start, 4s);
  holder.finish();
  expect_exact(0);
}

TEST_F(Transactions, WaitForALockThatIsLetGo) {
  Session holder(schema());
  holder.begin(Session::Mode::write);
  holder.update("UPDATE account SET balance = balance + 0 WHERE id = 1", {});
  auto waiting =
      std::async(std::launch::async, [&] { database.transact([&](Transaction& db) { post(db, 1, 1); }); });
  await_lock_wait();
  holder.finish();
  waiting.get();
  expect_exact(1);
}

// The client gives up on a statement whose server goes on: it must neither be forgotten there nor count
// twice.
TEST_F(Transactions, AStatementGivenUpByTheClientLeavesNothingBehind) {
  DatabaseSettings settings = schema();
  settings.read_timeout = 1s;
  settings.statement_timeout = 0s;
  Database hasty(settings);
  int runs = 0;
  hasty.transact([&](Transaction& db) {
    post(db, ++runs, 1);
    if (runs == 1) db.rows("SELECT SLEEP(20)");
  });
  EXPECT_EQ(runs, 2);
  expect_exact(1);
}

TEST_F(Transactions, BeyondThePoolAreRefusedInTime) {
  DatabaseSettings settings = schema();
  settings.sessions = 1;
  settings.checkout_timeout = 50ms;
  Database narrow(settings);
  narrow.transact([&](Transaction&) {
    EXPECT_EQ(narrow.state().in_use, 1u);
    EXPECT_THROW(narrow.read([](Transaction&) {}), DatabaseBusy);
  });
  EXPECT_EQ(narrow.state().in_use, 0u);
  narrow.read([](Transaction&) {});
}

TEST_F(Transactions, LeaveNoMarkWhenTheyOnlyRead) {
  database.transact([](Transaction& db) { db.rows("SELECT balance FROM account WHERE id = 1 FOR UPDATE"); });
  EXPECT_EQ(number("SELECT COUNT(*) FROM transaction_mark"), 0);
}

TEST_F(Transactions, MarksAreSweptAfterADay) {
  Session admin(schema());
  const std::int64_t day_and_more = system_clock()().micros / 1000 - 25 * 3600 * 1000;
  for (std::int64_t i = 0; i < 3; ++i) {
    Uuid old;
    for (int b = 0; b < 6; ++b)
      old.bytes[static_cast<std::size_t>(b)] = static_cast<std::uint8_t>((day_and_more + i) >> (8 * (5 - b)));
    admin.update("INSERT INTO transaction_mark (id, made_at) VALUES (?, 0)", {old.binary()});
  }
  database.transact([&](Transaction& db) { post(db, 1, 1); });
  EXPECT_EQ(database.prune_marks(), 3);
  // The new ones: of the posting, and of the sweep itself.
  EXPECT_EQ(number("SELECT COUNT(*) FROM transaction_mark"), 2);
}

TEST_F(Transactions, ReadingSeesOneInstantAndWritesNothing) {
  database.read([&](Transaction& db) {
    EXPECT_EQ(db.value<std::int64_t>("SELECT COUNT(*) FROM posting"), 0);
    Database(schema()).transact([&](Transaction& other) { post(other, 1, 1); });
    EXPECT_EQ(db.value<std::int64_t>("SELECT COUNT(*) FROM posting"), 0);
    EXPECT_THROW(db.execute("INSERT INTO posting (id, amount) VALUES (2, 2)"), DatabaseError);
  });
  expect_exact(1);
  database.transact([&](Transaction& db) {  // the same session, writing again
    EXPECT_EQ(db.value<std::string>("SELECT @@tx_isolation"), "READ-COMMITTED");
  });
}

TEST_F(Transactions, ASavepointUndoesItsPartOnly) {
  database.transact([&](Transaction& db) {
    post(db, 1, 1);
    db.savepoint("part");
    post(db, 2, 1);
    db.rollback_to("part");
    EXPECT_THROW(db.savepoint("x; DROP TABLE posting"), std::logic_error);
  });
  expect_exact(1);
}

struct Posting {
  std::int64_t id = 0, amount = 0;
};
BOOST_DESCRIBE_STRUCT(Posting, (), (id, amount))

TEST_F(Transactions, ManyRowsGoInWithFewStatements) {
  std::vector<Posting> items;
  for (std::int64_t i = 0; i < 1357; ++i) items.push_back({i, i});
  database.transact([&](Transaction& db) {
    db.insert_all<Posting>("posting", items);
    db.update("posting", Posting{1356, 7});
  });
  EXPECT_EQ(postings(), 1357);
  std::vector<Posting> read;
  database.read([&](Transaction& db) {
    read = db.all<Posting>("SELECT id, amount FROM posting WHERE id >= ? ORDER BY id", 1355);
  });
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].amount, 1355);
  EXPECT_EQ(read[1].amount, 7);
}

TEST(Faults, TextThatIsNotUnderstoodIsRefused) {
  for (const char* text : {"rate=2", "rate=0.05;seed=1", "rate", "speed=1", "at=lunch", "rate=.x", "rate=-1"})
    EXPECT_THROW(faults::configure(text), std::invalid_argument) << text;
  faults::configure("");
  EXPECT_EQ(faults::strike(faults::Point::statement), std::nullopt);
}

TEST(Faults, StrikeAlikeForOneSeed) {
  const auto strikes = [] {
    const FaultsOn on("rate=0.5,seed=9");
    std::vector<std::optional<int>> codes;
    for (int i = 0; i < 50; ++i) codes.push_back(faults::strike(faults::Point::statement));
    return codes;
  };
  EXPECT_EQ(strikes(), strikes());
}

TEST(Durability, TheTestServerKeepsWhatItAcknowledges) {
  Database database(schema());
  EXPECT_NO_THROW(database.require_durable());
  EXPECT_TRUE(database.reachable());
}

}  // namespace
}  // namespace heliu::test
