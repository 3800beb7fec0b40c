// The checker against a treasury whose tables say what its transfers don't.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryCheck : public TreasurySuite {
 protected:
  // What the check finds while such a statement holds.
  static std::vector<std::string> found_after(const std::string& sql, const Uuid& id,
                                              const std::string& undo) {
    const auto run = [&](const std::string& statement) {
      bench->service.database().transact([&](Transaction& db) { db.execute(statement, id); });
    };
    run(sql);
    const LedgerReport report = bench->checked();
    run(undo);
    EXPECT_FALSE(report.sound());
    return report.findings;
  }
};

TEST_F(TreasuryCheck, FindsAnEscrowWhoseStateOrMoneyNoTransferMade) {
  using ::testing::Contains;
  using ::testing::HasSubstr;
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  ASSERT_EQ(bench->state(trade), "funded");
  EXPECT_THAT(found_after("UPDATE escrow SET state = 'opened' WHERE id = ?", trade.id,
                          "UPDATE escrow SET state = 'funded' WHERE id = ?"),
              Contains(HasSubstr("it is opened, and money has come")));
  EXPECT_THAT(found_after("UPDATE escrow SET state = 'closed' WHERE id = ?", trade.id,
                          "UPDATE escrow SET state = 'funded' WHERE id = ?"),
              Contains(HasSubstr("it has ended")));
  EXPECT_THAT(
      found_after(
          "UPDATE escrow_leg SET funded_fen = funded_fen + 1 WHERE trade_id = ? AND purpose = 'disposal'",
          trade.id,
          "UPDATE escrow_leg SET funded_fen = funded_fen - 1 WHERE trade_id = ? AND purpose = 'disposal'"),
      Contains(HasSubstr("recorded as come")));
}

}  // namespace heliu::treasury
