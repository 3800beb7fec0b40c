#include "matching/verify.hpp"

#include <gtest/gtest.h>

#include "books.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/parts.hpp"

namespace heliu::matching {
namespace {

bool finds(const Book& book, const Result& result, const std::string& check) {
  const auto faults = verify(book, result);
  return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) { return fault.check == check; });
}

struct Tampering {
  const char* check;
  std::function<void(Result&)> act;
};

TEST(Verifier, NamesEveryTampering) {
  Book book = city_book_with_budgets(40, 4, 1, 50);
  book.lots[0].reserve = FenPerTonne{-900'000};  // nobody pays that much: stays
  const Result good = clear(book, 3'200'000);
  ASSERT_TRUE(verify(book, good).empty());
  ASSERT_GT(good.awards.size(), 10U);
  ASSERT_FALSE(good.unawarded.empty());
  const std::vector<Tampering> table{
      {"wrong-book", [](Result& r) { r.book[0] ^= 1; }},
      {"award-doubled", [](Result& r) { r.awards.push_back(r.awards[0]); }},
      {"pair-not-eligible", [&](Result& r) { r.awards[0].lot = book.lots[0].id; }},
      {"pair-not-eligible", [](Result& r) { r.awards[0].lot = id(7, 7); }},
      {"price-not-by-rule", [](Result& r) { r.awards[0].price += FenPerTonne{1}; }},
      {"freight-wrong", [](Result& r) { r.awards[0].freight += FenPerTonne{1}; }},
      {"policy-term-wrong", [](Result& r) { r.awards[0].policy += FenPerTonne{1}; }},
      {"kilograms-out-of-range", [](Result& r) { r.awards[0].kilograms = Kilograms{100'000'000}; }},
      {"offer-overfilled", [](Result& r) { r.awards[0].kilograms = Kilograms{100'000'000}; }},
      {"quota-oversold", [](Result& r) { r.awards[0].kilograms = Kilograms{100'000'000}; }},
      {"lot-oversold", [](Result& r) { r.awards[0].kilograms = Kilograms{100'000'000}; }},
      {"welfare-wrong", [](Result& r) { r.awards.pop_back(); }},
      {"leftover-missing", [](Result& r) { r.unawarded.clear(); }},
      {"leftover-wrong", [](Result& r) { r.unawarded[0].kilograms += Kilograms{1}; }},
      {"leftover-unknown", [](Result& r) { r.unawarded[0].lot = id(7, 7); }},
      {"leftover-reason",
       [](Result& r) {
         for (Unawarded& row : r.unawarded) row.reason = Left::NoOffer;
       }},
      {"scarcity-out-of-range", [](Result& r) { r.offer_scarcity[0].price = FenPerTonne{-1}; }},
      {"scarcity-missing", [](Result& r) { r.item_scarcity.pop_back(); }},
      {"scarcity-unknown", [](Result& r) { r.item_scarcity[0].id = id(7, 7); }},
      {"dual-bound-wrong", [](Result& r) { r.offer_scarcity[0].price += FenPerTonne{1'000'000}; }},
      {"dual-bound-wrong", [](Result& r) { r.dual_bound -= MilliFen{1}; }},
      {"dual-bound-wrong", [](Result& r) { r.parts[0].dual_bound -= MilliFen{1}; }},
      {"bound-above-dual-bound", [](Result& r) { r.parts[0].bound = r.parts[0].dual_bound + MilliFen{1}; }},
      {"bound-below-welfare", [](Result& r) { r.parts[0].bound = MilliFen{}; }},
      {"bound-wrong", [](Result& r) { r.bound += MilliFen{1}; }},
      {"parts-wrong", [](Result& r) { r.parts[0].lot = id(7, 7); }},
      {"parts-wrong", [](Result& r) { r.parts.push_back(r.parts[0]); }},
      {"flags-wrong", [](Result& r) { r.flags.push_back({}); }},
      {"budget-overdrawn", [](Result& r) { r.awards[0].kilograms = Kilograms{100'000'000}; }},
      {"scarcity-missing", [](Result& r) { r.budget_prices.clear(); }},
      {"dual-bound-wrong", [](Result& r) { r.budget_prices[0].price += 1'000'000; }},
      {"work-negative", [](Result& r) { r.work = -1; }},
  };
  for (const Tampering& row : table) {
    Result bad = good;
    row.act(bad);
    EXPECT_TRUE(finds(book, bad, "seal-broken")) << row.check;
    bad.seal = sm3(canonical(bad));  // whoever tampers with more than a byte mends the seal as well
    EXPECT_TRUE(finds(book, bad, row.check)) << row.check;
    EXPECT_NE(canonical(bad), canonical(good)) << row.check;
  }
}

std::string fault_of(const Book& book, Result result) {
  result.seal = sm3(canonical(result));
  const auto faults = verify(book, result);
  return faults.empty() ? "" : faults.front().check;
}

TEST(Verifier, LetsNoPartBorrowFromAnother) {
  const Book book =
      side_by_side({city_book_with_budgets(20, 3, 1, 30), city_book_with_budgets(20, 3, 2, 30)});
  const Result good = clear(book);
  ASSERT_EQ(fault_of(book, good), "");
  ASSERT_EQ(good.parts.size(), 2U);
  Result lent = good;
  lent.parts[0].bound -= MilliFen{1}, lent.parts[1].bound += MilliFen{1};
  EXPECT_NE(fault_of(book, lent), "");
  Result swapped = good;
  std::swap(swapped.parts[0].proof, swapped.parts[1].proof);
  EXPECT_EQ(fault_of(book, swapped), "proof-broken");
}

TEST(Verifier, FindsAPriceForWhatNoLotCanUse) {
  Book book = plain_book();
  book.offers.push_back(book.offers[0]);
  book.offers[1].id = id(2, 99);
  book.offers[1].commitment = digest(99);
  book.offers[1].lines[0].price = FenPerTonne{book.lots[0].reserve.count + 1};
  Result result = clear(book);
  ASSERT_EQ(fault_of(book, result), "");
  for (Scarcity& row : result.offer_scarcity)
    if (row.id == book.offers[1].id) row.price = FenPerTonne{1};
  EXPECT_EQ(fault_of(book, result), "scarcity-idle");
}

// Of many small rounds with a real tree: no step can be taken out, widened or left without its prices.
TEST(Verifier, FindsEveryHoleInAProof) {
  std::mt19937 random(31);
  int trees = 0;
  for (int round = 0; round < 4'000; ++round) {
    const Book book = random_book_with_budgets(random);
    const Result good = clear(book);
    for (std::size_t p = 0; p < good.parts.size(); ++p) {
      const auto& proof = good.parts[p].proof;
      if (proof.size() < 3) continue;
      ++trees;
      for (std::size_t s = 0; s < proof.size(); ++s) {
        Result bad = good;
        bad.parts[p].proof.erase(bad.parts[p].proof.begin() + static_cast<std::ptrdiff_t>(s));
        ASSERT_EQ(fault_of(book, bad), "proof-broken") << "round " << round << " without step " << s;
        if (proof[s].lot == Id{}) continue;
        bad = good;
        bad.parts[p].proof[s].from += Kilograms{1'000};
        ASSERT_EQ(fault_of(book, bad), "proof-broken") << "round " << round << " step " << s << " leaves out";
      }
    }
  }
  EXPECT_GT(trees, 100);
}

Id part_of(const Book& book, const Eligibility& eligible, const Id& lot) {
  for (const Part& part : parts_of(book, eligible.arcs))
    for (const Lot& row : part.book.lots)
      if (row.id == lot) return part.name();
  return {};
}

// A worse award cannot be passed off as the best, however its sums and its seal are mended.
TEST(Verifier, FindsThatAWorseAwardIsNotProven) {
  std::mt19937 random(32);
  int tried = 0;
  for (int round = 0; round < 800; ++round) {
    const Book book = random_book_with_budgets(random);
    const Result good = clear(book);
    const Eligibility eligible = eligibility(book);
    for (std::size_t a = 0; a < good.awards.size(); ++a) {
      Result worse = good;
      const Award gone = good.awards[a];
      const auto arc = std::find_if(eligible.arcs.begin(), eligible.arcs.end(), [&](const Arc& row) {
        return book.lots[row.lot].id == gone.lot && book.offers[row.offer].id == gone.offer;
      });
      if (arc->margin == FenPerTonne{}) continue;
      worse.awards.erase(worse.awards.begin() + static_cast<std::ptrdiff_t>(a));
      const MilliFen loss{arc->margin.count * gone.kilograms.count};
      worse.welfare -= loss;
      worse.bound = worse.welfare;
      for (PartProof& part : worse.parts)
        if (part_of(book, eligible, gone.lot) == part.lot) part.bound -= loss;
      const auto left = std::find_if(worse.unawarded.begin(), worse.unawarded.end(),
                                     [&](const Unawarded& row) { return row.lot == gone.lot; });
      if (left != worse.unawarded.end())
        left->kilograms += gone.kilograms;
      else
        worse.unawarded.push_back({gone.lot, gone.kilograms, Left::DidNotFit});
      ASSERT_EQ(fault_of(book, worse), "proof-broken") << "round " << round;
      ++tried;
    }
  }
  EXPECT_GT(tried, 300);
}

TEST(Verifier, FindsARuleThatNoLongerHolds) {
  Book book = plain_book();
  const Result result = clear(book);
  book.enterprises[1].frozen = true;
  EXPECT_TRUE(finds(book, result, "pair-not-eligible"));
  EXPECT_TRUE(finds(book, result, "wrong-book"));
}

TEST(Verifier, FindsAnyKilogramMovedBetweenTwoAwards) {
  const Book book = city_book(40, 4, 2, 100);
  Result result = clear(book, 3'200'000);
  int found = 0;
  for (std::size_t a = 0; a + 1 < result.awards.size(); ++a) {
    Result bad = result;
    bad.awards[a].kilograms += Kilograms{1};
    bad.awards[a + 1].kilograms -= Kilograms{1};
    found += verify(book, bad).empty() ? 0 : 1;
  }
  EXPECT_EQ(found, static_cast<int>(result.awards.size()) - 1);
}

TEST(CanonicalBytes, ChangeWithEveryFieldOfAnOffer) {
  const Book book = plain_book();
  const Offer good = book.offers[0];
  const std::string told = canonical(good, book.round);
  const std::vector<std::function<void(Offer&)>> changes{[](Offer& o) { o.id = id(7, 7); },
                                                         [](Offer& o) { o.processor = id(7, 7); },
                                                         [](Offer& o) { o.licence_item = id(7, 7); },
                                                         [](Offer& o) { o.method = "R4"; },
                                                         [](Offer& o) { o.lines[0].price += FenPerTonne{1}; },
                                                         [](Offer& o) { o.capacity += Kilograms{1}; },
                                                         [](Offer& o) { o.most_load = Kilograms{0}; },
                                                         [](Offer& o) { o.limits.heat_most = 0; },
                                                         [](Offer& o) { o.limits.forms = {Form::Solid}; },
                                                         [](Offer& o) { o.window.to += 1; },
                                                         [](Offer& o) { o.site.city = "440100"; },
                                                         [](Offer& o) { o.radius_metres = 1; }};
  for (const auto& change : changes) {
    Offer other = good;
    change(other);
    EXPECT_NE(canonical(other, book.round), told);
  }
  EXPECT_NE(canonical(good, id(7, 7)), told);
}

// GB/T 32905-2016, example 1: SM3("abc").
TEST(CanonicalBytes, AreHashedBySm3) {
  EXPECT_EQ(hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

}  // namespace
}  // namespace heliu::matching
