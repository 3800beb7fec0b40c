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
