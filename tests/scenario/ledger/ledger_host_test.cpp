#include <atomic>

#include "chassis/contract/problem.hpp"
#include "tests/scenario/ledger/ledger_fixture.hpp"

namespace heliu::test {
namespace {

using LedgerHostTest = Ledgers;

TEST_F(LedgerHostTest, SixteenCallersPostThroughOneHotAccountAndEverySumHolds) {
  constexpr int callers = 16, each = 40;
  Instance treasury;
  open_purses(treasury);
  in_parallel(callers, [&](int caller) {
    for (int i = 0; i < each; ++i) {
      const std::string name = std::to_string(caller) + "/" + std::to_string(i);
      treasury.within([&](Unit& unit) {
        treasury.host.open(purse("caller " + std::to_string(caller)));
        treasury.host.must(move(name, "bank", "caller " + std::to_string(caller), i + 1), unit.now);
      });
    }
  });
  EXPECT_EQ(transfers(), 3 + callers * each);
  EXPECT_EQ(treasury.balances(id("bank")).debits_posted, 3000 + callers * each * (each + 1) / 2);
  for (int caller = 0; caller < callers; ++caller)
    EXPECT_EQ(treasury.balances(id("caller " + std::to_string(caller))).credits_posted,
              each * (each + 1) / 2);
  expect_exact(treasury);
}

// Holds the writer inside a first command while the others queue up into one group behind it.
struct Gate {
  std::promise<void> inside, open;
  Commander::Work work() {
    return [this](Unit&) {
      inside.set_value();
      open.get_future().wait();
      return Response::no_content();
    };
  }
};

TEST_F(LedgerHostTest, ARefusalInTheMiddleOfAGroupLeavesTheOthers) {
  Instance treasury;
  open_purses(treasury);
  Gate gate;
  const auto start = [&](const Commander::Work& work) {
    return std::async(std::launch::async, [&treasury, work] { return treasury.run(work); });
  };
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  const auto moving = [&](const std::string& name, const std::string& from, const std::string& to) {
    return [&treasury, name, from, to](Unit& unit) {
      treasury.host.must(move(name, from, to, 400), unit.now);
      return Response::no_content();
    };
  };
  auto good = start(moving("one", "a", "b"));
  auto refused = start([&](Unit& unit) {
    treasury.host.open(purse("never"), "never");
    treasury.host.must(move("undone", "b", "c", 1), unit.now);
    treasury.host.must(move("too much", "c", "a", 1'000'000), unit.now);
    return Response::no_content();
  });
  auto also_good = start(moving("two", "b", "c"));
  gate.open.set_value();
  first.get();
  good.get();
  also_good.get();
  try {
    refused.get();
    FAIL() << "the overdraft was not refused";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.name, "ledger-refused");
    EXPECT_EQ(problem.facts.at("status"), "exceeds_credits");
    EXPECT_EQ(problem.facts.at("debit"), uuid_of(id("c")).text());
  }
  EXPECT_EQ(transfers(), 5);
  EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_account WHERE name = 'never'"), 0);
  EXPECT_EQ(treasury.balances(id("a")).debits_posted, 400);
  EXPECT_EQ(treasury.balances(id("c")).credits_posted, 1400);
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, AnIdenticalAccountMayBeOpenedAgainAndAnotherOneMayNot) {
  Instance treasury;
  open_purses(treasury);
  treasury.within([&](Unit&) { treasury.host.open(purse("a"), "another name"); });
  EXPECT_THROW(treasury.within([&](Unit&) { treasury.host.open(free_account("a")); }), Problem);
  EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_account"), 4);
  EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_account WHERE name = 'purse:a'"), 1);
}

TEST_F(LedgerHostTest, LinkedRequestsFailTogetherAndTheFirstCauseIsNamed) {
  Instance treasury;
  open_purses(treasury);
  auto fee = move("fee", "a", "b", 1);
  fee.linked = true;
  try {
    treasury.within([&](Unit& unit) {
      treasury.host.must({fee, move("rest", "a", "nowhere", 1)}, unit.now);
    });
    FAIL() << "an unknown account was not refused";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.facts.at("status"), "credit_account_not_found");
  }
  EXPECT_EQ(transfers(), 3);
}

TEST_F(LedgerHostTest, ARepeatedTransferExistsAndMovesNothing) {
  Instance treasury;
  open_purses(treasury);
  for (int i = 0; i < 3; ++i)
    treasury.within([&](Unit& unit) { treasury.host.must(move("once", "a", "b", 5), unit.now); });
  EXPECT_EQ(transfers(), 4);
  EXPECT_EQ(treasury.balances(id("a")).debits_posted, 5);
}

TEST_F(LedgerHostTest, AHoldEndsWhenItsTimeHasComeAndIsReleased) {
  Instance treasury;
  open_purses(treasury);
  Instant now;
  treasury.within([&](Unit& unit) {
    now = unit.now;
    treasury.host.must(holding("hold", "a", "b", 700, now + std::chrono::seconds(30)), now);
    EXPECT_EQ(treasury.host.expire(now + std::chrono::seconds(29)), 0u);
  });
  EXPECT_EQ(treasury.balances(id("a")).debits_pending, 700);
  treasury.within([&](Unit&) { EXPECT_EQ(treasury.host.expire(now + std::chrono::seconds(30)), 1u); });
  EXPECT_EQ(treasury.balances(id("a")).debits_pending, 0);
  treasury.within(
      [&](Unit&) { EXPECT_EQ(treasury.host.hold_state(id("hold")), ledger::HoldState::expired); });
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, AClosedAccountStaysClosedAfterARestart) {
  {
    Instance treasury;
    open_purses(treasury);
    treasury.within([&](Unit&) { treasury.host.set_closed(id("b"), true); });
  }
  Instance treasury;
  treasury.within([&](Unit& unit) {
    EXPECT_EQ(treasury.host.apply(move("late", "a", "b", 1), unit.now).status,
              ledger::Status::credit_account_closed);
  });
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, ARestartHasTheSameBalancesAndHolds) {
  {
    Instance treasury;
    open_purses(treasury);
    treasury.within([&](Unit& unit) {
      treasury.host.must(move("paid", "a", "c", 250), unit.now);
      treasury.host.must(holding("held", "b", "c", 600, unit.now + std::chrono::hours(1)), unit.now);
    });
  }
  Instance treasury;
  EXPECT_EQ(treasury.balances(id("a")), (ledger::Balances{.debits_posted = 250, .credits_posted = 1000}));
  EXPECT_EQ(treasury.balances(id("b")), (ledger::Balances{.debits_pending = 600, .credits_posted = 1000}));
  treasury.within([&](Unit& unit) {
    EXPECT_EQ(treasury.host.apply(move("paid", "a", "c", 250), unit.now).status, ledger::Status::exists);
    EXPECT_EQ(treasury.host.must(posting("part", "held", 200), unit.now).amount, 200);
  });
  EXPECT_EQ(treasury.balances(id("b")), (ledger::Balances{.debits_posted = 200, .credits_posted = 1000}));
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, IsUsedOnlyWithinAUnitOfWork) {
  Instance treasury;
  EXPECT_THROW(treasury.host.open(purse("a")), std::logic_error);
  open_purses(treasury);
  EXPECT_THROW(treasury.host.apply(move("x", "a", "b", 1), Instant{1}), std::logic_error);
  EXPECT_THROW(treasury.host.account(id("a")), std::logic_error);
}

TEST_F(LedgerHostTest, ALongNameIsKeptAsFarAsItFits) {
  Instance treasury;
  std::string name;
  for (int i = 0; i < 200; ++i) name += "账";
  treasury.within([&](Unit&) { treasury.host.open(purse("a"), name); });
  EXPECT_EQ(number("SELECT CHAR_LENGTH(name) FROM ledger_account"), 120);
}

TEST_F(LedgerHostTest, TermsAndRefusalsAreKeptOverARestart) {
  const auto dear = move("dear", "a", "b", 1200);
  {
    Instance treasury;
    open_purses(treasury);
    treasury.within([&](Unit& unit) {
      EXPECT_EQ(treasury.host.decide({&dear, 1}, unit.now).front().status, ledger::Status::exceeds_credits);
      treasury.host.set_terms(id("a"), {.floor = -500}, unit.now);
      treasury.host.set_terms(id("b"), {.flags = ledger::debits_frozen}, unit.now);
    });
  }
  Instance treasury;
  treasury.within([&](Unit& unit) {
    auto& host = treasury.host;
    EXPECT_EQ(host.apply(dear, unit.now).status, ledger::Status::exceeds_credits) << "though it could be had";
    auto other = dear;
    other.amount = 1;
    EXPECT_EQ(host.apply(other, unit.now).status, ledger::Status::exists_with_different_content);
    host.must(move("on credit", "a", "c", 1200), unit.now);
    EXPECT_EQ(host.apply(move("frozen", "b", "c", 1), unit.now).status, ledger::Status::debit_account_frozen);
  });
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, ARefusalOfACommandThatFailsIsNotKept) {
  Instance treasury;
  open_purses(treasury);
  const auto dear = move("dear", "a", "b", 1200);
  EXPECT_THROW(treasury.within([&](Unit& unit) {
    treasury.host.decide({&dear, 1}, unit.now);
    throw Problem("ledger-refused");
  }),
               Problem);
  treasury.within([&](Unit& unit) { treasury.host.must({move("more", "bank", "a", 500), dear}, unit.now); });
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, ABalanceCanBeAskedForAtAnyPastMoment) {
  Instance treasury;
  open_purses(treasury);
  std::vector<std::pair<Instant, std::int64_t>> moments;
  for (int i = 1; i <= 20; ++i) {
    treasury.within([&](Unit& unit) {
      const auto made = treasury.host.must(move("step " + std::to_string(i), "a", "b", i), unit.now);
      const Instant at{made.booked_at};
      if (!moments.empty() && moments.back().first == at) moments.pop_back();  // both in one millisecond
      moments.emplace_back(at, i * (i + 1) / 2);
    });
  }
  treasury.database.read([&](Transaction& db) {
    for (const auto& [at, spent] : moments) {
      EXPECT_EQ(stored_balances_at(db, uuid_of(id("a")), at).debits_posted, spent);
      EXPECT_LT(stored_balances_at(db, uuid_of(id("a")), {at.micros - 1}).debits_posted, spent);
    }
    EXPECT_EQ(stored_balances_at(db, uuid_of(id("a")), {0}), ledger::Balances{});
    EXPECT_EQ(stored_balances_at(db, uuid_of(id("b")), moments.back().first + std::chrono::hours(1)),
              stored_balances(db, uuid_of(id("b"))));
    EXPECT_EQ(position_at(db, moments.back().first), 23);
  });
}

TEST_F(LedgerHostTest, AClockThatStepsBackAnHourChangesNoOrder) {
  Instance treasury;
  open_purses(treasury);
  treasury.within([&](Unit& unit) {
    const Instant early{unit.now.micros - 3'600'000'000};
    auto& host = treasury.host;
    host.must(move("first", "a", "b", 1), unit.now);
    host.must(move("second", "a", "b", 1), early);
    host.set_terms(id("c"), {.floor = 5}, early);
    host.must(move("third", "a", "b", 1), unit.now);
    EXPECT_EQ(host.transfer(id("second"))->booked_at, host.transfer(id("first"))->booked_at);
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_transfer a JOIN ledger_transfer b ON b.seq = a.seq + 1 "
                   "WHERE b.booked_at < a.booked_at"),
            0);
  expect_exact(treasury);
}

// Up from a checkpoint, the engine has the balances and not the past; the answers must be the same.
TEST_F(LedgerHostTest, AStartFromACheckpointAnswersForWhatWasBeforeIt) {
  {
    Instance treasury;
    treasury.host.checkpoint_every(1);
    open_purses(treasury);
    treasury.host.wait_for_checkpoint();
    treasury.within([&](Unit& unit) {
      treasury.host.must(move("paid", "a", "c", 900), unit.now);
      treasury.host.must(holding("held", "b", "c", 600, unit.now + std::chrono::hours(1)), unit.now);
      treasury.host.must(holding("done", "b", "c", 100, unit.now + std::chrono::hours(1)), unit.now);
      treasury.host.must(posting("post", "done", 40), unit.now);
    });
    treasury.host.wait_for_checkpoint();
  }
  ASSERT_GE(number("SELECT MAX(position) FROM ledger_checkpoint"), 3);
  Instance treasury;
  treasury.within([&](Unit& unit) {
    auto& host = treasury.host;
    const Instant now = unit.now;
    EXPECT_EQ(host.apply(move("paid", "a", "c", 900), now).status, ledger::Status::exists)
        << "no money for two";
    EXPECT_EQ(host.apply(move("paid", "a", "c", 901), now).status,
              ledger::Status::exists_with_different_content);
    EXPECT_EQ(host.apply(posting("again", "done"), now).status, ledger::Status::pending_already_posted);
    EXPECT_EQ(host.hold_state(id("done")), ledger::HoldState::posted);
    EXPECT_EQ(host.transfer(id("post"))->amount, 40);
    host.must(posting("late", "held", 500), now);
  });
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, AnIdOfBeforeTheCheckpointIsFoundByTheUniqueKeyAndItsGroupRunsAgain) {
  {
    Instance treasury;
    treasury.host.checkpoint_every(1);
    open_purses(treasury);
    treasury.host.wait_for_checkpoint();
    treasury.within([&](Unit& unit) { treasury.host.must(move("paid", "a", "c", 9), unit.now); });
    treasury.host.wait_for_checkpoint();
  }
  Instance treasury;
  int runs = 0;
  treasury.within([&](Unit& unit) {
    ++runs;
    treasury.host.must(move("new", "a", "c", 5), unit.now);
    treasury.host.must(move("in a", "bank", "a", 1000), unit.now);  // nothing in memory says that it is old
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(treasury.balances(id("a")).credits_posted, 1000);
  EXPECT_EQ(transfers(), 5);
  expect_exact(treasury);
}

TEST_F(LedgerHostTest, AGroupOfManyStatementsIsOneTransaction) {
  constexpr int count = 3500;
  Instance treasury;
  open_purses(treasury);
  std::vector<ledger::TransferRequest> many;
  for (int i = 0; i < count; ++i) many.push_back(move("m" + std::to_string(i), "bank", "a", 1));
  treasury.within([&](Unit& unit) { treasury.host.must(many, unit.now); });
  EXPECT_EQ(transfers(), 3 + count);
  EXPECT_EQ(treasury.balances(id("a")).credits_posted, 1000 + count);
  expect_exact(treasury);
}

class LedgerUnderFaults : public Ledgers, public ::testing::WithParamInterface<const char*> {};

// Each caller repeats with the same key until it is acknowledged, as a client would.
TEST_P(LedgerUnderFaults, EveryAcknowledgedTransferIsThereOnceAndTheEngineAgrees) {
  constexpr int callers = 8, each = 25;
  Instance treasury;
  std::atomic<int> acknowledged = 0;
  const auto before = faults::struck();
  {
    const FaultsOn faults(GetParam());
    const auto persist = [&](const std::string& key, const Commander::Work& work) {
      while (true) try {
          treasury.run(work, key);
          return;
        } catch (const DatabaseDown&) {
        } catch (const OutcomeUnknown&) {
        }
    };
    persist("open", [&](Unit& unit) {
      treasury.host.open(free_account("bank"), "custody");
      treasury.host.open(purse("a"), "purse:a");
      treasury.host.must(move("in", "bank", "a", 100), unit.now);
      return Response::no_content();
    });
    in_parallel(callers, [&](int caller) {
      for (int i = 0; i < each; ++i) {
        const std::string name = std::to_string(caller) + "/" + std::to_string(i);
        persist(name, [&](Unit& unit) {
          treasury.host.open(purse("caller " + name));
          treasury.host.must(move(name, "bank", "caller " + name, 3), unit.now);
          return Response::no_content();
        });
        ++acknowledged;
      }
    });
  }
  EXPECT_GT(faults::struck(), before);
  EXPECT_EQ(acknowledged, callers * each);
  EXPECT_EQ(transfers(), 1 + callers * each);
  EXPECT_EQ(treasury.balances(id("bank")).debits_posted, 100 + 3 * callers * each);
  expect_exact(treasury);
}

INSTANTIATE_TEST_SUITE_P(Faults, LedgerUnderFaults,
                         ::testing::Values("rate=0.2,seed=5,at=before_commit",
                                           "rate=0.2,seed=6,at=after_commit", "rate=0.05,seed=8"));

}  // namespace
}  // namespace heliu::test
