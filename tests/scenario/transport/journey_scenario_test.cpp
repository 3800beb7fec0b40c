// From the waybill to the arrival, with the track between.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class OnTheRoad : public Road {
 protected:
  static std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto found = text.find(what);
    EXPECT_NE(found, std::string::npos) << what;
    return text.replace(found, what.size(), with);
  }
  static std::string point(int at_minute, std::int64_t longitude, std::int64_t latitude) {
    return R"({"longitude":)" + std::to_string(longitude) + R"(,"latitude":)" + std::to_string(latitude) +
           R"(,"at":")" + minute(at_minute).text() + R"("})";
  }
  static std::string points(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& one : list) text += (text.empty() ? "" : ",") + one;
    return R"({"points":[)" + text + "]}";
  }
};

TEST_F(OnTheRoad, AWaybillThatDiffersNamesEveryPairAndALaterOneMayMatch) {
  Journey trip = journey();
  open(trip);
  auto body = replaced(waybill_body(trip), trip.plate, "粤E00000");
  body = replaced(body, R"("kilograms":8000)", R"("kilograms":7000)");
  const Response differs = post(carrier, at(trip, "waybill"), body);
  EXPECT_EQ(problem_name(differs), "waybill-differs");
  EXPECT_NE(differs.body.find("/plate"), std::string::npos) << differs.body;
  EXPECT_NE(differs.body.find("/kilograms"), std::string::npos);
  EXPECT_EQ(state(trip), "opened");
  const Response matched = post(carrier, at(trip, "waybill"), waybill_body(trip));
  EXPECT_EQ(member(matched, "state"), "waybilled");
  EXPECT_EQ(service->said("waybill.matched").back().subject, trip.load);
}

TEST_F(OnTheRoad, AWaybillNumberCountsOnce) {
  Journey first = journey(), second = journey();
  open(first);
  open(second);
  const auto numbered = [&](const Journey& trip) {
    auto body = waybill_body(trip);
    const auto from = body.find("number\":\"") + 9;
    return body.replace(from, body.find('"', from) - from, "YD-7");
  };
  EXPECT_EQ(post(carrier, at(first, "waybill"), numbered(first)).status, 200);
  EXPECT_EQ(problem_name(post(carrier, at(second, "waybill"), numbered(second))), "waybill-number-used");
}

TEST_F(OnTheRoad, ATicketCountsOnceEverAtItsScale) {
  Journey first = journey(), second = journey();
  waybilled(first);
  waybilled(second);
  const auto weigh = [&](const Journey& trip, const std::string& ticket, const std::string& scale) {
    return post(producer, at(trip, "weighings"),
                weighing_body("origin", 18000, 10000, minute(0), ticket, scale));
  };
  const Response done = weigh(first, "T-1", "SCALE-A");
  EXPECT_EQ(member(done, "state"), "loaded") << done.body;
  EXPECT_EQ(problem_name(weigh(second, "T-1", "SCALE-A")), "ticket-already-used");
  EXPECT_EQ(weigh(second, "T-1", "SCALE-B").status, 200) << "another scale counts for itself";
  const JsonDocument said = parse_json(service->said("load.weighed").back().data.text);
  EXPECT_EQ(said["at_place"].GetString(), std::string("origin"));
  EXPECT_EQ(said["net_kilograms"].GetInt64(), 8000);
  EXPECT_EQ(said["scale_id"].GetString(), std::string("SCALE-B"));
}

TEST_F(OnTheRoad, AWeighingNeedsMoreGrossThanTareThePastAndItsOwnParty) {
  Journey trip = journey();
  waybilled(trip);
  EXPECT_EQ(
      problem_name(post(producer, at(trip, "weighings"), weighing_body("origin", 9000, 9000, minute(0)))),
      "weighing-impossible");
  EXPECT_EQ(
      problem_name(post(producer, at(trip, "weighings"), weighing_body("origin", 9000, 8000, minute(3)))),
      "time-in-future");
  EXPECT_EQ(post(processor, at(trip, "weighings"), weighing_body("origin", 9000, 8000, minute(0))).status,
            404);
  EXPECT_EQ(problem_name(
                post(processor, at(trip, "weighings"), weighing_body("destination", 9000, 8000, minute(0)))),
            "load-not-in-state");
}

TEST_F(OnTheRoad, AVehicleLeavesAfterItsWeighingAndWithEveryGateOpen) {
  Journey trip = journey();
  loaded(trip);
  const std::string early = R"({"departed_at":")" + minute(29).text() + R"("})";
  EXPECT_EQ(problem_name(post(carrier, at(trip, "departure"), early)), "time-order");
  service->hear("registry", "enterprise.frozen", processor_id,
                R"({"enterprise_id":")" + processor_id.text() + R"(","reason":"停产"})");
  EXPECT_EQ(problem_name(post(carrier, at(trip, "departure"), "{}")), "enterprise-frozen");
  service->hear("registry", "enterprise.unfrozen", processor_id,
                R"({"enterprise_id":")" + processor_id.text() + R"(","reason":"复产"})");
  const Headers key{{"idempotency-key", Uuid::v7().text()}};
  const Response left = post(carrier, at(trip, "departure"), "{}", key);
  EXPECT_EQ(member(left, "state"), "in_transit") << left.body;
  const auto said = service->said("load.departed").size();
  EXPECT_EQ(post(carrier, at(trip, "departure"), "{}", key).body, left.body);
  EXPECT_EQ(service->said("load.departed").size(), said);
  const JsonDocument data = parse_json(service->said("load.departed").back().data.text);
  EXPECT_EQ(data["kilograms"].GetInt64(), 8000);
  EXPECT_EQ(data["manifest_number"].GetStringLength(), 14u);
  EXPECT_EQ(problem_name(post(producer, at(trip, "cancellation"), R"({"reason":"晚了"})")),
            "load-not-in-state");
}

TEST_F(OnTheRoad, ArrivalLiesAfterDeparture) {
  Journey trip = journey();
  in_transit(trip);
  const std::string early = R"({"arrived_at":")" + minute(59).text() + R"("})";
  EXPECT_EQ(problem_name(post(carrier, at(trip, "arrival"), early)), "time-order");
  EXPECT_EQ(member(post(carrier, at(trip, "arrival"), "{}"), "state"), "arrived");
  EXPECT_EQ(service->said("load.arrived").back().subject, trip.load);
  EXPECT_EQ(problem_name(post(processor, at(trip, "weighings"),
                              weighing_body("destination", 17990, 10000, minute(59)))),
            "time-order");
}

TEST_F(OnTheRoad, ATrackOffItsCorridorIsSaidOnce) {
  Journey trip = journey();
  in_transit(trip);
  service->set_now(minute(100));
  // The way is 20 km along 23.30° north; 23.33° is 3.3 km off it.
  const Response inside = post(carrier, at(trip, "positions"),
                               points({point(60, 113100000, 23300000), point(70, 113140000, 23305000)}));
  EXPECT_EQ(member(inside, "deviated"), "false") << inside.body;
  const auto off = points(
      {point(72, 113160000, 23330000), point(78, 113170000, 23330000), point(83, 113180000, 23330000)});
  const Response outside = post(carrier, at(trip, "positions"), off);
  EXPECT_EQ(member(outside, "deviated"), "true") << outside.body;
  EXPECT_EQ(member(outside, "points"), "5");
  EXPECT_EQ(member(post(carrier, at(trip, "positions"), off), "points"), "5") << "known points count once";
  std::vector<FeedEvent> said = service->said("track.deviated");
  std::erase_if(said, [&](const FeedEvent& event) { return event.subject != trip.load; });
  ASSERT_EQ(said.size(), 1u);
  const JsonDocument data = parse_json(said[0].data.text);
  EXPECT_EQ(data["rule"].GetString(), std::string("outside_corridor"));
  EXPECT_EQ(data["corridor_metres"].GetInt64(), 2000);
  EXPECT_NEAR(static_cast<double>(data["farthest_metres"].GetInt64()), 3340, 20);
  const JsonDocument track = parse_json(get(processor, at(trip, "positions")).body);
  EXPECT_EQ(track["points"].Size(), 5u);
  EXPECT_EQ(track["planned"].Size(), 2u);
}

TEST_F(OnTheRoad, PointsBeforeDepartureOrInTheFutureAreNamed) {
  Journey trip = journey();
  in_transit(trip);
  const Response bad = post(carrier, at(trip, "positions"),
                            points({point(59, 113100000, 23300000), point(60, 113100000, 23300000),
                                    point(63, 113100000, 23300000)}));
  EXPECT_EQ(problem_name(bad), "positions-unusable");
  EXPECT_NE(bad.body.find("/points/0/at"), std::string::npos);
  EXPECT_NE(bad.body.find("/points/2/at"), std::string::npos);
  EXPECT_EQ(bad.body.find("/points/1/at"), std::string::npos);
}

}  // namespace heliu::transport
