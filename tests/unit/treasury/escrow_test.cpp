#include "treasury/escrow.hpp"

#include <gtest/gtest.h>

#include "settlement/escrow/reference.hpp"

namespace heliu::treasury {

static TradeStruck trade(std::int64_t price) {
  return {Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "321-026-48", {30'000}, {price}, {}, {300'000}};
}

static std::string text(const std::vector<Leg>& legs, const TradeStruck& trade) {
  std::string words;
  for (const Leg& leg : legs)
    words += enum_text(leg.purpose) + " " + (leg.payer_id == trade.producer_id ? "producer " : "processor ") +
             std::to_string(leg.amount_fen.count) + ". ";
  return words;
}

TEST(EscrowLegs, AreOwedByTheProducerWhenHePays) {
  const TradeStruck struck = trade(120'000);
  const Escrow escrow = opened(struck, {500}, {});
  EXPECT_EQ(text(legs_of(escrow), struck), "disposal producer 3600000. freight_and_fee producer 315000. ");
  EXPECT_EQ(escrow.payee_id, struck.processor_id);
}

TEST(EscrowLegs, AreSharedWhenTheWasteHasValue) {
  const TradeStruck struck = trade(-120'000);
  const Escrow escrow = opened(struck, {0}, {});
  EXPECT_EQ(text(legs_of(escrow), struck), "disposal processor 3600000. freight_and_fee producer 300000. ");
  EXPECT_EQ(escrow.payee_id, struck.producer_id);
}

TEST(EscrowLegs, OfNothingAreLeftOut) {
  TradeStruck struck = trade(0);
  EXPECT_EQ(text(legs_of(opened(struck, {0}, {})), struck), "freight_and_fee producer 300000. ");
  struck.freight_fen = {};
  EXPECT_EQ(text(legs_of(opened(struck, {0}, {})), struck), "");
}

TEST(EscrowLegs, HaveReferencesOfTheirOwn) {
  const auto legs = legs_of(opened(trade(1), {1}, {}));
  ASSERT_EQ(legs.size(), 2u);
  EXPECT_EQ(reference_number(legs[0], 0), reference_number(legs[0], 0));
  EXPECT_NE(reference_number(legs[0], 0), reference_number(legs[1], 0));
  EXPECT_NE(reference_number(legs[0], 0), reference_number(legs[0], 1));
  EXPECT_LT(reference_number(legs[0], 0), escrow::kReferenceNumbers);
}

TEST(Escrow, IsSeenByItsPartiesAndStaff) {
  const TradeStruck struck = trade(1);
  const Escrow escrow = opened(struck, {}, {});
  const auto as = [](const char* role, const Uuid& enterprise) {
    return Caller{.user = {}, .name = "x", .enterprise = enterprise, .roles = {role}};
  };
  for (const Uuid& party : escrow.parties()) EXPECT_TRUE(visible_to(escrow, as("producer", party)));
  for (const char* role : {"finance", "auditor", "regulator"}) EXPECT_TRUE(visible_to(escrow, as(role, {})));
  EXPECT_FALSE(visible_to(escrow, as("producer", Uuid::v7())));
  EXPECT_FALSE(visible_to(escrow, as("operator", {})));
}

TEST(Texts, AreClippedBetweenCharacters) {
  EXPECT_EQ(clipped("合流统一", 2), "合流");
  EXPECT_EQ(clipped("合流", 2), "合流");
  EXPECT_EQ(clipped("", 2), "");
}

}  // namespace heliu::treasury
