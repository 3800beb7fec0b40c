#include "tests/scenario/ledger/ledger_fixture.hpp"

namespace heliu::test {
namespace {

using LedgerFence = Ledgers;

TEST_F(LedgerFence, ASecondInstanceStandsByUntilTheWriterIsSilentAndThenTheFirstIsFenced) {
  Instance first, second;
  open_purses(first);
  EXPECT_THROW(second.position(), Fenced);
  first.within([&](Unit& unit) { first.host.must(move("by the first", "a", "b", 10), unit.now); });
  EXPECT_THROW(second.position(), Fenced);

  age_lease();
  second.within([&](Unit& unit) {
    EXPECT_EQ(second.host.balances(id("b")).credits_posted, 1010);
    second.host.must(move("by the second", "b", "c", 20), unit.now);
  });
  EXPECT_THROW(first.within([&](Unit& unit) { first.host.must(move("too late", "a", "b", 10), unit.now); }),
               Fenced);
  EXPECT_EQ(transfers(), 5);
  EXPECT_EQ(number("SELECT epoch FROM ledger_epoch"), 2);
  expect_exact(second);
}

TEST_F(LedgerFence, AnInstanceThatWasFencedComesBackWithWhatTheOtherWrote) {
  Instance first;
  open_purses(first);
  {
    Instance second;
    age_lease();
    second.within([&](Unit& unit) { second.host.must(move("meanwhile", "a", "b", 30), unit.now); });
    EXPECT_THROW(first.position(), Fenced);
  }
  EXPECT_EQ(first.balances(id("b")).credits_posted, 1030);
  first.within([&](Unit& unit) { first.host.must(move("again", "b", "a", 5), unit.now); });
  EXPECT_EQ(number("SELECT epoch FROM ledger_epoch"), 3);
  expect_exact(first);
}

TEST_F(LedgerFence, AWriterThatEndsGivesTheLeaseBack) {
  {
    Instance first;
    open_purses(first);
  }
  Instance second;
  EXPECT_EQ(second.position(), 3u);
}

TEST_F(LedgerFence, AWriterThatIsAliveButIdleKeepsItsLeaseByItsTimer) {
  Instance first, second;
  open_purses(first);
  age_lease();
  first.within([&](Unit& unit) { first.host.expire(unit.now); });
  EXPECT_THROW(second.position(), Fenced);
}

TEST_F(LedgerFence, OfTwoThatTakeOverAtOnceOneWrites) {
  {
    Instance first;
    open_purses(first);
  }
  Instance second, third;
  std::atomic<int> writers = 0, fenced = 0;
  in_parallel(2, [&](int i) {
    try {
      (i == 0 ? second : third).position();
      ++writers;
    } catch (const Fenced&) {
      ++fenced;
    }
  });
  EXPECT_EQ(writers, 1);
  EXPECT_EQ(fenced, 1);
}

TEST_F(LedgerFence, ALedgerOfFenIsNotTakenForOneOfKilograms) {
  {
    Instance treasury("fen");
    open_purses(treasury);
  }
  Instance transport("kg");
  EXPECT_THROW(transport.position(), ledger::CorruptLedger);
  Instance treasury("fen");
  EXPECT_EQ(treasury.position(), 3u);
}

TEST_F(LedgerFence, ATakeOverStopsAtRowsThatWereTamperedWith) {
  {
    Instance first;
    open_purses(first);
  }
  admin.command("UPDATE ledger_transfer SET amount = 999 WHERE seq = 2");
  Instance second;
  EXPECT_THROW(second.position(), ledger::CorruptLedger);
}

}  // namespace
}  // namespace heliu::test
