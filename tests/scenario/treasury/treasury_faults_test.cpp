// With faults at statements and commits, before and after the real COMMIT, every fen is still somebody's.
#include <gtest/gtest.h>

#include "chassis/db/faults.hpp"
#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryFaults : public TreasurySuite {
 protected:
  void TearDown() override { faults::configure(""); }
};

TEST_F(TreasuryFaults, LeaveCustodyEqualToWhatEverybodyHas) {
  faults::configure("rate=0.02,seed=7");
  std::vector<Trade> trades;
  Fen paid;
  for (int i = 0; i < 4; ++i) {
    trades.push_back(bench->strike(i % 2 == 0 ? 120'000 : -120'000));
    paid += trades.back().owed();
    bench->fund(trades.back());
    LoadAccepted load = bench->load(trades.back(), 9'900);
    if (i == 3) load.destination.net_kilograms = {9'000};
    bench->accept(load);
  }
  EXPECT_GT(faults::struck(), 0u);
  faults::configure("");
  bench->service.hear_again("transport");
  EXPECT_EQ(bench->balance(bank_custody()), paid);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(bench->count("escrow.released", trades[static_cast<std::size_t>(i)].id), 1u);
    EXPECT_EQ(bench->state(trades[static_cast<std::size_t>(i)]), "closed");
  }
  EXPECT_EQ(bench->state(trades[3]), "in_dispute");
  bench->expect_balanced();
}

// The commits alone at 10 %: lost before and acknowledged late after.
TEST_F(TreasuryFaults, AtTheCommitLoseAndDoubleNothing) {
  const Fen before = bench->balance(bank_custody());
  const Trade trade = bench->strike(120'000);
  for (const char* point : {"before_commit", "after_commit"}) {
    faults::configure("rate=0.1,seed=11,at=" + std::string(point));
    for (int i = 0; i < 6; ++i) bench->credit({100'000}, trade.reference(Purpose::disposal));
    faults::configure("");
  }
  EXPECT_EQ(bench->balance(bank_custody()), before + Fen{1'200'000});
  EXPECT_EQ(bench->balance(held_for(trade.id, Purpose::disposal)), Fen{1'200'000});
  bench->expect_balanced();
}

}  // namespace heliu::treasury
