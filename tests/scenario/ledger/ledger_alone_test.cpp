// A transfer that comes alone: one statement is fence, rows and commit, sent on its caller's thread.
#include "chassis/db/patience.hpp"
#include "tests/scenario/ledger/ledger_fixture.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class LedgerAlone : public Ledgers {
 protected:
  // The server's thread that waits with such a statement; watched until there is one.
  std::int64_t waiting_thread(const std::string& beginning) {
    Session watcher(ledger_schema());
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    for (Backoff backoff(1ms, 20ms);; backoff.pause()) {
      if (std::chrono::steady_clock::now() > deadline)
        throw std::runtime_error("nothing waits: " + beginning);
      const auto rows =
          watcher.query("SELECT ID FROM information_schema.processlist WHERE DB = DATABASE() AND INFO LIKE ?",
                        {beginning + "%"});
      if (!rows.empty()) return rows[0].get<std::int64_t>(0);
    }
  }

  // Another one has the fence's row, so that the ledger's statement has to wait for it.
  void take_fence() {
    admin.begin(Session::Mode::write);
    admin.query("SELECT epoch FROM ledger_epoch WHERE id = 1 FOR UPDATE", {});
  }

  std::future<void> pay(Instance& instance, const std::string& name) {
    return std::async(std::launch::async, [&instance, name] {
      instance.within([&](Unit& unit) { instance.host.must(move(name, "a", "b", 10), unit.now); });
    });
  }
};

TEST_F(LedgerAlone, IsWrittenOnItsCallersThreadAndLeavesNoMark) {
  Instance treasury;
  open_purses(treasury);
  const auto marks = number("SELECT COUNT(*) FROM transaction_mark");
  std::thread::id thread;
  treasury.within([&](Unit& unit) {
    treasury.host.must(move("paid", "a", "b", 10), unit.now);
    thread = std::this_thread::get_id();
    EXPECT_TRUE(unit.db.untouched());
  });
  EXPECT_EQ(thread, std::this_thread::get_id());
  EXPECT_EQ(number("SELECT COUNT(*) FROM transaction_mark"), marks);
  EXPECT_EQ(transfers(), 4);
  expect_exact(treasury);
}

TEST_F(LedgerAlone, LeavesNothingWhenItsCommandFailsInTheMiddle) {
  Instance treasury;
  open_purses(treasury);
  EXPECT_THROW(treasury.within([&](Unit& unit) {
    treasury.host.must(move("paid", "a", "b", 10), unit.now);
    throw Problem("not-today");
  }),
               Problem);
  EXPECT_EQ(transfers(), 3);
  EXPECT_EQ(treasury.balances(id("b")).credits_posted, 1000);
  treasury.within([&](Unit& unit) { treasury.host.must(move("paid", "a", "b", 20), unit.now); });
  expect_exact(treasury);
}

TEST_F(LedgerAlone, PostsNothingWhenAnotherWriterTakesOverWhileItsStatementWaits) {
  Instance treasury;
  open_purses(treasury);
  take_fence();
  auto paid = pay(treasury, "too late");
  waiting_thread("INSERT INTO ledger_transfer");
  admin.update("UPDATE ledger_epoch SET epoch = epoch + 1 WHERE id = 1", {});
  admin.commit();
  EXPECT_THROW(paid.get(), Fenced);
  EXPECT_EQ(transfers(), 3);
  age_lease();
  EXPECT_EQ(treasury.position(), 3u);  // it may take over in its turn
  expect_exact(treasury);
}

TEST_F(LedgerAlone, IsThereOnceWhenItsSessionIsKilledBeforeTheServerHasWrittenIt) {
  Instance treasury;
  open_purses(treasury);
  take_fence();
  auto paid = pay(treasury, "paid");
  const auto killed = waiting_thread("INSERT INTO ledger_transfer");
  Session killer(ledger_schema());
  killer.command("KILL " + std::to_string(killed));
  admin.finish();
  paid.get();
  EXPECT_EQ(transfers(), 4);
  expect_exact(treasury);
}

TEST_F(LedgerAlone, OfManyAtOnceEachIsThereOnceAndWhatIsRefusedLeavesTheOthers) {
  Instance treasury;
  open_purses(treasury);
  std::atomic<int> refused = 0;
  in_parallel(2, [&](int caller) {
    for (int i = 0; i < 100; ++i) try {
        treasury.within([&](Unit& unit) {
          const std::string name = std::to_string(caller) + "/" + std::to_string(i);
          treasury.host.must(move(name, "a", "b", i % 10 == 9 ? 10'000 : 1), unit.now);
        });
      } catch (const Problem&) {
        ++refused;
      }
  });
  EXPECT_EQ(refused, 20);
  EXPECT_EQ(transfers(), 3 + 180);
  expect_exact(treasury);
}

// Two processes as it were, and nobody tells which of them writes: the leases run out under both.
TEST_F(LedgerAlone, OfTwoWritersAtOnceTheFencedOnePostsNothing) {
  Instance first, second;
  open_purses(first);
  std::atomic<int> posted = 0, fenced = 0;
  std::atomic<bool> over = false;
  std::jthread ageing([&] {
    Session clock(ledger_schema());
    while (!over) clock.command("UPDATE ledger_epoch SET seen_at = 0 WHERE id = 1");
  });
  in_parallel(2, [&](int which) {
    Instance& writer = which == 0 ? first : second;
    for (int i = 0; i < 60; ++i) try {
        writer.within([&](Unit& unit) {
          writer.host.must(move(std::to_string(which) + "/" + std::to_string(i), "a", "b", 1), unit.now);
        });
        ++posted;
      } catch (const Fenced&) {
        ++fenced;
      } catch (const Contended&) {
      }
  });
  over = true;
  ageing.join();
  EXPECT_GT(posted, 0);
  EXPECT_GT(fenced, 0);
  EXPECT_EQ(transfers(), 3 + posted);
  EXPECT_TRUE(checked().sound());
}

class LedgerAloneUnderFaults : public LedgerAlone, public ::testing::WithParamInterface<const char*> {};

// Without keys: a caller who wasn't answered asks again by the transfer's id, and hears that it exists.
TEST_P(LedgerAloneUnderFaults, EveryTransferIsThereOnceAndTheEngineAgrees) {
  Instance treasury;
  open_purses(treasury);
  const auto before = faults::struck();
  const auto pay_until_known = [&](const std::string& name) {
    while (true) try {
        treasury.within([&](Unit& unit) { treasury.host.must(move(name, "bank", "a", 3), unit.now); });
        return;
      } catch (const DatabaseDown&) {
      } catch (const OutcomeUnknown&) {
      }
  };
  {
    const FaultsOn faults(GetParam());
    for (int i = 0; i < 100; ++i) pay_until_known("alone " + std::to_string(i));
    in_parallel(8, [&](int caller) {
      for (int i = 0; i < 25; ++i) pay_until_known(std::to_string(caller) + "/" + std::to_string(i));
    });
  }
  EXPECT_GT(faults::struck(), before);
  EXPECT_EQ(transfers(), 3 + 300);
  EXPECT_EQ(treasury.balances(id("a")).credits_posted, 1000 + 900);
  expect_exact(treasury);
}

INSTANTIATE_TEST_SUITE_P(Faults, LedgerAloneUnderFaults,
                         ::testing::Values("rate=0.2,seed=15,at=before_commit",
                                           "rate=0.2,seed=16,at=after_commit",
                                           "rate=0.2,seed=17,at=statement"));

}  // namespace
}  // namespace heliu::test
