#include "settlement/ledger/trial_balance.hpp"

#include <gtest/gtest.h>

#include "table.hpp"

namespace heliu::ledger {
namespace {

TEST(LedgerTrialBalance, SumsByCodeAndBalances) {
  Engine engine("fen");
  run_table(engine, kNewYear);
  TrialBalance trial = trial_balance(engine);
  EXPECT_TRUE(trial.total.balanced());
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[1001].debits_posted), 123456);
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[2001].debits_pending), 7);
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[3001].credits_posted), 99995);
  std::vector<Account> lopsided{engine.account_at(0)};
  EXPECT_FALSE(trial_balance(lopsided).total.balanced());
}

}  // namespace
}  // namespace heliu::ledger
