// Insurance on the real database: each operation's good answer, bad input, wrong role, repeat, unknown id;
// and what it says as policies, the calendar and trades change.
#include <gtest/gtest.h>

#include "insurance/api.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::insurance {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

class InsuranceService : public ::testing::Test {
 protected:
  void SetUp() override {
    service.set_now(Instant::parse("2026-11-24T02:00:00Z").value());
    enroll(processor, "processor");
    enroll(producer, "producer");
    enroll(carrier, "carrier");
  }

  void enroll(const Uuid& id, const std::string& kind) {
    service.hear(
        "registry", "enterprise.registered", id,
        R"({"id":")" + id.text() + R"(","name":"示范企业","kinds":[")" + kind + R"("],"city":"4406"})");
  }
  static std::string policy_body(const Uuid& enterprise, const std::string& number,
                                 const std::string& kind = "EPL", const std::string& to = "2026-12-31",
                                 std::int64_t limit = 1000) {
    return R"({"enterprise_id":")" + enterprise.text() + R"(","policy_number":")" + number + R"(","kind":")" +
           kind + R"(","limit_fen":)" + std::to_string(limit) + R"(,"valid_from":"2026-01-01","valid_to":")" +
           to + "\"}";
  }
  Uuid policy(const Uuid& enterprise, const std::string& number, const std::string& kind = "EPL",
              const std::string& to = "2026-12-31", std::int64_t limit = 1000) {
    const Response made =
        service.call(insurer, "POST", "/v1/policies", policy_body(enterprise, number, kind, to, limit));
    EXPECT_EQ(made.status, 201) << made.body;
    return Uuid::parse(member(made, "id")).value_or(Uuid{});
  }
  Uuid trade(std::int64_t amount) {
    const Uuid id = Uuid::v7();
    service.hear("market", "trade.struck", id,
                 R"({"id":")" + id.text() + R"(","producer_id":")" + producer.text() +
                     R"(","processor_id":")" + processor.text() + R"(","carrier_id":")" + carrier.text() +
                     R"(","amount_fen":)" + std::to_string(amount) + "}");
    return id;
  }
  std::string claim_body(const Uuid& policy, const std::string& day = "2026-11-20",
                         std::int64_t amount = 600) {
    return R"({"policy_id":")" + policy.text() + R"(","amount_fen":)" + std::to_string(amount) +
           R"(,"incident_on":")" + day + R"(","reason":"泄漏"})";
  }
  std::string last_said(const std::string& type) {
    const auto events = service.said(type);
    return events.empty() ? "" : events.back().data.text;
  }

  const Uuid processor = Uuid::v7(), producer = Uuid::v7(), carrier = Uuid::v7();
  const Caller insurer = test::caller("insurer", Uuid::v7()), regulator = test::caller("regulator");
  const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
  TestService service{"insurance", assemble};
};

TEST_F(InsuranceService, RecordsAPolicyAndSaysTheCoverItGives) {
  const Response made = service.call(insurer, "POST", "/v1/policies", policy_body(processor, "P-1"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "insurer_id"), insurer.enterprise.text());
  EXPECT_EQ(member(made, "allowed_actions"), R"(["end","claim"])");
  EXPECT_EQ(service.said("policy.recorded").size(), 1u);
  const std::string cover = last_said("cover.changed");
  EXPECT_NE(cover.find(R"("in_force":true)"), std::string::npos) << cover;
  EXPECT_NE(cover.find(R"("limit_fen":1000)"), std::string::npos) << cover;
  const Response read = service.call(insurer, "GET", "/v1/policies/" + member(made, "id"));
  EXPECT_EQ(read.headers.at("etag"), "\"v1\"");
}

TEST_F(InsuranceService, RefusesBadPolicies) {
  EXPECT_EQ(service.call(insurer, "POST", "/v1/policies", R"({"kind":"LIFE","limit_fen":0})").status, 422);
  EXPECT_EQ(problem_name(service.call(insurer, "POST", "/v1/policies",
                                      policy_body(processor, "P-1", "EPL", "2025-12-31"))),
            "period-invalid");
  EXPECT_EQ(problem_name(service.call(insurer, "POST", "/v1/policies", policy_body(Uuid::v7(), "P-1"))),
            "not-found");
  policy(processor, "P-1");
  EXPECT_EQ(problem_name(service.call(insurer, "POST", "/v1/policies", policy_body(processor, "P-1"))),
            "policy-number-taken");
}

TEST_F(InsuranceService, LetsInsurersRecordAndRegulatorsRequire) {
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/policies", policy_body(processor, "P-1"))),
            "forbidden");
  EXPECT_EQ(problem_name(service.call({}, "GET", "/v1/policies")), "unauthenticated");
  EXPECT_EQ(problem_name(service.call(
                insurer, "POST", "/v1/requirements",
                R"({"enterprise_kind":"processor","limit_fen":1,"valid_from":"2026-01-01","basis":"文件"})")),
            "forbidden");
  const Uuid id = policy(processor, "P-1");
  const std::string decision = R"({"decision":"rejected","reason":"x"})";
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/policies/" + id.text() + "/end",
                                      R"({"ended_on":"2026-11-25","reason":"退保"})")),
            "forbidden");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/claims", claim_body(id))), "forbidden");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/claims/" + nobody + "/decision", decision)),
            "forbidden");
}

TEST_F(InsuranceService, GivesARepeatTheFirstAnswerAndDoesNothing) {
  const Headers key{{"idempotency-key", "one"}};
  const Response first = service.call(insurer, "POST", "/v1/policies", policy_body(processor, "P-1"), key);
  const Response again = service.call(insurer, "POST", "/v1/policies", policy_body(processor, "P-1"), key);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.at("idempotency-hit"), "true");
  EXPECT_EQ(service.said("policy.recorded").size(), 1u);

  const std::string id = member(first, "id"), end = R"({"ended_on":"2026-11-24","reason":"退保"})";
  const Headers two{{"idempotency-key", "two"}}, three{{"idempotency-key", "three"}};
  const Headers four{{"idempotency-key", "four"}}, five{{"idempotency-key", "five"}};
  const std::string claim = claim_body(Uuid::parse(id).value());
  EXPECT_EQ(service.call(insurer, "POST", "/v1/claims", claim, two).body,
            service.call(insurer, "POST", "/v1/claims", claim, two).body);
  const std::string decide =
      "/v1/claims/" + service.said("claim.opened").front().subject.text() + "/decision";
  const std::string rejected = R"({"decision":"rejected","reason":"除外"})";
  EXPECT_EQ(service.call(insurer, "POST", decide, rejected, three).status, 200);
  EXPECT_EQ(service.call(insurer, "POST", decide, rejected, three).status, 200);
  EXPECT_EQ(service.call(insurer, "POST", "/v1/policies/" + id + "/end", end, four).status, 200);
  EXPECT_EQ(service.call(insurer, "POST", "/v1/policies/" + id + "/end", end, four).status, 200);
  const std::string rule =
      R"({"enterprise_kind":"carrier","limit_fen":1,"valid_from":"2026-01-01","basis":"文件"})";
  EXPECT_EQ(service.call(regulator, "POST", "/v1/requirements", rule, five).body,
            service.call(regulator, "POST", "/v1/requirements", rule, five).body);
  for (const char* type : {"claim.opened", "claim.decided", "policy.ended", "requirement.recorded"})
    EXPECT_EQ(service.said(type).size(), 1u) << type;
}

TEST_F(InsuranceService, EndsAPolicyOnceAndLosesTheCover) {
  const std::string path = "/v1/policies/" + policy(processor, "P-1").text();
  const std::string body = R"({"ended_on":"2026-11-24","reason":"退保"})";
  EXPECT_EQ(problem_name(service.call(caller("insurer", Uuid::v7()), "POST", path + "/end", body)),
            "not-found");
  EXPECT_EQ(
      problem_name(service.call(insurer, "POST", path + "/end", R"({"ended_on":"2027-01-01","reason":"x"})")),
      "end-outside-period");
  EXPECT_EQ(service.call(insurer, "POST", path + "/end", "{}").status, 422);
  EXPECT_EQ(problem_name(service.call(insurer, "POST", "/v1/policies/" + nobody + "/end", body)),
            "not-found");
  const Response ended = service.call(insurer, "POST", path + "/end", body);
  ASSERT_EQ(ended.status, 200) << ended.body;
  EXPECT_EQ(ended.headers.at("etag"), "\"v2\"");
  EXPECT_NE(last_said("cover.changed").find(R"("in_force":false)"), std::string::npos);
  EXPECT_EQ(problem_name(service.call(insurer, "POST", path + "/end", body)), "policy-already-ended");
}

TEST_F(InsuranceService, ShowsAPolicyToItsPartiesAndTheRegulatorOnly) {
  const Uuid id = policy(processor, "P-1");
  policy(carrier, "P-2", "CARRIER");
  const std::string path = "/v1/policies/" + id.text();
  EXPECT_EQ(service.call(caller("processor", processor), "GET", path).status, 200);
  EXPECT_EQ(service.call(regulator, "GET", path).status, 200);
  EXPECT_EQ(problem_name(service.call(caller("processor", Uuid::v7()), "GET", path)), "not-found");
  EXPECT_EQ(problem_name(service.call(regulator, "GET", "/v1/policies/" + nobody)), "not-found");
  EXPECT_EQ(service.call(regulator, "GET", "/v1/policies/17").status, 400);

  const auto listed = [&](const Caller& who, const std::string& query) {
    const Response page = service.call(who, "GET", "/v1/policies" + query);
    EXPECT_EQ(page.status, 200) << page.body;
    return parse_json(page.body)["items"].Size();
  };
  EXPECT_EQ(listed(regulator, ""), 2u);
  EXPECT_EQ(listed(regulator, "?enterprise_id=" + carrier.text()), 1u);
  EXPECT_EQ(listed(insurer, ""), 2u);
  EXPECT_EQ(listed(insurer, "?enterprise_id=" + processor.text()), 1u);
  EXPECT_EQ(listed(caller("processor", processor), ""), 1u);
  EXPECT_EQ(listed(caller("processor", Uuid::v7()), ""), 0u);
}

TEST_F(InsuranceService, FindsTheLapseOfAPolicyByTheCalendar) {
  policy(processor, "P-1", "EPL", "2026-11-24");
  service.tick("covers due");
  const std::size_t said = service.said("cover.changed").size();
  service.set_now(Instant::parse("2026-11-24T16:00:00Z").value());  // midnight in China
  service.tick("covers due");
  EXPECT_EQ(service.said("cover.changed").size(), said + 1);
  EXPECT_NE(last_said("cover.changed").find(R"("in_force":false)"), std::string::npos);
  service.tick("covers due");
  EXPECT_EQ(service.said("cover.changed").size(), said + 1) << "said once";
}

TEST_F(InsuranceService, RecomputesEveryCoverWhenARequirementIsRecorded) {
  policy(processor, "P-1");
  const Response made = service.call(
      regulator, "POST", "/v1/requirements",
      R"({"enterprise_kind":"processor","limit_fen":1001,"valid_from":"2026-11-01","basis":"示范要求"})");
  ASSERT_EQ(made.status, 201) << made.body;
  service.tick("covers due");
  const std::string cover = last_said("cover.changed");
  EXPECT_NE(cover.find(R"("sufficient":false)"), std::string::npos) << cover;
  EXPECT_NE(cover.find(R"("required_fen":1001)"), std::string::npos) << cover;
  EXPECT_EQ(service.call(regulator, "POST", "/v1/requirements", R"({"limit_fen":-1})").status, 422);
  const Response list = service.call(insurer, "GET", "/v1/requirements");
  EXPECT_EQ(parse_json(list.body)["items"].Size(), 3u) << "two rows of law and the new one";
}

TEST_F(InsuranceService, ShowsCoverAndExposureToWhomTheyConcern) {
  policy(processor, "P-1");
  trade(-700);
  const Uuid big = trade(2000), load = Uuid::v7();
  service.hear(
      "transport", "load.departed", load,
      R"({"load_id":")" + load.text() + R"(","trade_id":")" + big.text() + R"(","kilograms":27000})");
  const std::string path = "/v1/covers/" + processor.text();
  const Response mine = service.call(caller("processor", processor), "GET", path);
  ASSERT_EQ(mine.status, 200) << mine.body;
  const JsonDocument view = parse_json(mine.body);
  EXPECT_EQ(view["exposure"]["open_trades"].GetInt64(), 2);
  EXPECT_EQ(view["exposure"]["amount_fen"].GetInt64(), 2700);
  EXPECT_EQ(view["exposure"]["in_transit_kilograms"].GetInt64(), 27000);
  EXPECT_EQ(view["cover"]["limit_fen"].GetInt64(), 1000);
  EXPECT_EQ(view["policies"].Size(), 1u);
  EXPECT_EQ(member(service.call(insurer, "GET", path + "?on=2027-06-01"), "is_short"), "true");
  EXPECT_EQ(problem_name(service.call(caller("producer", producer), "GET", path)), "not-found");
  EXPECT_EQ(problem_name(service.call(regulator, "GET", "/v1/covers/" + nobody)), "not-found");
  EXPECT_EQ(service.call(regulator, "GET", "/v1/covers/17").status, 400);

  service.hear("transport", "load.accepted", load, R"({"load_id":")" + load.text() + "\"}");
  service.hear("market", "trade.completed", big, R"({"trade_id":")" + big.text() + "\"}");
  const JsonDocument after = parse_json(service.call(regulator, "GET", path).body);
  EXPECT_EQ(after["exposure"]["amount_fen"].GetInt64(), 700);
  EXPECT_EQ(after["exposure"]["in_transit_kilograms"].GetInt64(), 0);
}

TEST_F(InsuranceService, SaysOnceThatCoverIsShortWhileTradesAreOpen) {
  const Uuid id = policy(processor, "P-1");
  policy(carrier, "P-2", "CARRIER");
  trade(500);
  EXPECT_TRUE(service.said("cover.short").empty());
  service.call(insurer, "POST", "/v1/policies/" + id.text() + "/end",
               R"({"ended_on":"2026-11-24","reason":"退保"})");
  trade(300);
  const auto short_events = service.said("cover.short");
  ASSERT_EQ(short_events.size(), 1u);
  EXPECT_EQ(short_events[0].subject, processor);
  EXPECT_NE(short_events[0].data.text.find(R"("exposure_fen":500)"), std::string::npos);
  EXPECT_NE(short_events[0].data.text.find("no EPL policy in force"), std::string::npos);
}

TEST_F(InsuranceService, OpensAndDecidesAClaimWithinTheCumulativeLimit) {
  const Uuid id = policy(processor, "P-1");
  const Caller insured = caller("processor", processor);
  const Response opened = service.call(insured, "POST", "/v1/claims", claim_body(id));
  ASSERT_EQ(opened.status, 201) << opened.body;
  const std::string path = "/v1/claims/" + member(opened, "id") + "/decision";
  const std::string pays = R"({"decision":"accepted","paid_fen":600,"reason":"属保险责任"})";
  EXPECT_EQ(problem_name(service.call(caller("insurer", Uuid::v7()), "POST", path, pays)), "not-found");
  EXPECT_EQ(service.call(insurer, "POST", path, R"({"decision":"perhaps"})").status, 422);
  const Response decided = service.call(insurer, "POST", path, pays);
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(member(decided, "state"), "accepted");
  EXPECT_EQ(problem_name(service.call(insurer, "POST", path, pays)), "claim-already-decided");

  const Response second = service.call(insurer, "POST", "/v1/claims", claim_body(id));
  EXPECT_EQ(
      problem_name(service.call(insurer, "POST", "/v1/claims/" + member(second, "id") + "/decision", pays)),
      "limit-exhausted");
  EXPECT_EQ(service.said("claim.opened").size(), 2u);
  EXPECT_EQ(service.said("claim.decided").size(), 1u);
  EXPECT_EQ(problem_name(service.call(insurer, "POST", "/v1/claims/" + nobody + "/decision", pays)),
            "not-found");
}

TEST_F(InsuranceService, RefusesClaimsOutsideThePolicy) {
  const Uuid id = policy(processor, "P-1");
  const Caller insured = caller("processor", processor);
  const auto refused = [&](const Caller& who, const std::string& body) {
    return problem_name(service.call(who, "POST", "/v1/claims", body));
  };
  EXPECT_EQ(refused(insured, claim_body(id, "2025-12-31")), "incident-not-covered");
  EXPECT_EQ(refused(insured, claim_body(id, "2026-11-25")), "incident-in-future");
  EXPECT_EQ(refused(caller("processor", Uuid::v7()), claim_body(id)), "not-found");
  EXPECT_EQ(refused(insured, claim_body(Uuid::v7())), "not-found");
  EXPECT_EQ(service.call(insured, "POST", "/v1/claims", claim_body(id, "2026-11-20", 0)).status, 422);
  std::string with_trade = claim_body(id);
  with_trade.pop_back();
  EXPECT_EQ(refused(insured, with_trade + R"(,"trade_id":")" + nobody + "\"}"), "not-found");
  EXPECT_EQ(
      service.call(insured, "POST", "/v1/claims", with_trade + R"(,"trade_id":")" + trade(1).text() + "\"}")
          .status,
      201);
  EXPECT_EQ(parse_json(service.call(regulator, "GET", "/v1/claims").body)["items"].Size(), 1u);
  EXPECT_EQ(parse_json(service.call(insured, "GET", "/v1/claims").body)["items"].Size(), 1u);
  EXPECT_EQ(parse_json(service.call(caller("carrier", carrier), "GET", "/v1/claims").body)["items"].Size(),
            0u);
}

TEST_F(InsuranceService, TakesEachFactOnceHoweverOftenItIsDelivered) {
  policy(processor, "P-1");
  trade(500);
  const std::size_t said = service.said().size();
  for (const char* feed : {"registry", "market"}) service.hear_again(feed);
  EXPECT_EQ(service.said().size(), said);
  const JsonDocument view = parse_json(service.call(regulator, "GET", "/v1/covers/" + processor.text()).body);
  EXPECT_EQ(view["exposure"]["open_trades"].GetInt64(), 1);
}

TEST_F(InsuranceService, PassesOverAFactThatCanNotBeRead) {
  service.hear("market", "trade.struck", Uuid::v7(), R"({"id":17})");
  trade(500);
  const JsonDocument view = parse_json(service.call(regulator, "GET", "/v1/covers/" + processor.text()).body);
  EXPECT_EQ(view["exposure"]["open_trades"].GetInt64(), 1);
}

}  // namespace heliu::insurance
