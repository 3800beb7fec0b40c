// Sealed offers: the seal, the gates, and that nobody reads one before its round is cleared.
#include "chassis/base/bytes.hpp"
#include "market/store.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Offers : public MarketFloor {
 protected:
  static std::string feed_text() {
    std::string all;
    for (const FeedEvent& event : service->said()) all += event.type + event.data.text + "\n";
    return all;
  }
};

TEST_F(Offers, AreSealedAndSaidByTheirCommitmentOnly) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Response made = seal(who, round, content(who, 50'000, 177'731));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "state"), "sealed");
  EXPECT_EQ(member(made, "allowed_actions"), R"(["withdraw"])");
  const FeedEvent said = service->said("offer.sealed").back();
  EXPECT_EQ(parse_json(said.data.text).MemberCount(), 5u) << said.data.text;
  EXPECT_NE(said.data.text.find(member(made, "commitment")), std::string::npos);
  EXPECT_EQ(feed_text().find("177731"), std::string::npos);
}

TEST_F(Offers, OfOneProcessorCannotFillARound) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Uuid first = sealed_offer(who, round, 50'000, 177'730);
  service->database().transact([&](Transaction& db) {
    Offer copy = store::offer(db, first);
    copy.state = OfferState::withdrawn;  // withdrawing makes no room: the row stays
    copy.envelope.reset();
    std::vector<Offer> copies(kOffersMost - 1, copy);
    for (Offer& one : copies) {
      one.id = Uuid::v7();
      one.commitment = to_hex(random_bytes(32));
    }
    db.insert_all<Offer>("capacity_offer", copies);
  });
  EXPECT_EQ(problem_name(seal(who, round, content(who, 50'000, 177'731))), "offers-too-many");
  const Plant other = plant();
  EXPECT_EQ(seal(other, round, content(other, 50'000, 177'731)).status, 201) << "each has its own limit";
  EXPECT_EQ(seal(who, open_round(), content(who, 50'000, 177'732)).status, 201) << "another round";
}

TEST_F(Offers, AreReadBeforeTheCloseByNobodyAndSeenByTheirOwnerAlone) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Uuid id = sealed_offer(who, round, 50'000, 177'732);
  const std::string path = "/v1/offers/" + id.text();
  EXPECT_EQ(get(who.as, path).status, 200);
  for (const std::string& own : {path, "/v1/offers?round_id=" + round.text()}) {
    EXPECT_EQ(get(who.as, own).body.find("177732"), std::string::npos) << "the market itself can't read it";
    EXPECT_NE(get(who.as, own).body.find("commitment"), std::string::npos);
  }
  EXPECT_EQ(problem_name(get(plant().as, path)), "not-found");
  EXPECT_EQ(get(plant().as, "/v1/offers").body, R"({"items":[]})");
  for (const Caller& other : {regulator, operator_staff, auditor, producer()}) {
    EXPECT_EQ(problem_name(get(other, path)), "forbidden");
    EXPECT_EQ(problem_name(get(other, "/v1/offers")), "forbidden");
  }
  const std::string target = "/v1/rounds/" + round.text();
  EXPECT_EQ(member(get(regulator, target), "offers"), "0");
  EXPECT_EQ(member(get(regulator, target), "draw_nonce"), "null");
  for (const char* what : {"/result", "/book"})
    EXPECT_EQ(problem_name(get(regulator, target + what)), "round-not-cleared") << what;
  EXPECT_EQ(problem_name(get(regulator, target + "/openings")), "round-not-opened");
  close(round);
  EXPECT_NE(feed_text().find("177732"), std::string::npos) << "opened with the round";
  EXPECT_EQ(member(get(who.as, path), "state"), "opened");
  EXPECT_NE(member(get(who.as, path), "content").find("177732"), std::string::npos);
}

TEST_F(Offers, MustGiveTheirCommitmentAndMayNotCopyOne) {
  const Plant who = plant(), copier = plant();
  const Uuid round = open_round();
  const std::string body = offer_body(who, round, content(who, 50'000, 178'000));
  std::string other = body;
  other.replace(other.find("178000"), 6, "178001");
  EXPECT_EQ(problem_name(post(who.as, "/v1/offers", other)), "commitment-differs");
  EXPECT_EQ(post(who.as, "/v1/offers", body).status, 201);
  EXPECT_EQ(problem_name(post(copier.as, "/v1/offers", body)), "commitment-copied");
  EXPECT_EQ(problem_name(post(who.as, "/v1/offers", body)), "commitment-copied");
}

TEST_F(Offers, AreRefusedForBadInputWrongRolesAndUnknownRounds) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Response bad = post(who.as, "/v1/offers", R"({"round_id":"x","content":{"lines":[]},"nonce":"00"})");
  EXPECT_EQ(bad.status, 422);
  for (const char* pointer : {"/round_id", "/content/lines", "/content/kilograms", "/nonce", "/commitment"})
    EXPECT_NE(member(bad, "errors").find(pointer), std::string::npos) << pointer;
  OfferContent twice = content(who, 50'000, 178'000);
  twice.lines.push_back(twice.lines[0]);
  EXPECT_EQ(problem_name(seal(who, round, twice)), "line-doubled");
  EXPECT_EQ(problem_name(seal(who, Uuid::v7(), content(who, 50'000, 178'000))), "not-found");
  EXPECT_EQ(problem_name(post(regulator, "/v1/offers", offer_body(who, round, content(who, 1, 1)))),
            "forbidden");
}

TEST_F(Offers, StopAtTheGates) {
  const Uuid round = open_round();
  const auto refusal = [&](const Plant& who, const OfferContent& what) {
    return problem_name(seal(who, round, what));
  };

  const Plant frozen = plant();
  freeze(frozen.id);
  EXPECT_EQ(refusal(frozen, content(frozen, 50'000, 178'000)), "enterprise-frozen");

  const Plant suspended = plant();
  service->hear("registry", "licence.suspended", suspended.licence,
                R"({"licence_id":")" + suspended.licence.text() + R"(","enterprise_id":")" +
                    suspended.id.text() + R"(","reason":"示范"})");
  EXPECT_EQ(refusal(suspended, content(suspended, 50'000, 178'000)), "licence-not-in-force");

  const Plant outside = plant();
  OfferContent paint = content(outside, 50'000, 178'000);
  paint.lines = {{"900-252-12", {300'000}}};
  EXPECT_EQ(refusal(outside, paint), "code-outside-licence");
  EXPECT_NE(service->said("gate.refused").back().data.text.find("900-252-12"), std::string::npos);

  const Plant small = plant(20'000);
  EXPECT_EQ(refusal(small, content(small, 60'000, 178'000)), "quota-exhausted");

  const Plant uninsured = plant();
  cover(uninsured.id, false, "2026-10-19");
  EXPECT_EQ(refusal(uninsured, content(uninsured, 50'000, 178'000)), "policy-not-in-force");

  const Plant red = plant();
  rating(red.id, "red");
  EXPECT_EQ(refusal(red, content(red, 50'000, 178'000)), "rating-below-floor");

  OfferContent borrowed = content(small, 1'000, 178'000);
  EXPECT_EQ(refusal(red, borrowed), "not-found") << "another's licence item";
}

TEST_F(Offers, ComeTooEarlyOrTooLate) {
  const Plant who = plant();
  const Instant now = service->now();
  const Response later = post(operator_staff, "/v1/rounds",
                              R"({"name":"晚场","opens_at":")" + (now + std::chrono::minutes(10)).text() +
                                  R"(","closes_at":")" + (now + std::chrono::minutes(20)).text() + "\"}");
  const Uuid round = Uuid::parse(member(later, "id")).value();
  EXPECT_EQ(problem_name(seal(who, round, content(who, 50'000, 178'000))), "round-not-open");
  service->set_now(now + std::chrono::minutes(20));
  EXPECT_EQ(problem_name(seal(who, round, content(who, 50'000, 178'000))), "offer-late");
}

TEST_F(Offers, AMillisecondAfterTheCloseIsLateAndTheAttemptIsSaid) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Instant closes = service->now() + std::chrono::minutes(60);
  service->set_now(closes - std::chrono::milliseconds(1));
  EXPECT_EQ(seal(who, round, content(who, 50'000, 178'000)).status, 201);
  for (const Instant after : {closes, closes + std::chrono::milliseconds(1)}) {
    service->set_now(after);
    const Response late = seal(who, round, content(who, 50'000, 178'000));
    EXPECT_EQ(problem_name(late), "offer-late");
    EXPECT_NE(late.body.find(after.text()), std::string::npos) << "by the market's clock: " << late.body;
    EXPECT_NE(service->said("gate.refused").back().data.text.find("offer-late"), std::string::npos);
  }
  close(round);
  EXPECT_EQ(member(get(regulator, "/v1/rounds/" + round.text()), "offers"), "1");
}

TEST_F(Offers, ComeInPlainWordsOrInAnEnvelopeNotBoth) {
  const Plant who = plant();
  const Uuid round = open_round();
  const std::string plain = offer_body(who, round, content(who, 50'000, 178'000));
  const std::string sealed = client_sealed_body(who, round, content(who, 50'000, 178'000),
                                                std::string(64, 'a'), std::string(64, 'a'));
  const std::string envelope = sealed.substr(sealed.find(",\"envelope\""));
  EXPECT_EQ(problem_name(post(who.as, "/v1/offers", plain.substr(0, plain.size() - 1) + envelope)),
            "offer-form-invalid");
  std::string neither = sealed;
  neither.replace(neither.find(",\"envelope\""), std::string::npos, "}");
  EXPECT_EQ(problem_name(post(who.as, "/v1/offers", neither)), "offer-form-invalid");
  const Response made = post(who.as, "/v1/offers", sealed);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "sealed_by_client"), "true");
  const Plant frozen = plant();
  freeze(frozen.id);
  EXPECT_EQ(problem_name(post(frozen.as, "/v1/offers",
                              client_sealed_body(frozen, round, content(frozen, 1, 1), std::string(64, 'b'),
                                                 std::string(64, 'b')))),
            "enterprise-frozen");
}

TEST_F(Offers, AreWithdrawnBeforeTheCloseAndNotAfter) {
  const Plant who = plant();
  const Uuid round = open_round();
  const std::string early = "/v1/offers/" + sealed_offer(who, round, 50'000, 178'000).text() + "/withdraw";
  const std::string late = "/v1/offers/" + sealed_offer(who, round, 50'000, 178'000).text() + "/withdraw";
  EXPECT_EQ(problem_name(post(plant().as, early)), "not-found");
  EXPECT_EQ(problem_name(post(regulator, early)), "forbidden");
  EXPECT_EQ(problem_name(post(who.as, "/v1/offers/" + nobody + "/withdraw")), "not-found");
  const Headers key{{"idempotency-key", "withdraw"}};
  const Response gone = post(who.as, early, {}, key);
  EXPECT_EQ(member(gone, "state"), "withdrawn") << gone.body;
  EXPECT_EQ(post(who.as, early, {}, key).body, gone.body);
  service->database().read([&](Transaction& db) {
    EXPECT_EQ(db.value<std::int64_t>("SELECT COUNT(*) FROM capacity_offer WHERE state = 'withdrawn' AND "
                                     "envelope IS NOT NULL"),
              0)
        << "what was taken back can't be opened any more";
  });
  EXPECT_EQ(problem_name(post(who.as, early)), "offer-not-open");
  EXPECT_FALSE(service->said("offer.withdrawn").empty());
  const Instant close_time = service->now() + std::chrono::minutes(60);
  service->set_now(close_time);
  EXPECT_EQ(problem_name(post(who.as, late)), "round-closed");
  close(round);
  EXPECT_EQ(member(get(regulator, "/v1/rounds/" + round.text()), "offers"), "1")
      << "the withdrawn one is out";
}

TEST_F(Offers, ARepeatSealsOnce) {
  const Plant who = plant();
  const Uuid round = open_round();
  const std::string body = offer_body(who, round, content(who, 50'000, 178'000));
  const Headers key{{"idempotency-key", "seal"}};
  const Response first = post(who.as, "/v1/offers", body, key);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(post(who.as, "/v1/offers", body, key).body, first.body);
  EXPECT_EQ(parse_json(get(who.as, "/v1/offers").body)["items"].Size(), 1u);
}

TEST_F(Offers, WaitWhenAFeedTheGatesRelyOnIsOld) {
  const Plant who = plant();
  const Uuid round = open_round();
  service->make_stale("insurance");
  EXPECT_EQ(problem_name(seal(who, round, content(who, 50'000, 178'000))), "gate-stale-feed");
}

}  // namespace heliu::market
