// Who is told what, and that it is said from the facts.
#include "matching/explain.hpp"

#include <gtest/gtest.h>

#include "books.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/counterfactual.hpp"
#include "matching/sentences.hpp"

namespace heliu::matching {
namespace {

// Two lots want the cheap offer (100,000 fen/t) that has room for one; a dear one (180,000) takes the other.
class TwoLotsOneCheapOffer : public ::testing::Test {
 protected:
  TwoLotsOneCheapOffer() : book(plain_book()) {
    book.lots.push_back(book.lots[0]);
    book.lots[1].id = id(1, 1);
    book.lots[1].reserve = FenPerTonne{250'000};
    book.offers[0].capacity = Kilograms{1'000};
    book.offers[0].lines[0].price = FenPerTonne{100'000};
    add_offer(1, 180'000);
    add_offer(2, 400'000);  // above every reserve
  }

  void add_offer(int number, std::int64_t price) {
    Offer offer = book.offers[0];
    offer.id = id(2, number);
    offer.processor = id(4, number);
    offer.commitment = digest(number);
    offer.capacity = Kilograms{5'000};
    offer.lines[0].price = FenPerTonne{price};
    book.offers.push_back(offer);
    Enterprise who = book.enterprises[1];
    who.id = offer.processor;
    book.enterprises.push_back(who);
  }

  std::vector<Said> lot(int number, Reader reader) {
    result = clear(book);
    eligible = eligibility(book);
    return for_reader(Explainer(book, eligible, result, kWorkLimit).lot(id(1, number)), reader);
  }
  std::vector<Said> offer(int number, Reader reader) {
    result = clear(book);
    eligible = eligibility(book);
    return for_reader(Explainer(book, eligible, result, kWorkLimit).offer(id(2, number)), reader);
  }
  int dear_lot() {  // the one that went to the dear offer
    for (const Award& award : clear(book).awards)
      if (award.offer == id(2, 1)) return award.lot == id(1, 0) ? 0 : 1;
    return -1;
  }
  static const Said* find(const std::vector<Said>& said, Point point) {
    const auto at = std::find_if(said.begin(), said.end(), [&](const Said& s) { return s.point == point; });
    return at == said.end() ? nullptr : &*at;
  }
  static std::string text(const std::vector<Said>& said, Language language = Language::English) {
    std::string all;
    for (const Said& one : said) all += sentence(one, language) + "\n";
    return all;
  }

  Book book;
  Eligibility eligible;
  Result result;
};

TEST_F(TwoLotsOneCheapOffer, TheProducerLearnsThatTheCheaperCapacityWasScarceButNotWhoseNorItsPrice) {
  const auto said = lot(dear_lot(), Reader::Producer);
  const Said* cheaper = find(said, Point::CheaperWasScarce);
  ASSERT_NE(cheaper, nullptr);
  EXPECT_EQ(cheaper->offer, Id{});
  const std::string all = text(said);
  EXPECT_EQ(all.find("1000.00"), std::string::npos) << all;  // the losing price
  EXPECT_EQ(all.find("4000.00"), std::string::npos) << all;
  EXPECT_EQ(all.find(hex(id(2, 0)).substr(24)), std::string::npos) << all;
  EXPECT_NE(all.find("price 1800.00 yuan/t"), std::string::npos) << all;
}

TEST_F(TwoLotsOneCheapOffer, TheRegulatorReadsTheCheaperOffersCostAndScarcity) {
  const auto said = lot(dear_lot(), Reader::Regulator);
  const Said* cheaper = find(said, Point::CheaperTold);
  ASSERT_NE(cheaper, nullptr);
  EXPECT_EQ(cheaper->offer, id(2, 0));
  EXPECT_EQ(find(said, Point::CheaperWasScarce), nullptr);  // not said twice
  EXPECT_NE(text(said).find("would have cost 1000.00 yuan/t, less by 800.00 yuan/t"), std::string::npos);
}

TEST_F(TwoLotsOneCheapOffer, AProcessorNeverReadsAReserve) {
  const auto said = offer(2, Reader::Processor);
  ASSERT_NE(find(said, Point::Struck), nullptr);
  const std::string all = text(said);
  EXPECT_EQ(all.find("reserve 3000.00"), std::string::npos) << all;
  EXPECT_EQ(all.find("reserve 2500.00"), std::string::npos) << all;
  EXPECT_NE(text(offer(2, Reader::Regulator)).find("reserve 2500.00"), std::string::npos);
}

TEST_F(TwoLotsOneCheapOffer, TheReserveThatWouldHaveWonIsRoundedForTheProducerAndExactForTheRegulator) {
  book.lots[1].reserve = FenPerTonne{90'500};
  book.offers[1].lines[0].price = FenPerTonne{177'777};
  book.offers[0].capacity = Kilograms{1'000};
  const auto told = lot(1, Reader::Producer);
  const Said* needed = find(told, Point::ReserveNeeded);
  ASSERT_NE(needed, nullptr);
  const std::int64_t rounded = std::stoll(needed->facts.at(0).second);
  EXPECT_EQ(rounded % kThresholdStep, 0);
  const auto all = lot(1, Reader::Regulator);
  const std::int64_t exact = std::stoll(find(all, Point::ReserveNeeded)->facts.at(0).second);
  EXPECT_GE(rounded, exact);
  EXPECT_LT(rounded, exact + kThresholdStep);
  book.lots[1].reserve = FenPerTonne{rounded};
  const Result again = clear(book);
  EXPECT_TRUE(std::none_of(again.unawarded.begin(), again.unawarded.end(),
                           [&](const Unawarded& row) { return row.lot == id(1, 1); }));
}

TEST_F(TwoLotsOneCheapOffer, WithTwoBiddersNoThresholdIsTold) {
  book.offers.pop_back();
  book.lots[1].reserve = FenPerTonne{90'500};
  const auto told = lot(1, Reader::Producer);
  EXPECT_EQ(find(told, Point::ReserveNeeded), nullptr);
  EXPECT_NE(find(told, Point::TooFewBidders), nullptr);
  EXPECT_NE(find(lot(1, Reader::Regulator), Point::ReserveNeeded), nullptr);
}

TEST_F(TwoLotsOneCheapOffer, TheBidThatWouldHaveWonWins) {
  book.lots[0].reserve = FenPerTonne{500'000};
  book.lots[1].reserve = FenPerTonne{500'000};
  const auto told = offer(2, Reader::Processor);
  const Said* needed = find(told, Point::BidNeeded);
  ASSERT_NE(needed, nullptr) << text(told);
  book.offers[2].lines[0].price = FenPerTonne{std::stoll(needed->facts.at(0).second)};
  const Result again = clear(book);
  EXPECT_TRUE(std::any_of(again.awards.begin(), again.awards.end(),
                          [](const Award& award) { return award.offer == id(2, 2); }));
}

// Whatever is told as the price that would have won does win, and a step further off does not.
TEST(Thresholds, HoldWhenTheRoundIsClearedWithThem) {
  std::mt19937 random(4);
  int reserves = 0, prices = 0;
  for (int round = 0; round < 600; ++round) {
    Book book = random_book_with_budgets(random);
    for (Lot& lot : book.lots) lot.divisible = false, lot.least_part = {};
    const Result result = clear(book);
    const Eligibility eligible = eligibility(book);
    const auto wins = [](const Result& r, const Id& lot, const Id& offer) {
      return std::any_of(r.awards.begin(), r.awards.end(), [&](const Award& award) {
        return award.lot == lot && (offer == Id{} || award.offer == offer);
      });
    };
    for (std::uint32_t l = 0; l < book.lots.size(); ++l) {
      const Id id = book.lots[l].id;
      if (wins(result, id, {})) continue;
      const auto reserve = reserve_that_wins(book, result, l, kWorkLimit);
      if (!reserve) continue;
      ++reserves;
      Book other = book;
      other.lots[l].reserve = *reserve;
      EXPECT_TRUE(wins(clear(other), id, {})) << "round " << round;
      other.lots[l].reserve = *reserve - FenPerTonne{2};
      EXPECT_FALSE(wins(clear(other), id, {})) << "round " << round;
    }
    for (const Arc& arc : eligible.arcs) {
      const Id lot = book.lots[arc.lot].id, offer = book.offers[arc.offer].id;
      if (wins(result, lot, offer)) continue;
      const auto price = price_that_wins(book, eligible, result, arc.lot, arc.offer, kWorkLimit);
      if (!price) continue;
      ++prices;
      Eligibility moved = eligible;
      for (Arc& other : moved.arcs)
        if (other.lot == arc.lot && other.offer == arc.offer) other.margin += other.price - *price;
      EXPECT_TRUE(wins(clear(book, moved), lot, offer)) << "round " << round;
    }
  }
  EXPECT_GT(reserves, 100);
  EXPECT_GT(prices, 50);
}

TEST(Sentences, EveryPointHasOneInBothLanguagesAndLeavesNoGap) {
  const Facts every{{"kilograms_kg", "1"},     {"price_fen_t", "2"},    {"freight_fen_t", "3"},
                    {"policy_fen_t", "4"},     {"gain_fen_t", "5"},     {"cost_fen_t", "6"},
                    {"cheaper_by_fen_t", "7"}, {"scarcity_fen_t", "8"}, {"room_kg", "9"},
                    {"capacity", "offer"},     {"left_kg", "10"},       {"reason", "outbid"},
                    {"reserve_fen_t", "11"},   {"uniform_fen_t", "12"}, {"capacity_kg", "13"},
                    {"awarded_kg", "14"},      {"paid_fen_t", "15"}};
  std::set<std::string> texts;
  for (int point = 0; point <= static_cast<int>(Point::UniformPriceCapped); ++point) {
    for (const Language language : {Language::Chinese, Language::English}) {
      const std::string text = sentence({static_cast<Point>(point), id(1, 1), id(2, 2), every}, language);
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      EXPECT_TRUE(texts.insert(text).second) << text;
    }
  }
}

TEST(Sentences, EveryReasonIsPutInWords) {
  for (int reason = 0; reason < kReasons; ++reason) {
    const std::string_view name = code(static_cast<Reason>(reason));
    EXPECT_NE(rule_text(name, Language::English), name);
    EXPECT_NE(rule_text(name, Language::Chinese), name);
  }
  for (const Left left : {Left::NoOffer, Left::AllStruck, Left::Outbid, Left::DidNotFit})
    EXPECT_NE(rule_text(code(left), Language::English), code(left));
}

TEST(Sentences, SayTheFactsOfAStruckPairWithTheirUnits) {
  const Said said{Point::Struck,
                  id(1, 1),
                  id(2, 2),
                  {{"reason", "lot-changed-after-seal"},
                   {"sealed_at", "1795644000000000"},
                   {"lot_changed_at", "1795647600000000"}}};
  EXPECT_EQ(sentence(said, Language::English),
            "An offer for lot …00000001 was struck: the offer was sealed before the lot last changed (sealed "
            "2026-11-26 06:00, lot changed 2026-11-26 07:00).");
}

}  // namespace
}  // namespace heliu::matching
