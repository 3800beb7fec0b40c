// Floors and credit lines, freezing, event time and bank day, refusals that stay refused.
#include <gtest/gtest.h>

#include "memory_store.hpp"
#include "table.hpp"

namespace heliu::ledger {
namespace {

TEST(LedgerTerms, LetAnAccountBeOverdrawnToItsCreditLineAndKeepItsFloor) {
  Engine engine("fen");
  run_table(engine, R"(
    account BANK 1 free                     | created
    account LINE 2 debits_limited floor=-50 | created
    account KEEP 2 debits_limited floor=30  | created
    account CARD 3 credits_limited floor=-7 | created
    account X 2 free floor=1                | floor_invalid
    account X 2 debits_limited floor=max    | floor_invalid
    I1 posted BANK KEEP 100 code=1          | created
    T  posted LINE BANK 51 code=1           | exceeds_credits
    T  posted LINE BANK 50 code=1           | created
    T2 posted LINE BANK 1 code=1            | exceeds_credits
    T2 posted KEEP BANK 71 code=1           | exceeds_credits
    T2 posted KEEP BANK 70 code=1           | created
    T3 posted BANK CARD 8 code=1            | exceeds_debits
    T3 posted BANK CARD 7 code=1            | created
  )");
}

TEST(LedgerTerms, RefuseAnOverdraftByTheLastFenAndAnAmountPast64BitsByName) {
  Engine engine("fen");
  run_table(engine, R"(
    account BANK 1 free           | created
    account SHOP 2 debits_limited | created
    account PAID 3 free           | created
    IN  posted BANK SHOP 100 code=1  | created
    # A third each, rounded up, is one fen too much for the third.
    T1  posted SHOP PAID 34 code=1   | created
    T2  posted SHOP PAID 34 code=1   | created
    T3  posted SHOP PAID 34 code=1   | exceeds_credits
    T3  posted SHOP PAID 32 code=1   | created
    MAX posted BANK PAID max code=1  | overflows_debits
    terms SHOP floor=4611686018427387904  | created
    terms SHOP floor=-4611686018427387904 | created
    OVER posted SHOP BANK max code=1 | overflows_debits
    OVER posted SHOP BANK 4611686018427387904 code=1 | created
    OVER2 posted SHOP BANK 1 code=1  | exceeds_credits
  )");
}

TEST(LedgerTerms, HoldFromTheirDateOnAndAreRecordedOnce) {
  Engine engine("fen");
  run_table(engine, R"(
    now 100
    account BANK 1 free            | created
    account SHOP 2 debits_limited  | created
    terms NONE floor=1             | account_not_found
    terms BANK floor=1             | floor_invalid
    terms SHOP odd_flag            | account_flags_invalid
    terms SHOP floor=-40 from=200  | created
    terms SHOP floor=-40 from=200  | exists
    T1 posted SHOP BANK 1 code=1   | exceeds_credits
    now 199
    T1 posted SHOP BANK 1 code=1   | exceeds_credits
    now 200
    T1 posted SHOP BANK 40 code=1  | created
    terms SHOP floor=-40 from=200  | exists             # it holds already
    terms SHOP floor=0 from=150    | created            # said late: from now on
    T2 posted SHOP BANK 1 code=1   | exceeds_credits
    terms SHOP floor=-90 from=300  | created
    terms SHOP floor=-60           | created            # at once, and until then
    T2 posted SHOP BANK 20 code=1  | created
    now 300
    T3 posted SHOP BANK 30 code=1  | created
  )");
}

TEST(LedgerTerms, FreezeOneSideOrBothAndThawAgain) {
  Engine engine("fen");
  run_table(engine, R"(
    now 100
    account BANK 1 free            | created
    account SHOP 2 debits_limited  | created
    IN posted BANK SHOP 100 code=1 | created
    H1 pending SHOP BANK 30 code=1 | created
    H2 pending SHOP BANK 30 code=1 until=150 | created
    terms SHOP no_debits           | created
    terms SHOP no_debits           | exists
    T1 posted SHOP BANK 1 code=1   | debit_account_frozen
    R1 post - - all of=H1          | debit_account_frozen
    R1 void - - all of=H1          | created            # what was held comes back to it
    T2 posted BANK SHOP 5 code=1   | created            # what comes in is taken
    now 150
    expire 1
    terms SHOP no_debits no_credits | created
    T3 posted BANK SHOP 5 code=1   | credit_account_frozen
    terms SHOP no_debits closed    | created
    T3 posted BANK SHOP 5 code=1   | credit_account_closed
    terms SHOP                     | created
    T1 posted SHOP BANK 1 code=1   | created
    balance SHOP 1 0 105 0
  )");
}

TEST(LedgerDays, KeepEventTimeBesideBookingTimeAndTheBanksCutOff) {
  Engine engine("fen");
  engine.set_cut_off(std::int64_t{17} * 3600 * 1'000'000 + std::int64_t{30} * 60 * 1'000'000);
  run_table(engine, R"(
    now 1767173399999999                         # 2025-12-31 17:29:59.999999 in Shanghai
    account A 1 free                 | created
    account B 1 free                 | created
    T1 posted A B 1 code=1           | created
    H  pending A B 1 code=1 until=1767173500000000 | created
    now 1767173400000000
    T2 posted A B 1 code=1           | created
    T3 posted A B 1 code=1 event=1767000000000000 day=20251229 | created
    T3 posted A B 1 code=1 event=1767000000000000 day=20251229 | exists
    T3 posted A B 1 code=1           | exists                          # left to the ledger
    T3 posted A B 1 code=1 event=1767000000000001 | exists_with_different_content
    T3 posted A B 1 code=1 day=20251230 | exists_with_different_content
    T4 posted A B 1 code=1 day=20260229 | bank_day_invalid
    T4 posted A B 1 code=1 day=20260000 | bank_day_invalid
    R  post - - all of=H day=7          | bank_day_invalid
    now 1767173600000000
    expire 1
  )");
  const auto rows = engine.drain().transfers;
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0].bank_day, 20251231);
  EXPECT_EQ(rows[0].event_at, rows[0].booked_at);
  EXPECT_EQ(rows[2].bank_day, 20260101);
  EXPECT_EQ(rows[3].bank_day, 20251229);
  EXPECT_EQ(rows[3].event_at, 1767000000000000);
  EXPECT_EQ(rows[3].booked_at, 1767173400000000);
  EXPECT_EQ(rows[4].event_at, 1767173500000000) << "a hold ends when its time comes, whenever that is booked";
}

constexpr std::string_view refusing = R"(
  now 100
  account BANK 1 free            | created
  account SHOP 2 debits_limited  | created
  decide
  T1 posted SHOP BANK 5 code=1         | exceeds_credits
  T2 posted SHOP NONE 5 code=1         | credit_account_not_found
  L1 posted BANK SHOP 1 code=1 linked  | linked_transfer_failed
  L2 posted SHOP BANK 9 code=1         | exceeds_credits
  BAD posted SHOP SHOP 5 code=1        | accounts_must_differ
  forget
  T3 posted SHOP BANK 5 code=1         | exceeds_credits
  IN posted BANK SHOP 100 code=1       | created
  account NONE 2 free                  | created
)";

constexpr std::string_view asking_again = R"(
  now 200
  T1 posted SHOP BANK 5 code=1         | exceeds_credits      # though there is money now
  T1 posted SHOP BANK 6 code=1         | exists_with_different_content
  T2 posted SHOP NONE 5 code=1         | credit_account_not_found
  L1 posted BANK SHOP 1 code=1 linked  | linked_transfer_failed
  L2 posted SHOP BANK 9 code=1         | exceeds_credits

  L2 posted SHOP BANK 9 code=1         | exceeds_credits
  L1 posted BANK SHOP 1 code=1         | exists_with_different_content
  BAD posted SHOP NONE 5 code=1        | created              # what follows from the request is not kept
  T3 posted SHOP BANK 5 code=1         | created              # nor what nobody wanted kept
)";

TEST(LedgerRefusals, StayRefusedWhenTheyAreRecorded) {
  Engine engine("fen");
  run_table(engine, refusing);
  run_table(engine, asking_again);
}

TEST(LedgerRefusals, StayRefusedOverARestartWithAndWithoutACheckpoint) {
  Engine engine("fen");
  run_table(engine, refusing);
  MemoryStore store;
  store.append(engine.drain());
  engine.confirm();
  for (const std::string& state : {std::string(), engine.state()}) {
    store.state = state;
    Engine again("fen");
    roll_forward(again, store);
    EXPECT_EQ(again.state(), engine.state());
    run_table(again, asking_again);
  }
}

TEST(LedgerRefusals, AreForgottenWithTheWorkThatIsUndone) {
  Engine engine("fen");
  run_table(engine, "account BANK 1 free | created\naccount SHOP 2 debits_limited | created");
  const Mark mark = engine.mark();
  run_table(engine, "decide\nT1 posted SHOP BANK 5 code=1 | exceeds_credits");
  EXPECT_NE(engine.find_refused(id_named("T1")), nullptr);
  engine.undo_to(mark);
  EXPECT_EQ(engine.find_refused(id_named("T1")), nullptr);
  run_table(engine, "IN posted BANK SHOP 5 code=1 | created\nT1 posted SHOP BANK 5 code=1 | created");
}

TEST(LedgerStore, RefusesDecisionsThatContradictEachOther) {
  Engine engine("fen");
  run_table(engine, refusing);
  run_table(engine, "terms SHOP floor=-5 | created");
  MemoryStore good;
  good.append(engine.drain());
  const auto refused = [&](auto spoil) {
    MemoryStore bad = good;
    spoil(bad.decisions);
    Engine again("fen");
    EXPECT_THROW(roll_forward(again, bad), CorruptLedger);
  };
  using Rows = std::vector<Decision>;
  refused([](Rows& rows) { rows[1].terms.flags = 0; });
  refused([](Rows& rows) { rows[2].status = Status::created; });
  refused([](Rows& rows) { rows[2].request.amount = 4; });
  refused([](Rows& rows) { rows.back().terms.floor -= 1; });
  refused([](Rows& rows) { rows.erase(rows.begin() + 2); });
  refused([](Rows& rows) { rows[2].after = 1; });
  refused([](Rows& rows) { std::swap(rows[2], rows[3]); });
}

TEST(LedgerStore, RefusesACheckpointOfAnotherChainOrUnitOrOneThatWasCutOff) {
  Engine engine("fen");
  run_table(engine, refusing);
  MemoryStore store;
  store.append(engine.drain());
  engine.confirm();
  const std::string state = engine.state();
  const auto refused = [&](const std::string& bytes, const std::string& unit) {
    store.state = bytes;
    Engine again(unit);
    EXPECT_THROW(roll_forward(again, store), CorruptLedger);
  };
  refused(state, "kg");
  refused(state.substr(0, state.size() - 1), "fen");
  refused(state + "x", "fen");
  store.transfers.back().chain[0] ^= 1;
  refused(state, "fen");
}

}  // namespace
}  // namespace heliu::ledger
