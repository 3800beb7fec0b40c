#include "treasury/bank.hpp"

#include <gtest/gtest.h>

#include "treasury/day_close.hpp"
#include "treasury/recognise.hpp"

namespace heliu::treasury {

static reconcile::Line line(const std::string& reference, std::int64_t amount) {
  reconcile::Line made;
  made.bank_reference = reference;
  made.amount = {amount};
  made.day = "2026-11-23";
  made.remittance = "处置费";
  return made;
}

static const Date kToday = Date::parse("2026-11-24").value();

TEST(BankLines, WithoutADayAreOfToday) {
  reconcile::Line made = line("A", 1);
  EXPECT_EQ(day_of(made, kToday).text(), "2026-11-23");
  made.day = "2026-11-22T08:00:00+08:00";
  EXPECT_EQ(day_of(made, kToday).text(), "2026-11-22");
  made.day = "";
  EXPECT_EQ(day_of(made, kToday), kToday);
}

TEST(BankLines, OfOneReferenceAmountAndDayAreTheSameWhateverTheirTexts) {
  reconcile::Line other = line("A", 1);
  other.remittance = "再次通知";
  EXPECT_EQ(content_of("440600", line("A", 1)), content_of("440600", other));
  other.amount = {2};
  EXPECT_NE(content_of("440600", line("A", 1)), content_of("440600", other));
  EXPECT_NE(content_of("440600", line("A", 1)), content_of("440601", line("A", 1)));
}

TEST(BankLines, WithoutAReferenceAreTheSameIfTheySayTheSame) {
  reconcile::Line other = line("", 1);
  EXPECT_EQ(content_of("440600", line("", 1)), content_of("440600", other));
  other.counterparty_account = "6222";
  EXPECT_NE(content_of("440600", line("", 1)), content_of("440600", other));
}

TEST(DayClosing, ExplainsADifferenceByLinesOnNoStatement) {
  BankEntry missing;
  missing.amount_fen = {100};
  EXPECT_EQ(explain({-100}, {missing}).left, Fen{});
  EXPECT_EQ(explain({-70}, {missing}).left, Fen{30});
  EXPECT_EQ(explain({}, {}).left, Fen{});
}

}  // namespace heliu::treasury
