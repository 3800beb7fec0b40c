// Marks, undoing, draining, and coming up again from a store.
#include <gtest/gtest.h>

#include "memory_store.hpp"
#include "table.hpp"

namespace heliu::ledger {
namespace {

constexpr std::string_view opening = R"(
  now 100
  account BANK 1001 free           | created
  account SHOP 2001 debits_limited | created
  account HELD 3001 free           | created
  IN posted BANK SHOP 1000 code=1                | created
  H1 pending SHOP HELD 300 code=2 until=500      | created
  H2 pending SHOP HELD 200 code=2                | created
)";

constexpr std::string_view work = R"(
  now 600
  account NEW 4001 free                          | created
  close HELD                                     | created
  V2 void - - all of=H2                          | created     # H1 expires on the way
  T posted SHOP NEW 10 code=3                    | created
  close NEW                                      | created
)";

void write(Engine& engine, MemoryStore& store) {
  const Rows rows = engine.drain();
  store.append(rows);
  engine.confirm();
}

std::vector<Account> accounts_of(const Engine& engine) {
  std::vector<Account> all;
  for (std::uint32_t i = 0; i < engine.account_count(); ++i) all.push_back(engine.account_at(i));
  return all;
}

TEST(LedgerUnitOfWork, IsWhatItWasAfterUndoing) {
  Engine engine("fen");
  run_table(engine, opening);
  MemoryStore store;
  write(engine, store);
  const std::vector<Account> before = accounts_of(engine);
  const Checkpoint checkpoint = engine.checkpoint();
  for (const bool drained : {false, true}) {
    const Mark mark = engine.mark();
    run_table(engine, work);
    EXPECT_EQ(engine.hold_state(id_named("H1")), HoldState::expired);
    if (drained) {
      EXPECT_EQ(engine.drain().transfers.size(), 3u);
    }
    engine.undo_to(mark);
    EXPECT_EQ(accounts_of(engine), before);
    EXPECT_EQ(engine.checkpoint(), checkpoint);
    EXPECT_EQ(engine.hold_state(id_named("H1")), HoldState::open);
    EXPECT_EQ(engine.hold_state(id_named("H2")), HoldState::open);
    EXPECT_EQ(engine.find_account(id_named("NEW")), nullptr);
    EXPECT_EQ(engine.find_transfer(id_named("T")), std::nullopt);
    EXPECT_TRUE(engine.drain().transfers.empty());
    EXPECT_TRUE(engine.drain().decisions.empty());
  }
  run_table(engine, work);  // and all of it can happen after all
  EXPECT_EQ(engine.drain().transfers.size(), 3u);
}

TEST(LedgerUnitOfWork, DrainsEachRowOnce) {
  Engine engine("fen");
  run_table(engine, opening);
  const Rows first = engine.drain();
  ASSERT_EQ(first.decisions.size(), 3u);
  EXPECT_EQ(first.decisions[1].id, id_named("SHOP"));
  EXPECT_EQ(first.decisions[1].terms, (Terms{debits_must_not_exceed_credits, 0, 0}));
  ASSERT_EQ(first.transfers.size(), 3u);
  EXPECT_EQ(first.transfers[1].debit_after, (Balances{0, 300, 1000, 0}));
  EXPECT_EQ(first.transfers[1].credit_after, (Balances{0, 0, 0, 300}));
  const Hash head = first.transfers.back().chain;
  run_table(engine, work);
  engine.confirm();  // only the first three: the next batch was applied while they were being written
  const Rows second = engine.drain();
  EXPECT_EQ(second.transfers.size(), 3u);
  EXPECT_EQ(second.transfers[0].position, 4u);
  EXPECT_EQ(first_broken_link("fen", head, second.transfers), std::nullopt);
  ASSERT_EQ(second.decisions.size(), 3u);
  EXPECT_EQ(second.decisions[1].id, id_named("HELD"));
  EXPECT_EQ(second.decisions[1].terms.flags, closed);
  EXPECT_EQ(second.decisions[1].after, 3u);
}

TEST(LedgerUnitOfWork, NeverUndoesWhatIsConfirmed) {
  Engine engine("fen");
  const Mark start = engine.mark();
  run_table(engine, opening);
  const Mark later = engine.mark();
  engine.undo_to(start);
  EXPECT_THROW(engine.undo_to(later), std::logic_error);
  run_table(engine, opening);
  engine.drain();
  engine.confirm();
  EXPECT_THROW(engine.undo_to(start), std::logic_error);
  EXPECT_EQ(engine.position(), 3u);
}

TEST(LedgerStore, ComesUpAsItWentDown) {
  Engine live("fen");
  MemoryStore store;
  run_table(live, opening);
  write(live, store);
  store.state = live.state();
  run_table(live, work);
  write(live, store);
  for (const bool with_checkpoint : {true, false}) {
    if (!with_checkpoint) store.state.clear();
    Engine again("fen");
    roll_forward(again, store);
    again.set_older([&](const Id& id) { return store.older(id); });
    if (with_checkpoint) again.remember(store.older(id_named("IN")));  // the unique key has spoken
    EXPECT_EQ(accounts_of(again), accounts_of(live));
    EXPECT_EQ(again.checkpoint(), live.checkpoint());
    EXPECT_EQ(again.find_transfer(id_named("V2")), live.find_transfer(id_named("V2")));
    run_table(again, R"(
      now 50
      IN posted BANK SHOP 1000 code=1  | exists
      X  void - - all of=H1            | pending_already_expired
      X  posted SHOP NEW 1 code=1      | credit_account_closed
      X  posted SHOP BANK 1 code=1     | created
    )");
    EXPECT_EQ(again.find_transfer(id_named("X"))->booked_at, 600)
        << "time never goes back, nor over a restart";
  }
}

// Up from a checkpoint, an old id is not in memory: before it is refused, the store is asked for it.
TEST(LedgerStore, AnswersForTransfersOfBeforeTheCheckpoint) {
  Engine live("fen");
  MemoryStore store;
  run_table(live, opening);
  run_table(live, R"(
    L1 posted SHOP BANK 300 code=1 linked | created
    L2 posted SHOP BANK 200 code=1        | created
    V2 void - - all of=H2                 | created
  )");
  write(live, store);
  store.state = live.state();
  Engine again("fen");
  roll_forward(again, store);
  again.set_older([&](const Id& id) { return store.older(id); });
  run_table(again, R"(
    now 200
    T  posted SHOP BANK 200 code=1        | created
    # None of these could be had again, and each was.
    L1 posted SHOP BANK 300 code=1 linked | exists
    L2 posted SHOP BANK 200 code=1        | exists

    V2 void - - all of=H2                 | exists
    H2 pending SHOP HELD 200 code=2       | exists
    H2 pending SHOP HELD 201 code=2       | exists_with_different_content
    V3 void - - all of=H2                 | pending_already_voided
    V3 void - - all of=IN                 | pending_is_not_a_hold
    V3 void - - all of=NEVER              | pending_not_found
    V3 void - - all of=H1                 | created
  )");
  EXPECT_EQ(again.hold_state(id_named("H2")), HoldState::voided);
}

TEST(LedgerStore, RefusesRowsThatContradictEachOther) {
  MemoryStore good;
  Engine live("fen");
  run_table(live, opening);
  run_table(live, work);
  write(live, good);
  const auto refused = [&](auto spoil, const std::string& unit = "fen") {
    MemoryStore bad = good;
    spoil(bad.transfers);
    Engine engine(unit);
    EXPECT_THROW(roll_forward(engine, bad), CorruptLedger);
  };
  using Rows = std::vector<Transfer>;
  refused([](Rows& rows) { rows[0].amount += 1; });
  refused([](Rows& rows) { rows[0].reference[3] ^= 1; });
  refused([](Rows& rows) { rows[2].debit_after.debits_posted += 1; });
  refused([](Rows& rows) { rows[1].linked = true; });
  refused([](Rows& rows) { rows[1].event_at += 1; });
  refused([](Rows& rows) { rows[1].bank_day += 1; });
  refused([](Rows& rows) { rows[1].bank_day = 0; });
  refused([](Rows& rows) { rows[1].chain[31] ^= 1; });
  refused([](Rows& rows) { rows.erase(rows.begin() + 1); });
  refused([](Rows& rows) { rows.insert(rows.begin() + 1, rows[0]); });
  refused([](Rows& rows) { std::swap(rows[1], rows[2]); });
  refused([](Rows&) {}, "kg");
  // Somebody who can hash still can't make money: every chain value new, and the balances don't follow.
  refused([](Rows& rows) {
    Sm3 sm3;
    Hash head{};
    rows[0].debit_after.debits_posted += 1;
    for (Transfer& row : rows) head = row.chain = link(sm3, head, leaf_of(sm3, "fen", row));
  });
}

}  // namespace
}  // namespace heliu::ledger
