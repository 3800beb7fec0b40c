// From rows to the book, through the clearing, to what each caller may read of it.
#include "market/clearing.hpp"

#include <gtest/gtest.h>

#include "market/book_json.hpp"
#include "market/round_result.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"

namespace heliu::market {

namespace {

Instant at(const char* time) {
  return *Instant::parse(time);
}

// One producer with one lot of 20 t, two processors: 1,780 and 1,850 yuan a tonne.
class Floor : public ::testing::Test {
 protected:
  Floor() {
    facts.round = scheduled({"示范", at("2026-11-23T01:00:00Z"), at("2026-11-23T03:00:00Z"), {}}, Uuid::v7(),
                            std::string(32, 'n'));
    add_enterprise(producer, "producer", "91A");
    add_enterprise(cheap, "processor", "91B");
    add_enterprise(dear, "processor", "91C");
    lot.id = Uuid::v7();
    lot.producer_id = producer;
    lot.carrier_id = carrier;
    lot.code = "321-026-48";
    lot.kilograms = lot.open_kilograms = {20'000};
    lot.district = "440605";
    lot.city = "4406";
    lot.window_from = at("2026-11-24T00:00:00Z");
    lot.window_to = at("2026-11-28T00:00:00Z");
    lot.reserve_price = {265'000};
    facts.lots = {lot};
    facts.tariffs[carrier] = {Uuid::v7(), carrier, {6'000}, {}, {}, {}};
    add_offer(cheap, 178'000);
    add_offer(dear, 185'000);
  }

  void add_enterprise(const Uuid& id, const std::string& kind, const std::string& uscc) {
    SeenEnterprise made;
    made.id = id;
    made.uscc = uscc;
    made.kinds = {kind};
    made.district = "440605";
    made.city = "4406";
    facts.enterprises[id] = made;
    if (kind == "processor")
      facts.covers[id] = {id, {1}, {1}, *Date::parse("2026-01-01"), *Date::parse("2026-12-31"), true, true};
  }

  void add_offer(const Uuid& processor, std::int64_t price) {
    SeenLicenceItem item;
    item.id = Uuid::v7();
    item.enterprise_id = processor;
    item.method = "R4";
    item.approved_kilograms = {100'000};
    item.scopes = {{"HW48", "ALL", {}}};
    item.valid_from = *Date::parse("2026-01-01");
    item.valid_to = *Date::parse("2026-12-31");
    facts.items[item.id] = item;
    facts.left[item.id] = item.approved_kilograms;
    Offer offer;
    offer.id = Uuid::v7();
    offer.round_id = facts.round.id;
    offer.processor_id = processor;
    offer.content.emplace();
    offer.content->licence_item_id = item.id;
    offer.content->kilograms = {50'000};
    offer.content->lines = {{"321-026-48", {price}}};
    offer.content->window_from = lot.window_from;
    offer.content->window_to = lot.window_to;
    offer.nonce = std::string(64, 'a');
    offer.state = OfferState::opened;
    offer.sealed_at = at("2026-11-23T02:00:00Z");
    facts.offers.push_back(offer);
    commit(facts.offers.back());
  }

  static void commit(Offer& offer) {
    offer.commitment = commitment_of(*offer.content, offer.round_id, offer.processor_id, *offer.nonce);
  }

  std::string struck_reason(const Uuid& processor) {
    const matching::Book book = book_of(facts);
    for (const matching::Struck& pair : matching::eligibility(book).struck)
      if (Uuid{book.offers[pair.offer].processor} == processor)
        return std::string(matching::code(pair.reason));
    return "";
  }

  RoundResultView seen_by(const char* role, const Uuid& enterprise) {
    const matching::Book book = book_of(facts);
    return result_view(facts.round, book, matching::eligibility(book), matching::clear(book),
                       {.user = {}, .name = role, .enterprise = enterprise, .roles = {role}});
  }

  const Uuid producer = Uuid::v7(), cheap = Uuid::v7(), dear = Uuid::v7(), carrier = Uuid::v7();
  Lot lot;
  RoundFacts facts;
};

}  // namespace

TEST_F(Floor, TheCheaperProcessorWinsAndTheResultStandsUpToItsCheck) {
  const matching::Book book = book_of(facts);
  matching::check(book);
  const matching::Result result = matching::clear(book);
  EXPECT_TRUE(matching::verify(book, result).empty());
  ASSERT_EQ(result.awards.size(), 1u);
  EXPECT_EQ(result.awards[0].price, FenPerTonne{178'000});
  EXPECT_EQ(result.awards[0].freight, FenPerTonne{6'000});
}

TEST_F(Floor, BookAndResultReadBackFromJsonAsTheSameBytes) {
  const matching::Book book = book_of(facts);
  const matching::Result result = matching::clear(book);
  const auto again = from_json<matching::Book>(std::string_view(to_json(book)));
  EXPECT_EQ(matching::canonical(again), matching::canonical(book));
  const auto read = from_json<matching::Result>(std::string_view(to_json(result)));
  EXPECT_EQ(matching::canonical(read), matching::canonical(result));
}

TEST_F(Floor, AnOfferThatWasAlteredAfterItsSealHoldsTheRound) {
  facts.offers[1].content->lines[0].price = {100'000};
  EXPECT_THROW(book_of(facts), matching::BookError);
}

TEST_F(Floor, GatesAreAskedAgainAtTheClose) {
  EXPECT_EQ(struck_reason(cheap), "");
  const auto item = facts.offers[0].licence_item_id();
  facts.items[item].suspended = true;
  EXPECT_EQ(struck_reason(cheap), "licence-not-valid");
  facts.items[item].suspended = false;
  facts.left[item] = {};
  EXPECT_EQ(struck_reason(cheap), "quota-exhausted");
  facts.left[item] = {100'000};
  facts.enterprises[cheap].frozen = true;
  EXPECT_EQ(struck_reason(cheap), "frozen");
  facts.enterprises[cheap].frozen = false;
  facts.ratings[cheap] = {cheap, Grade::red};
  EXPECT_EQ(struck_reason(cheap), "rating-below-floor");
  facts.ratings[cheap] = {cheap, Grade::yellow};
  facts.covers[cheap].valid_to = *Date::parse("2026-11-22");
  EXPECT_EQ(struck_reason(cheap), "policy-not-in-force");
  facts.covers.erase(cheap);
  EXPECT_EQ(struck_reason(cheap), "policy-not-in-force");
}

TEST_F(Floor, AMoveToAnotherProvinceNeedsAnApprovalInForce) {
  facts.enterprises[cheap].city = "4501";
  EXPECT_EQ(struck_reason(cheap), "approval-missing");
  facts.approvals = {{Uuid::v7(),
                      producer,
                      cheap,
                      "321-026-48",
                      {1},
                      *Date::parse("2026-01-01"),
                      *Date::parse("2026-11-22")}};
  EXPECT_EQ(struck_reason(cheap), "approval-missing");
  facts.approvals[0].valid_to = *Date::parse("2026-11-23");
  EXPECT_EQ(struck_reason(cheap), "");
}

TEST_F(Floor, TwoProcessorsUnderOneControllerAreReportedAsAPair) {
  facts.controls = {{Uuid::v7(), cheap, "示范控股", 600}, {Uuid::v7(), dear, "示范控股", 500}};
  const matching::Book book = book_of(facts);
  const auto eligible = matching::eligibility(book);
  const RoundCleared cleared = cleared_event(book, eligible, matching::clear(book), controller_names(facts));
  ASSERT_EQ(cleared.related_pairs.size(), 1u);
  EXPECT_EQ(cleared.related_pairs[0].controller, "示范控股");
  EXPECT_EQ(cleared.related_pairs[0].lot_id, lot.id);
  EXPECT_TRUE(cleared.single_offer_lots.empty());
  facts.controls[1].share_permille = 499;
  EXPECT_TRUE(
      cleared_event(book_of(facts), eligible, matching::clear(book_of(facts)), {}).related_pairs.empty());
}

TEST_F(Floor, AControllerKnownByItsCreditCodeIsThatEnterprise) {
  facts.controls = {{Uuid::v7(), cheap, "91A", 900}};  // the producer owns the processor
  EXPECT_EQ(struck_reason(cheap), "same-controller");
}

TEST_F(Floor, ALotThatOnlyOneOfferNamedIsSaidSo) {
  facts.offers.pop_back();
  const matching::Book book = book_of(facts);
  const RoundCleared cleared =
      cleared_event(book, matching::eligibility(book), matching::clear(book), controller_names(facts));
  EXPECT_EQ(cleared.single_offer_lots, std::vector<Uuid>{lot.id});
  EXPECT_EQ(cleared.objective_fen, Fen{(265'000 - 178'000 - 6'000) * 20});
  EXPECT_TRUE(cleared.proven);
}

TEST_F(Floor, TheLoserReadsWhyWithFiguresButNotTheReserve) {
  const RoundResultView seen = seen_by("processor", dear);
  ASSERT_EQ(seen.pairs.size(), 1u);
  EXPECT_EQ(seen.pairs[0].outcome, PairOutcome::not_chosen);
  EXPECT_EQ(seen.pairs[0].reason, "outbid");
  EXPECT_EQ(seen.pairs[0].facts.at("cost_fen_t"), "191000");
  EXPECT_EQ(seen.pairs[0].facts.at("awarded_cost_fen_t"), "184000");
  EXPECT_FALSE(seen.pairs[0].facts.contains("reserve_fen_t"));
  EXPECT_TRUE(seen.offer_scarcity.empty());
}

TEST_F(Floor, TheProducerReadsOfItsLotsWithoutTheLosersPricesOrNames) {
  const RoundResultView seen = seen_by("producer", producer);
  ASSERT_EQ(seen.pairs.size(), 2u);
  for (const RoundPair& pair : seen.pairs) {
    const bool won = pair.outcome == PairOutcome::awarded;
    EXPECT_EQ(pair.facts.contains("price_fen_t"), won);
    EXPECT_EQ(pair.processor_id.has_value(), won);
  }
  EXPECT_TRUE(seen_by("producer", Uuid::v7()).pairs.empty());
  EXPECT_TRUE(seen_by("processor", Uuid::v7()).pairs.empty());
  EXPECT_EQ(seen_by("regulator", {}).pairs.size(), 2u);
}

TEST_F(Floor, AnOfferAboveTheReserveIsToldSoWithoutTheReserve) {
  facts.lots[0].reserve_price = {180'000};
  const RoundResultView seen = seen_by("processor", dear);
  ASSERT_EQ(seen.pairs.size(), 1u);
  EXPECT_EQ(seen.pairs[0].outcome, PairOutcome::struck);
  EXPECT_EQ(seen.pairs[0].reason, "price-above-reserve");
  EXPECT_FALSE(seen.pairs[0].facts.contains("reserve_fen_t"));
  const RoundResultView own = seen_by("producer", producer);
  ASSERT_EQ(own.unawarded.size(), 1u);
  EXPECT_EQ(own.unawarded[0].reason, "all-struck");
}

TEST_F(Floor, ACapacityThatWentElsewhereIsTheReasonWhenTheOfferWasCheaper) {
  // The cheap offer can take one of two lots; the other lot goes to the dear one.
  facts.lots.push_back(lot);
  facts.lots[1].id = Uuid::v7();
  facts.lots[1].reserve_price = {300'000};
  facts.offers[0].content->kilograms = {20'000};
  commit(facts.offers[0]);
  const RoundResultView seen = seen_by("processor", cheap);
  ASSERT_EQ(seen.pairs.size(), 2u);
  const RoundPair& lost = seen.pairs[0].outcome == PairOutcome::awarded ? seen.pairs[1] : seen.pairs[0];
  EXPECT_EQ(lost.reason, "capacity-used");
}

TEST_F(Floor, PolicyTermsTurnTheChoiceAndAreNobodysMoney) {
  facts.items[facts.offers[0].licence_item_id()].method = "D1";
  facts.terms = {{Uuid::v7(), TermKind::METHOD, "D1", {10'000}, *Date::parse("2026-01-01"), {}, "示范"}};
  const matching::Result result = matching::clear(book_of(facts));
  ASSERT_EQ(result.awards.size(), 1u);
  EXPECT_EQ(result.awards[0].price, FenPerTonne{185'000});
  EXPECT_EQ(result.awards[0].policy, FenPerTonne{});
}

TEST_F(Floor, AnOfferSealedBeforeTheLotChangedGivesNoArcToIt) {
  facts.lots[0].changed_at = at("2026-11-23T02:00:00Z") + std::chrono::microseconds(1);
  EXPECT_EQ(struck_reason(cheap), "lot-changed-after-seal");
  facts.offers[0].sealed_at = at("2026-11-23T02:00:01Z");
  EXPECT_EQ(struck_reason(cheap), "");
  EXPECT_EQ(struck_reason(dear), "lot-changed-after-seal");
}

TEST_F(Floor, LinesBudgetsAreSharedByAllOffersThatNameThem) {
  facts.lots[0].assay.heat_kj_per_kg = 20'000;  // 400 GJ in all
  facts.offers[0].content->budgets = {{"kiln-1", 500'000'000, std::nullopt}};
  commit(facts.offers[0]);
  EXPECT_EQ(matching::clear(book_of(facts)).awards.at(0).price, FenPerTonne{178'000});
  // The processor's other offer knows less room in the same kiln: the least counts for both.
  facts.offers[1].processor_id = cheap;
  facts.offers[1].content->budgets = {{"kiln-1", 300'000'000, 1'000'000}};
  commit(facts.offers[1]);
  const matching::Book book = book_of(facts);
  matching::check(book);
  EXPECT_EQ(book.budgets.size(), 2u);
  EXPECT_EQ(book.offers[0].budgets, book.offers[1].budgets) << "who names the line draws on all of it";
  facts.lots[0].assay.chlorine_mg_per_kg = 1;
  EXPECT_EQ(struck_reason(cheap), "budget-too-small");
}

TEST_F(Floor, ThePriceRuleOfTheRoundStandsInItsBook) {
  EXPECT_EQ(book_of(facts).rules.price_rule, matching::PriceRule::PayAsOffered);
  facts.round.price_rule = PriceRule::uniform_marginal;
  EXPECT_EQ(book_of(facts).rules.price_rule, matching::PriceRule::UniformMarginal);
}

}  // namespace heliu::market
