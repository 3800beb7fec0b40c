#include "market/contract_text.hpp"

#include <gtest/gtest.h>

namespace heliu::market {

namespace {

ContractFacts facts() {
  ContractFacts made;
  made.trade.kilograms = {27'000};
  made.trade.price = {178'000};
  made.trade.amount_fen = amount(made.trade.kilograms, made.trade.price);
  made.trade.freight_price = {6'960};
  made.trade.freight_fen = amount(made.trade.kilograms, made.trade.freight_price);
  made.trade.code = "321-026-48";
  made.trade.window_from = *Instant::parse("2026-11-23T16:00:00Z");
  made.producer.name = "示范甲";
  made.processor.name = "示范乙 {code}";
  made.item.number = "SYN-001";
  return made;
}

std::string clause(const ContractFacts& given, const std::string& text) {
  return contract_text(given, {{"one", 1, {}, {}, text, "test"}});
}

}  // namespace

TEST(Contract, NamesThePartiesTheWasteAndTheMoney) {
  EXPECT_EQ(clause(facts(), "{producer_name} {code} {kilograms} {price_yuan} {amount_yuan} {who_pays}"),
            "示范甲 321-026-48 27000 1780.00 48060.00 由甲方向乙方支付\n");
  EXPECT_EQ(clause(facts(), "{freight_price_yuan} {freight_yuan}"), "69.60 1879.20\n");
}

TEST(Contract, SaysWhoPaysForWasteWithValue) {
  ContractFacts valued = facts();
  valued.trade.price = {-80'000};
  valued.trade.amount_fen = amount(valued.trade.kilograms, valued.trade.price);
  EXPECT_EQ(clause(valued, "{price_yuan} {amount_yuan} {who_pays}"), "800.00 21600.00 由乙方向甲方支付\n");
  valued.trade.price = {};
  EXPECT_EQ(clause(valued, "{who_pays}"), "双方互不支付\n");
}

TEST(Contract, ReadsItsTimesInChina) {
  EXPECT_EQ(clause(facts(), "{window_from}"), "2026-11-24 00:00\n");
}

TEST(Contract, NeverFillsANameAgain) {
  EXPECT_EQ(clause(facts(), "{processor_name}"), "示范乙 {code}\n");
}

TEST(Contract, HasItsClausesInOrderEachOnALine) {
  const std::vector<Clause> clauses{{"a", 1, {}, {}, "第一", ""}, {"b", 2, {}, {}, "第二 {code}", ""}};
  EXPECT_EQ(contract_text(facts(), clauses), "第一\n第二 321-026-48\n");
}

TEST(Yuan, ShowsTwoDecimals) {
  EXPECT_EQ(yuan(0), "0.00");
  EXPECT_EQ(yuan(5), "0.05");
  EXPECT_EQ(yuan(-12'345), "-123.45");
}

}  // namespace heliu::market
