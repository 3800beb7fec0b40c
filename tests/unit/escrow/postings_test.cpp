#include "settlement/escrow/postings.hpp"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>

namespace heliu::escrow {

constexpr Owner kProducer{true, false, false}, kProcessor{false, true, false}, kCarrier{false, false, true};
constexpr Owner kPerson{};

static std::string disposal_to(Line line, const Owner& owner) {
  return posting_fault(Movement::disposal, Line::escrow_disposal, line, owner);
}

TEST(PostingRule, PaysTheDisposalFeeToALicensedReceiverOrTheProducer) {
  EXPECT_EQ(disposal_to(Line::available, kProcessor), "");
  EXPECT_EQ(disposal_to(Line::available, kProducer), "");
}

TEST(PostingRule, RefusesTheDisposalFeeToACarrierOrAPerson) {
  EXPECT_NE(disposal_to(Line::freight_available, kCarrier), "");
  EXPECT_NE(disposal_to(Line::available, kCarrier), "");
  EXPECT_NE(disposal_to(Line::withdrawable, kCarrier), "");
  EXPECT_NE(disposal_to(Line::available, kPerson), "");
  EXPECT_NE(disposal_to(Line::payout_in_flight, kPerson), "");
}

// Whatever movement is named: a carrier's own account is reached by freight alone, and freight comes out of
// an escrow alone.
TEST(PostingRule, LetsNothingButFreightFromAnEscrowReachACarrier) {
  int ways = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Movement>>([&](auto movement) {
    for (const LineRow& from : chart())
      if (posting_fault(movement.value, from.line, Line::freight_available, kCarrier).empty()) {
        ++ways;
        EXPECT_EQ(movement.value, Movement::freight);
        EXPECT_EQ(from.line, Line::escrow_freight_and_fee);
      }
  });
  EXPECT_EQ(ways, 1);
}

TEST(PostingRule, LetsMoneyOutOfTheBankOnlyThroughPayoutsAndWhatTheBankBooked) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Movement>>([&](auto movement) {
    for (const LineRow& from : chart())
      if (posting_fault(movement.value, from.line, Line::bank_custody, kProcessor).empty()) {
        EXPECT_TRUE(from.line == Line::payout_in_flight || from.line == Line::suspense) << movement.name;
      }
  });
}

TEST(PostingRule, PaysOutOnlyWhatIsWithdrawable) {
  EXPECT_NE(posting_fault(Movement::payout, Line::available, Line::payout_in_flight, kProducer), "");
  EXPECT_EQ(posting_fault(Movement::payout, Line::withdrawable, Line::payout_in_flight, kProducer), "");
}

TEST(PostingRule, OpensAccountsForTheirKindsOnly) {
  EXPECT_TRUE(may_own(Line::freight_available, kCarrier));
  EXPECT_FALSE(may_own(Line::freight_available, kProducer));
  EXPECT_FALSE(may_own(Line::available, kCarrier));
  EXPECT_FALSE(may_own(Line::withdrawable, kPerson));
  EXPECT_TRUE(may_own(Line::suspense, kPerson));
}

}  // namespace heliu::escrow
