// Opening a manifest: the national number, the paper fall-back, every gate through the facts that close it.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class Manifests : public Road {
 protected:
  static std::string refused(const Journey& journey, const std::string& number = {}) {
    return problem_name(post(producer, "/v1/manifests", manifest_body(journey, number)));
  }
};

TEST_F(Manifests, WaitForTheNationalNumberAndOpenUnderIt) {
  Journey trip = journey();
  const Response made = post(producer, "/v1/manifests", manifest_body(trip, ""));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "state"), "requested");
  EXPECT_EQ(member(made, "manifest_number"), "null");
  EXPECT_EQ(made.headers.at("location"), "/v1/loads/" + member(made, "id"));
  trip.load = Uuid::parse(member(made, "id")).value();
  service->run_background("national-numbers", [&] { return state(trip) == "opened"; });
  const FeedEvent opened = service->said("manifest.opened").back();
  EXPECT_EQ(opened.subject, trip.load);
  const JsonDocument data = parse_json(opened.data.text);
  EXPECT_EQ(data["manifest_number"].GetStringLength(), 14u);
  EXPECT_TRUE(std::string(data["manifest_number"].GetString()).starts_with("20264406"));
  EXPECT_EQ(data["trade_id"].GetString(), trip.trade.text());
  EXPECT_EQ(data["plate"].GetString(), trip.plate);
  EXPECT_EQ(data["kilograms"].GetInt64(), 8000);
  EXPECT_EQ(opened.visible_to.size(), 3u);
}

TEST_F(Manifests, WaitWhileTheNationalSystemIsDown) {
  Journey trip = journey();
  national->set_down(true);
  const Response made = post(producer, "/v1/manifests", manifest_body(trip, ""));
  trip.load = Uuid::parse(member(made, "id")).value();
  const int asked = national->asked();
  service->run_background("national-numbers", [&] { return national->asked() > asked; });
  EXPECT_EQ(state(trip), "requested");
  national->set_down(false);
  service->set_now(minute(1));
  service->run_background("national-numbers", [&] { return state(trip) == "opened"; });
}

TEST_F(Manifests, AreRejectedWhenTheNationalNumberCannotBeTheirs) {
  Journey trip = journey();
  national->answer_next_with("20264401000009");
  const Response made = post(producer, "/v1/manifests", manifest_body(trip, ""));
  trip.load = Uuid::parse(member(made, "id")).value();
  service->run_background("national-numbers", [&] { return state(trip) == "rejected"; });
  EXPECT_NE(service->said("manifest.opened").back().subject, trip.load);
  EXPECT_EQ(refused(trip), "") << "the plate and the kilograms are free again";
}

TEST_F(Manifests, OnPaperOpenAtOnceAndOnceForEachKey) {
  Journey trip = journey();
  const std::string body = manifest_body(trip, new_number());
  const Headers key{{"idempotency-key", Uuid::v7().text()}};
  const auto before = service->said("manifest.opened").size();
  const Response first = post(producer, "/v1/manifests", body, key);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(member(first, "state"), "opened");
  EXPECT_EQ(member(first, "paper"), "true");
  EXPECT_EQ(member(first, "allowed_actions"), R"(["cancel"])");
  const Response again = post(producer, "/v1/manifests", body, key);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(service->said("manifest.opened").size(), before + 1);
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(trip, new_number()), key)),
            "idempotency-key-reused");
}

TEST_F(Manifests, RefuseANumberOfAnotherCityAMalformedAndAUsedOne) {
  const Journey trip = journey();
  EXPECT_EQ(refused(trip, "20264401000001"), "manifest-number-other-city");
  EXPECT_EQ(refused(trip, "2026440600001"), "manifest-number-malformed");
  const Journey other = journey();
  const std::string number = new_number();
  EXPECT_EQ(refused(trip, number), "");
  EXPECT_EQ(refused(other, number), "manifest-number-used");
  const auto refusals = service->said("gate.refused");
  ASSERT_FALSE(refusals.empty());
  EXPECT_NE(refusals.back().data.text.find("manifest-number-used"), std::string::npos);
  EXPECT_EQ(refused(other, new_number()), "") << "nothing of the refused one stayed";
}

TEST_F(Manifests, RefuseATradeThatIsNotSignedNotFundedOrCancelled) {
  Journey trip{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E90001"};
  vehicle(trip);
  crew(trip.driver, "driver");
  crew(trip.escort, "escort");
  EXPECT_EQ(refused(trip), "not-found");
  fund(trip);  // treasury's feed may run ahead of market's
  lot(trip);
  strike(trip);
  EXPECT_EQ(refused(trip), "trade-not-signed");
  sign(trip);
  EXPECT_EQ(refused(trip), "");
  const Journey unfunded{Uuid::v7(), Uuid::v7(), trip.driver, trip.escort, "粤E90001"};
  lot(unfunded);
  strike(unfunded);
  sign(unfunded);
  EXPECT_EQ(refused(unfunded), "trade-not-funded");
  service->hear("market", "trade.cancelled", unfunded.trade,
                R"({"trade_id":")" + unfunded.trade.text() + R"(","reason":"未按期付款"})");
  EXPECT_EQ(refused(unfunded), "trade-cancelled");
}

TEST_F(Manifests, RefuseAFrozenPartyUntilItIsFreeAgain) {
  const Journey trip = journey();
  service->hear("registry", "enterprise.frozen", carrier_id,
                R"({"enterprise_id":")" + carrier_id.text() + R"(","reason":"立案调查"})");
  const Response stopped =
      post(producer, "/v1/manifests", manifest_body(trip, new_number()), {{"accept-language", "zh-CN"}});
  EXPECT_EQ(problem_name(stopped), "enterprise-frozen");
  EXPECT_NE(stopped.body.find("立案调查"), std::string::npos);
  service->hear("registry", "enterprise.unfrozen", carrier_id,
                R"({"enterprise_id":")" + carrier_id.text() + R"(","reason":"结案"})");
  EXPECT_EQ(refused(trip), "");
}

TEST_F(Manifests, RefuseAPartyWithoutCoverInForce) {
  const Journey trip = journey();
  cover(processor_id, false);
  EXPECT_EQ(refused(trip), "policy-not-in-force");
  cover(processor_id, true, "2026-11-22");
  EXPECT_EQ(refused(trip), "policy-not-in-force") << "it ended yesterday, whatever the flag says";
  cover(processor_id, true);
  EXPECT_EQ(refused(trip), "");
}

TEST_F(Manifests, RefuseAVehicleOutOfScopeOrOnAnotherOpenManifest) {
  Journey first = journey();
  open(first);
  Journey second = journey();
  const std::string own_plate = std::exchange(second.plate, first.plate);
  EXPECT_EQ(refused(second), "plate-on-open-manifest");
  second.plate = "粤E90002";
  vehicle(second, R"(["8"])");
  EXPECT_EQ(refused(second), "vehicle-out-of-scope");
  second.plate = "粤E90003";
  EXPECT_EQ(refused(second), "vehicle-not-of-carrier");
  second.plate = own_plate;
  std::swap(second.driver, second.escort);
  EXPECT_EQ(refused(second), "crew-not-qualified");
}

TEST_F(Manifests, RefuseASuspendedLicence) {
  const Journey trip = journey();
  service->hear("registry", "licence.suspended", licence_id,
                R"({"licence_id":")" + licence_id.text() + R"(","enterprise_id":")" + processor_id.text() +
                    R"(","reason":"超量"})");
  EXPECT_EQ(refused(trip), "licence-not-in-force");
  service->hear(
      "registry", "licence.recorded", licence_id,
      R"({"id":")" + licence_id.text() + R"(","enterprise_id":")" + processor_id.text() +
          R"(","number":"示范-02","valid_from":"2024-01-01","valid_to":"2028-12-31","items":[{"id":")" +
          item_id.text() + R"("}]})");
  EXPECT_EQ(refused(trip), "");
}

class StaleFacts : public Road {};

TEST_F(StaleFacts, KeepTheGateClosed) {
  const Journey trip = journey();
  service->make_stale("insurance");
  const Response closed = post(producer, "/v1/manifests", manifest_body(trip, ""));
  EXPECT_EQ(problem_name(closed), "gate-stale-feed");
  EXPECT_NE(closed.body.find("insurance"), std::string::npos);
}

TEST_F(Manifests, TakeNoMoreThanTheTradeAndNothingAfterTheLastLoad) {
  Journey trip = journey(12000);
  ASSERT_EQ(post(producer, "/v1/manifests", manifest_body(trip, new_number(), 8000, false)).status, 201);
  Journey second = trip;
  second.plate = "粤E90004";
  vehicle(second);
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(second, "", 4001, true))),
            "trade-kilograms-exceeded");
  ASSERT_EQ(post(producer, "/v1/manifests", manifest_body(second, new_number(), 3000, true)).status, 201);
  second.plate = "粤E90005";
  vehicle(second);
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(second, "", 500, true))),
            "trade-last-load-open");
}

TEST_F(Manifests, OfACancelledTradeAreCancelledBeforeDepartureOnly) {
  Journey waiting = journey(), gone = journey();
  loaded(waiting);
  in_transit(gone);
  for (const Journey* trip : {&waiting, &gone})
    service->hear("market", "trade.cancelled", trip->trade,
                  R"({"trade_id":")" + trip->trade.text() + R"(","reason":"双方协商"})");
  EXPECT_EQ(state(waiting), "cancelled");
  EXPECT_EQ(state(gone), "in_transit");
  const FeedEvent cancelled = service->said("manifest.cancelled").back();
  EXPECT_EQ(cancelled.subject, waiting.load);
  EXPECT_NE(cancelled.data.text.find("双方协商"), std::string::npos);
  service->hear_again("market");
  EXPECT_EQ(service->said("manifest.cancelled").back().id, cancelled.id);
}

TEST_F(Manifests, AreCancelledByTheirProducerWhichFreesTheVehicle) {
  Journey trip = journey();
  waybilled(trip);
  const std::string reason = R"({"reason":"车辆故障"})";
  EXPECT_EQ(post(carrier, at(trip, "cancellation"), reason).status, 403);
  EXPECT_EQ(post(producer, at(trip, "cancellation"), "{}").status, 422);
  EXPECT_EQ(post(caller("producer", Uuid::v7()), at(trip, "cancellation"), reason).status, 404);
  const Response done = post(producer, at(trip, "cancellation"), reason);
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(member(done, "state"), "cancelled");
  EXPECT_EQ(problem_name(post(producer, at(trip, "cancellation"), reason)), "load-not-in-state");
  EXPECT_EQ(refused(trip), "");
}

}  // namespace heliu::transport
