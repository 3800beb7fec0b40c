#include "market/commitment.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu::market {

namespace {

const Uuid kRound = *Uuid::parse("0190b7c2-0000-7000-8000-000000000001");
const Uuid kProcessor = *Uuid::parse("0190b7c2-0000-7000-8000-000000000002");
const std::string kNonce(64, 'a');

// As the README tells a client to make it.
std::string price_hash(const std::string& code, const std::string& price) {
  const std::string salt = to_hex(sm3("heliu offer salt 2\nnonce " + kNonce + "\ncode " + code + "\n"));
  return to_hex(sm3("heliu offer line 2\nsalt " + salt + "\nprice " + price + "\n"));
}

OfferContent content() {
  OfferContent offer;
  offer.licence_item_id = *Uuid::parse("0190b7c2-0000-7000-8000-000000000003");
  offer.kilograms = {50'000};
  offer.lines = {{"900-249-08", {-80'000}}, {"321-026-48", {178'000}}};
  offer.least_load_kilograms = {1'000};
  offer.most_load_kilograms = Kilograms{30'000};
  offer.limits.chlorine_most_mg_per_kg = 5'000;
  offer.limits.forms = {"SS", "S"};
  offer.budgets = {{"kiln-2", 5, std::nullopt}, {"kiln-1", 900'000, 70'000}};
  offer.radius_metres = 100'000;
  offer.window_from = *Instant::parse("2026-11-24T00:00:00Z");
  offer.window_to = *Instant::parse("2026-12-01T00:00:00Z");
  return offer;
}

std::string hash(const OfferContent& offer) {
  return commitment_of(offer, kRound, kProcessor, kNonce);
}

}  // namespace

TEST(Commitment, IsTheHashOfATextThatAnyClientCanWrite) {
  const std::string text =
      "heliu sealed offer 2\n"
      "round 0190b7c2-0000-7000-8000-000000000001\n"
      "processor 0190b7c2-0000-7000-8000-000000000002\n"
      "licence-item 0190b7c2-0000-7000-8000-000000000003\n"
      "kilograms 50000\n"
      "least-load 1000\n"
      "most-load 30000\n"
      "radius 100000\n"
      "window 2026-11-24T00:00:00.000Z 2026-12-01T00:00:00.000Z\n"
      "limit chlorine_most_mg_per_kg 5000\n"
      "forms S SS\n"
      "budget kiln-1 heat 900000\n"
      "budget kiln-1 chlorine 70000\n"
      "budget kiln-2 heat 5\n"
      "line 321-026-48 " +
      price_hash("321-026-48", "178000") + "\nline 900-249-08 " + price_hash("900-249-08", "-80000") + "\n";
  EXPECT_EQ(commitment_text(content(), kRound, kProcessor, kNonce), text);
  EXPECT_EQ(hash(content()), to_hex(sm3(text)));
}

TEST(Commitment, LeavesOutWhatIsNotSet) {
  OfferContent bare = content();
  bare.most_load_kilograms.reset();
  bare.limits = {};
  bare.budgets = {};
  const std::string text = commitment_text(bare, kRound, kProcessor, kNonce);
  for (const char* absent : {"most-load", "limit", "forms", "packagings", "budget"})
    EXPECT_EQ(text.find(absent), std::string::npos) << absent;
}

TEST(Commitment, DoesNotDependOnTheOrderOfLines) {
  OfferContent turned = content();
  std::swap(turned.lines[0], turned.lines[1]);
  std::swap(turned.limits.forms[0], turned.limits.forms[1]);
  std::swap(turned.budgets[0], turned.budgets[1]);
  EXPECT_EQ(hash(turned), hash(content()));
}

TEST(Commitment, ChangesWithEverythingAnOfferSays) {
  const std::vector<std::pair<const char*, std::function<void(OfferContent&)>>> changes{
      {"item", [](OfferContent& c) { c.licence_item_id = kRound; }},
      {"kilograms", [](OfferContent& c) { c.kilograms = {50'001}; }},
      {"price", [](OfferContent& c) { c.lines[0].price = {-80'001}; }},
      {"code", [](OfferContent& c) { c.lines[0].code = "900-249-09"; }},
      {"least load", [](OfferContent& c) { c.least_load_kilograms = {}; }},
      {"most load", [](OfferContent& c) { c.most_load_kilograms.reset(); }},
      {"limit", [](OfferContent& c) { c.limits.chlorine_most_mg_per_kg = 5'001; }},
      {"another limit", [](OfferContent& c) { c.limits.flash_point_least_c = 60; }},
      {"forms", [](OfferContent& c) { c.limits.forms = {"S"}; }},
      {"packagings", [](OfferContent& c) { c.limits.packagings = {"DRUM"}; }},
      {"budget", [](OfferContent& c) { c.budgets[0].heat_kj = 6; }},
      {"a line less", [](OfferContent& c) { c.budgets.pop_back(); }},
      {"radius", [](OfferContent& c) { c.radius_metres = 0; }},
      {"window", [](OfferContent& c) { c.window_to.micros += 1'000; }},
  };
  for (const auto& [what, change] : changes) {
    OfferContent other = content();
    change(other);
    EXPECT_NE(hash(other), hash(content())) << what;
  }
}

TEST(Commitment, BindsRoundAndProcessorSoThatACopyIsWorthNothing) {
  EXPECT_NE(commitment_of(content(), kProcessor, kProcessor, kNonce), hash(content()));
  EXPECT_NE(commitment_of(content(), kRound, kRound, kNonce), hash(content()));
  EXPECT_NE(commitment_of(content(), kRound, kProcessor, std::string(64, 'b')), hash(content()));
}

TEST(Commitment, ShowsNoPriceAndNoNonceInItsText) {
  const std::string text = commitment_text(content(), kRound, kProcessor, kNonce);
  for (const std::string& secret : {std::string("178000"), std::string("80000"), kNonce})
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST(Commitment, OneSaltTellsNothingOfAnotherLine) {
  EXPECT_NE(line_salt(kNonce, "321-026-48"), line_salt(kNonce, "900-249-08"));
  EXPECT_EQ(line_hash(line_salt(kNonce, "321-026-48"), {178'000}), price_hash("321-026-48", "178000"));
}

}  // namespace heliu::market
