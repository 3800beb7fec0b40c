// A rating from evidence, against hand-computed scores.
#include "credit/rating.hpp"

#include <gtest/gtest.h>

namespace heliu::credit {
namespace {

Date day(const char* text) {
  return Date::parse(text).value();
}
const Date kToday = day("2026-11-24");

Rules rules() {
  const Date begin = day("2014-03-01");
  Rules made;
  made.items = {{"penalties", "", "", 150, begin, ""},
                {"risk_management", "", "", 100, begin, ""},
                {"hazardous_waste_management", "", "", 50, begin, ""}};
  made.floors = {
      {Grade::green, 800, begin, ""}, {Grade::blue, 500, begin, ""}, {Grade::yellow, 0, begin, ""}};
  made.effects = {
      {"cover_in_force", "risk_management", EffectKind::BASE, 79, begin, ""},
      {"cover_lapsed", "risk_management", EffectKind::BASE, 49, begin, ""},
      {"cover_lapsed", "risk_management", EffectKind::CAP, 79, begin, ""},
      {"load_in_order", "hazardous_waste_management", EffectKind::BASE, 79, begin, ""},
      {"flag_violation", "hazardous_waste_management", EffectKind::BASE, 79, begin, ""},
      {"flag_violation", "hazardous_waste_management", EffectKind::DEDUCT, 30, begin, ""},
  };
  made.window_days = 365;
  return made;
}

Assessment official(const char* item, std::int64_t points, std::int64_t period, std::int64_t recorded = 0) {
  return {Uuid::v7(), {}, item, points, period, "a document", Instant{recorded}};
}

SeenFact seen(const char* fact, const char* on) {
  return {Uuid::v7(), {}, fact, day(on), "a fact"};
}

Veto veto(const char* on, std::optional<Date> lifted = {}) {
  Veto made;
  made.kind = "illegal_dumping";
  made.decided_on = day(on);
  made.lifted_on = lifted;
  return made;
}

TEST(Rating, IsNotInventedWithoutFacts) {
  const Rating rating = rate(rules(), {}, kToday);
  EXPECT_EQ(rating.grade, std::nullopt);
  EXPECT_TRUE(rating.reasons.empty());
}

TEST(Rating, StandsOnTheItemsThatHaveFactsOnly) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 100, 2025), official("risk_management", 70, 2025)};
  const Rating rating = rate(rules(), evidence, kToday);
  EXPECT_EQ(rating.score_permille, 880);  // (150·1000 + 100·700) / 250
  EXPECT_EQ(rating.weight_permille, 250);
  EXPECT_EQ(rating.grade, Grade::green);
  ASSERT_EQ(rating.reasons.size(), 2u);
  EXPECT_EQ(rating.reasons[0].fact, "official result 100 for 2025 (a document)");
}

TEST(Rating, RoundsTheScoreHalfUp) {
  EXPECT_EQ(score_of(std::vector<Reason>{{"a", 790, 100, ""}, {"b", 795, 100, ""}}), 793);  // 792.5
}

TEST(Rating, ReachesTheMiddleBandAtMostOnThePlatformsFactsAlone) {
  Evidence evidence;
  evidence.standing = {"cover_in_force"};
  evidence.facts = {seen("load_in_order", "2026-11-01"), seen("load_in_order", "2026-11-02")};
  const Rating rating = rate(rules(), evidence, kToday);
  EXPECT_EQ(rating.score_permille, 790);
  EXPECT_EQ(rating.grade, Grade::blue);
}

TEST(Rating, DeniesFullMarksForRiskManagementWithoutInsurance) {
  Evidence evidence;
  evidence.assessments = {official("risk_management", 95, 2026)};
  evidence.standing = {"cover_lapsed"};
  const Rating rating = rate(rules(), evidence, kToday);
  EXPECT_EQ(rating.score_permille, 790);
  EXPECT_EQ(rating.reasons[0].fact, "official result 95 for 2026 (a document); cover_lapsed: capped at 79");
}

TEST(Rating, WarnsWhenTheCompulsoryPolicyHasLapsed) {
  Evidence evidence;
  evidence.standing = {"cover_lapsed"};
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, Grade::yellow);
}

TEST(Rating, TakesABandForEachFlagFoundToBeAViolation) {
  Evidence evidence;
  evidence.assessments = {official("hazardous_waste_management", 90, 2025)};
  evidence.facts = {seen("flag_violation", "2026-10-01"), seen("flag_violation", "2026-10-02")};
  EXPECT_EQ(rate(rules(), evidence, kToday).score_permille, 300);  // 90 - 2·30
}

TEST(Rating, ForgetsFactsOlderThanTheWindowAndResultsOlderThanLastYear) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 10, 2024)};
  evidence.facts = {seen("load_in_order", "2025-11-24")};
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, std::nullopt);
  EXPECT_EQ(rate(rules(), evidence, day("2025-11-30")).grade, Grade::yellow);
}

TEST(Rating, TakesTheNewestPeriodAndThenTheLastRecorded) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 10, 2025), official("penalties", 60, 2026, 1),
                          official("penalties", 70, 2026, 2)};
  EXPECT_EQ(rate(rules(), evidence, kToday).score_permille, 700);
}

TEST(Rating, IsRedWhileAVetoStandsWhateverTheScore) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 100, 2025)};
  evidence.vetoes = {veto("2026-05-01")};
  const Rating rating = rate(rules(), evidence, kToday);
  EXPECT_EQ(rating.grade, Grade::red);
  EXPECT_EQ(rating.score_permille, 1000);
  EXPECT_EQ(rating.vetoes, std::vector<std::string>{"illegal_dumping"});
}

TEST(Rating, IsYellowAtBestForAYearAfterAVetoWasLifted) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 100, 2025)};
  evidence.vetoes = {veto("2026-05-01", day("2026-10-01"))};
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, Grade::yellow);
  evidence.vetoes = {veto("2025-05-01", day("2025-10-01"))};
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, Grade::green);
}

TEST(Rating, LosesAGradeForEachAccidentWithinTheWindow) {
  Evidence evidence;
  evidence.assessments = {official("penalties", 100, 2025)};
  evidence.incidents = {{Uuid::v7(), {}, day("2026-09-01"), "", "", {}}};
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, Grade::blue);
  evidence.incidents.push_back({Uuid::v7(), {}, day("2024-09-01"), "", "", {}});
  EXPECT_EQ(rate(rules(), evidence, kToday).grade, Grade::blue);
  EXPECT_EQ(lowered(Grade::green, 9), Grade::red);
}

TEST(Rating, FollowsALaterRowOfTheMethodFromItsDay) {
  Rules later = rules();
  later.floors.push_back({Grade::green, 900, day("2026-12-01"), ""});
  Evidence evidence;
  evidence.assessments = {official("penalties", 85, 2026)};
  EXPECT_EQ(rate(later, evidence, kToday).grade, Grade::green);
  EXPECT_EQ(rate(later, evidence, day("2026-12-01")).grade, Grade::blue);
}

TEST(WorkingDays, LeaveOutWeekends) {
  EXPECT_EQ(working_days(day("2026-11-20"), day("2026-11-23")), 1);  // Friday to Monday
  EXPECT_EQ(working_days(day("2026-11-23"), day("2026-11-30")), 5);
  EXPECT_EQ(working_days(day("2026-11-23"), day("2026-11-23")), 0);
}

}  // namespace
}  // namespace heliu::credit
