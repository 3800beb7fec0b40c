#include "settlement/ledger/trial_balance.hpp"

#include <gtest/gtest.h>

#include "table.hpp"

namespace heliu::ledger {
namespace {

constexpr std::string_view day = R"(
  now 1767196799000000                        # 2025-12-31 23:59:59 in Shanghai
  account BANK 1001 free           | created
  account SHOP 2001 debits_limited | created
  account HELD 3001 debits_limited | created
  account FEE  4001 free           | created
  T1 posted BANK SHOP 123456 code=1           | created
  H1 pending SHOP HELD 100000 code=2          | created
  now 1767196800000000
  T2 post - - 99995 of=H1                     | created
  T3 posted HELD FEE 5 code=3 linked          | created
  T4 posted HELD SHOP 99990 code=3            | created
  H2 pending SHOP HELD 7 code=2               | created
)";

TEST(LedgerTrialBalance, SumsByCodeAndBalances) {
  Engine engine("fen");
  run_table(engine, day);
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
