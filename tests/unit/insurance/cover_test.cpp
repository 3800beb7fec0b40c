// Cover on a day against what must be held.
#include "insurance/cover.hpp"

#include <gtest/gtest.h>

namespace heliu::insurance {
namespace {

Date day(const char* text) {
  return Date::parse(text).value();
}

Policy policy(PolicyKind kind, std::int64_t limit, const char* from, const char* to) {
  Policy made;
  made.id = Uuid::v7();
  made.kind = kind;
  made.limit_fen = Fen{limit};
  made.valid_from = day(from);
  made.valid_to = day(to);
  return made;
}

Requirement requirement(EnterpriseKind kind, std::int64_t limit, const char* from,
                        std::int64_t recorded = 0) {
  return {Uuid::v7(), kind, Fen{limit}, day(from), "a rule", Instant{recorded}};
}

const std::vector<std::string> kProcessor{"processor"}, kCarrier{"carrier"}, kBoth{"processor", "carrier"};

TEST(PolicyInForce, CountsBothEndDaysAndNoOther) {
  const Policy p = policy(PolicyKind::EPL, 1, "2026-01-01", "2026-12-31");
  EXPECT_FALSE(in_force(p, day("2025-12-31")));
  EXPECT_TRUE(in_force(p, day("2026-01-01")));
  EXPECT_TRUE(in_force(p, day("2026-12-31")));
  EXPECT_FALSE(in_force(p, day("2027-01-01")));
}

TEST(PolicyInForce, EndsTheDayBeforeItWasEnded) {
  Policy p = policy(PolicyKind::EPL, 1, "2026-01-01", "2026-12-31");
  p.ended_on = day("2026-06-01");
  EXPECT_TRUE(in_force(p, day("2026-05-31")));
  EXPECT_FALSE(in_force(p, day("2026-06-01")));
}

TEST(PolicyEnd, IsRefusedTwiceAndOutsideThePeriod) {
  Policy p = policy(PolicyKind::EPL, 1, "2026-01-01", "2026-12-31");
  EXPECT_EQ(end_fault(p, day("2026-01-01")), std::nullopt);
  EXPECT_EQ(end_fault(p, day("2025-12-31")), "end-outside-period");
  EXPECT_EQ(end_fault(p, day("2027-01-01")), "end-outside-period");
  p.ended_on = day("2026-06-01");
  EXPECT_EQ(end_fault(p, day("2026-07-01")), "policy-already-ended");
}

TEST(CoverOnADay, SumsTheLimitsInForce) {
  const std::vector<Policy> policies{policy(PolicyKind::EPL, 300, "2026-01-01", "2026-12-31"),
                                     policy(PolicyKind::EPL, 200, "2026-03-01", "2026-06-30"),
                                     policy(PolicyKind::EPL, 999, "2025-01-01", "2025-12-31")};
  const std::vector<Requirement> rows{requirement(EnterpriseKind::processor, 500, "2026-01-01")};
  const Cover spring = cover_on(kProcessor, policies, rows, day("2026-04-01"));
  EXPECT_EQ(spring.limit_fen, Fen{500});
  EXPECT_TRUE(spring.in_force);
  EXPECT_TRUE(spring.sufficient);
  EXPECT_EQ(spring.valid_from, day("2026-03-01"));
  EXPECT_EQ(spring.valid_to, day("2026-06-30"));

  const Cover autumn = cover_on(kProcessor, policies, rows, day("2026-09-01"));
  EXPECT_EQ(autumn.limit_fen, Fen{300});
  EXPECT_TRUE(autumn.in_force);
  EXPECT_FALSE(autumn.sufficient);
  EXPECT_EQ(autumn.lacking, "EPL limit 300 fen below the required 500");
}

TEST(CoverOnADay, DoesNotCountASitePolicyForTheRoad) {
  const std::vector<Policy> policies{policy(PolicyKind::EPL, 900, "2026-01-01", "2026-12-31")};
  const std::vector<Requirement> rows{requirement(EnterpriseKind::carrier, 0, "2020-09-01")};
  const Cover cover = cover_on(kCarrier, policies, rows, day("2026-04-01"));
  EXPECT_EQ(cover.limit_fen, Fen{0});
  EXPECT_FALSE(cover.in_force);
  EXPECT_EQ(cover.lacking, "no CARRIER policy in force");
}

TEST(CoverOnADay, NeedsBothLinesOfAProcessorThatAlsoCarries) {
  std::vector<Policy> policies{policy(PolicyKind::EPL, 900, "2026-01-01", "2026-12-31")};
  const std::vector<Requirement> rows{requirement(EnterpriseKind::processor, 500, "2020-09-01"),
                                      requirement(EnterpriseKind::carrier, 200, "2020-09-01")};
  EXPECT_FALSE(cover_on(kBoth, policies, rows, day("2026-04-01")).sufficient);
  policies.push_back(policy(PolicyKind::CARRIER, 200, "2026-01-01", "2026-12-31"));
  const Cover cover = cover_on(kBoth, policies, rows, day("2026-04-01"));
  EXPECT_TRUE(cover.sufficient);
  EXPECT_EQ(cover.required_fen, Fen{700});
  EXPECT_EQ(cover.limit_fen, Fen{1100});
}

TEST(CoverOnADay, AsksNothingOfAKindWithoutARequirement) {
  const Cover cover = cover_on(std::vector<std::string>{"producer"}, {}, {}, day("2026-04-01"));
  EXPECT_FALSE(cover.in_force);
  EXPECT_TRUE(cover.sufficient);
  EXPECT_EQ(cover.lacking, std::nullopt);
}

TEST(CoverOnADay, AsksForAPolicyEvenWhereNoSumIsKnown) {
  const std::vector<Requirement> rows{requirement(EnterpriseKind::processor, 0, "2020-09-01")};
  EXPECT_FALSE(cover_on(kProcessor, {}, rows, day("2026-04-01")).sufficient);
}

TEST(RequirementOnADay, IsTheLatestBegunAndThenTheLatestRecorded) {
  const std::vector<Requirement> rows{requirement(EnterpriseKind::processor, 1, "2020-09-01"),
                                      requirement(EnterpriseKind::processor, 2, "2026-01-01", 1),
                                      requirement(EnterpriseKind::processor, 3, "2026-01-01", 2),
                                      requirement(EnterpriseKind::processor, 4, "2027-01-01")};
  EXPECT_EQ(requirement_on(rows, EnterpriseKind::processor, day("2019-01-01")), nullptr);
  EXPECT_EQ(requirement_on(rows, EnterpriseKind::processor, day("2025-12-31"))->limit_fen, Fen{1});
  EXPECT_EQ(requirement_on(rows, EnterpriseKind::processor, day("2026-01-01"))->limit_fen, Fen{3});
  EXPECT_EQ(requirement_on(rows, EnterpriseKind::carrier, day("2026-01-01")), nullptr);
}

TEST(Shortness, NeedsBothALackAndAnOpenTrade) {
  Cover lacking;
  Exposure none, some;
  some.open_trades = 1;
  EXPECT_FALSE(is_short(lacking, none));
  EXPECT_TRUE(is_short(lacking, some));
  lacking.sufficient = true;
  EXPECT_FALSE(is_short(lacking, some));
}

}  // namespace
}  // namespace heliu::insurance
