// Credit on the real database: evidence in, ratings and rating.changed out.
#include <gtest/gtest.h>

#include "credit/api.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::credit {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

class CreditService : public ::testing::Test {
 protected:
  void SetUp() override {
    service.set_now(Instant::parse("2026-11-24T02:00:00Z").value());
    for (const Uuid& id : {processor, producer})
      service.hear("registry", "enterprise.registered", id,
                   R"({"id":")" + id.text() + R"(","name":"示范企业"})");
  }
  std::string path(const Uuid& enterprise) const { return "/v1/ratings/" + enterprise.text(); }
  std::string grade(const Uuid& enterprise) {
    return member(service.call(regulator, "GET", path(enterprise)), "grade");
  }
  std::string score(const Uuid& enterprise) {
    return member(service.call(regulator, "GET", path(enterprise)), "score_permille");
  }
  void cover(const Uuid& enterprise, bool in_force) {
    const std::string yes = in_force ? "true" : "false";
    service.hear("insurance", "cover.changed", enterprise,
                 R"({"enterprise_id":")" + enterprise.text() + R"(","limit_fen":1,"in_force":)" + yes +
                     R"(,"sufficient":)" + yes + "}");
  }
  static std::string assessment(const Uuid& enterprise, const std::string& item, int points) {
    return R"({"enterprise_id":")" + enterprise.text() + R"(","item":")" + item + R"(","points":)" +
           std::to_string(points) + R"(,"period":2025,"source":"示范通报"})";
  }
  static std::string veto(const Uuid& enterprise, const std::string& kind = "illegal_dumping") {
    return R"({"enterprise_id":")" + enterprise.text() + R"(","kind":")" + kind +
           R"(","decided_on":"2026-11-01","document":"示范决定书"})";
  }
  static std::string incident(const Uuid& enterprise) {
    return R"({"enterprise_id":")" + enterprise.text() +
           R"(","happened_on":"2026-11-02","description":"泄漏","source":"示范通报"})";
  }
  Uuid load() {
    const Uuid id = Uuid::v7();
    service.hear("transport", "manifest.opened", id,
                 R"({"load_id":")" + id.text() + R"(","producer_id":")" + producer.text() +
                     R"(","processor_id":")" + processor.text() + R"(","carrier_id":")" + id.text() +
                     R"(","manifest_number":"20264406000001"})");
    return id;
  }

  const Uuid processor = Uuid::v7(), producer = Uuid::v7();
  const Caller regulator = caller("regulator");
  const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
  TestService service{"credit", assemble};
};

TEST_F(CreditService, DoesNotRateWithoutAFact) {
  const Response answer = service.call(regulator, "GET", path(processor));
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(member(answer, "grade"), "null");
  cover(processor, false);  // nobody insured it yet: nothing lapsed
  EXPECT_EQ(grade(processor), "null");
  EXPECT_TRUE(service.said("rating.changed").empty());
}

TEST_F(CreditService, RatesFromTheFirstFactAndSaysEachChange) {
  cover(processor, true);
  EXPECT_EQ(grade(processor), "blue");
  EXPECT_EQ(score(processor), "790");
  cover(processor, false);
  EXPECT_EQ(grade(processor), "yellow");
  const auto said = service.said("rating.changed");
  ASSERT_EQ(said.size(), 2u);
  EXPECT_NE(said[1].data.text.find(R"("previous":"blue")"), std::string::npos) << said[1].data.text;
  EXPECT_NE(said[1].data.text.find("cover_lapsed"), std::string::npos);
  cover(processor, false);
  EXPECT_EQ(service.said("rating.changed").size(), 2u) << "the same again is no change";
}

TEST_F(CreditService, RecordsAnOfficialResult) {
  const Response made =
      service.call(regulator, "POST", "/v1/assessments", assessment(processor, "penalties", 100));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(grade(processor), "green");
  EXPECT_EQ(service.said("assessment.recorded").size(), 1u);
  const Response detail = service.call(caller("processor", processor), "GET", path(processor));
  EXPECT_NE(member(detail, "reasons").find("示范通报"), std::string::npos);
  EXPECT_EQ(parse_json(detail.body)["history"].Size(), 1u);
  EXPECT_EQ(member(detail, "weight_permille"), "150");
}

TEST_F(CreditService, ShowsTheGradeToAllAndTheReasonsToWhomTheyConcern) {
  service.call(regulator, "POST", "/v1/assessments", assessment(processor, "penalties", 100));
  const Response stranger = service.call(caller("producer", producer), "GET", path(processor));
  EXPECT_EQ(member(stranger, "grade"), "green");
  EXPECT_EQ(member(stranger, "reasons"), "[]");
  EXPECT_NE(member(service.call(caller("insurer", Uuid::v7()), "GET", path(processor)), "reasons"), "[]");
  const Response list = service.call(caller("producer", producer), "GET", "/v1/ratings?grade=green");
  EXPECT_EQ(parse_json(list.body)["items"].Size(), 1u);
  EXPECT_EQ(parse_json(service.call(regulator, "GET", "/v1/ratings?grade=red").body)["items"].Size(), 0u);
  EXPECT_EQ(problem_name(service.call(regulator, "GET", "/v1/ratings/" + nobody)), "not-found");
  EXPECT_EQ(service.call(regulator, "GET", "/v1/ratings/17").status, 400);
  EXPECT_EQ(service.call(regulator, "GET", "/v1/ratings?grade=pink").status, 400);
}

TEST_F(CreditService, MakesAVetoRedAndItsLiftingYellow) {
  service.call(regulator, "POST", "/v1/assessments", assessment(processor, "penalties", 100));
  const Response made = service.call(regulator, "POST", "/v1/vetoes", veto(processor));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(grade(processor), "red");
  const std::string lift = "/v1/vetoes/" + member(made, "id") + "/lift";
  EXPECT_EQ(
      problem_name(service.call(regulator, "POST", lift, R"({"lifted_on":"2026-10-31","reason":"整改"})")),
      "lifted-before-decided");
  EXPECT_EQ(
      problem_name(service.call(regulator, "POST", lift, R"({"lifted_on":"2026-11-25","reason":"整改"})")),
      "day-in-future");
  EXPECT_EQ(service.call(regulator, "POST", lift, "{}").status, 422);
  const std::string good = R"({"lifted_on":"2026-11-20","reason":"整改"})";
  EXPECT_EQ(service.call(regulator, "POST", lift, good).status, 200);
  EXPECT_EQ(grade(processor), "yellow");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", lift, good)), "veto-already-lifted");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/vetoes/" + nobody + "/lift", good)),
            "not-found");
}

TEST_F(CreditService, LowersTheGradeByOneForAnAccident) {
  service.call(regulator, "POST", "/v1/assessments", assessment(processor, "penalties", 100));
  EXPECT_EQ(service.call(regulator, "POST", "/v1/incidents", incident(processor)).status, 201);
  EXPECT_EQ(grade(processor), "blue");
  EXPECT_EQ(service.said("incident.recorded").size(), 1u);
}

TEST_F(CreditService, RefusesEvidenceThatCanNotStand) {
  const auto refused = [&](const std::string& target, const std::string& body) {
    return problem_name(service.call(regulator, "POST", target, body));
  };
  EXPECT_EQ(refused("/v1/assessments", assessment(processor, "moon_phase", 50)), "item-unknown");
  EXPECT_EQ(
      service.call(regulator, "POST", "/v1/assessments", assessment(processor, "penalties", 101)).status,
      422);
  EXPECT_EQ(refused("/v1/assessments", assessment(Uuid::v7(), "penalties", 50)), "not-found");
  EXPECT_EQ(refused("/v1/vetoes", veto(processor, "bad_manners")), "veto-kind-unknown");
  EXPECT_EQ(refused("/v1/vetoes", veto(Uuid::v7())), "not-found");
  EXPECT_EQ(service.call(regulator, "POST", "/v1/vetoes", "{}").status, 422);
  EXPECT_EQ(refused("/v1/incidents", incident(Uuid::v7())), "not-found");
  EXPECT_EQ(service.call(regulator, "POST", "/v1/incidents", "{}").status, 422);
}

TEST_F(CreditService, LetsOnlyTheRegulatorRecordEvidence) {
  const Caller other = caller("processor", processor);
  EXPECT_EQ(
      problem_name(service.call(other, "POST", "/v1/assessments", assessment(processor, "penalties", 100))),
      "forbidden");
  EXPECT_EQ(problem_name(service.call(other, "POST", "/v1/vetoes", veto(producer))), "forbidden");
  EXPECT_EQ(problem_name(service.call(other, "POST", "/v1/incidents", incident(producer))), "forbidden");
  EXPECT_EQ(problem_name(service.call(other, "POST", "/v1/vetoes/" + nobody + "/lift",
                                      R"({"lifted_on":"2026-11-20","reason":"整改"})")),
            "forbidden");
  EXPECT_EQ(problem_name(service.call({}, "GET", "/v1/ratings")), "unauthenticated");
}

TEST_F(CreditService, GivesARepeatTheFirstAnswerAndDoesNothing) {
  const auto twice = [&](const std::string& target, const std::string& body) {
    const Headers key{{"idempotency-key", target}};
    const Response first = service.call(regulator, "POST", target, body, key);
    EXPECT_LT(first.status, 300) << first.body;
    EXPECT_EQ(service.call(regulator, "POST", target, body, key).body, first.body);
    return member(first, "id");
  };
  twice("/v1/assessments", assessment(processor, "penalties", 100));
  twice("/v1/incidents", incident(processor));
  const std::string id = twice("/v1/vetoes", veto(processor));
  twice("/v1/vetoes/" + id + "/lift", R"({"lifted_on":"2026-11-20","reason":"整改"})");
  for (const char* type : {"assessment.recorded", "incident.recorded", "veto.recorded", "veto.lifted"})
    EXPECT_EQ(service.said(type).size(), 1u) << type;
}

TEST_F(CreditService, CountsLoadsInOrderAndThoseRefusedForTheirContent) {
  const Uuid good = load(), bad = load();
  service.hear("transport", "load.arrived", good,
               R"({"load_id":")" + good.text() + R"(","at":"2026-11-23T02:00:00.000Z"})");
  service.hear("transport", "load.accepted", good,
               R"({"load_id":")" + good.text() +
                   R"(","refused_kilograms":0,"accepted_at":"2026-11-23T03:00:00.000Z"})");
  EXPECT_EQ(score(producer), "790");
  EXPECT_EQ(score(processor), "790");
  service.hear(
      "transport", "load.refused", bad,
      R"({"load_id":")" + bad.text() + R"(","reason":"成分与申报不符","at":"2026-11-23T04:00:00.000Z"})");
  EXPECT_EQ(score(producer), "690");
  EXPECT_EQ(score(processor), "790");
}

TEST_F(CreditService, CountsAnAcceptanceLaterThanFiveWorkingDaysAgainstTheReceiver) {
  const Uuid late = load();
  service.hear("transport", "load.arrived", late,
               R"({"load_id":")" + late.text() + R"(","at":"2026-11-13T02:00:00.000Z"})");
  service.hear("transport", "load.accepted", late,
               R"({"load_id":")" + late.text() +
                   R"(","refused_kilograms":0,"accepted_at":"2026-11-23T03:00:00.000Z"})");
  EXPECT_EQ(score(processor), "740");
  EXPECT_EQ(score(producer), "790");
}

TEST_F(CreditService, CountsAnAcceptanceSaidTooLateAsLateWhateverDayItNames) {
  const Uuid late = load();
  service.hear("transport", "load.arrived", late,
               R"({"load_id":")" + late.text() + R"(","at":"2026-11-13T02:00:00.000Z"})");
  service.hear("transport", "load.accepted", late,
               R"({"load_id":")" + late.text() +
                   R"(","refused_kilograms":0,"accepted_at":"2026-11-13T03:00:00.000Z",)" +
                   R"("booked_at":"2026-11-23T03:00:00.000Z"})");
  EXPECT_EQ(score(processor), "740");
}

TEST_F(CreditService, CountsAFlagOnlyWhenAPersonFoundAViolation) {
  const Uuid flag = Uuid::v7(), other = Uuid::v7();
  for (const Uuid& id : {flag, other})
    service.hear(
        "supervision", "flag.raised", id,
        R"({"id":")" + id.text() + R"(","indicator":"M01","enterprises":[")" + producer.text() + R"("]})");
  EXPECT_EQ(grade(producer), "null");
  service.hear("supervision", "flag.reviewed", other,
               R"({"flag_id":")" + other.text() + R"(","verdict":"none"})");
  EXPECT_EQ(grade(producer), "null");
  service.hear("supervision", "flag.reviewed", flag,
               R"({"flag_id":")" + flag.text() + R"(","verdict":"violation"})");
  EXPECT_EQ(score(producer), "490");
  EXPECT_EQ(grade(producer), "yellow");
  service.hear_again("supervision");
  EXPECT_EQ(score(producer), "490");
}

TEST_F(CreditService, ForgetsAFactWhenTheWindowHasPassed) {
  const Uuid good = load();
  service.hear("transport", "load.accepted", good,
               R"({"load_id":")" + good.text() +
                   R"(","refused_kilograms":0,"accepted_at":"2026-11-23T03:00:00.000Z"})");
  service.set_now(Instant::parse("2027-11-22T02:00:00Z").value());
  service.tick("ratings due");
  EXPECT_EQ(score(producer), "790");
  service.set_now(Instant::parse("2027-11-23T02:00:00Z").value());
  service.tick("ratings due");
  EXPECT_EQ(grade(producer), "null");
}

TEST_F(CreditService, PublishesItsMethodWithSources) {
  const JsonDocument method =
      parse_json(service.call(caller("producer", producer), "GET", "/v1/rating-methods").body);
  EXPECT_EQ(method["items"].Size(), 7u);
  EXPECT_EQ(method["grades"].Size(), 3u);
  for (const Json& row : method["facts"].GetArray()) EXPECT_NE(row["source"].GetStringLength(), 0u);
}

}  // namespace heliu::credit
