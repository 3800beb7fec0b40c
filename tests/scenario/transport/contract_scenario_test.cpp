// What holds for every operation on a load: bad input, wrong role, a stranger, an unknown id; and reading.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class EveryOperation : public Road {};

TEST_F(EveryOperation, RefusesBadInputWrongRolesStrangersAndUnknownLoads) {
  Journey trip = journey();
  open(trip);
  struct Case {
    const char* what;
    Caller who;
    std::string good, bad;
  };
  const std::vector<Case> cases{
      {"cancellation", producer, R"({"reason":"停"})", R"({"reason":""})"},
      {"waybill", carrier, waybill_body(trip), R"({"plate":1})"},
      {"weighings", producer, weighing_body("origin", 2, 1, minute(0)), R"({"place":"elsewhere"})"},
      {"departure", carrier, "{}", R"({"departed_at":"yesterday"})"},
      {"positions", carrier, R"({"points":[{"longitude":1,"latitude":1,"at":"2026-11-23T01:00:00Z"}]})",
       R"({"points":[]})"},
      {"arrival", carrier, "{}", R"({"arrived_at":5})"},
      {"acceptance", processor, R"({"accepted_kilograms":1,"refused_kilograms":0,"method":"R4"})",
       R"({"accepted_kilograms":-1,"refused_kilograms":0,"method":"R4"})"},
      {"treatment", processor, R"({"method":"R4","kilograms":1,"treated_at":"2026-11-23T01:00:00Z"})",
       R"({"method":"R4","kilograms":0,"treated_at":"2026-11-23T01:00:00Z"})"},
  };
  for (const Case& one : cases) {
    const std::string target = at(trip, one.what);
    const std::string unknown = "/v1/loads/" + nobody + "/" + one.what;
    EXPECT_EQ(post(one.who, target, one.bad).status, 422) << one.what;
    EXPECT_EQ(post(caller("finance", producer_id), target, one.good).status, 403) << one.what;
    EXPECT_EQ(post(regulator, target, one.good).status, 403) << one.what;
    EXPECT_EQ(post(caller(one.who.name, Uuid::v7()), target, one.good).status, 404) << one.what;
    EXPECT_EQ(post(one.who, unknown, one.good).status, 404) << one.what;
    EXPECT_EQ(post(one.who, "/v1/loads/not-an-id/" + std::string(one.what), one.good).status / 100, 4)
        << one.what;
  }
  EXPECT_EQ(state(trip), "opened") << "none of it had an effect";
}

TEST_F(EveryOperation, GivesARepeatTheFirstAnswerAndTheEffectOnce) {
  Journey trip = journey();
  waybilled(trip);
  const Headers key{{"idempotency-key", Uuid::v7().text()}};
  const std::string body = weighing_body("origin", 18000, 10000, minute(0));
  const Response first = post(producer, at(trip, "weighings"), body, key);
  EXPECT_EQ(first.status, 200) << first.body;
  const Response again = post(producer, at(trip, "weighings"), body, key);
  EXPECT_EQ(again.status, 200) << "not ticket-already-used";
  EXPECT_EQ(again.body, first.body);
  const JsonDocument detail = parse_json(get(producer, at(trip, "")).body);
  EXPECT_EQ(detail["weighings"].Size(), 1u);
}

TEST_F(EveryOperation, OpensNoManifestForAStrangerOrWithBadFields) {
  const Journey trip = journey();
  EXPECT_EQ(post(carrier, "/v1/manifests", manifest_body(trip, "")).status, 403);
  EXPECT_EQ(post(caller("producer", Uuid::v7()), "/v1/manifests", manifest_body(trip, "")).status, 404);
  const Response bad = post(producer, "/v1/manifests", R"({"kilograms":0,"plate":"x","colour":1})");
  EXPECT_EQ(bad.status, 422);
  for (const char* pointer : {"/kilograms", "/plate", "/colour", "/trade_id", "/last_load"})
    EXPECT_NE(bad.body.find(pointer), std::string::npos) << pointer << " in " << bad.body;
}

TEST_F(EveryOperation, ShowsALoadToItsPartiesAndStaffOnly) {
  Journey trip = journey();
  open(trip);
  for (const Caller& who : {producer, processor, carrier, regulator, caller("auditor")}) {
    EXPECT_EQ(get(who, at(trip, "")).status, 200) << who.name;
    EXPECT_EQ(get(who, at(trip, "positions")).status, 200) << who.name;
  }
  for (const std::string what : {"", "positions"}) {
    EXPECT_EQ(service->call(caller("producer", Uuid::v7()), "GET", at(trip, what)).status, 404);
    EXPECT_EQ(get(regulator, "/v1/loads/" + nobody + (what.empty() ? "" : "/" + what)).status, 404);
  }
  EXPECT_EQ(service->call(Caller{}, "GET", at(trip, "")).status, 401);
  EXPECT_EQ(get(producer, at(trip, "")).headers.at("etag"), "\"v1\"");
}

TEST_F(EveryOperation, ARoadsideCheckFindsALoadByTheNumberOnItsManifest) {
  Journey trip = journey(12000);
  const std::string number = new_number();
  ASSERT_EQ(post(producer, "/v1/manifests", manifest_body(trip, number, 100, false)).status, 201);
  const auto items = [](const Response& page) { return parse_json(page.body)["items"].Size(); };
  const std::string path = "/v1/loads?manifest_number=";
  const Response found = get(regulator, path + number);
  EXPECT_EQ(items(found), 1u);
  EXPECT_NE(found.body.find(number), std::string::npos);
  EXPECT_EQ(items(get(regulator, path + "20260000000000")), 0u);
  EXPECT_EQ(items(service->call(caller("carrier", Uuid::v7()), "GET", path + number)), 0u);
}

TEST_F(EveryOperation, ListsOnlyTheCallersLoadsByPageAndFilter) {
  Journey trip = journey(12000);
  ASSERT_EQ(post(producer, "/v1/manifests", manifest_body(trip, new_number(), 100, false)).status, 201);
  Journey next = trip;
  next.plate = "粤E70001";
  vehicle(next);
  ASSERT_EQ(post(producer, "/v1/manifests", manifest_body(next, "", 100, false)).status, 201);
  const std::string mine = "/v1/loads?trade_id=" + trip.trade.text();
  const auto items = [](const Response& page) { return parse_json(page.body)["items"].Size(); };
  EXPECT_EQ(items(get(carrier, mine)), 2u);
  EXPECT_EQ(items(get(regulator, mine + "&state=opened")), 1u);
  EXPECT_EQ(items(service->call(caller("carrier", Uuid::v7()), "GET", mine)), 0u);
  const Response first = get(producer, mine + "&limit=1");
  EXPECT_EQ(items(first), 1u);
  const Response second = get(producer, mine + "&limit=1&cursor=" + member(first, "next_cursor"));
  EXPECT_EQ(items(second), 1u);
  EXPECT_EQ(member(second, "next_cursor"), "");
  EXPECT_NE(first.body, second.body);
  EXPECT_EQ(get(producer, "/v1/loads?state=lost").status / 100, 4);
  EXPECT_EQ(get(producer, "/v1/loads?trade_id=5").status / 100, 4);
  service->run_background("national-numbers",
                          [&] { return items(get(regulator, mine + "&state=opened")) == 2u; });
}

}  // namespace heliu::transport
