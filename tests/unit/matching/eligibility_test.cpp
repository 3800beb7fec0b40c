// The rules as a text table: one change to a book in which the pair is good, and what must be said of it.
#include "matching/eligibility.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "books.hpp"
#include "matching/canonical.hpp"
#include "matching/distance.hpp"

namespace heliu::matching {
namespace {

using Change = std::function<void(Book&, std::int64_t)>;

void add_budget(Book& book, BudgetKind kind, std::int64_t amount) {
  book.budgets.push_back({id(6, static_cast<int>(book.budgets.size())), id(4, 0), "kiln-1", kind, amount});
  book.offers[0].budgets.push_back(book.budgets.back().id);
}

const std::map<std::string, Change>& changes() {
  static const std::map<std::string, Change> all{
      {"lot.kg", [](Book& b, std::int64_t v) { b.lots[0].kilograms = Kilograms{v}; }},
      {"lot.reserve", [](Book& b, std::int64_t v) { b.lots[0].reserve = FenPerTonne{v}; }},
      {"lot.freight", [](Book& b, std::int64_t v) { b.lots[0].freight_base = FenPerTonne{v}; }},
      {"lot.divisible", [](Book& b, std::int64_t v) { b.lots[0].divisible = v != 0; }},
      {"lot.least_part", [](Book& b, std::int64_t v) { b.lots[0].least_part = Kilograms{v}; }},
      {"lot.chlorine", [](Book& b, std::int64_t v) { b.lots[0].assay.chlorine = v; }},
      {"lot.heat", [](Book& b, std::int64_t v) { b.lots[0].assay.heat = v; }},
      {"lot.flash", [](Book& b, std::int64_t v) { b.lots[0].assay.flash_point = v; }},
      {"lot.form", [](Book& b, std::int64_t v) { b.lots[0].form = static_cast<Form>(v); }},
      {"lot.pickup_from", [](Book& b, std::int64_t v) { b.lots[0].pickup.from = v; }},
      {"lot.changed", [](Book& b, std::int64_t v) { b.lots[0].changed_at = v; }},
      {"offer.sealed", [](Book& b, std::int64_t v) { b.offers[0].sealed_at = v; }},
      {"budget.heat", [](Book& b, std::int64_t v) { add_budget(b, BudgetKind::Heat, v); }},
      {"budget.chlorine", [](Book& b, std::int64_t v) { add_budget(b, BudgetKind::Chlorine, v); }},
      {"lot.city", [](Book& b, std::int64_t v) { b.lots[0].site.city = std::to_string(v); }},
      {"lot.north", [](Book& b, std::int64_t v) { b.lots[0].site.latitude += v; }},
      {"offer.price", [](Book& b, std::int64_t v) { b.offers[0].lines[0].price = FenPerTonne{v}; }},
      {"offer.capacity", [](Book& b, std::int64_t v) { b.offers[0].capacity = Kilograms{v}; }},
      {"offer.least_load", [](Book& b, std::int64_t v) { b.offers[0].least_load = Kilograms{v}; }},
      {"offer.most_load", [](Book& b, std::int64_t v) { b.offers[0].most_load = Kilograms{v}; }},
      {"offer.chlorine_most", [](Book& b, std::int64_t v) { b.offers[0].limits.chlorine_most = v; }},
      {"offer.heat_least", [](Book& b, std::int64_t v) { b.offers[0].limits.heat_least = v; }},
      {"offer.flash_least", [](Book& b, std::int64_t v) { b.offers[0].limits.flash_point_least = v; }},
      {"offer.form", [](Book& b, std::int64_t v) { b.offers[0].limits.forms = {static_cast<Form>(v)}; }},
      {"offer.radius", [](Book& b, std::int64_t v) { b.offers[0].radius_metres = v; }},
      {"offer.until", [](Book& b, std::int64_t v) { b.offers[0].window.to = v; }},
      {"item.codes", [](Book& b, std::int64_t) { b.items[0].codes = {"900-039-49"}; }},
      {"item.until", [](Book& b, std::int64_t v) { b.items[0].valid.to = v; }},
      {"item.remaining", [](Book& b, std::int64_t v) { b.items[0].remaining = Kilograms{v}; }},
      {"producer.frozen", [](Book& b, std::int64_t v) { b.enterprises[0].frozen = v != 0; }},
      {"processor.frozen", [](Book& b, std::int64_t v) { b.enterprises[1].frozen = v != 0; }},
      {"producer.floor",
       [](Book& b, std::int64_t v) { b.rules.producer_rating_floor = static_cast<int>(v); }},
      {"processor.floor",
       [](Book& b, std::int64_t v) { b.rules.processor_rating_floor = static_cast<int>(v); }},
      {"processor.cover",
       [](Book& b, std::int64_t v) {
         b.enterprises[1].cover_required = true;
         b.enterprises[1].cover_enough = true;
         b.enterprises[1].cover_until = v;
       }},
      {"processor.cover_enough", [](Book& b, std::int64_t v) { b.enterprises[1].cover_enough = v != 0; }},
      {"same_controller",
       [](Book& b, std::int64_t) { b.enterprises[1].controllers = {b.enterprises[0].id}; }},
      {"related_allowed", [](Book& b, std::int64_t) { b.rules.forbid_same_controller = false; }},
      {"approval_any_city", [](Book& b, std::int64_t) { b.rules.approval = ApprovalScope::OtherCity; }},
      {"approval",
       [](Book& b, std::int64_t) {
         b.approvals = {{b.lots[0].producer, b.offers[0].processor, b.lots[0].code}};
       }},
      {"term.D10",
       [](Book& b, std::int64_t v) {
         b.terms.push_back({TermKind::Method, "D10", FenPerTonne{v}, {0, 1'000}});
       }},
      {"term.expired",
       [](Book& b, std::int64_t v) {
         b.terms.push_back({TermKind::Method, "D10", FenPerTonne{v}, {0, 500}});
       }},
  };
  return all;
}

// change[=value] …                               -> arc | reason fact=value …
constexpr const char* kTable = R"(
                                                  -> arc
lot.changed=200 offer.sealed=199                  -> lot-changed-after-seal sealed_at=199 lot_changed_at=200
lot.changed=200 offer.sealed=200                  -> arc
lot.changed=200                                   -> lot-changed-after-seal sealed_at=0 lot_changed_at=200
item.codes                                        -> code-not-licensed code=900-249-08
item.until=500                                    -> licence-not-valid valid_to=500 cleared_at=500
item.until=501                                    -> arc
item.remaining=999                                -> quota-exhausted remaining_kg=999 needed_kg=1000
item.remaining=1000                               -> arc
item.remaining=999 lot.divisible=1                -> arc
item.remaining=99 lot.divisible=1 lot.least_part=100 -> quota-exhausted remaining_kg=99 needed_kg=100
producer.frozen=1                                 -> frozen frozen=producer
processor.frozen=1                                -> frozen frozen=processor
producer.floor=4                                  -> rating-below-floor role=producer rating=3 floor=4
processor.floor=4                                 -> rating-below-floor role=processor rating=3 floor=4
processor.floor=3                                 -> arc
processor.cover=500                               -> policy-not-in-force cover_until=500
processor.cover=501                               -> arc
processor.cover=501 processor.cover_enough=0      -> policy-not-in-force role=processor
lot.form=2 offer.form=0                           -> form-not-accepted form=L
offer.chlorine_most=100                           -> assay-missing property=chlorine_mg_kg
offer.chlorine_most=100 lot.chlorine=101          -> assay-out-of-limits measured=101 most=100
offer.chlorine_most=100 lot.chlorine=100          -> arc
offer.heat_least=8000 lot.heat=7999               -> assay-out-of-limits measured=7999 least=8000
offer.flash_least=60 lot.flash=-5                 -> assay-out-of-limits measured=-5 least=60
offer.capacity=999                                -> load-out-of-range lot_kg=1000 capacity_kg=999
offer.capacity=999 lot.divisible=1                -> arc
offer.least_load=1001                             -> load-out-of-range least_load_kg=1001
offer.least_load=1001 lot.divisible=1             -> load-out-of-range least_load_kg=1001
offer.most_load=999                               -> load-out-of-range most_load_kg=999
budget.heat=100                                   -> assay-missing property=heat_kj_kg budget=kiln-1
budget.chlorine=100 lot.heat=5                    -> assay-missing property=chlorine_mg_kg budget=kiln-1
budget.heat=20000000 lot.heat=20000               -> arc
budget.heat=19999999 lot.heat=20000               -> budget-too-small amount_kj=19999999 needed_kg=1000
budget.heat=19999999 lot.heat=20000 lot.divisible=1 -> arc
budget.heat=0 lot.heat=-500                       -> arc
budget.heat=9000000 budget.chlorine=999 lot.heat=1 lot.chlorine=1 -> budget-too-small amount_mg=999
offer.radius=1000 lot.north=9000                  -> out-of-radius distance_m=1001 radius_m=1000
offer.radius=1001 lot.north=9000                  -> arc
offer.until=400 lot.pickup_from=400               -> windows-dont-meet pickup_from=400 receive_to=400
offer.until=401 lot.pickup_from=400               -> arc
lot.city=440100                                   -> arc
lot.city=440100 approval_any_city                 -> approval-missing from_city=440100 to_city=440600
lot.city=450100                                   -> approval-missing code=900-249-08
lot.city=450100 approval                          -> arc
same_controller                                   -> same-controller
same_controller related_allowed                   -> arc
offer.price=300000                                -> arc
offer.price=300001                                -> price-above-reserve price_fen_t=300001
offer.price=300000 lot.freight=1                  -> price-above-reserve reserve_fen_t=300000 freight_fen_t=1
lot.reserve=-1000 offer.price=-1000               -> arc
lot.reserve=-1000 offer.price=-999                -> price-above-reserve
term.D10=100000                                   -> arc
term.D10=100001                                   -> policy-above-reserve policy_fen_t=100001
term.expired=100001                               -> arc
item.codes producer.frozen=1 offer.price=300001   -> code-not-licensed
producer.frozen=1 offer.price=300001              -> frozen
)";

void change_book(Book& book, const std::string& change) {
  const auto equals = change.find('=');
  const std::int64_t value = equals == std::string::npos ? 0 : std::stoll(change.substr(equals + 1));
  changes().at(change.substr(0, equals))(book, value);
}

std::string said(const Eligibility& eligible) {
  if (eligible.arcs.size() == 1 && eligible.struck.empty()) return "arc ";
  if (!eligible.arcs.empty() || eligible.struck.size() != 1) return "neither ";
  std::string text = std::string(code(eligible.struck[0].reason)) + " ";
  for (const auto& [key, value] : eligible.struck[0].facts) text += key + "=" + value + " ";
  return text;
}

TEST(Eligibility, StrikesAPairForTheFirstRuleItBreaksAndSaysTheFacts) {
  std::istringstream table(kTable);
  int rows = 0;
  for (std::string row; std::getline(table, row);) {
    const auto arrow = row.find("->");
    if (arrow == std::string::npos) continue;
    Book book = plain_book();
    std::istringstream left(row.substr(0, arrow)), right(row.substr(arrow + 2));
    for (std::string change; left >> change;) change_book(book, change);
    check(book);
    const std::string answer = said(eligibility(book));
    for (std::string expected; right >> expected;)
      EXPECT_NE((" " + answer).find(" " + expected + " "), std::string::npos) << row << "\nsaid: " << answer;
    ++rows;
  }
  EXPECT_GT(rows, 40);
}

TEST(Eligibility, EveryReasonHasItsOwnCode) {
  std::set<std::string_view> codes;
  for (int reason = 0; reason < kReasons; ++reason) codes.insert(code(static_cast<Reason>(reason)));
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(kReasons));
}

TEST(Eligibility, AnOfferThatDoesNotNameTheCodeIsNotAPair) {
  Book book = plain_book();
  book.offers[0].lines[0].code = "900-039-49";
  EXPECT_TRUE(eligibility(book).arcs.empty());
  EXPECT_TRUE(eligibility(book).struck.empty());
}

TEST(Eligibility, TwoOffersUnderOneControllerBothStayAndAreFlagged) {
  Book book = plain_book();
  Offer second = book.offers[0];
  second.id = id(2, 1);
  second.processor = id(4, 1);
  second.commitment = digest(1);
  book.offers.push_back(second);
  Enterprise sister = book.enterprises[1];
  sister.id = id(4, 1);
  sister.controllers = {id(9, 9)};
  book.enterprises.push_back(sister);
  EXPECT_TRUE(eligibility(book).flags.empty());
  book.enterprises[1].controllers = {id(9, 9)};
  const Eligibility eligible = eligibility(book);
  EXPECT_EQ(eligible.arcs.size(), 2U);
  ASSERT_EQ(eligible.flags.size(), 1U);
  EXPECT_EQ(eligible.flags[0].kind, FlagKind::OffersShareController);
  EXPECT_EQ(eligible.flags[0].controller, id(9, 9));
  EXPECT_EQ(eligible.flags[0].lots, std::vector{book.lots[0].id});
}

// Great-circle distances by the haversine formula on a sphere of 6,371,009 m: Foshan (113.1220 E 23.0220 N)
// to Guangzhou (113.2644, 23.1291), Beijing city centre pairs are out of the flat map's range and not asked.
TEST(Distance, AgreesWithTheGreatCircle) {
  const Site foshan{113'122'000, 23'022'000, "", ""}, guangzhou{113'264'400, 23'129'100, "", ""};
  EXPECT_NEAR(static_cast<double>(metres(foshan, guangzhou)), 18'827.0, 20.0);
  EXPECT_EQ(metres(foshan, guangzhou), metres(guangzhou, foshan));
  EXPECT_EQ(metres(foshan, foshan), 0);
}

TEST(Distance, FreightGrowsByTheRoadKilometre) {
  Book book = plain_book();
  book.lots[0].freight_base = FenPerTonne{2'000};
  book.lots[0].freight_per_km = FenPerTonne{100};
  book.lots[0].site.latitude += 89'932;  // 10,000 m north
  EXPECT_EQ(metres(book.lots[0].site, book.offers[0].site), 10'000);
  EXPECT_EQ(freight(book.lots[0], book.offers[0], book.rules), FenPerTonne{2'000 + 1'300});
}

}  // namespace
}  // namespace heliu::matching
