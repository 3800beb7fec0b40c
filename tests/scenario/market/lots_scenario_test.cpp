// Lots, tariffs and preference terms: each good answer, bad input, wrong role, repeat, unknown id.
#include "market/store.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Lots : public MarketFloor {
 protected:
  static NewLot plain() {
    NewLot made = lot(20'000, 265'000, {});
    made.round_id.reset();
    return made;
  }
};

TEST_F(Lots, AreListedAndSaidOnTheFeed) {
  const Caller who = producer();
  const Response made = list(who, plain());
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "state"), "listed");
  EXPECT_EQ(member(made, "open_kilograms"), "20000");
  EXPECT_EQ(member(made, "warnings"), "[]");
  EXPECT_EQ(member(made, "allowed_actions"), R"(["amend","withdraw"])");
  const FeedEvent said = service->said("lot.listed").back();
  EXPECT_EQ(said.visible_to, std::vector<Uuid>{who.enterprise});
  const JsonDocument data = parse_json(said.data.text);
  EXPECT_EQ(data["id"].GetString(), member(made, "id"));
  EXPECT_EQ(data["city"].GetString(), std::string("4406"));
  EXPECT_EQ(data["stored_since"].GetString(), std::string("2026-09-01"));
  EXPECT_EQ(data["reserve_price"].GetInt64(), 265'000);
  EXPECT_EQ(get(who, "/v1/lots/" + member(made, "id")).headers.at("etag"), "\"v1\"");
}

TEST_F(Lots, OfOneProducerCannotFillTheMarket) {
  const Caller who = producer(), other = producer();
  const Response first = list(who, plain());
  ASSERT_EQ(first.status, 201) << first.body;
  Lot copy;
  service->database().read(
      [&](Transaction& db) { copy = store::lot(db, *Uuid::parse(member(first, "id"))); });
  std::vector<Lot> copies(kLotsForSaleMost - 1, copy);
  for (Lot& one : copies) one.id = Uuid::v7();
  service->database().transact([&](Transaction& db) { db.insert_all<Lot>("lot", copies); });
  const Response refused = list(who, plain());
  EXPECT_EQ(problem_name(refused), "lots-too-many");
  EXPECT_EQ(list(other, plain()).status, 201) << "its own limit is each producer's";
  ASSERT_EQ(post(who, "/v1/lots/" + copies.front().id.text() + "/withdraw", because).status, 200);
  EXPECT_EQ(list(who, plain()).status, 201);
  service->database().transact([&](Transaction& db) {  // the rounds of other tests have enough to read
    db.execute("UPDATE lot SET state = 'withdrawn', open_kilograms = 0 WHERE producer_id = ?",
               who.enterprise);
  });
}

TEST_F(Lots, KeepTheWarningOfTheStorageClock) {
  NewLot old = plain();
  old.stored_since = *Date::parse("2025-11-01");
  EXPECT_EQ(member(list(producer(), old), "warnings"), R"(["storage-overdue"])");
}

TEST_F(Lots, AreRefusedForBadInputAndForTheWrongRole) {
  const Caller who = producer();
  const Response bad = post(who, "/v1/lots", R"({"code":"dross","kilograms":0,"form":"X","colour":"red"})");
  EXPECT_EQ(bad.status, 422);
  for (const char* pointer :
       {"/code", "/kilograms", "/form", "/colour", "/carrier_id", "/site", "/divisible"})
    EXPECT_NE(member(bad, "errors").find(pointer), std::string::npos) << pointer;
  NewLot turned = plain();
  std::swap(turned.window_from, turned.window_to);
  EXPECT_EQ(problem_name(list(who, turned)), "window-invalid");
  NewLot unlisted = plain();
  unlisted.code = "900-999-49";
  EXPECT_EQ(problem_name(list(who, unlisted)), "code-not-in-force");
  NewLot nowhere = plain();
  nowhere.round_id = Uuid::v7();
  EXPECT_EQ(problem_name(list(who, nowhere)), "not-found");
  EXPECT_EQ(problem_name(list(regulator, plain())), "forbidden");
  EXPECT_EQ(problem_name(list({}, plain())), "unauthenticated");
  EXPECT_EQ(problem_name(list(caller("producer", Uuid::v7()), plain())), "enterprise-unknown");
}

TEST_F(Lots, StopAtTheGatesAndTheAttemptIsSaid) {
  const Caller frozen = producer();
  freeze(frozen.enterprise);
  EXPECT_EQ(problem_name(list(frozen, plain())), "enterprise-frozen");
  const FeedEvent attempt = service->said("gate.refused").back();
  EXPECT_NE(attempt.data.text.find("enterprise-frozen"), std::string::npos);
  freeze(frozen.enterprise, false);
  EXPECT_EQ(list(frozen, plain()).status, 201);
  rating(frozen.enterprise, "red");
  EXPECT_EQ(problem_name(list(frozen, plain())), "rating-below-floor");
  rating(frozen.enterprise, "blue");
  cover(frozen.enterprise, false);
  EXPECT_EQ(problem_name(list(frozen, plain())), "policy-not-in-force");
  cover(frozen.enterprise);
  NewLot other = plain();
  other.carrier_id = Uuid::v7();
  EXPECT_EQ(problem_name(list(frozen, other)), "enterprise-unknown");
  enterprise(other.carrier_id, "carrier");
  EXPECT_EQ(problem_name(list(frozen, other)), "tariff-missing");
}

TEST_F(Lots, ARepeatGivesTheFirstAnswerAndListsOnce) {
  const Caller who = producer();
  const Headers key{{"idempotency-key", Uuid::v7().text()}};
  const Response first = list(who, plain(), key);
  EXPECT_EQ(list(who, plain(), key).body, first.body);
  NewLot other = plain();
  other.kilograms = {1};
  EXPECT_EQ(problem_name(list(who, other, key)), "idempotency-key-reused");
  const JsonDocument page = parse_json(get(who, "/v1/lots?producer_id=" + who.enterprise.text()).body);
  EXPECT_EQ(page["items"].Size(), 1u);
}

TEST_F(Lots, ShowEverythingButTheReserveToOthers) {
  const Caller who = producer();
  const std::string path = "/v1/lots/" + member(list(who, plain()), "id");
  EXPECT_EQ(member(get(who, path), "reserve_price"), "265000");
  EXPECT_EQ(member(get(plant().as, path), "reserve_price"), "null");
  EXPECT_EQ(member(get(regulator, path), "reserve_price"), "265000");
  const Response page = get(caller("finance"), "/v1/lots?producer_id=" + who.enterprise.text());
  EXPECT_EQ(page.body.find("265000"), std::string::npos);
  EXPECT_EQ(problem_name(get(who, "/v1/lots/" + nobody)), "not-found");
  EXPECT_EQ(get(who, "/v1/lots?state=sold").status, 400);
}

TEST_F(Lots, AreFilteredAndPaged) {
  const Caller who = producer();
  NewLot oil = plain();
  oil.code = "900-249-08";
  for (int i = 0; i < 3; ++i) list(who, oil);
  list(who, plain());
  const std::string own = "/v1/lots?producer_id=" + who.enterprise.text();
  const Response first = get(who, own + "&code=900-249-08&limit=2");
  EXPECT_EQ(parse_json(first.body)["items"].Size(), 2u);
  const Response second = get(who, own + "&code=900-249-08&limit=2&cursor=" + member(first, "next_cursor"));
  EXPECT_EQ(parse_json(second.body)["items"].Size(), 1u);
  EXPECT_EQ(member(second, "next_cursor"), "");
  EXPECT_EQ(parse_json(get(who, own + "&state=withdrawn").body)["items"].Size(), 0u);
}

TEST_F(Lots, AreWithdrawnByTheirProducerOnce) {
  const Caller who = producer();
  const std::string path = "/v1/lots/" + member(list(who, plain()), "id") + "/withdraw";
  EXPECT_EQ(problem_name(post(producer(), path, because)), "not-found");
  EXPECT_EQ(problem_name(post(regulator, path, because)), "forbidden");
  EXPECT_EQ(post(who, path, "{}").status, 422);
  const Response gone = post(who, path, because);
  EXPECT_EQ(member(gone, "state"), "withdrawn") << gone.body;
  EXPECT_EQ(member(gone, "open_kilograms"), "0");
  EXPECT_EQ(problem_name(post(who, path, because)), "lot-not-open");
  EXPECT_EQ(problem_name(post(who, "/v1/lots/" + nobody + "/withdraw", because)), "not-found");
  EXPECT_FALSE(service->said("lot.withdrawn").empty());
}

TEST_F(Lots, CantBeWithdrawnWhileTheirRoundIsDecided) {
  const Caller who = producer();
  const Uuid round = open_round();
  const Uuid id = listed_lot(who, 20'000, 265'000, round);
  service->set_now(service->now() + std::chrono::minutes(60));
  EXPECT_EQ(problem_name(post(who, "/v1/lots/" + id.text() + "/withdraw", because)), "lot-in-closing-round");
  EXPECT_EQ(problem_name(list(who, lot(1, 1, round))), "round-closed");
  close(round);
  EXPECT_EQ(post(who, "/v1/lots/" + id.text() + "/withdraw", because).status, 200);
}

TEST_F(Lots, WaitWhenAFeedTheGatesRelyOnIsOld) {
  // The suite ends with this test: a stale feed stays stale.
  const Caller who = producer();
  service->make_stale("credit");
  const Response refused = list(who, plain());
  EXPECT_EQ(problem_name(refused), "gate-stale-feed");
  EXPECT_NE(refused.body.find("credit"), std::string::npos);
}

class Terms : public MarketFloor {};

TEST_F(Terms, ATariffIsRecordedByItsCarrierFromTodayOn) {
  const Uuid id = Uuid::v7();
  const Caller who = caller("carrier", id);
  const std::string body = R"({"fen_per_tonne":5500,"fen_per_tonne_km":115,"valid_from":"2026-11-24"})";
  EXPECT_EQ(problem_name(post(who, "/v1/tariffs", body)), "enterprise-unknown");
  enterprise(id, "carrier");
  const Headers key{{"idempotency-key", "tariff"}};
  const Response made = post(who, "/v1/tariffs", body, key);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(post(who, "/v1/tariffs", body, key).body, made.body);
  EXPECT_EQ(problem_name(post(who, "/v1/tariffs", R"({"fen_per_tonne":1,"valid_from":"2026-11-22"})")),
            "valid-from-past");
  EXPECT_EQ(post(who, "/v1/tariffs", R"({"fen_per_tonne":-1,"valid_from":"2026-11-24"})").status, 422);
  EXPECT_EQ(problem_name(post(regulator, "/v1/tariffs", body)), "forbidden");
  const JsonDocument page = parse_json(get(regulator, "/v1/tariffs?carrier_id=" + id.text()).body);
  ASSERT_EQ(page["items"].Size(), 1u);
  EXPECT_EQ(page["items"][0]["fen_per_tonne_km"].GetInt64(), 115);
}

TEST_F(Terms, APreferenceIsTheRegulatorsToRecord) {
  const std::string body =
      R"({"kind":"METHOD","method":"D1","fen_per_tonne":20000,"valid_from":"2026-11-23","basis":"示范"})";
  EXPECT_EQ(problem_name(post(operator_staff, "/v1/policy-terms", body)), "forbidden");
  const Headers key{{"idempotency-key", "term"}};
  const Response made = post(regulator, "/v1/policy-terms", body, key);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(post(regulator, "/v1/policy-terms", body, key).body, made.body);
  EXPECT_EQ(
      problem_name(post(regulator, "/v1/policy-terms",
                        R"({"kind":"METHOD","fen_per_tonne":1,"valid_from":"2026-11-23","basis":"x"})")),
      "term-invalid");
  EXPECT_EQ(
      problem_name(post(regulator, "/v1/policy-terms",
                        R"({"kind":"OUT_OF_CITY","fen_per_tonne":1,"valid_from":"2020-01-01","basis":"x"})")),
      "valid-from-past");
  EXPECT_EQ(post(regulator, "/v1/policy-terms", R"({"kind":"WEATHER"})").status, 422);
  EXPECT_EQ(parse_json(get(auditor, "/v1/policy-terms").body)["items"].Size(), 1u);
}

}  // namespace heliu::market
