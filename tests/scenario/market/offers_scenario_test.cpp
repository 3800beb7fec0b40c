// Sealed offers: the seal, the gates, and that nobody reads one before its round is cleared.
#include "chassis/base/bytes.hpp"
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
  EXPECT_EQ(parse_json(said.data.text).MemberCount(), 4u) << said.data.text;
  EXPECT_NE(said.data.text.find(member(made, "commitment")), std::string::npos);
  EXPECT_EQ(feed_text().find("177731"), std::string::npos);
}

TEST_F(Offers, AreReadBeforeTheCloseByTheirOwnerAlone) {
  const Plant who = plant();
  const Uuid round = open_round();
  const Uuid id = sealed_offer(who, round, 50'000, 177'732);
  const std::string path = "/v1/offers/" + id.text();
  EXPECT_EQ(get(who.as, path).status, 200);
  EXPECT_NE(get(who.as, "/v1/offers?round_id=" + round.text()).body.find("177732"), std::string::npos);
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
  close(round);
  EXPECT_NE(feed_text().find("177732"), std::string::npos) << "opened with the round";
  EXPECT_EQ(member(get(who.as, path), "state"), "opened");
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
  EXPECT_EQ(problem_name(seal(who, round, content(who, 50'000, 178'000))), "round-closed");
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
