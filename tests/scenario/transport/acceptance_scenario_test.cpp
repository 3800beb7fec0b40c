// Acceptance, refusal and treatment, and the mass they move.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class AtTheGate : public Road {
 protected:
  static Response decide(const Journey& trip, std::int64_t accepted, std::int64_t refused,
                         const std::string& reason = {}, const std::string& method = "R4") {
    return post(processor, at(trip, "acceptance"),
                R"({"accepted_kilograms":)" + std::to_string(accepted) + R"(,"refused_kilograms":)" +
                    std::to_string(refused) + R"(,"method":")" + method + "\"" +
                    (reason.empty() ? "" : R"(,"reason":")" + reason + "\"") + "}");
  }
  static Response treat(const Journey& trip, std::int64_t kilograms, const std::string& method = "R4") {
    return post(processor, at(trip, "treatment"),
                R"({"method":")" + method + R"(","kilograms":)" + std::to_string(kilograms) +
                    R"(,"treated_at":")" + service->now().text() + R"("})");
  }
};

TEST_F(AtTheGate, AnAcceptedLoadSaysEverythingTheMoneyWillAsk) {
  Journey trip = journey();
  accepted(trip);
  const FeedEvent said = service->said("load.accepted").back();
  EXPECT_EQ(said.subject, trip.load);
  const JsonDocument data = parse_json(said.data.text);
  EXPECT_EQ(data["trade_id"].GetString(), trip.trade.text());
  EXPECT_EQ(data["accepted_kilograms"].GetInt64(), 7990);
  EXPECT_EQ(data["refused_kilograms"].GetInt64(), 0);
  EXPECT_EQ(data["manifest_kilograms"].GetInt64(), 8000);
  EXPECT_EQ(data["waybill_kilograms"].GetInt64(), 8000);
  EXPECT_EQ(data["origin"]["gross_kilograms"].GetInt64(), 18000);
  EXPECT_EQ(data["origin"]["net_kilograms"].GetInt64(), 8000);
  EXPECT_EQ(data["destination"]["net_kilograms"].GetInt64(), 7990);
  EXPECT_EQ(data["method"].GetString(), std::string("R4"));
  EXPECT_EQ(data["plate"].GetString(), trip.plate);
  EXPECT_TRUE(data["last_load"].GetBool());
}

TEST_F(AtTheGate, AcceptedAndRefusedKilogramsAreTheNetWeightAndARefusalIsReasoned) {
  Journey trip = journey();
  weighed(trip);
  EXPECT_EQ(problem_name(decide(trip, 7000, 0)), "acceptance-not-net");
  EXPECT_EQ(problem_name(decide(trip, 7000, 990)), "refusal-needs-reason");
  EXPECT_EQ(problem_name(decide(trip, 7990, 0, "", "R99")), "method-unknown");
  const auto said_before = service->said("load.refused").size();
  const Response done = decide(trip, 7000, 990, "包装破损");
  EXPECT_EQ(member(done, "state"), "accepted") << done.body;
  EXPECT_EQ(service->said("load.refused").size(), said_before + 1);
  const JsonDocument refused = parse_json(service->said("load.refused").back().data.text);
  EXPECT_EQ(refused["refused_kilograms"].GetInt64(), 990);
  EXPECT_EQ(refused["reason"].GetString(), std::string("包装破损"));
  EXPECT_EQ(service->said("load.accepted").back().subject, trip.load);
}

TEST_F(AtTheGate, ALoadRefusedWhollyIsNeverSaidToBeAccepted) {
  Journey trip = journey();
  weighed(trip);
  EXPECT_EQ(member(decide(trip, 0, 7990, "与联单不符"), "state"), "refused");
  EXPECT_EQ(service->said("load.refused").back().subject, trip.load);
  for (const FeedEvent& event : service->said("load.accepted")) EXPECT_NE(event.subject, trip.load);
  EXPECT_EQ(problem_name(treat(trip, 1)), "load-not-in-state");
}

TEST_F(AtTheGate, AFrozenOrUninsuredReceiverMayOnlyRefuse) {
  Journey trip = journey();
  weighed(trip);
  cover(processor_id, false);
  EXPECT_EQ(problem_name(decide(trip, 7990, 0)), "policy-not-in-force");
  EXPECT_EQ(member(decide(trip, 0, 7990, "保险到期"), "state"), "refused");
  cover(processor_id, true);
}

TEST_F(AtTheGate, PartialTreatmentsAddUpToTheAcceptedKilograms) {
  Journey trip = journey();
  accepted(trip);
  EXPECT_EQ(problem_name(treat(trip, 1000, "Z9")), "method-unknown");
  EXPECT_EQ(member(treat(trip, 5000), "state"), "accepted");
  EXPECT_EQ(problem_name(treat(trip, 2991)), "treatment-exceeds-accepted");
  const Response done = treat(trip, 2990);
  EXPECT_EQ(member(done, "state"), "treated") << done.body;
  const JsonDocument data = parse_json(service->said("waste.treated").back().data.text);
  EXPECT_EQ(data["kilograms"].GetInt64(), 2990);
  EXPECT_EQ(data["producer_id"].GetString(), producer_id.text());
  const JsonDocument detail = parse_json(get(producer, at(trip, "")).body);
  EXPECT_EQ(detail["treatments"].Size(), 2u);
  EXPECT_EQ(detail["weighings"].Size(), 2u);
  EXPECT_EQ(detail["waybill"]["plate"].GetString(), trip.plate);
  EXPECT_EQ(detail["events"].Size(), 10u);
}

TEST_F(AtTheGate, TreatmentLiesAfterAcceptance) {
  Journey trip = journey();
  accepted(trip);
  const std::string body = R"({"method":"R4","kilograms":10,"treated_at":")" + minute(139).text() + R"("})";
  EXPECT_EQ(problem_name(post(processor, at(trip, "treatment"), body)), "time-order");
}

}  // namespace heliu::transport
