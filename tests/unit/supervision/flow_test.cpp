// The three flows of a trade and the numbers that must agree.
#include "supervision/flow.hpp"

#include <gtest/gtest.h>

namespace heliu::supervision {
namespace {

const Uuid kLoad = Uuid::named("test", "load");

Fact fact(const char* feed, const char* type, const char* data, bool of_load = false) {
  Fact made;
  made.feed = feed;
  made.type = type;
  made.data = {data};
  if (of_load) made.load_id = kLoad;
  return made;
}

// A trade of 27,000 kg at 1,000 yuan a tonne, settled on the mean of 27,000 and 26,960 kg.
std::vector<Fact> whole_trade() {
  return {
      fact("market", "lot.listed", R"({"kilograms":30000})"),
      fact("market", "trade.struck", R"({"kilograms":27000,"price":100000,"amount_fen":2700000})"),
      fact("market", "contract.signed", R"({"signatures":[{},{}]})"),
      fact("treasury", "escrow.opened", R"({"legs":[{"amount_fen":2700000},{"amount_fen":300000}]})"),
      fact("treasury", "escrow.funded", R"({"amount_fen":3000000})"),
      fact("transport", "manifest.opened", R"({"manifest_number":"20264406000001","kilograms":27000})", true),
      fact("transport", "load.weighed",
           R"({"at_place":"origin","gross_kilograms":40000,"net_kilograms":27000})", true),
      fact("transport", "load.weighed",
           R"({"at_place":"destination","gross_kilograms":39960,"net_kilograms":26960})", true),
      fact("transport", "load.accepted",
           R"({"accepted_kilograms":26960,"refused_kilograms":0,"waybill_kilograms":27000})", true),
      fact("transport", "waste.treated", R"({"kilograms":26960})", true),
      fact("treasury", "escrow.released",
           R"({"settlement_kilograms":26980,"disposal_fen":2698000,"freight_fen":200000,"fee_fen":10000})",
           true),
      fact("treasury", "escrow.refunded", R"({"amount_fen":92000})"),
      fact("treasury", "escrow.closed", "{}"),
      fact("market", "trade.completed", R"({"accepted_kilograms":26960,"released_kilograms":40})"),
  };
}

Agreement state_of(const std::vector<Check>& checks, const std::string& name) {
  for (const Check& check : checks)
    if (check.check == name) return check.state;
  ADD_FAILURE() << "no check " << name;
  return Agreement::waiting;
}

std::string differing(const std::vector<Check>& checks) {
  std::string names;
  for (const Check& check : checks)
    if (check.state != Agreement::agreed)
      names += check.check + " " + enum_text(check.state) + " " + std::to_string(check.left.value_or(-1)) +
               " / " + std::to_string(check.right.value_or(-1)) + "; ";
  return names;
}

TEST(ThreeFlows, AgreeForATradeInOrder) {
  const auto checks = checks_of(fold(whole_trade()), 3);
  EXPECT_EQ(differing(checks), "");
  EXPECT_EQ(agreement_of(checks), Agreement::agreed);
}

TEST(ThreeFlows, WaitWhileTheTradeIsUnderWay) {
  auto facts = whole_trade();
  for (std::size_t kept = facts.size() - 1; kept >= 2; --kept) {
    facts.resize(kept);
    EXPECT_EQ(agreement_of(checks_of(fold(facts), 3)), Agreement::waiting) << kept << " facts";
  }
}

struct Damage {
  const char* check;
  std::size_t index;
  const char* data;
};

TEST(ThreeFlows, NameTheNumberThatDiffers) {
  const Damage damages[] = {
      {"award-lot", 0, R"({"kilograms":26999})"},
      {"award-amount", 1, R"({"kilograms":27000,"price":100000,"amount_fen":2700001})"},
      {"escrow-funded", 4, R"({"amount_fen":3000001})"},
      {"manifest-waybill", 5, R"({"manifest_number":"20264406000001","kilograms":26999})"},
      {"scales", 6, R"({"at_place":"origin","gross_kilograms":40000,"net_kilograms":27081})"},
      {"acceptance", 8, R"({"accepted_kilograms":26959,"refused_kilograms":0,"waybill_kilograms":27000})"},
      {"treatment", 9, R"({"kilograms":26961})"},
      {"settlement-weight", 10,
       R"({"settlement_kilograms":27100,"disposal_fen":2710000,"freight_fen":200000,"fee_fen":10000})"},
      {"disposal-amount", 10,
       R"({"settlement_kilograms":26980,"disposal_fen":2698002,"freight_fen":200000,"fee_fen":10000})"},
      {"escrow-emptied", 11, R"({"amount_fen":91999})"},
      {"completed-mass", 13, R"({"accepted_kilograms":26961,"released_kilograms":39})"},
      {"traded-mass", 13, R"({"accepted_kilograms":26960,"released_kilograms":41})"},
  };
  for (const Damage& damage : damages) {
    auto facts = whole_trade();
    facts[damage.index].data = {damage.data};
    const auto checks = checks_of(fold(facts), 3);
    EXPECT_EQ(state_of(checks, damage.check), Agreement::differs) << damage.check;
    EXPECT_EQ(agreement_of(checks), Agreement::differs) << damage.check;
  }
}

TEST(ThreeFlows, DifferWhenALoadIsPaidTwice) {
  auto facts = whole_trade();
  facts.push_back(facts[10]);
  const auto checks = checks_of(fold(facts), 3);
  EXPECT_EQ(state_of(checks, "released-once"), Agreement::differs);
  EXPECT_EQ(state_of(checks, "escrow-emptied"), Agreement::differs);
}

TEST(ThreeFlows, AcceptScalesUpToTheToleranceOfTheLoadedVehicle) {
  auto facts = whole_trade();
  facts[6].data = {
      R"({"at_place":"origin","gross_kilograms":40000,"net_kilograms":27080})"};  // 120 kg = 0.3 %
  EXPECT_EQ(state_of(checks_of(fold(facts), 3), "scales"), Agreement::agreed);
}

TEST(ThreeFlows, OfACancelledTradeAreOnlyItsMoneyGivenBack) {
  const std::vector<Fact> facts{whole_trade()[0],
                                whole_trade()[1],
                                whole_trade()[3],
                                whole_trade()[4],
                                fact("market", "trade.cancelled", "{}"),
                                fact("treasury", "escrow.refunded", R"({"amount_fen":3000000})"),
                                fact("treasury", "escrow.closed", "{}")};
  EXPECT_EQ(agreement_of(checks_of(fold(facts), 3)), Agreement::agreed);
}

TEST(ThreeFlows, AgreeWhenADepositThatNeverFilledItsEscrowIsGivenBack) {
  std::vector<Fact> facts{whole_trade()[0],
                          whole_trade()[1],
                          whole_trade()[3],
                          fact("market", "trade.cancelled", "{}"),
                          fact("treasury", "escrow.refunded", R"({"amount_fen":1000})"),
                          fact("treasury", "escrow.closed", "{}")};
  EXPECT_EQ(agreement_of(checks_of(fold(facts), 3)), Agreement::agreed);
  facts.push_back(whole_trade()[10]);  // a release from an escrow that never held the money
  EXPECT_EQ(agreement_of(checks_of(fold(facts), 3)), Agreement::differs);
}

TEST(ThreeFlows, PayInTheOtherDirectionForWasteWithValue) {
  auto facts = whole_trade();
  facts[1].data = {R"({"kilograms":27000,"price":-100000,"amount_fen":-2700000})"};
  facts[10].data = {
      R"({"settlement_kilograms":26980,"disposal_fen":-2698000,"freight_fen":200000,"fee_fen":10000})"};
  EXPECT_EQ(differing(checks_of(fold(facts), 3)), "");
}

TEST(ThreeFlows, OweNothingForALoadRefusedAsAWhole) {
  const std::vector<Fact> facts{whole_trade()[1], whole_trade()[5], whole_trade()[6], whole_trade()[7],
                                fact("transport", "load.refused", R"({"refused_kilograms":26960})", true)};
  const auto checks = checks_of(fold(facts), 3);
  EXPECT_EQ(state_of(checks, "acceptance"), Agreement::agreed);
  for (const Check& check : checks) EXPECT_NE(check.check, "treatment");
}

TEST(ThreeFlows, HoldAPayoutUntilAsMuchHasLeftAsWasCredited) {
  TradeFlow flow = fold(whole_trade());
  flow.paid_out = {{kLoad, Fen{500}, Fen{499}}};
  EXPECT_EQ(agreement_of(checks_of(flow, 3)), Agreement::waiting);
  flow.paid_out = {{kLoad, Fen{500}, Fen{500}}};
  EXPECT_EQ(agreement_of(checks_of(flow, 3)), Agreement::agreed);
}

TEST(ThreeFlows, PassOverAFactThatCanNotBeRead) {
  auto facts = whole_trade();
  facts[4].data = {R"({"amount_fen":"many"})"};
  EXPECT_EQ(state_of(checks_of(fold(facts), 3), "escrow-funded"), Agreement::waiting);
}

}  // namespace
}  // namespace heliu::supervision
