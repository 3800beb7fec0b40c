// What the scale shows, against the vehicle and the trade; and when a decision was booked.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class Weights : public Road {
 protected:
  static Journey waybilled_for(std::int64_t traded, std::int64_t declared, bool last = true) {
    Journey trip = journey(traded);
    waybilled_of(trip, declared, last);
    return trip;
  }
  static void waybilled_of(Journey& trip, std::int64_t declared, bool last) {
    const Response made = post(producer, "/v1/manifests", manifest_body(trip, new_number(), declared, last));
    ASSERT_EQ(made.status, 201) << made.body;
    trip.load = Uuid::parse(member(made, "id")).value();
    ASSERT_EQ(post(carrier, at(trip, "waybill"), waybill_body(trip, declared)).status, 200);
  }
  static Response weigh(const Journey& trip, std::int64_t net, std::int64_t tare = 10000) {
    return post(producer, at(trip, "weighings"), weighing_body("origin", tare + net, tare, minute(0)));
  }
  static Response accept(const Journey& trip, const std::string& rest) {
    return post(processor, at(trip, "acceptance"), R"({"method":"R4",)" + rest + "}");
  }
};

TEST_F(Weights, OneKilogramDeclaredAndSixtyTonnesLoadedStaysInTheYard) {
  const Journey trip = waybilled_for(100000, 1);
  const Response heavy = weigh(trip, 60000);
  EXPECT_EQ(problem_name(heavy), "vehicle-load-exceeded");
  EXPECT_NE(heavy.body.find("15000"), std::string::npos) << heavy.body;
  EXPECT_EQ(state(trip), "waybilled") << "it can unload and be weighed again";
  EXPECT_EQ(weigh(trip, 15000).status, 200);
}

TEST_F(Weights, NoMoreLeavesThanTheTradeAndTheToleranceOfTheScale) {
  const Journey trip = waybilled_for(10000, 8000);
  const Response over = weigh(trip, 10061);  // 0.3 % of 20,061 kg is 60 kg
  EXPECT_EQ(problem_name(over), "trade-weight-exceeded");
  EXPECT_NE(over.body.find("60"), std::string::npos);
  EXPECT_EQ(member(weigh(trip, 10060), "origin_kilograms"), "10060");
}

TEST_F(Weights, ALoadCountsAsWeighedAgainstTheOthersOfItsTrade) {
  Journey first = journey(20000);
  waybilled_of(first, 1, false);
  ASSERT_EQ(weigh(first, 12000).status, 200);
  Journey second = first;
  second.plate = "粤E70077";
  vehicle(second);
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(second, new_number(), 8001))),
            "trade-kilograms-exceeded");
  waybilled_of(second, 8000, true);
  EXPECT_EQ(problem_name(weigh(second, 9000)), "trade-weight-exceeded");
}

TEST_F(Weights, AVehicleWhoseMaximumWasLoweredSinceDoesNotLeave) {
  Journey trip = journey();
  loaded(trip);
  service->hear("registry", "vehicle.recorded", trip.trade,
                R"({"id":")" + trip.trade.text() + R"(","carrier_id":")" + carrier_id.text() +
                    R"(","plate":")" + trip.plate +
                    R"(","permit_number":"V","classes":["9"],"valid_to":"2028-12-31",)" +
                    R"("max_load_kilograms":7999})");
  EXPECT_EQ(problem_name(post(carrier, at(trip, "departure"), "{}")), "vehicle-load-exceeded");
}

TEST_F(Weights, AReceiverTakesNoMoreThanTheTradeWhateverItsScaleShows) {
  Journey trip = journey();
  weighed(trip, 60000);
  EXPECT_EQ(problem_name(accept(trip, R"("accepted_kilograms":60000,"refused_kilograms":0)")),
            "trade-weight-exceeded");
  EXPECT_EQ(
      member(accept(trip, R"("accepted_kilograms":8000,"refused_kilograms":52000,"reason":"超量")"), "state"),
      "accepted");
}

TEST_F(Weights, ADecisionSaidToBeEarlierIsBookedWhenItComesIn) {
  Journey trip = journey();
  weighed(trip);
  service->set_now(minute(9000));
  const auto said = [](Instant at) {
    return R"("accepted_kilograms":7990,"refused_kilograms":0,"accepted_at":")" + at.text() + "\"";
  };
  EXPECT_EQ(problem_name(accept(trip, said(minute(119)))), "time-order") << "before the arrival";
  EXPECT_EQ(problem_name(accept(trip, said(minute(9003)))), "time-in-future");
  const Response done = accept(trip, said(minute(131)));
  EXPECT_EQ(member(done, "decided_at"), minute(131).text()) << done.body;
  EXPECT_EQ(member(done, "booked_at"), minute(9000).text());
  const JsonDocument event = parse_json(service->said("load.accepted").back().data.text);
  EXPECT_EQ(event["booked_at"].GetString(), minute(9000).text());
}

TEST_F(Weights, AClockThatRunsAheadDecidesNow) {
  Journey trip = journey();
  weighed(trip);
  const Response done = accept(
      trip, R"("accepted_kilograms":7990,"refused_kilograms":0,"accepted_at":")" + minute(131).text() + "\"");
  EXPECT_EQ(member(done, "decided_at"), minute(130).text()) << done.body;
}

}  // namespace heliu::transport
