// Lots amended while their round is open: earlier offers are void for them, their processors hear of it and
// may seal again.
#include "market/amendment.hpp"
#include "market/shaped.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Amendments : public MarketFloor {
 protected:
  static std::string body(const Uuid& round, void (*change)(LotTerms&)) {
    LotTerms terms = shaped<LotTerms>(lot(20'000, 265'000, round));
    terms.reason = "复测";
    change(terms);
    return to_json(terms);
  }
  static std::string path(const Uuid& lot) { return "/v1/lots/" + lot.text() + "/amend"; }
  static void wetter(LotTerms& terms) { terms.assay.moisture_permille = 120; }
  static void dearer(LotTerms& terms) { terms.reserve_price = {300'000}; }
  static std::string why(const Caller& who, const Uuid& round, const Uuid& offer) {
    const JsonDocument result = parse_json(get(who, "/v1/rounds/" + round.text() + "/result").body);
    for (const Json& pair : result["pairs"].GetArray())
      if (pair["offer_id"].GetString() == offer.text()) return pair["reason"].GetString();
    return "not told";
  }
};

TEST_F(Amendments, VoidEarlierOffersForThatLotAndForNoOther) {
  const Uuid round = open_round();
  const Caller owner = producer();
  const Uuid changed = listed_lot(owner, 20'000, 265'000, round);
  const Plant early = plant(), late = plant();
  const Uuid before = sealed_offer(early, round, 50'000, 170'000);
  const Response made = post(owner, path(changed), body(round, wetter));
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_NE(member(made, "changed_at"), "null");
  EXPECT_EQ(member(made, "version"), "2");
  service->set_now(service->now() + std::chrono::milliseconds(1));
  const Uuid after = sealed_offer(late, round, 50'000, 185'000);
  const Uuid untouched = listed_lot(producer(), 20'000, 265'000, round);
  close(round);
  EXPECT_EQ(trades(late.as, round).size(), 1u);
  EXPECT_EQ(trades(early.as, round).size(), 1u) << "its offer stands for the other lot";
  const JsonDocument result = parse_json(get(regulator, "/v1/rounds/" + round.text() + "/result").body);
  for (const Json& pair : result["pairs"].GetArray()) {
    const bool void_pair =
        pair["lot_id"].GetString() == changed.text() && pair["offer_id"].GetString() == before.text();
    EXPECT_EQ(pair["reason"].GetString() == std::string("lot-changed-after-seal"), void_pair);
  }
  EXPECT_EQ(why(late.as, round, after), "awarded");
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + untouched.text()), "state"), "awarded");
}

TEST_F(Amendments, AreToldToWhoeverHasSealedAnOfferInThatRoundAndToNobodyElse) {
  const Uuid round = open_round(), other = open_round();
  const Caller owner = producer();
  const Uuid id = listed_lot(owner, 20'000, 265'000, round);
  const Plant sealed = plant(), gone = plant(), elsewhere = plant();
  sealed_offer(sealed, round, 50'000, 178'000);
  const Uuid withdrawn = sealed_offer(gone, round, 50'000, 178'000);
  post(gone.as, "/v1/offers/" + withdrawn.text() + "/withdraw");
  sealed_offer(elsewhere, other, 50'000, 178'000);
  ASSERT_EQ(post(owner, path(id), body(round, wetter)).status, 200);
  const FeedEvent said = service->said("lot.amended").back();
  EXPECT_EQ(said.visible_to, (std::vector<Uuid>{owner.enterprise, sealed.id}));
  const JsonDocument data = parse_json(said.data.text);
  EXPECT_EQ(data["changed"][0].GetString(), std::string("assay"));
  EXPECT_EQ(data["assay"]["moisture_permille"].GetInt64(), 120);
  EXPECT_FALSE(data.HasMember("reserve_price"));
  EXPECT_EQ(said.data.text.find("265000"), std::string::npos);
}

TEST_F(Amendments, LeaveTimeToWithdrawAndSealAgain) {
  const Uuid round = open_round();
  const Caller owner = producer();
  const Uuid id = listed_lot(owner, 20'000, 265'000, round);
  const Plant who = plant();
  const Uuid old = sealed_offer(who, round, 50'000, 178'000);
  ASSERT_EQ(post(owner, path(id), body(round, wetter)).status, 200);
  EXPECT_EQ(post(who.as, "/v1/offers/" + old.text() + "/withdraw").status, 200);
  service->set_now(service->now() + std::chrono::seconds(1));
  const Uuid again = sealed_offer(who, round, 50'000, 182'000);
  close(round);
  EXPECT_EQ(why(who.as, round, again), "awarded");
}

TEST_F(Amendments, OfTheReservePriceStayBetweenProducerAndRegulator) {
  const Uuid round = open_round();
  const Caller owner = producer();
  const Uuid id = listed_lot(owner, 20'000, 265'000, round);
  const Plant who = plant();
  const Uuid offer = sealed_offer(who, round, 50'000, 280'000);
  const Response made = post(owner, path(id), body(round, dearer));
  EXPECT_EQ(member(made, "changed_at"), "null") << made.body;
  EXPECT_EQ(service->said("lot.amended").back().visible_to, std::vector<Uuid>{owner.enterprise});
  close(round);
  EXPECT_EQ(why(who.as, round, offer), "awarded") << "within the new reserve";
}

TEST_F(Amendments, AreRefusedToOthersForNothingNewAndOnceTheRoundHasClosed) {
  const Uuid round = open_round();
  const Caller owner = producer();
  const Uuid id = listed_lot(owner, 20'000, 265'000, round);
  EXPECT_EQ(problem_name(post(producer(), path(id), body(round, wetter))), "not-found");
  EXPECT_EQ(problem_name(post(owner, "/v1/lots/" + nobody + "/amend", body(round, wetter))), "not-found");
  EXPECT_EQ(problem_name(post(regulator, path(id), body(round, wetter))), "forbidden");
  EXPECT_EQ(problem_name(post(owner, path(id), body(round, [](LotTerms&) {}))), "lot-unchanged");
  EXPECT_EQ(problem_name(post(owner, path(id), body(round, [](LotTerms& t) { t.window_to = {0}; }))),
            "window-invalid");
  EXPECT_EQ(post(owner, path(id), because).status, 422);
  const Headers key{{"idempotency-key", "amend"}};
  const Response first = post(owner, path(id), body(round, wetter), key);
  EXPECT_EQ(post(owner, path(id), body(round, wetter), key).body, first.body);
  freeze(owner.enterprise);
  EXPECT_EQ(problem_name(post(owner, path(id), body(round, dearer))), "enterprise-frozen");
  freeze(owner.enterprise, false);
  pass_close(round);
  EXPECT_EQ(problem_name(post(owner, path(id), body(round, dearer))), "lot-in-closing-round");
  close(round);
  EXPECT_EQ(post(owner, "/v1/lots/" + id.text() + "/withdraw", because).status, 200);
  EXPECT_EQ(problem_name(post(owner, path(id), body(round, dearer))), "lot-not-open");
}

}  // namespace heliu::market
