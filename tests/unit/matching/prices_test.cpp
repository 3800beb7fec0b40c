// What awards pay under either rule, by hand and over random rounds.
#include "matching/prices.hpp"

#include <gtest/gtest.h>

#include "books.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"

namespace heliu::matching {
namespace {

Book uniform(Book book) {
  book.rules.price_rule = PriceRule::UniformMarginal;
  return book;
}

PriceReport report_of(const Book& book, const Result& result) {
  const Eligibility eligible = eligibility(book, Detail::ArcsOnly);
  return Prices(book, eligible.arcs, result).report();
}

// Two offers in one district, 200,000 and 230,000 fen/t, each with room for one of the two equal lots.
Book two_bids() {
  Book book = plain_book();
  book.lots.push_back(book.lots[0]);
  book.lots[1].id = id(1, 1);
  Offer dear = book.offers[0];
  dear.id = id(2, 1);
  dear.processor = id(4, 1);
  dear.commitment = digest(1);
  dear.lines[0].price = FenPerTonne{230'000};
  book.offers.push_back(dear);
  Enterprise who = book.enterprises[1];
  who.id = dear.processor;
  book.enterprises.push_back(who);
  for (Offer& offer : book.offers) offer.capacity = Kilograms{1'000};
  return book;
}

TEST(UniformPrice, IsAtLeastTheHighestAcceptedBidAndTheSameForAllOfADistrict) {
  const Book book = uniform(two_bids());
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 2U);
  EXPECT_EQ(result.awards[0].price, result.awards[1].price);
  EXPECT_GE(result.awards[0].price, FenPerTonne{230'000});
  EXPECT_LE(result.awards[0].price, FenPerTonne{300'000});
  EXPECT_TRUE(verify(book, result).empty());
  Result cheaper = result;
  cheaper.awards[0].price = FenPerTonne{200'000};
  EXPECT_FALSE(verify(book, cheaper).empty());
}

TEST(UniformPrice, DiffersByDistrictOfTheProcessor) {
  Book book = uniform(two_bids());
  book.offers[1].site.district = "440606";
  const auto report = report_of(book, clear(book));
  ASSERT_EQ(report.uniform.size(), 2U);
  EXPECT_EQ(report.uniform[0].highest_bid, FenPerTonne{200'000});
  EXPECT_EQ(report.uniform[1].highest_bid, FenPerTonne{230'000});
}

TEST(UniformPrice, NeverTakesMoreFromAProducerThanItsReserveAllows) {
  Book book = uniform(two_bids());
  book.lots[0].reserve = FenPerTonne{210'000};
  book.lots[1].form = Form::Liquid;
  book.offers[0].limits.forms = {Form::Solid};  // each lot has one offer; the dear one makes the price
  book.offers[1].limits.forms = {Form::Liquid};
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 2U);
  for (const Award& award : result.awards)
    EXPECT_LE(award.price, award.lot == book.lots[0].id ? FenPerTonne{210'000} : FenPerTonne{300'000});
  const auto report = report_of(book, result);
  ASSERT_EQ(report.capped.size(), 1U);
  EXPECT_EQ(report.capped[0].lot, book.lots[0].id);
  EXPECT_EQ(report.capped[0].paid, FenPerTonne{210'000});
}

TEST(UniformPrice, NamesThePairThatIsParadoxicallyRejected) {
  Book book = uniform(two_bids());
  book.offers.pop_back();
  book.offers[0].capacity = Kilograms{1'500};
  book.lots.push_back(book.lots[0]);
  book.lots[2].id = id(1, 2);
  const std::array<std::pair<std::int64_t, std::int64_t>, 3> lots{
      {{900, 300'000}, {500, 290'000}, {600, 285'000}}};
  for (std::size_t l = 0; l < 3; ++l) {
    book.lots[l].kilograms = Kilograms{lots[l].first};
    book.lots[l].reserve = FenPerTonne{lots[l].second};
  }
  // 900 + 600 kg fill the offer exactly and are worth more than 900 + 500, so the second lot stays, though
  // the price (285,000, the third lot's limit) suits it.
  const auto report = report_of(book, clear(book));
  ASSERT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(report.rejected[0].lot, id(1, 1));
  EXPECT_EQ(report.rejected[0].producer_gains, FenPerTonne{5'000});
  EXPECT_EQ(report.rejected[0].room, Kilograms{0});
  EXPECT_EQ(report.rejected[0].least, Kilograms{500});
}

TEST(UniformPrice, IsANegativeNumberWhereProcessorsPay) {
  Book book = uniform(two_bids());
  for (Lot& lot : book.lots) lot.reserve = FenPerTonne{-50'000};
  book.offers[0].lines[0].price = FenPerTonne{-90'000};
  book.offers[1].lines[0].price = FenPerTonne{-70'000};
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 2U);
  for (const Award& award : result.awards) {
    EXPECT_GE(award.price, FenPerTonne{-70'000});
    EXPECT_LE(award.price, FenPerTonne{-50'000});
  }
  const auto report = report_of(book, result);
  EXPECT_LT(report.as_uniform.paid, Fen{0});
}

TEST(PriceRules, NobodyLosesAndTheSidesSumToTheWelfareToTheFen) {
  std::mt19937 random(99);
  int capped = 0, rejected = 0;
  for (int round = 0; round < 2'000; ++round) {
    const Book book = uniform(random_book_with_budgets(random));
    const Result result = clear(book);
    ASSERT_TRUE(verify(book, result).empty());
    const auto report = report_of(book, result);
    for (const Sides& sides : {report.as_offered, report.as_uniform}) {
      ASSERT_EQ(sides.sum(), result.welfare);
      ASSERT_EQ(sides.paid, sides.received);
    }
    ASSERT_EQ(report.as_offered.processors, MilliFen{0});
    ASSERT_GE(report.as_uniform.processors, MilliFen{0});
    ASSERT_GE(report.as_uniform.producers, MilliFen{0});
    capped += static_cast<int>(report.capped.size());
    rejected += static_cast<int>(report.rejected.size());
  }
  EXPECT_GT(capped, 0);
  EXPECT_GT(rejected, 0);
}

}  // namespace
}  // namespace heliu::matching
