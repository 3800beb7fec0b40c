#include "market/amendment.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace heliu::market {

namespace {

const Instant kNow = *Instant::parse("2026-11-23T02:00:00Z");

LotTerms terms() {
  LotTerms made;
  made.packaging = "BIGBAG";
  made.dg_class = "4.3";
  made.un_number = "UN3170";
  made.carrier_id = *Uuid::parse("0190b7c2-0000-7000-8000-000000000001");
  made.site = {"440605", 113'051'000, 23'032'000};
  made.window_to = {1'000};
  made.reserve_price = {265'000};
  made.reason = "示范";
  return made;
}

Lot lot() {
  Lot plain;
  plain.code = "321-026-48";
  plain.kilograms = plain.open_kilograms = {20'000};
  return listed(asked_anew(plain, terms()), Uuid::v7(), Uuid::v7(), *Instant::parse("2026-11-23T01:00:00Z"));
}

std::string refusal(const Lot& lot, const LotTerms& asked) {
  try {
    amended(lot, asked, kNow);
    return "";
  } catch (const Problem& problem) {
    return problem.name;
  }
}

}  // namespace

TEST(Amendment, OfAnythingAProcessorPricesIsMaterialAndNamesWhatChanged) {
  const std::vector<std::pair<std::string, std::function<void(LotTerms&)>>> changes{
      {"form", [](LotTerms& t) { t.form = LotForm::L; }},
      {"packaging", [](LotTerms& t) { t.packaging = "DRUM"; }},
      {"assay", [](LotTerms& t) { t.assay.chlorine_mg_per_kg = 5; }},
      {"dg_class", [](LotTerms& t) { t.dg_class = "9"; }},
      {"un_number", [](LotTerms& t) { t.un_number = "UN3077"; }},
      {"district", [](LotTerms& t) { t.site.district = "440606"; }},
      {"longitude", [](LotTerms& t) { t.site.longitude += 1; }},
      {"window_to", [](LotTerms& t) { t.window_to = {2'000}; }},
      {"divisible", [](LotTerms& t) { t.divisible = true; }},
  };
  for (const auto& [name, change] : changes) {
    LotTerms asked = terms();
    change(asked);
    const Amendment made = amended(lot(), asked, kNow);
    EXPECT_EQ(made.changed, std::vector<std::string>{name});
    EXPECT_TRUE(made.material) << name;
    EXPECT_GT(made.lot.changed_at.value(), kNow) << "an offer of the same moment came before it";
  }
}

TEST(Amendment, OfReservePriceOrCarrierVoidsNoOffer) {
  LotTerms asked = terms();
  asked.reserve_price = {300'000};
  asked.carrier_id = Uuid::v7();
  const Amendment made = amended(lot(), asked, kNow);
  EXPECT_EQ(made.changed, (std::vector<std::string>{"carrier_id", "reserve_price"}));
  EXPECT_FALSE(made.material);
  EXPECT_FALSE(made.lot.changed_at);
  EXPECT_EQ(to_json(said(made, "示范")).find("300000"), std::string::npos) << "processors read the event";
}

TEST(Amendment, KeepsWhatTheLotIsAndWhenItCame) {
  const Lot before = lot();
  LotTerms asked = terms();
  asked.packaging = "DRUM";
  const Lot after = amended(before, asked, kNow).lot;
  EXPECT_EQ(after.id, before.id);
  EXPECT_EQ(after.listed_at, before.listed_at);
  EXPECT_EQ(after.kilograms, before.kilograms);
  EXPECT_EQ(after.code, before.code);
  EXPECT_EQ(after.version, before.version);
}

TEST(Amendment, OfNothingOrOfALotThatIsPartlySoldIsRefused) {
  EXPECT_EQ(refusal(lot(), terms()), "lot-unchanged");
  Lot sold = lot();
  sold.open_kilograms = {5'000};
  LotTerms asked = terms();
  asked.packaging = "DRUM";
  EXPECT_EQ(refusal(sold, asked), "lot-partly-sold");
}

}  // namespace heliu::market
