#include "settlement/escrow/accounts.hpp"

#include <gtest/gtest.h>

#include <set>

namespace heliu::escrow {

constexpr Line kLines[] = {Line::bank_custody,           Line::available,    Line::escrow_disposal,
                           Line::escrow_freight_and_fee, Line::platform_fee, Line::suspense,
                           Line::payout_in_flight};

TEST(ChartOfAccounts, HasOneAssetAndNamesEveryOtherAccountsOwner) {
  std::set<std::string> names;
  for (const Line line : kLines) {
    const std::string name = account_name(line, "X");
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.starts_with("Assets:"), debit_normal(line)) << name;
    EXPECT_EQ(name.starts_with("Liabilities:"), !debit_normal(line)) << name;
  }
  EXPECT_EQ(account_name(Line::available, "91440600"), "Liabilities:Available:91440600");
}

TEST(ChartOfAccounts, LetsNobodySpendWhatHeDoesNotHave) {
  for (const Line line : kLines)
    EXPECT_EQ(may_be_overdrawn(line), line == Line::bank_custody || line == Line::suspense);
}

TEST(ChartOfAccounts, KeepsThePurposesApart) {
  EXPECT_EQ(line_of(Purpose::disposal), Line::escrow_disposal);
  EXPECT_EQ(line_of(Purpose::freight_and_fee), Line::escrow_freight_and_fee);
}

}  // namespace heliu::escrow
