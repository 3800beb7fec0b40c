#include "treasury/bank.hpp"

#include <gtest/gtest.h>

#include "treasury/day_close.hpp"

namespace heliu::treasury {

static iso20022::Entry entry(const std::string& reference, std::int64_t amount) {
  iso20022::Entry made;
  made.account_servicer_ref = reference;
  made.amount = {amount};
  made.booking_date = "2026-11-23";
  return made;
}

static const Date kToday = Date::parse("2026-11-24").value();

TEST(BankLines, AreTheBookedEntries) {
  iso20022::Statement statement;
  statement.entries = {entry("A", 100), entry("B", 0), entry("C", -5)};
  statement.entries.push_back(entry("D", 7));
  statement.entries.back().status = iso20022::EntryStatus::PDNG;
  const auto lines = lines_of(statement, kToday);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].reference, "A");
  EXPECT_EQ(lines[0].booked_on.text(), "2026-11-23");
  EXPECT_EQ(lines[1].amount, Fen{-5});
}

TEST(BankLines, WithoutADayAreOfTheStatementsDayOrToday) {
  iso20022::Statement statement;
  statement.entries = {entry("A", 1)};
  statement.entries[0].booking_date = "";
  EXPECT_EQ(lines_of(statement, kToday)[0].booked_on, kToday);
  statement.day = "2026-11-22";
  EXPECT_EQ(lines_of(statement, kToday)[0].booked_on.text(), "2026-11-22");
}

TEST(BankLines, WithoutAReferenceGetOneOfTheirContentAndEqualOnesStayTwo) {
  iso20022::Statement statement;
  statement.entries = {entry("", 1), entry("", 1), entry("", 2)};
  const auto first = lines_of(statement, kToday), again = lines_of(statement, kToday);
  EXPECT_NE(first[0].reference, first[1].reference);
  EXPECT_NE(first[0].reference, first[2].reference);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(first[i].reference, again[i].reference);
}

TEST(BankLines, OfABatchAreItsPaymentsIfTheyAddUp) {
  iso20022::Statement statement;
  statement.entries = {entry("A", 100)};
  statement.entries[0].details = {{{60}, "", "one", "", ""}, {{40}, "", "two", "", ""}};
  auto lines = lines_of(statement, kToday);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].reference, "A/1");
  EXPECT_EQ(lines[1].remittance, "two");
  statement.entries[0].details[1].amount = {39};
  lines = lines_of(statement, kToday);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].amount, Fen{100});
}

TEST(DayClosing, ExplainsADifferenceByLinesOnNoStatement) {
  BankEntry missing;
  missing.amount_fen = {100};
  EXPECT_EQ(explain({-100}, {missing}).left, Fen{});
  EXPECT_EQ(explain({-70}, {missing}).left, Fen{30});
  EXPECT_EQ(explain({}, {}).left, Fen{});
}

}  // namespace heliu::treasury
