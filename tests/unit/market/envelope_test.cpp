#include "market/envelope.hpp"

#include <gtest/gtest.h>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "market/offer.hpp"

namespace heliu::market {

namespace {

const Instant kClose = *Instant::parse("2026-11-23T03:00:00Z");
const std::string kNonce(64, 'a');

class SealedEnvelope : public ::testing::Test {
 protected:
  SealedEnvelope() {
    words.content.licence_item_id = Uuid::v7();
    words.content.kilograms = {50'000};
    words.content.lines = {{"321-026-48", {178'000}}};
    words.content.window_to = {1'000'000};
    words.nonce = kNonce;
    place = {Uuid::v7(), Uuid::v7(), {}};
    place.commitment = commitment_of(words.content, place.round, place.processor, words.nonce);
  }

  Offer offer() const { return offer(seal_words(words, place, key.public_key)); }
  Offer offer(const Envelope& envelope) const {
    Offer made;
    made.round_id = place.round;
    made.processor_id = place.processor;
    made.commitment = place.commitment;
    made.envelope = envelope;
    made.sealed_at = kClose - std::chrono::milliseconds(1);
    return made;
  }
  Offer opened_by(const Sm2KeyPair& pair, Offer sealed) const {
    open(sealed, pair.private_key, kClose);
    return sealed;
  }

  const Sm2KeyPair key = sm2_generate();
  SealedWords words;
  SealedFor place;
};

}  // namespace

TEST_F(SealedEnvelope, GivesItsWordsBackToTheRoundsKey) {
  const Offer seen = opened_by(key, offer());
  EXPECT_EQ(seen.state, OfferState::opened);
  EXPECT_EQ(seen.verdict, Verdict::matches);
  EXPECT_EQ(to_json(*seen.content), to_json(words.content));
  EXPECT_EQ(seen.nonce, kNonce);
}

TEST_F(SealedEnvelope, IsOfOneLengthWhateverTheOfferSays) {
  const std::size_t size = offer().envelope->body.size();
  words.content.lines.push_back({"900-249-08", {-80'000}});
  EXPECT_EQ(offer().envelope->body.size(), size);
  EXPECT_EQ(size, 2 * (1024 + 16));
}

TEST_F(SealedEnvelope, IsDifferentEveryTime) {
  EXPECT_NE(offer().envelope->body, offer().envelope->body);
}

TEST_F(SealedEnvelope, OpensToNothingForAnotherKeyOrInAnotherPlace) {
  EXPECT_EQ(opened_by(sm2_generate(), offer()).verdict, Verdict::unreadable);
  for (const auto& [what, move] : std::map<std::string, void (*)(Offer&)>{
           {"round", [](Offer& o) { o.round_id = Uuid::v7(); }},
           {"processor", [](Offer& o) { o.processor_id = Uuid::v7(); }},
           {"commitment", [](Offer& o) { o.commitment = std::string(64, 'f'); }}}) {
    Offer moved = offer();
    move(moved);
    EXPECT_EQ(opened_by(key, moved).verdict, Verdict::unreadable) << what;
  }
}

TEST_F(SealedEnvelope, IsUnreadableWithAnyByteAltered) {
  const Offer good = offer();
  for (std::string Envelope::*part : {&Envelope::wrapped_key, &Envelope::iv, &Envelope::body})
    for (const std::size_t at : {std::size_t{20}, ((*good.envelope).*part).size() - 1}) {
      Offer altered = good;
      char& digit = ((*altered.envelope).*part)[at];
      digit = digit == '0' ? '1' : '0';
      EXPECT_EQ(opened_by(key, altered).verdict, Verdict::unreadable);
    }
  Offer gone = good;
  gone.envelope.reset();
  EXPECT_EQ(opened_by(key, gone).state, OfferState::struck);
}

TEST_F(SealedEnvelope, HoldsRubbishWithoutHarm) {
  for (const char* text : {"", "{", "[]", R"({"content":5})", R"({"content":{"kilograms":"many"}})", "null"})
    EXPECT_EQ(opened_by(key, offer(seal_text(text, place, key.public_key))).verdict, Verdict::unreadable)
        << text;
}

TEST_F(SealedEnvelope, WithAnotherNonceIsAWrongOpening) {
  SealedWords other = words;
  other.nonce = std::string(64, 'b');
  const Offer seen = opened_by(key, offer(seal_words(other, place, key.public_key)));
  EXPECT_EQ(seen.verdict, Verdict::wrong_opening);
  EXPECT_EQ(seen.problem, "offer-opening-wrong");
  EXPECT_NE(opened_text(seen), std::nullopt) << "everybody may see that it does not match";
}

TEST_F(SealedEnvelope, SealedAtTheCloseIsLate) {
  Offer late = offer();
  late.sealed_at = kClose;
  EXPECT_EQ(opened_by(key, late).verdict, Verdict::late);
}

TEST_F(SealedEnvelope, WithWhatTheContractForbidsIsRefused) {
  const std::vector<void (*)(SealedWords&)> faults{
      [](SealedWords& w) { w.content.kilograms = {0}; },
      [](SealedWords& w) { w.content.kilograms = {1'000'000'001}; },
      [](SealedWords& w) { w.content.lines.clear(); },
      [](SealedWords& w) { w.content.lines[0].price = {100'000'001}; },
      [](SealedWords& w) { w.content.lines[0].code = "321-026-4x"; },
      [](SealedWords& w) { w.content.least_load_kilograms = {-1}; },
      [](SealedWords& w) { w.content.radius_metres = -1; },
      [](SealedWords& w) { w.content.limits.forms = {"X"}; },
      [](SealedWords& w) { w.content.limits.packagings = {"two words"}; },
      [](SealedWords& w) { w.content.limits.heat_most_kj_per_kg = 100'000'001; },
      [](SealedWords& w) {
        w.content.budgets = {{"kiln 1", 1, 1}};
      },
      [](SealedWords& w) {
        w.content.budgets = {{"kiln-1", -1, 1}};
      },
      [](SealedWords& w) {
        w.content.budgets = {{"kiln-1", std::nullopt, std::nullopt}};
      },
      [](SealedWords& w) { w.content.window_to = {-1'000'000}; },
      [](SealedWords& w) { w.nonce = "short"; },
      [](SealedWords& w) { w.nonce[0] = 'A'; },
  };
  for (std::size_t i = 0; i < faults.size(); ++i) {
    SealedWords bad = words;
    faults[i](bad);
    SealedFor where = place;
    where.commitment = commitment_of(bad.content, place.round, place.processor, bad.nonce);
    Offer sealed = offer(seal_words(bad, where, key.public_key));
    sealed.commitment = where.commitment;
    EXPECT_EQ(opened_by(key, sealed).verdict, Verdict::refused) << i;
  }
}

}  // namespace heliu::market
