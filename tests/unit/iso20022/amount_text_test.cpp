#include "settlement/iso20022/amount_text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

namespace heliu::iso20022 {
namespace {

TEST(AmountText, WritesYuanWithTwoDigits) {
  EXPECT_EQ(amount_text(Fen{0}), "0.00");
  EXPECT_EQ(amount_text(Fen{5}), "0.05");
  EXPECT_EQ(amount_text(Fen{50}), "0.50");
  EXPECT_EQ(amount_text(Fen{123'450}), "1234.50");
  EXPECT_EQ(amount_text(kLargestAmount), "9999999999999999.99");
}

TEST(AmountText, RefusesToWriteASignOrTooManyDigits) {
  EXPECT_THROW(amount_text(Fen{-1}), std::invalid_argument);
  EXPECT_THROW(amount_text(kLargestAmount + Fen{1}), std::invalid_argument);
}

TEST(AmountText, ReadsWhatTheSchemaAllows) {
  const std::pair<const char*, std::int64_t> rows[] = {
      {"0", 0},           {"1", 100},     {"1.5", 150},     {"1.50", 150},
      {"1.50000", 150},   {"+2.00", 200}, {"0007.10", 710}, {".05", 5},
      {"5.", 500},        {"0.29", 29},   {"1.1", 110},     {"9999999999999999.99", 999'999'999'999'999'999},
      {"1234.56", 123456}};
  for (const auto& [text, fen] : rows) EXPECT_EQ(parse_amount(text), Fen{fen}) << text;
}

TEST(AmountText, RefusesWhatIsNoExactCountOfFen) {
  for (const char* text : {"",
                           ".",
                           "+",
                           "-1.00",
                           "+-1",
                           "1,00",
                           "1.005",
                           "1.001",
                           "1e3",
                           "0x10",
                           " 1",
                           "1 ",
                           "1.2.3",
                           "NaN",
                           "INF",
                           "1_000",
                           "１",
                           "10000000000000000.00",
                           "99999999999999999999999999",
                           "9999999999999999999",
                           "1.00\n"})
    EXPECT_EQ(parse_amount(text), std::nullopt) << text;
}

TEST(AmountText, ReadsBackEveryAmountItWrites) {
  std::mt19937_64 random(20261123);
  for (int i = 0; i < 20'000; ++i) {
    const Fen amount{static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000u) >> (random() % 60)};
    ASSERT_EQ(parse_amount(amount_text(amount)), amount) << amount.count;
  }
}

}  // namespace
}  // namespace heliu::iso20022
