// The opening of a round: two shares, every offer held to its commitment, and what anybody may check of it.
#include <openssl/evp.h>

#include <sstream>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

namespace {

// SM3 as anybody has it, not as the service calls it.
std::string openssl_sm3(const std::string& text) {
  unsigned char digest[32];
  unsigned size = 0;
  EXPECT_EQ(EVP_Digest(text.data(), text.size(), digest, &size, EVP_sm3(), nullptr), 1);
  std::string hex;
  for (const unsigned char byte : digest) {
    const char* digits = "0123456789abcdef";
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

bool has_line(const std::string& text, const std::string& line) {
  std::istringstream lines(text);
  for (std::string found; std::getline(lines, found);)
    if (found == line) return true;
  return false;
}

}  // namespace

class Openings : public MarketFloor {
 protected:
  static std::string path(const Uuid& round, const char* what = "") {
    return "/v1/rounds/" + round.text() + what;
  }
  static JsonDocument opening(const Caller& who, const Uuid& round, const Uuid& offer) {
    const JsonDocument page = parse_json(get(who, path(round, "/openings")).body);
    for (const Json& item : page["items"].GetArray())
      if (item["id"].GetString() == offer.text()) return parse_json(write_json(item));
    return parse_json("{}");
  }
  static Uuid sealed_by_client(const Plant& who, const Uuid& round, const OfferContent& what,
                               const std::string& committed, const std::string& nonce) {
    const Response made = post(who.as, "/v1/offers", client_sealed_body(who, round, what, committed, nonce));
    EXPECT_EQ(made.status, 201) << made.body;
    return Uuid::parse(member(made, "id")).value_or(Uuid{});
  }
  static inline const std::string kNonce = std::string(60, '0') + "beef", kOther = std::string(64, 'c');
};

TEST_F(Openings, NeedAKeyOfTheRegulatorBeforeARoundIsPlanned) {
  const std::string body = R"({"name":"示范","public_key":"not a key, but long enough to be taken for one"})";
  EXPECT_EQ(problem_name(post(regulator, "/v1/sealing-keys", body)), "sealing-key-unreadable");
  EXPECT_EQ(problem_name(post(operator_staff, "/v1/sealing-keys", body)), "forbidden");
  EXPECT_EQ(parse_json(get(producer(), "/v1/sealing-keys").body)["items"].Size(), 1u);
  service->database().transact([](Transaction& db) { db.execute("DELETE FROM sealing_key"); });
  const Response refused =
      post(regulator, "/v1/rounds",
           R"({"name":"示范场","opens_at":"2036-11-23T02:00:00Z","closes_at":"2036-11-23T03:00:00Z"})");
  EXPECT_EQ(problem_name(refused), "sealing-key-missing");
  const Headers key{{"idempotency-key", "sealing key"}};
  const std::string good = R"({"name":"示范","public_key":)" + to_json(sealing.public_key) + "}";
  const Response made = post(regulator, "/v1/sealing-keys", good, key);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(post(regulator, "/v1/sealing-keys", good, key).body, made.body);
}

TEST_F(Openings, ARoundShowsItsPublicKeyAndTheWrappedSharesFromTheStart) {
  const Uuid round = open_round();
  const JsonDocument seen = parse_json(get(plant().as, path(round)).body);
  const Json& key = seen["sealing"];
  EXPECT_TRUE(sm2_public_key_readable(key["public_key"].GetString()));
  const std::string said = service->said("round.scheduled").back().data.text;
  for (const char* part : {"platform_share", "regulator_share", "platform_share_sm3", "regulator_share_sm3"})
    EXPECT_NE(said.find(key[part].GetString()), std::string::npos) << part;
  EXPECT_EQ(openssl_sm3(from_hex(share_of(round)).value()), key["regulator_share_sm3"].GetString());
  EXPECT_TRUE(seen["opened_key"].IsNull());
}

TEST_F(Openings, TheShareIsTakenAfterTheCloseOnlyFromTheRegulatorAndOnce) {
  const Uuid round = open_round();
  const std::string body = R"({"share":")" + share_of(round) + "\"}";
  EXPECT_EQ(problem_name(post(operator_staff, path(round, "/opening"), body)), "forbidden");
  service->set_now(service->now() + std::chrono::minutes(60) - std::chrono::milliseconds(1));
  EXPECT_EQ(problem_name(post(regulator, path(round, "/opening"), body)), "opening-early");
  EXPECT_NE(service->said("gate.refused").back().data.text.find("opening-early"), std::string::npos);
  pass_close(round);
  EXPECT_EQ(problem_name(post(regulator, path(round, "/opening"), R"({"share":")" + kOther + "\"}")),
            "share-wrong");
  EXPECT_EQ(problem_name(post(regulator, "/v1/rounds/" + nobody + "/opening", body)), "not-found");
  const Headers key{{"idempotency-key", "share"}};
  const Response given = post(regulator, path(round, "/opening"), body, key);
  EXPECT_EQ(member(given, "state"), "opening") << given.body;
  EXPECT_EQ(post(regulator, path(round, "/opening"), body, key).body, given.body);
  EXPECT_EQ(problem_name(post(regulator, path(round, "/opening"), body)), "round-opened");
}

TEST_F(Openings, ARoundWithoutItsShareWaitsAndLosesNothing) {
  const Uuid round = open_round();
  const Plant who = plant();
  const Uuid lot = listed_lot(producer(), 20'000, 265'000, round);
  const Uuid offer = sealed_offer(who, round, 50'000, 178'000);
  pass_close(round);
  const Uuid next = open_round();
  close(next);
  EXPECT_EQ(round_state(round), "awaiting_share") << "the next one has gone on";
  EXPECT_EQ(member(get(regulator, path(round)), "allowed_actions"), R"(["open"])");
  EXPECT_EQ(member(get(who.as, "/v1/offers/" + offer.text()), "state"), "sealed");
  EXPECT_EQ(problem_name(get(regulator, path(round, "/openings"))), "round-not-opened");
  close(round);
  EXPECT_EQ(trades(regulator, round).size(), 1u);
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + lot.text()), "state"), "awarded");
}

TEST_F(Openings, TheOpenedKeyIsThePublishedOnesAndAnybodyMayMultiplyItOut) {
  const Uuid round = open_round();
  sealed_offer(plant(), round, 50'000, 178'000);
  close(round);
  const JsonDocument seen = parse_json(get(producer(), path(round)).body);
  const auto pair = sm2_from_scalar(from_hex(seen["opened_key"].GetString()).value());
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->public_key, seen["sealing"]["public_key"].GetString());
  EXPECT_EQ(openssl_sm3(from_hex(seen["opened_share"].GetString()).value()),
            seen["sealing"]["regulator_share_sm3"].GetString());
  const FeedEvent said = service->said("round.opened").back();
  EXPECT_NE(said.data.text.find(seen["opened_key"].GetString()), std::string::npos);
}

TEST_F(Openings, AnybodyRecomputesEveryCommitmentByHandAndLearnsTheWinningPricesOnly) {
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  const Plant cheap = plant(), dear = plant(1'000'000, {"321-026-48", "900-249-08"});
  const Uuid winner = sealed_offer(cheap, round, 50'000, 178'000);
  OfferContent two = content(dear, 50'000, 185'431);
  two.lines.push_back({"900-249-08", {-80'917}});
  two.budgets = {{"kiln-1", 900'000'000, std::nullopt}};
  const Uuid loser = sealed_by_client(dear, round, two, kNonce, kNonce);
  close(round);
  const auto closes_at = member(get(producer(), path(round)), "closes_at");

  std::map<std::string, std::string> sealed_on_feed;  // commitment → position
  for (const FeedEvent& event : service->said("offer.sealed"))
    sealed_on_feed[parse_json(event.data.text)["commitment"].GetString()] = std::to_string(event.position);
  const Response seen = get(producer(), path(round, "/openings"));
  for (const char* secret : {"185431", "80917", "beef\""})
    EXPECT_EQ(seen.body.find(secret), std::string::npos) << secret;
  const JsonDocument page = parse_json(seen.body);
  ASSERT_EQ(page["items"].Size(), 2u);
  for (const Json& item : page["items"].GetArray()) {
    EXPECT_EQ(item["verdict"].GetString(), std::string("matches"));
    EXPECT_EQ(openssl_sm3(item["text"].GetString()), item["commitment"].GetString());
    EXPECT_LT(std::string(item["sealed_at"].GetString()), closes_at);
    EXPECT_EQ(std::to_string(item["position"].GetInt64()), sealed_on_feed[item["commitment"].GetString()]);
  }
  const JsonDocument won = opening(auditor, round, winner), lost = opening(producer(), round, loser);
  ASSERT_EQ(won["won"].Size(), 1u);
  EXPECT_EQ(won["won"][0]["price"].GetInt64(), 178'000);
  const std::string salt = won["won"][0]["salt"].GetString();
  EXPECT_TRUE(has_line(won["text"].GetString(), "line 321-026-48 " + openssl_sm3("heliu offer line 2\nsalt " +
                                                                                 salt + "\nprice 178000\n")));
  EXPECT_EQ(lost["won"].Size(), 0u);
  EXPECT_TRUE(has_line(lost["text"].GetString(), "budget kiln-1 heat 900000000")) << lost["text"].GetString();
  // The auditor, who may know the nonce, recomputes the losing line too.
  const std::string nonce = opening(auditor, round, loser)["nonce"].GetString();
  const std::string hidden = openssl_sm3("heliu offer salt 2\nnonce " + nonce + "\ncode 900-249-08\n");
  EXPECT_TRUE(
      has_line(lost["text"].GetString(),
               "line 900-249-08 " + openssl_sm3("heliu offer line 2\nsalt " + hidden + "\nprice -80917\n")));
}

TEST_F(Openings, NonceAndEnvelopeAreForOwnerRegulatorAndAuditor) {
  const Uuid round = open_round();
  const Plant who = plant();
  const Uuid id = sealed_offer(who, round, 50'000, 178'000);
  close(round);
  for (const Caller& may : {who.as, regulator, auditor}) {
    EXPECT_TRUE(opening(may, round, id)["nonce"].IsString());
    EXPECT_TRUE(opening(may, round, id)["envelope"].IsObject());
  }
  for (const Caller& not_his : {plant().as, producer(), operator_staff, caller("finance")}) {
    EXPECT_TRUE(opening(not_his, round, id)["nonce"].IsNull());
    EXPECT_TRUE(opening(not_his, round, id)["envelope"].IsNull());
  }
}

TEST_F(Openings, AnOfferOpenedWithAWrongNonceIsStruckWholeAndTheRoundGoesOn) {
  const Uuid round = open_round();
  const Uuid lot = listed_lot(producer(), 20'000, 265'000, round);
  const Plant cheap = plant(), dear = plant();
  const Uuid wrong = sealed_by_client(cheap, round, content(cheap, 50'000, 100'000), kNonce, kOther);
  sealed_offer(dear, round, 50'000, 185'000);
  close(round);
  EXPECT_EQ(round_state(round), "cleared");
  const JsonDocument seen = opening(producer(), round, wrong);
  EXPECT_EQ(seen["verdict"].GetString(), std::string("wrong_opening"));
  EXPECT_NE(openssl_sm3(seen["text"].GetString()), seen["commitment"].GetString());
  EXPECT_EQ(member(get(cheap.as, "/v1/offers/" + wrong.text()), "state"), "struck");
  EXPECT_NE(service->said("offer.struck").back().data.text.find("wrong_opening"), std::string::npos);
  const FeedEvent refused = service->said("gate.refused").back();
  EXPECT_EQ(refused.subject, cheap.id);
  EXPECT_NE(refused.data.text.find("offer-opening-wrong"), std::string::npos) << "supervision flags it";
  EXPECT_EQ(trades(dear.as, round).size(), 1u);
  EXPECT_TRUE(trades(cheap.as, round).empty());
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + lot.text()), "state"), "awarded");
}

TEST_F(Openings, AnEnvelopeOfAnotherPlaceOrWithRubbishInItIsUnreadable) {
  const Uuid round = open_round();
  const Plant who = plant(), copier = plant();
  const std::string body = client_sealed_body(who, round, content(who, 50'000, 178'000), kNonce, kNonce);
  std::string moved = body;  // the same envelope under another commitment
  moved.replace(moved.find(R"("commitment":")") + 14, 64, kOther);
  const Uuid copied = Uuid::parse(member(post(copier.as, "/v1/offers", moved), "id")).value();
  const SealedFor place{round, who.id, kNonce};
  const JsonDocument seen = parse_json(get(who.as, path(round)).body);
  const Envelope rubbish = seal_text("{\"content\":", place, seen["sealing"]["public_key"].GetString());
  const Response made = post(who.as, "/v1/offers",
                             R"({"round_id":")" + round.text() + R"(","commitment":")" + kNonce +
                                 R"(","envelope":)" + to_json(rubbish) + "}");
  ASSERT_EQ(made.status, 201) << made.body;
  close(round);
  EXPECT_EQ(round_state(round), "cleared");
  for (const Uuid& id : {copied, Uuid::parse(member(made, "id")).value()}) {
    EXPECT_EQ(opening(auditor, round, id)["verdict"].GetString(), std::string("unreadable"));
    EXPECT_TRUE(opening(auditor, round, id)["text"].IsNull());
  }
}

TEST_F(Openings, WhatAClientSealedMeetsContractAndGatesWhenItIsOpened) {
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  const Plant who = plant(20'000);
  OfferContent greedy = content(who, 60'000, 178'000), odd = content(who, 10'000, 178'000);
  odd.limits.packagings = {"two words\nline 321-026-48 0"};
  const Uuid over = sealed_by_client(who, round, greedy, kNonce, kNonce);
  const Uuid unlawful = sealed_by_client(who, round, odd, kOther, kOther);
  const Uuid good =
      sealed_by_client(who, round, content(who, 20'000, 178'000), std::string(64, 'd'), std::string(64, 'd'));
  close(round);
  EXPECT_EQ(opening(regulator, round, over)["problem"].GetString(), std::string("quota-exhausted"));
  EXPECT_EQ(opening(regulator, round, unlawful)["problem"].GetString(), std::string("content-invalid"));
  EXPECT_EQ(opening(regulator, round, good)["verdict"].GetString(), std::string("matches"));
  EXPECT_EQ(trades(who.as, round).size(), 1u);
}

TEST_F(Openings, NothingOfAnOfferLiesInTheStoreInPlainWordsBeforeTheOpening) {
  const Uuid round = open_round();
  const Plant who = plant();
  sealed_offer(who, round, 54'321, 176'543);
  service->database().read([&](Transaction& db) {
    for (const Row& row : db.rows("SELECT * FROM capacity_offer WHERE round_id = ?", round)) {
      const Offer offer = row.as<Offer>();
      EXPECT_FALSE(offer.content || offer.nonce);
      EXPECT_EQ(to_json(offer).find("176543"), std::string::npos);
    }
    for (const char* text : {"SELECT body AS text FROM idempotency", "SELECT data AS text FROM feed_event"})
      for (const Row& row : db.rows(text))
        EXPECT_EQ(row.get<std::string>("text").find("176543"), std::string::npos) << text;
  });
}

TEST_F(Openings, ARoundWhoseSharesDontFitIsHeldAndItsLotsAreFree) {
  const Uuid round = open_round();
  const Uuid lot = listed_lot(producer(), 20'000, 265'000, round);
  service->database().transact([&](Transaction& db) {
    db.execute(
        "UPDATE auction_round SET sealing = REPLACE(sealing, 'platform_share\":\"30', "
        "'platform_share\":\"31') WHERE id = ?",
        round);
  });
  close(round);
  EXPECT_EQ(round_state(round), "held");
  EXPECT_NE(member(get(regulator, path(round)), "held_reason").find("shares"), std::string::npos);
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + lot.text()), "state"), "listed");
}

}  // namespace heliu::market
