// Each red-flag rule on both sides of its threshold.
#include <gtest/gtest.h>

#include "supervision/rules_bids.hpp"
#include "supervision/rules_material.hpp"
#include "supervision/rules_money.hpp"

namespace heliu::supervision {
namespace {

IndicatorRule rule(const char* indicator, std::int64_t threshold, std::int64_t threshold2 = 0) {
  IndicatorRule made;
  made.indicator = indicator;
  made.threshold = threshold;
  made.threshold2 = threshold2;
  return made;
}

TwoWeighings load(std::int64_t origin, std::int64_t destination) {
  return {Uuid::v7(), "20264406000001", "粤E00001", "A1", "B1", Kilograms{origin}, Kilograms{destination}};
}

TEST(WeightDelta, FlagsMoreThanThreePercentInEitherDirection) {
  const IndicatorRule m01 = rule("M01", 30);
  EXPECT_FALSE(weight_delta(load(10000, 9700), m01));
  EXPECT_TRUE(weight_delta(load(10000, 9699), m01));
  EXPECT_TRUE(weight_delta(load(10000, 10301), m01));
  EXPECT_FALSE(weight_delta(load(0, 5), m01)) << "nothing was shipped: another check's matter";
  const auto found = weight_delta(load(27000, 25200), m01);
  ASSERT_TRUE(found);
  EXPECT_NE(found->facts.text.find(R"("difference_permille":-66)"), std::string::npos) << found->facts.text;
}

TEST(CopiedWeights, FlagsTheThirdLoadOfTheSameWeight) {
  const IndicatorRule m03 = rule("M03", 3);
  const std::vector<Uuid> three{Uuid::v7(), Uuid::v7(), Uuid::v7()};
  EXPECT_FALSE(copied_weights("粤E00001", Kilograms{28000}, {three[0], three[1]}, m03));
  const auto found = copied_weights("粤E00001", Kilograms{28000}, three, m03);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->subject_id, weight_subject("粤E00001", 28000));
}

TEST(PlateOnTwoManifests, FlagsTheSecondOpenOne) {
  const Date today = Date::parse("2026-11-24").value();
  EXPECT_FALSE(plate_on_two("粤E00001", today, {"one"}, rule("M08", 1)));
  EXPECT_TRUE(plate_on_two("粤E00001", today, {"one", "two"}, rule("M08", 1)));
}

TEST(OffRoute, FlagsDistanceOrLength) {
  const IndicatorRule m09 = rule("M09", 2000, 1300);
  Deviation track{Uuid::v7(), "粤E00001", 2000, 1999, 10000, 13000, "corridor"};
  EXPECT_FALSE(off_route(track, m09));
  track.farthest_metres = 2001;
  EXPECT_TRUE(off_route(track, m09));
  track.farthest_metres = 0;
  track.travelled_metres = 13001;
  EXPECT_TRUE(off_route(track, m09));
}

TEST(QuotaOverrun, FlagsAKilogramAboveTheLicenceOncePerItemAndYear) {
  QuotaYear quota{Uuid::v7(), Uuid::v7(), 2026, Kilograms{1000}, Kilograms{400}, Kilograms{600}};
  EXPECT_FALSE(quota_overrun(quota, rule("L03", 1000)));
  quota.used = Kilograms{601};
  const auto found = quota_overrun(quota, rule("L03", 1000));
  ASSERT_TRUE(found);
  EXPECT_NE(found->facts.text.find(R"("beyond_kilograms":1})"), std::string::npos) << found->facts.text;
  EXPECT_EQ(found->enterprises, std::vector<Uuid>{quota.processor_id});
  quota.used = Kilograms{700};
  EXPECT_EQ(quota_overrun(quota, rule("L03", 1000))->subject_id, found->subject_id);
  ++quota.year;
  EXPECT_NE(quota_overrun(quota, rule("L03", 1000))->subject_id, found->subject_id);
}

TEST(TicketPaidTwice, FlagsTheSecondRelease) {
  const TicketUse use{Uuid::v7(), Uuid::v7(), Kilograms{1000}};
  EXPECT_FALSE(ticket_paid_twice("T1", {use}, rule("F05", 1)));
  EXPECT_TRUE(ticket_paid_twice("T1", {use, use}, rule("F05", 1)));
}

TEST(UnexplainedCredit, FlagsAnUnknownReferenceAndNoOtherBreak) {
  BankBreak bank;
  bank.id = Uuid::v7();
  bank.kind = "amount_differs";
  EXPECT_FALSE(unexplained_credit(bank, rule("F16", 0)));
  bank.kind = "unknown_reference";
  EXPECT_EQ(unexplained_credit(bank, rule("F16", 0))->subject_id, bank.id);
}

TEST(TurnedAway, IsOneFlagAnAttemptButOneAPlateADayAndOneATicket) {
  const Date today = Date::parse("2026-11-24").value();
  Attempt attempt;
  attempt.problem = "policy-not-in-force";
  attempt.enterprise_id = Uuid::v7();
  attempt.params = {{"plate", "粤E00001"}, {"ticket_number", "T1"}};
  const Uuid event = Uuid::v7();
  const Finding plain = turned_away(attempt, "market", event, today, rule("G01", 0));
  EXPECT_EQ(plain.subject_id, event);
  EXPECT_EQ(plain.enterprises, std::vector<Uuid>{*attempt.enterprise_id});
  EXPECT_EQ(turned_away(attempt, "transport", event, today, rule("M08", 1)).subject_id,
            plate_subject("粤E00001", today));
  EXPECT_EQ(turned_away(attempt, "transport", event, today, rule("F05", 1)).subject_id, ticket_subject("T1"));
}

const std::vector<ControlLink> kLinks{
    {"USCC-A", "holding", 600}, {"USCC-B", "holding", 250}, {"USCC-C", "holding", 249},
    {"holding", "person", 510}, {"USCC-D", "person", 300},  {"USCC-E", "USCC-A", 500},
};

TEST(CommonController, IsFoundWithinTwoStepsOfAQuarterEach) {
  EXPECT_EQ(common_controller(kLinks, "USCC-A", "USCC-B", 250), "holding");
  EXPECT_EQ(common_controller(kLinks, "USCC-A", "USCC-C", 250), std::nullopt);
  EXPECT_EQ(common_controller(kLinks, "USCC-A", "USCC-D", 250), "person");
  EXPECT_EQ(common_controller(kLinks, "USCC-A", "USCC-E", 250), "USCC-A") << "one controls the other";
  EXPECT_EQ(common_controller(kLinks, "USCC-E", "USCC-D", 250), std::nullopt) << "three steps";
}

TEST(ControlledPairs, FlagOffersOfOneRoundThatMeetOnACode) {
  const Bid a{Uuid::v7(), Uuid::v7(), "USCC-A", {"900-249-08", "900-041-49"}};
  const Bid b{Uuid::v7(), Uuid::v7(), "USCC-B", {"900-041-49"}};
  const Bid elsewhere{Uuid::v7(), Uuid::v7(), "USCC-B", {"772-002-18"}};
  const Bid own{Uuid::v7(), a.processor_id, "USCC-A", {"900-041-49"}};
  const auto found = controlled_pairs(std::vector<Bid>{a, b, elsewhere, own}, kLinks, rule("B24", 250));
  ASSERT_EQ(found.size(), 2u) << "b meets both offers of a";
  EXPECT_EQ(found[0].subject_id, pair_subject(b.offer_id, a.offer_id));
  EXPECT_EQ(related_pair(Uuid::v7(), b, a, "holding", rule("B24", 250)).subject_id, found[0].subject_id);
}

}  // namespace
}  // namespace heliu::supervision
