// Books at the edge: each has a sensible answer, proven and verified.
#include <gtest/gtest.h>

#include <ctime>

#include "books.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"

namespace heliu::matching {
namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Result proven(const Book& book) {
  const Result result = clear(book);
  EXPECT_TRUE(result.proven());
  EXPECT_TRUE(verify(book, result).empty());
  return result;
}

TEST(EdgeBooks, WithoutAnyEligibleArcEveryLotStaysWithItsReason) {
  Book book = city_book(20, 3, 1, 50);
  for (Enterprise& row : book.enterprises) row.frozen = true;
  const Result result = proven(book);
  EXPECT_TRUE(result.awards.empty());
  EXPECT_EQ(result.unawarded.size(), 20U);
  for (const Unawarded& row : result.unawarded) EXPECT_EQ(row.reason, Left::AllStruck);
  EXPECT_EQ(result.bound, MilliFen{0});
}

TEST(EdgeBooks, WithZeroCapacityNothingIsAwardedAndNothingIsScarce) {
  Book book = city_book(20, 3, 1, 50);
  for (Offer& row : book.offers) row.capacity = Kilograms{0};
  const Result result = proven(book);
  EXPECT_TRUE(result.awards.empty());
  for (const Scarcity& row : result.offer_scarcity) EXPECT_EQ(row.price, FenPerTonne{0});
}

TEST(EdgeBooks, WithZeroQuotaOrZeroBudgetNothingIsAwarded) {
  Book book = city_book_with_budgets(20, 3, 1, 50);
  for (Budget& row : book.budgets) row.amount = 0;
  EXPECT_TRUE(proven(book).awards.empty());
  book = city_book(20, 3, 1, 50);
  for (LicenceItem& row : book.items) row.remaining = Kilograms{0};
  EXPECT_TRUE(proven(book).awards.empty());
}

// Twelve equal lots, four equal offers with room for two each: any eight are best, and the draw says which.
TEST(EdgeBooks, OfNothingButTiesTheDrawDecidesAlikeInEveryOrder) {
  Book book = plain_book();
  book.offers[0].capacity = Kilograms{2'000};
  for (int o = 1; o < 4; ++o) {
    Offer row = book.offers[0];
    row.id = id(2, o);
    row.processor = id(4, o);
    row.commitment = digest(o);
    book.offers.push_back(row);
    Enterprise who = book.enterprises[1];
    who.id = row.processor;
    book.enterprises.push_back(who);
  }
  for (int l = 1; l < 12; ++l) {
    Lot row = book.lots[0];
    row.id = id(1, l);
    row.divisible = l % 2 == 0;
    book.lots.push_back(row);
  }
  const Result result = proven(book);
  EXPECT_EQ(result.welfare, MilliFen{8 * 1'000 * 100'000});
  std::mt19937 random(3);
  for (int n = 0; n < 20; ++n) EXPECT_EQ(clear(shuffled(book, random)).seal, result.seal);
}

TEST(EdgeBooks, WithOnlyNegativePricesTheProcessorsPayAndTheWelfareIsExact) {
  Book book = city_book(30, 4, 5, 100);
  for (Lot& row : book.lots) row.reserve = FenPerTonne{-20'000};
  for (Offer& row : book.offers)
    for (Line& line : row.lines) line.price = FenPerTonne{-std::abs(line.price.count) - 40'000};
  const Result result = proven(book);
  EXPECT_GT(result.awards.size(), 20U);
  for (const Award& row : result.awards) EXPECT_LE(row.price + row.freight, FenPerTonne{-20'000});
  EXPECT_GT(result.welfare, MilliFen{0});
}

TEST(EdgeBooks, OneLotOfAMillionTonnesIsSplitOverEveryOffer) {
  Book book = city_book(1, 40, 5, 100);
  book.lots[0].kilograms = Kilograms{kLotKilogramsMost};
  for (Offer& row : book.offers) {
    row.capacity = Kilograms{30'000'000};
    for (Line& line : row.lines) line.price = FenPerTonne{50'000};
  }
  for (LicenceItem& row : book.items) row.remaining = Kilograms{30'000'000};
  const Result result = proven(book);
  EXPECT_EQ(result.awards.size(), 34U);  // 33 × 30,000 t and the rest
}

TEST(EdgeBooks, OfAHundredThousandLotsIsClearedExactly) {
  const Book book = province_book(100'000, 250, 7, 100);
  const double begin = cpu_seconds();
  const Eligibility eligible = eligibility(book, Detail::ArcsOnly);
  const double arcs = cpu_seconds();
  const Result result = clear(book, eligible);
  const double cleared = cpu_seconds();
  EXPECT_TRUE(verify(book, result).empty());
  const double verified = cpu_seconds();
  EXPECT_TRUE(result.proven());
  EXPECT_EQ(result.bound, result.dual_bound);
  EXPECT_GT(eligible.arcs.size(), 500'000U);
  RecordProperty("arcs", static_cast<int>(eligible.arcs.size()));
  RecordProperty("eligibility_ms", static_cast<int>(1e3 * (arcs - begin)));
  RecordProperty("clear_ms", static_cast<int>(1e3 * (cleared - arcs)));
  RecordProperty("verify_ms", static_cast<int>(1e3 * (verified - cleared)));
}

}  // namespace
}  // namespace heliu::matching
