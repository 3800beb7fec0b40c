#include "settlement/escrow/accounts.hpp"

#include <gtest/gtest.h>

#include <set>

namespace heliu::escrow {

TEST(ChartOfAccounts, HasOneAssetAndNamesEveryOtherAccountsOwner) {
  std::set<std::string> names;
  for (const LineRow& row : chart()) {
    const std::string name = account_name(row.line, "X");
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.starts_with("Assets:"), debit_normal(row.line)) << name;
    EXPECT_EQ(name.starts_with("Liabilities:"), !debit_normal(row.line)) << name;
    EXPECT_EQ(name.ends_with(":X"), row.owner != OwnerKind::platform) << name;
  }
  EXPECT_EQ(account_name(Line::available, "91440600"), "Liabilities:Available:91440600");
}

TEST(ChartOfAccounts, MapsEachLineOntoOneSubAccountOfTheCustodian) {
  std::set<std::string_view> custodian;
  std::set<Line> lines;
  for (const LineRow& row : chart()) {
    EXPECT_TRUE(custodian.insert(row.custodian).second) << row.custodian;
    EXPECT_TRUE(lines.insert(row.line).second);
    EXPECT_EQ(row_of(row.line).custodian, row.custodian);
  }
  EXPECT_EQ(lines.size(), 11u);
  EXPECT_THROW(row_of(static_cast<Line>(999)), std::logic_error);
}

TEST(ChartOfAccounts, LetsNobodySpendWhatHeDoesNotHave) {
  for (const LineRow& row : chart())
    EXPECT_EQ(may_be_overdrawn(row.line), row.line == Line::bank_custody || row.line == Line::suspense);
}

TEST(ChartOfAccounts, KeepsThePurposesApart) {
  EXPECT_EQ(line_of(Purpose::disposal), Line::escrow_disposal);
  EXPECT_EQ(line_of(Purpose::freight_and_fee), Line::escrow_freight_and_fee);
}

}  // namespace heliu::escrow
