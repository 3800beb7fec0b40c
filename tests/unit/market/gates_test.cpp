#include "market/gates.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace heliu::market {

namespace {

const Date kToday = *Date::parse("2026-11-23");

SeenEnterprise enterprise(const std::string& kind) {
  SeenEnterprise made;
  made.id = Uuid::v7();
  made.name = "示范";
  made.kinds = {kind};
  return made;
}

SeenCover cover(const Uuid& id) {
  return {id, {5'000'000}, {5'000'000}, *Date::parse("2026-01-01"), *Date::parse("2026-12-31"), true, true};
}

ListingFacts good_listing() {
  ListingFacts facts;
  facts.producer = enterprise("producer");
  facts.carrier = enterprise("carrier");
  facts.code_in_force = true;
  facts.carrier_has_tariff = true;
  return facts;
}

std::string listing_fault(const ListingFacts& facts) {
  NewLot lot;
  lot.code = "321-026-48";
  try {
    check_listing(lot, facts, kToday);
    return "";
  } catch (const Problem& problem) {
    return problem.name;
  }
}

struct OfferCase {
  OfferFacts facts;
  OfferContent content;
  Uuid processor;
};

OfferCase good_offer() {
  OfferCase made;
  made.facts.processor = enterprise("processor");
  made.processor = made.facts.processor->id;
  SeenLicenceItem item;
  item.id = Uuid::v7();
  item.enterprise_id = made.processor;
  item.number = "示范-001";
  item.method = "R4";
  item.approved_kilograms = {100'000};
  item.scopes = {{"HW48", "INCLUDE", {"321-026-48"}}};
  item.valid_from = *Date::parse("2026-01-01");
  item.valid_to = *Date::parse("2026-11-23");
  made.facts.item = item;
  made.facts.left = {100'000};
  made.facts.cover = cover(made.processor);
  made.content.licence_item_id = item.id;
  made.content.kilograms = {100'000};
  made.content.lines = {{"321-026-48", {178'000}}};
  return made;
}

std::string offer_fault(const OfferCase& offer) {
  try {
    check_offer(offer.content, offer.facts, offer.processor, kToday);
    return "";
  } catch (const Problem& problem) {
    return problem.name;
  }
}

}  // namespace

TEST(ListingGate, LetsAGoodLotPassAlsoOfAProducerWhoWasNeverRatedOrInsured) {
  EXPECT_EQ(listing_fault(good_listing()), "");
}

TEST(ListingGate, NamesTheFirstFactThatStandsInTheWay) {
  const std::vector<std::pair<std::string, std::function<void(ListingFacts&)>>> cases{
      {"enterprise-unknown", [](ListingFacts& f) { f.producer.reset(); }},
      {"enterprise-frozen", [](ListingFacts& f) { f.producer->frozen = true; }},
      {"wrong-kind", [](ListingFacts& f) { f.producer->kinds = {"carrier"}; }},
      {"code-not-in-force", [](ListingFacts& f) { f.code_in_force = false; }},
      {"rating-below-floor",
       [](ListingFacts& f) {
         f.rating = SeenRating{{}, Grade::red};
       }},
      {"",
       [](ListingFacts& f) {
         f.rating = SeenRating{{}, Grade::yellow};
       }},
      {"policy-not-in-force",
       [](ListingFacts& f) {
         f.cover = cover({});
         f.cover->in_force = false;
       }},
      {"policy-insufficient",
       [](ListingFacts& f) {
         f.cover = cover({});
         f.cover->sufficient = false;
       }},
      {"",
       [](ListingFacts& f) {
         f.cover = SeenCover{};  // nothing is required of this producer
       }},
      {"enterprise-unknown", [](ListingFacts& f) { f.carrier.reset(); }},
      {"enterprise-frozen", [](ListingFacts& f) { f.carrier->frozen = true; }},
      {"wrong-kind", [](ListingFacts& f) { f.carrier->kinds = {"processor"}; }},
      {"tariff-missing", [](ListingFacts& f) { f.carrier_has_tariff = false; }},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    ListingFacts facts = good_listing();
    cases[i].second(facts);
    EXPECT_EQ(listing_fault(facts), cases[i].first) << "case " << i;
  }
}

TEST(OfferGate, LetsAGoodOfferPassOnTheLastDayOfLicenceAndWithTheLastKilogram) {
  EXPECT_EQ(offer_fault(good_offer()), "");
}

TEST(OfferGate, NamesTheFirstFactThatStandsInTheWay) {
  const std::vector<std::pair<std::string, std::function<void(OfferCase&)>>> cases{
      {"enterprise-unknown", [](OfferCase& c) { c.facts.processor.reset(); }},
      {"enterprise-frozen", [](OfferCase& c) { c.facts.processor->frozen = true; }},
      {"not-found", [](OfferCase& c) { c.facts.item.reset(); }},
      {"not-found", [](OfferCase& c) { c.facts.item->enterprise_id = Uuid::v7(); }},
      {"licence-not-in-force", [](OfferCase& c) { c.facts.item->suspended = true; }},
      {"licence-not-in-force", [](OfferCase& c) { c.facts.item->valid_to = *Date::parse("2026-11-22"); }},
      {"licence-not-in-force", [](OfferCase& c) { c.facts.item->valid_from = *Date::parse("2026-11-24"); }},
      {"code-outside-licence",
       [](OfferCase& c) {
         c.content.lines.push_back({"900-249-08", {}});
       }},
      {"quota-exhausted", [](OfferCase& c) { c.facts.left = {99'999}; }},
      {"quota-exhausted", [](OfferCase& c) { c.facts.left = {}; }},
      {"policy-not-in-force", [](OfferCase& c) { c.facts.cover.reset(); }},
      {"policy-not-in-force", [](OfferCase& c) { c.facts.cover->valid_to = *Date::parse("2026-11-22"); }},
      {"policy-insufficient", [](OfferCase& c) { c.facts.cover->sufficient = false; }},
      {"rating-below-floor",
       [](OfferCase& c) {
         c.facts.rating = SeenRating{{}, Grade::red};
       }},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    OfferCase offer = good_offer();
    cases[i].second(offer);
    EXPECT_EQ(offer_fault(offer), cases[i].first) << "case " << i;
  }
}

TEST(LicenceItem, CoversTheCodesOfItsScopes) {
  SeenLicenceItem item;
  item.scopes = {
      {"HW48", "INCLUDE", {"321-026-48"}}, {"HW08", "ALL", {}}, {"HW49", "EXCEPT", {"900-041-49"}}};
  for (const char* inside : {"321-026-48", "900-249-08", "900-039-49"})
    EXPECT_TRUE(item.covers(inside)) << inside;
  for (const char* outside : {"321-024-48", "900-041-49", "900-252-12", "HW08", ""})
    EXPECT_FALSE(item.covers(outside)) << outside;
}

}  // namespace heliu::market
