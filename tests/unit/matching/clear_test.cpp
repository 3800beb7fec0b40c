#include "matching/clear.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "books.hpp"
#include "matching/canonical.hpp"
#include "matching/verify.hpp"

namespace heliu::matching {
namespace {

std::string faults(const Book& book, const Result& result) {
  std::string text;
  for (const Fault& fault : verify(book, result)) text += fault.check + " (" + fault.detail + ") ";
  return text;
}

Book two_equal_offers() {
  Book book = plain_book();
  Offer second = book.offers[0];
  second.id = id(2, 1);
  second.processor = id(4, 1);
  second.commitment = digest(1);
  book.offers.push_back(second);
  Enterprise other = book.enterprises[1];
  other.id = id(4, 1);
  book.enterprises.push_back(other);
  return book;
}

TEST(Clearing, FindsTheOptimumOfEverySmallMixedRound) {
  std::mt19937 random(20260801);
  int awarded = 0;
  for (int round = 0; round < 4'000; ++round) {
    const Book book = random_book(random);
    const Result result = clear(book);
    ASSERT_EQ(result.welfare.count, exhaustive_optimum(book)) << "round " << round;
    ASSERT_TRUE(result.proven()) << "round " << round;
    ASSERT_EQ(faults(book, result), "") << "round " << round;
    for (const PartProof& part : result.parts) ASSERT_FALSE(part.proof.empty()) << "round " << round;
    awarded += static_cast<int>(result.awards.size());
  }
  EXPECT_GT(awarded, 3'000);
}

TEST(Clearing, FindsTheOptimumOfEverySmallRoundWithHeatAndChlorineBudgets) {
  std::mt19937 random(20261127);
  int binding = 0;
  for (int round = 0; round < 4'000; ++round) {
    Book book = random_book_with_budgets(random);
    const Result result = clear(book);
    ASSERT_EQ(result.welfare.count, exhaustive_optimum(book)) << "round " << round;
    ASSERT_TRUE(result.proven()) << "round " << round;
    ASSERT_EQ(faults(book, result), "") << "round " << round;
    for (const PartProof& part : result.parts) ASSERT_FALSE(part.proof.empty()) << "round " << round;
    for (Budget& budget : book.budgets) budget.amount = 1'000;
    binding += clear(book).welfare > result.welfare ? 1 : 0;
  }
  EXPECT_GT(binding, 400);
}

TEST(Clearing, GivesTheSameBytesWhateverTheOrderOfArrival) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const Book book = random_book(random);
    const std::string first = canonical(clear(book));
    EXPECT_EQ(canonical(clear(shuffled(book, random))), first);
  }
  const Book city = city_book(60, 6, 3, 40);
  EXPECT_EQ(canonical(clear(shuffled(city, random), 3'200'000)), canonical(clear(city, 3'200'000)));
}

// The engine keeps nothing between calls and shares nothing: two threads at once give what one gives.
TEST(Clearing, GivesTheSameBytesFromTwoThreadsAtOnceAndFromOneTwice) {
  std::vector<Book> books;
  for (unsigned seed = 0; seed < 4; ++seed) books.push_back(city_book_with_budgets(40, 5, seed, 50));
  std::vector<std::string> alone;
  for (const Book& book : books) alone.push_back(canonical(clear(book, 3'200'000)));
  const auto run = [&](std::vector<std::string>& results) {
    for (const Book& book : books) results.push_back(canonical(clear(book, 3'200'000)));
  };
  std::vector<std::string> first, second;
  std::thread other(run, std::ref(second));
  run(first);
  other.join();
  EXPECT_EQ(first, alone);
  EXPECT_EQ(second, alone);
}

TEST(Clearing, ASearchThatIsCutGivesTheSameBytesAgainWithItsWorkLimit) {
  const Book book = city_book_with_budgets(40, 5, 3, 30);
  for (const int asked : {1, 5, 40}) {
    int times = 0;
    const Result cut = clear(book, kWorkLimit, [&] { return ++times >= asked; });
    EXPECT_LT(cut.work_limit, kWorkLimit);
    EXPECT_EQ(faults(book, cut), "");
    EXPECT_EQ(canonical(clear(book, cut.work_limit)), canonical(cut));
  }
}

TEST(Clearing, PaysAsOfferedAndCountsFreightAndPolicy) {
  Book book = plain_book();
  book.lots[0].freight_base = FenPerTonne{10'000};
  book.terms = {{TermKind::Method, "D10", FenPerTonne{5'000}, {0, 1'000}}};
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 1U);
  EXPECT_EQ(result.awards[0].price, FenPerTonne{200'000});
  EXPECT_EQ(result.awards[0].freight, FenPerTonne{10'000});
  EXPECT_EQ(result.welfare, MilliFen{(300'000 - 200'000 - 10'000 - 5'000) * 1'000});
}

TEST(Clearing, AwardsAtExactlyTheReserve) {
  Book book = plain_book();
  book.lots[0].reserve = book.offers[0].lines[0].price;
  const Result result = clear(book);
  EXPECT_EQ(result.awards.size(), 1U);
  EXPECT_EQ(result.welfare, MilliFen{0});
}

TEST(Clearing, ANegativePriceWinsOverASmallerOne) {
  Book book = two_equal_offers();
  book.lots[0].reserve = FenPerTonne{-100'000};
  book.offers[0].lines[0].price = FenPerTonne{-120'000};
  book.offers[1].lines[0].price = FenPerTonne{-130'000};
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 1U);
  EXPECT_EQ(result.awards[0].offer, book.offers[1].id);
}

TEST(Clearing, DecidesTiesByTheDrawAndNotByArrival) {
  std::set<Id> winners;
  for (int nonce = 0; nonce < 16; ++nonce) {
    Book book = two_equal_offers();
    book.draw_nonce = digest(nonce);
    const bool first_is_early = draw_key(book.draw_nonce, book.offers[0].commitment) <
                                draw_key(book.draw_nonce, book.offers[1].commitment);
    const Id early = book.offers[first_is_early ? 0 : 1].id;
    EXPECT_EQ(clear(book).awards.at(0).offer, early);
    book.lots[0].divisible = true;
    EXPECT_EQ(clear(book).awards.at(0).offer, early);
    std::swap(book.offers[0], book.offers[1]);
    EXPECT_EQ(clear(book).awards.at(0).offer, early);
    winners.insert(early);
  }
  EXPECT_EQ(winners.size(), 2U);
}

TEST(Clearing, PricesTheScarceCapacityByTheLotItTurnsAway) {
  Book book = plain_book();  // 1,000 kg of capacity for two lots worth 100,000 and 60,000 fen/t
  book.offers[0].capacity = Kilograms{1'000};
  for (int l = 0; l < 2; ++l)
    book.lots[static_cast<std::size_t>(l)].divisible = true, book.lots.resize(2, book.lots[0]);
  book.lots[1].id = id(1, 1);
  book.lots[1].reserve = FenPerTonne{260'000};
  const Result result = clear(book);
  ASSERT_EQ(result.awards.size(), 1U);
  EXPECT_EQ(result.awards[0].lot, book.lots[0].id);
  ASSERT_EQ(result.unawarded.size(), 1U);
  EXPECT_EQ(result.unawarded[0].reason, Left::Outbid);
  EXPECT_GE(result.offer_scarcity.at(0).price, FenPerTonne{60'000});
  EXPECT_LE(result.offer_scarcity.at(0).price, FenPerTonne{100'000});
  EXPECT_EQ(result.item_scarcity.at(0).price, FenPerTonne{0});
}

TEST(Clearing, SaysWhyEachLotStays) {
  Book book = plain_book();
  book.lots.resize(3, book.lots[0]);
  book.lots[1].id = id(1, 1);
  book.lots[1].code = "900-039-49";  // nobody offers
  book.lots[2].id = id(1, 2);
  book.lots[2].kilograms = Kilograms{9'000};  // beyond the only offer's capacity
  std::map<Id, Left> reasons;
  for (const Unawarded& row : clear(book).unawarded) reasons[row.lot] = row.reason;
  EXPECT_EQ(reasons,
            (std::map<Id, Left>{{book.lots[1].id, Left::NoOffer}, {book.lots[2].id, Left::AllStruck}}));
}

TEST(Clearing, SharesOneLicenceItemAmongItsOffersAndCodes) {
  Book book = two_equal_offers();
  book.items[0].remaining = Kilograms{1'500};
  book.lots.resize(2, book.lots[0]);
  book.lots[1].id = id(1, 1);
  const Result result = clear(book);  // both offers have room for both lots; the licence has not
  EXPECT_EQ(result.awards.size(), 1U);
  EXPECT_EQ(result.unawarded.at(0).reason, Left::DidNotFit);
  EXPECT_TRUE(result.proven());
}

TEST(Clearing, AnEmptyBookHasAnEmptyAnswer) {
  const Book empty;
  const Result result = clear(empty);
  EXPECT_TRUE(result.awards.empty());
  EXPECT_TRUE(result.proven());
  EXPECT_EQ(faults(empty, result), "");
}

TEST(Clearing, TakesOneLotOfAMillionTonnesWithoutOverflow) {
  Book book = plain_book();
  book.lots[0].kilograms = Kilograms{kLotKilogramsMost};
  book.lots[0].reserve = FenPerTonne{kPriceMost};
  book.offers[0].lines[0].price = FenPerTonne{-kPriceMost};
  book.offers[0].capacity = Kilograms{kLotKilogramsMost};
  book.items[0].remaining = Kilograms{kLotKilogramsMost};
  const Result result = clear(book);
  EXPECT_EQ(result.welfare, MilliFen{2 * kPriceMost * kLotKilogramsMost});
  EXPECT_EQ(faults(book, result), "");
}

TEST(Clearing, RefusesABookOutOfRange) {
  Book book = plain_book();
  book.lots[0].kilograms = Kilograms{kLotKilogramsMost + 1};
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.lots.push_back(book.lots[0]);
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.offers[0].lines[0].price = FenPerTonne{kPriceMost + 1};
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.lots[0].assay.heat = kHeatMost + 1;
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.budgets = {{id(6, 0), id(4, 0), "kiln-1", BudgetKind::Heat, kBudgetMost + 1}};
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.offers[0].budgets = {id(6, 0)};  // not in the book
  EXPECT_THROW(clear(book), BookError);
  book = plain_book();
  book.enterprises.clear();
  EXPECT_THROW(clear(book), BookError);
}

// A city's day in tight capacity: what the work limit leaves open is told as a certified gap. All lots whole
// is the hard case; a twenty-fourth of the usual work brings it under 5 per mille.
TEST(Clearing, ClearsACitysDayWithASmallCertifiedGap) {
  for (const int divisible : {0, 40, 100}) {
    const Book book = city_book(200, 15, 11, divisible);
    const Result result = clear(book, kWorkLimit / 24);
    EXPECT_EQ(faults(book, result), "");
    EXPECT_LE(result.work, kWorkLimit / 12);
    EXPECT_LE(result.gap().count * 200, result.welfare.count) << divisible << " % divisible";
    if (divisible == 100) {
      EXPECT_EQ(result.bound, result.dual_bound);
    }
  }
}

// Five markets of one round are solved in the sum of their work, where a tree over all would need the
// product.
TEST(Clearing, ProvesEachMarketOfARoundByItself) {
  std::vector<Book> markets;
  MilliFen welfare;
  std::int64_t work = 0;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    markets.push_back(city_book_with_budgets(14, 3, seed, 30));
    const Result alone = clear(markets.back());
    ASSERT_TRUE(alone.proven()) << "market " << seed;
    ASSERT_EQ(alone.parts.size(), 1U) << "market " << seed;
    welfare += alone.welfare;
    work += alone.work;
  }
  const Book book = side_by_side(markets);
  const Result result = clear(book);
  EXPECT_EQ(faults(book, result), "");
  EXPECT_TRUE(result.proven());
  EXPECT_EQ(result.parts.size(), 5U);
  EXPECT_EQ(result.welfare, welfare);
  EXPECT_LT(result.work, 2 * work);
  EXPECT_EQ(proven_bound(result), welfare);
}

TEST(Clearing, PublishesOfLotPricesWhatTheyProve) {
  const Book book = city_book(200, 6, 5, 0);
  const Result result = clear(book, 10'000'000);
  ASSERT_EQ(result.parts.size(), 1U);
  ASSERT_FALSE(result.parts[0].lot_proof.prices.empty());
  EXPECT_EQ(faults(book, result), "");
}

TEST(Clearing, WithLittleWorkTheRoundIsLawfulAndItsGapHonest) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const Book book = random_book(random);
    const Result result = clear(book, 1);
    ASSERT_EQ(faults(book, result), "");
    const std::int64_t optimum = exhaustive_optimum(book);
    ASSERT_LE(result.welfare.count, optimum);
    ASSERT_GE(result.bound.count, optimum);
  }
}

}  // namespace
}  // namespace heliu::matching
