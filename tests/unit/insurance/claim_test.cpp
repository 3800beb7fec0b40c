// Claims within period and cumulative limit.
#include "insurance/claim.hpp"

#include <gtest/gtest.h>

namespace heliu::insurance {
namespace {

Date day(const char* text) {
  return Date::parse(text).value();
}

Policy policy(std::int64_t limit) {
  Policy made;
  made.insurer_id = Uuid::v7();
  made.limit_fen = Fen{limit};
  made.valid_from = day("2026-01-01");
  made.valid_to = day("2026-12-31");
  return made;
}

Claim claim(std::int64_t amount) {
  Claim made;
  made.amount_fen = Fen{amount};
  return made;
}

TEST(ClaimOpening, NeedsCoverOnTheDayOfTheIncident) {
  EXPECT_EQ(claim_fault(policy(100), day("2026-05-01")), std::nullopt);
  EXPECT_EQ(claim_fault(policy(100), day("2027-01-01")), "incident-not-covered");
}

TEST(ClaimDecision, KeepsWithinTheClaimAndTheCumulativeLimit) {
  using enum ClaimState;
  EXPECT_EQ(decision_fault(claim(60), policy(100), Fen{40}, accepted, Fen{60}), std::nullopt);
  EXPECT_EQ(decision_fault(claim(60), policy(100), Fen{41}, accepted, Fen{60}), "limit-exhausted");
  EXPECT_EQ(decision_fault(claim(60), policy(100), Fen{0}, accepted, Fen{61}), "paid-above-claim");
  EXPECT_EQ(decision_fault(claim(60), policy(100), Fen{0}, rejected, Fen{1}), "rejected-claim-pays");
  EXPECT_EQ(decision_fault(claim(60), policy(100), Fen{0}, rejected, Fen{0}), std::nullopt);
}

TEST(ClaimDecision, IsTakenOnce) {
  Claim decided = claim(60);
  decided.state = ClaimState::rejected;
  EXPECT_EQ(decision_fault(decided, policy(100), Fen{0}, ClaimState::accepted, Fen{1}),
            "claim-already-decided");
}

TEST(ClaimActions, OfferTheDecisionToTheInsurerOfAnOpenClaimOnly) {
  Claim open = claim(60);
  open.insurer_id = Uuid::v7();
  const Caller insurer{Uuid::v7(), "insurer", open.insurer_id, {"insurer"}};
  const Caller other{Uuid::v7(), "insurer", Uuid::v7(), {"insurer"}};
  EXPECT_EQ(actions(open, insurer), std::vector<std::string>{"decide"});
  EXPECT_TRUE(actions(open, other).empty());
  open.state = ClaimState::accepted;
  EXPECT_TRUE(actions(open, insurer).empty());
}

}  // namespace
}  // namespace heliu::insurance
