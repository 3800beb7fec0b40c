#include "settlement/escrow/terms.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace heliu::escrow {

// Small lots in whole tonnes below 10 t, at least 90 % of the contract.
constexpr ContractTerms kTerms{{1'000}, {10'000}, 9'000, 10, 5};

TEST(ContractTerms, AskForAPrepaymentFromItsDayOn) {
  ContractTerms terms;
  EXPECT_EQ(prepayment_missing(terms, {1'000'005}, {}, 100), Fen{}) << "no such term";
  terms.prepayment = 1'000;
  terms.prepayment_days = 14;
  EXPECT_EQ(prepayment_missing(terms, {1'000'005}, {}, 14), Fen{}) << "not yet";
  EXPECT_EQ(prepayment_missing(terms, {1'000'005}, {}, 15), Fen{100'001}) << "10 %, half a fen up";
  EXPECT_EQ(prepayment_missing(terms, {1'000'005}, {100'000}, 15), Fen{1});
  EXPECT_EQ(prepayment_missing(terms, {1'000'005}, {100'001}, 15), Fen{});
}

// contracted, taken, refused → billed kilograms
constexpr const char* kBills = R"(
  240    240     0 |  1000
 1000   1000     0 |  1000
 1001   1001     0 |  2000
 9999   9999     0 | 10000
 9999   9000     0 |  9000
 5000   3100     0 |  5000
 5000      0  5000 |     0
30000  30000     0 | 30000
30000  27000     0 | 27000
30000  26999     0 | 27000
30000  20000     0 | 27000
30000  20000 10000 | 20000
30000  31000     0 | 31000
)";

TEST(ContractTerms, BillByTheirTable) {
  std::istringstream table(kBills);
  for (std::string line; std::getline(table, line);) {
    if (line.empty()) continue;
    std::istringstream row(line);
    Kilograms contracted, taken, refused;
    std::string bar;
    std::int64_t expected = 0;
    row >> contracted.count >> taken.count >> refused.count >> bar >> expected;
    EXPECT_EQ(billed(kTerms, contracted, taken, refused), Kilograms{expected}) << line;
    EXPECT_EQ(billed({}, contracted, taken, refused), taken) << "without terms: " << line;
  }
}

TEST(ContractTerms, ChargeATenthOfAPercentADayForPayingLate) {
  EXPECT_EQ(late_fee(kTerms, {1'000'000}, 0), Fen{});
  EXPECT_EQ(late_fee(kTerms, {1'000'000}, -3), Fen{});
  EXPECT_EQ(late_fee(kTerms, {1'000'000}, 1), Fen{1'000});
  EXPECT_EQ(late_fee(kTerms, {1'000'000}, 31), Fen{31'000});
  EXPECT_EQ(late_fee(kTerms, {499}, 1), Fen{});
  EXPECT_EQ(late_fee(kTerms, {500}, 1), Fen{1});
  EXPECT_EQ(late_fee({}, {1'000'000}, 9), Fen{});
  EXPECT_THROW(late_fee(kTerms, {INT64_MAX}, INT64_MAX), std::overflow_error);
}

}  // namespace heliu::escrow
