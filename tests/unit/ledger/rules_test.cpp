// Every status, and which one wins when a request has several faults.
#include <gtest/gtest.h>

#include <set>

#include "table.hpp"

namespace heliu::ledger {
namespace {

TEST(Ledger, NamesEveryStatusOnce) {
  std::set<std::string_view> names;
  for (int i = 0; i < status_count; ++i) names.insert(name(static_cast<Status>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(status_count));
  EXPECT_FALSE(names.contains("unknown"));
  EXPECT_EQ(name(static_cast<Status>(status_count)), "unknown");
}

TEST(Ledger, OpensEachAccountOnce) {
  Engine engine("fen");
  run_table(engine, R"(
    account - 0 7              | id_must_not_be_zero
    account A 0 7              | code_must_not_be_zero
    account A 1 3              | account_flags_invalid    # both limits
    account A 1 4              | account_flags_invalid    # closed already
    account A 1 8              | account_flags_invalid    # frozen already
    account A 1 debits_limited | created
    account A 1 debits_limited | exists
    account A 0 7              | exists_with_different_content
    account A 2 debits_limited | exists_with_different_content
    account A 1 free           | exists_with_different_content
    close B                    | account_not_found
    close A                    | created
    close A                    | exists
    account A 1 debits_limited | exists                   # closing does not change what was opened
    reopen A                   | created
    reopen A                   | exists
  )");
}

TEST(Ledger, AnswersWithTheFirstFaultOfATransfer) {
  Engine engine("fen");
  run_table(engine, R"(
    now 100
    account FREE    1 free            | created
    account POOR    1 debits_limited  | created
    account FULL    1 credits_limited | created
    account SHUT    1 free            | created
    account SHUT2   1 free            | created
    close SHUT                        | created
    close SHUT2                       | created
    account RICH    1 free            | created
    account SINK    1 free            | created
    SEED posted RICH SINK max code=1  | created

    # Each line mends the fault that the line before was refused for.
    -  strange FREE FREE   -1 of=H until=9         | id_must_not_be_zero
    SEED strange FREE FREE -1 of=H until=9         | exists_with_different_content
    T  strange FREE FREE   -1 of=H until=9         | kind_not_allowed
    T  expire  FREE FREE   -1 of=H until=9         | kind_not_allowed
    T  posted  FREE FREE   -1 of=H until=9         | amount_must_not_be_negative
    T  posted  FREE FREE  max of=H until=9         | expiry_is_for_pending_only
    T  pending FREE FREE  max of=H until=100       | expiry_is_past
    T  pending FREE FREE  max of=H until=101       | pending_id_must_be_zero
    T  pending FREE FREE  max      until=101       | accounts_must_differ
    T  pending NONE NONE2 max      until=101       | code_must_not_be_zero
    T  pending NONE NONE2 max code=1 until=101     | debit_account_not_found
    T  pending SHUT NONE2 max code=1 until=101     | credit_account_not_found
    T  pending SHUT SHUT2 max code=1 until=101     | debit_account_closed
    T  pending RICH SHUT2 max code=1 until=101     | credit_account_closed
    T  pending RICH SINK  max code=1 until=101     | overflows_debits
    T  pending POOR SINK  max code=1 until=101     | overflows_credits
    T  pending POOR FULL  max code=1 until=101     | exceeds_credits
    T  pending FREE FULL    1 code=1 until=101     | exceeds_debits
    T  pending FREE FULL    0 code=1 until=101     | created
    T  pending FREE FULL    0 code=1 until=101     | exists
    balance FREE 0 0 0 0
    balance FULL 0 0 0 0
  )");
}

TEST(Ledger, AnswersWithTheFirstFaultOfAResolution) {
  Engine engine("fen");
  run_table(engine, R"(
    now 100
    account A 1 free | created
    account B 1 free | created
    account C 1 free | created
    P   posted  A B 50 code=7          | created
    H   pending A B 50 code=7 ref=TRADE until=200 | created
    H0  pending A B 50 code=7          | created
    HV  pending A B 50 code=7          | created
    V1  void    - - 0  of=HV           | created
    HE  pending A B 50 code=7 until=110 | created
    now 110

    R post B A -1 of=-  code=8 until=300 | amount_must_not_be_negative
    R post B A 51 of=-  code=8 until=300 | expiry_is_for_pending_only
    R post B A 51 of=-  code=8         | pending_id_must_not_be_zero
    R post B A 51 of=R  code=8         | pending_not_found
    R post B A 51 of=P  code=8         | pending_is_not_a_hold
    R post B A 51 of=HV code=8         | pending_has_different_debit_account
    R post A A 51 of=HV code=8         | pending_has_different_credit_account
    R post A B 51 of=HV code=8         | pending_has_different_code
    R post A B 51 of=HV code=7         | exceeds_pending_amount
    R void A B 49 of=HV code=7         | pending_has_different_amount
    R post A B 50 of=HV code=7         | pending_already_voided
    R post A B 50 of=HE code=7         | pending_already_expired
    R void - - 0  of=HE                | pending_already_expired
    close A                            | created
    close B                            | created
    R post - - 20 of=H                 | debit_account_closed
    reopen A                           | created
    R post - - 20 of=H                 | credit_account_closed
    reopen B                           | created
    balance A 50 100 0 0
    R post - - 20 of=H                 | created           # thirty are released
    balance A 70 50 0 0
    R2 post - - 20 of=H                | pending_already_posted
    R2 void - - 20 of=H                | pending_has_different_amount
    R2 void - - all of=H               | pending_already_posted
    close A                            | created
    R2 void - - 0 of=H0                | created           # a closed account lets go of what it held
    balance A 70 0 0 0
    balance B 0 0 70 0
  )");
  EXPECT_EQ(engine.find_transfer(id_named("R"))->reference, id_named("TRADE")) << "inherited from the hold";
  EXPECT_EQ(engine.hold_state(id_named("H")), HoldState::posted);
  EXPECT_EQ(engine.hold_state(id_named("H0")), HoldState::voided);
  EXPECT_EQ(engine.hold_state(id_named("HE")), HoldState::expired);
  EXPECT_EQ(engine.hold_state(id_named("P")), std::nullopt);
}

TEST(Ledger, TakesARepeatOnlyWithTheSameContent) {
  Engine engine("fen");
  run_table(engine, R"(
    account A 1 free | created
    account B 1 free | created
    account C 1 free | created
    T posted A B 5 code=1 ref=X          | created
    T posted A B 5 code=1 ref=X          | exists
    T posted A B 6 code=1 ref=X          | exists_with_different_content
    T posted C B 5 code=1 ref=X          | exists_with_different_content
    T posted A C 5 code=1 ref=X          | exists_with_different_content
    T posted A B 5 code=2 ref=X          | exists_with_different_content
    T posted A B 5 code=1 ref=Y          | exists_with_different_content
    T posted A B 5 code=1 ref=X of=H     | exists_with_different_content
    T pending A B 5 code=1 ref=X         | exists_with_different_content
    H pending A B 9 code=1 ref=X until=50 | created
    H pending A B 9 code=1 ref=X until=51 | exists_with_different_content
    R post - - all of=H                  | created
    R post A B 9 of=H code=1 ref=X       | exists           # the same thing said in full
    R post - - 8 of=H                    | exists_with_different_content
    R void - - all of=H                  | exists_with_different_content
    R post - - all of=T                  | exists_with_different_content
    R post - - all of=H ref=Z            | exists_with_different_content
    now 60
    H pending A B 9 code=1 ref=X until=50 | exists          # even when its time is over
    close A                              | created
    T posted A B 5 code=1 ref=X          | exists
    balance A 14 0 0 0
  )");
}

TEST(Ledger, RefusesAnOverdraftWithHoldsCounted) {
  Engine engine("fen");
  run_table(engine, R"(
    account BANK 1 free           | created
    account SHOP 2 debits_limited | created
    account PAID 3 free           | created
    IN   posted  BANK SHOP 100 code=1        | created
    HOLD pending SHOP PAID 60 code=1         | created
    OUT  posted  SHOP PAID 41 code=1         | exceeds_credits
    OUT  posted  SHOP PAID 40 code=1         | created
    PROMISE pending BANK SHOP 500 code=1     | created
    OUT2 posted  SHOP PAID 1 code=1          | exceeds_credits    # promised is not received
    DONE post    - - 25 of=HOLD              | created
    OUT2 posted  SHOP PAID 36 code=1         | exceeds_credits
    OUT2 posted  SHOP PAID 35 code=1         | created
    balance SHOP 100 0 100 500
  )");
}

TEST(Ledger, TakesLinkedTransfersTogetherOrNotAtAll) {
  Engine engine("fen");
  run_table(engine, R"(
    account A 1 free           | created
    account B 1 debits_limited | created
    account C 1 free           | created

    L1 posted A B 10 code=1 linked | linked_transfer_failed
    L2 posted B C 11 code=1 linked | exceeds_credits
    L3 posted A C 1 code=1         | linked_transfer_failed
    balance A 0 0 0 0

    L1 posted A B 10 code=1 linked | created
    L2 posted B C 10 code=1 linked | created
    L3 posted A C 1 code=1         | created
    balance A 11 0 0 0

    # The whole group again; then with a stranger; then with one id twice; then without an end.
    L1 posted A B 10 code=1 linked | exists
    L2 posted B C 10 code=1 linked | exists
    L3 posted A C 1 code=1         | exists

    L1 posted A B 10 code=1 linked | linked_group_partly_exists
    L4 posted A C 1 code=1         | linked_transfer_failed

    L5 posted A C 1 code=1 linked  | linked_transfer_failed
    L5 posted A C 1 code=1 linked  | linked_group_partly_exists
    L6 posted A C 1 code=1         | linked_transfer_failed

    L7 posted A C 1 code=1 linked  | linked_transfer_failed
    L8 posted A C 1 code=1 linked  | linked_group_open

    L1 posted A B 10 code=1 linked | linked_transfer_failed
    L2 posted B C 9 code=1 linked  | exists_with_different_content
    L3 posted A C 1 code=1         | linked_transfer_failed

    # A hold that is made and resolved in one group, and one whose resolution falls with the group.
    H1 pending A C 7 code=1 linked | created
    R1 post - - 3 of=H1            | created
    H2 pending A C 7 code=1        | created
    R2 void - - 0 of=H2 linked     | linked_transfer_failed
    R3 post - - 7 of=H2            | pending_already_voided
    balance A 14 7 0 0
    balance C 0 0 14 7
    R3 post - - 7 of=H2            | created
    balance A 21 0 0 0
  )");
}

TEST(Ledger, ReleasesAHoldAtItsTimeWithoutASweep) {
  Engine engine("kg");
  run_table(engine, R"(
    account Q 1 free           | created
    account L 2 debits_limited | created
    account U 3 free           | created
    Y  posted  Q L 1000 code=1               | created
    H1 pending L U 600 code=1 until=20       | created
    H2 pending L U 400 code=1 until=30       | created
    now 19
    T  posted  L U 600 code=1                | exceeds_credits
    now 20
    T  posted  L U 600 code=1                | created       # the hold had ended by then
    R  post    - - all of=H1                 | pending_already_expired
    now 10
    H3 pending L U 0 code=1 until=20         | expiry_is_past  # a clock that steps back stands still
    expire 0
    now 30
    expire 1
    expire 0
    balance L 600 0 1000 0
  )");
  const auto last = engine.drain().transfers.back();
  EXPECT_EQ(last.kind, Kind::expire_pending);
  EXPECT_EQ(last.pending_id, id_named("H2"));
  EXPECT_EQ(last.amount, 400);
  EXPECT_EQ(last.booked_at, 30);
}

}  // namespace
}  // namespace heliu::ledger
