// A trade's money from the strike to the end of its escrow, both signs of the price, disputes and refunds.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryTrades : public TreasurySuite {
 protected:
  static std::string ruling(const LoadAccepted& load, std::int64_t kilograms) {
    return to_json(Ruling{load.load_id, {kilograms}, "计量机构复核"});
  }
  static std::string rulings(const Trade& trade) { return "/v1/escrows/" + trade.id.text() + "/rulings"; }
};

TEST_F(TreasuryTrades, OpenAnEscrowWithAReferenceForEachLeg) {
  const Trade trade = bench->strike(120'000);
  ASSERT_EQ(trade.legs.size(), 2u);
  EXPECT_EQ(trade.owed(), Fen{1'280'000});
  EXPECT_NE(trade.legs[0].reference, trade.legs[1].reference);
  EXPECT_EQ(bench->state(trade), "opened");
  bench->service.hear_again("market");
  EXPECT_EQ(bench->count("escrow.opened", trade.id), 1u);
}

TEST_F(TreasuryTrades, SettleAtTheKilogramsOfBothScalesAndReturnTheRest) {
  const Trade trade = bench->strike(120'000);
  const Fen before = bench->own(bench->processor), freight = bench->own(bench->carrier);
  const Fen own = bench->own(bench->producer);
  bench->fund(trade);
  EXPECT_EQ(bench->state(trade), "funded");
  EXPECT_EQ(bench->last<EscrowFunded>("escrow.funded").amount_fen, trade.owed());
  LoadAccepted load = bench->load(trade, 9'900);
  load.destination.net_kilograms = {9'880};
  load.accepted_kilograms = {9'780};
  load.refused_kilograms = {100};
  bench->accept(load);
  bench->say("transport", "load.refused", load.load_id,  // of the part; its freight is paid with the load
             to_json(LoadRefused{load.load_id, trade.id, {100}, "受潮"}));
  const auto released = bench->last<EscrowReleased>("escrow.released");
  EXPECT_EQ(bench->count("escrow.released", trade.id), 1u);
  EXPECT_EQ(released.settlement_kilograms, Kilograms{9'790});
  EXPECT_EQ(released.disposal_fen, Fen{1'174'800});
  EXPECT_EQ(released.freight_fen, Fen{80'000});
  EXPECT_EQ(released.checks.size(), 9u);
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'174'800});
  EXPECT_EQ(bench->own(bench->carrier), freight + Fen{80'000});
  EXPECT_EQ(bench->own(bench->producer), own + Fen{25'200});
  EXPECT_EQ(bench->last<EscrowRefunded>("escrow.refunded").amount_fen, Fen{25'200});
  EXPECT_EQ(bench->state(trade), "closed");
  EXPECT_EQ(bench->count("escrow.closed", trade.id), 1u);
}

TEST_F(TreasuryTrades, PayTheProducerWhereTheWasteHasValue) {
  const Trade trade = bench->strike(-250'000);
  EXPECT_EQ(trade.legs[0].payer_id, bench->processor);
  EXPECT_EQ(trade.legs[1].payer_id, bench->producer);
  const Fen own = bench->own(bench->producer), other = bench->own(bench->processor);
  bench->fund(trade);
  bench->accept(bench->load(trade, 9'000));
  const auto released = bench->last<EscrowReleased>("escrow.released");
  EXPECT_EQ(released.disposal_fen, Fen{-2'250'000});
  EXPECT_EQ(released.payee_id, bench->producer);
  EXPECT_EQ(bench->own(bench->producer), own + Fen{2'250'000});
  EXPECT_EQ(bench->own(bench->processor), other + Fen{250'000});
}

TEST_F(TreasuryTrades, AddUpPartsAndKeepAnExcessForThePayer) {
  const Trade trade = bench->strike(100'000, 10'000, 0);
  const std::string reference = trade.reference(Purpose::disposal);
  const Fen own = bench->own(bench->producer);
  bench->credit({400'000}, reference);
  EXPECT_EQ(bench->state(trade), "part_funded");
  EXPECT_EQ(bench->count("escrow.funded", trade.id), 0u);
  bench->credit({700'000}, "hl " + reference.substr(2));
  EXPECT_EQ(bench->state(trade), "over_funded");
  EXPECT_EQ(bench->own(bench->producer), own + Fen{100'000});
  bench->credit({5}, reference);
  EXPECT_EQ(bench->own(bench->producer), own + Fen{100'005});
  EXPECT_EQ(bench->count("escrow.funded", trade.id), 1u);
}

TEST_F(TreasuryTrades, DisputeWeightsTooFarApartUntilARulingReleases) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  const Fen before = bench->own(bench->processor);
  LoadAccepted load = bench->load(trade, 10'000);
  load.destination.net_kilograms = load.accepted_kilograms = {9'900};  // 0.3 % of 19,000 kg is 57 kg
  bench->accept(load);
  EXPECT_EQ(bench->state(trade), "in_dispute");
  const auto disputed = bench->last<EscrowDisputed>("escrow.disputed");
  EXPECT_EQ(disputed.held_fen, trade.owed());
  EXPECT_EQ(disputed.checks[2], (Check{"weighings", false, 10'000, 9'900, 57}));
  EXPECT_EQ(bench->own(bench->processor), before);

  EXPECT_EQ(problem_name(bench->post(bench->as_producer, rulings(trade), ruling(load, 9'900))), "forbidden");
  EXPECT_EQ(bench->post(bench->regulator, rulings(trade), "{}").status, 422);
  EXPECT_EQ(problem_name(bench->post(bench->regulator, rulings(trade), ruling(load, 10'001))), "funds-short");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, rulings({Uuid::v7(), {}}), ruling(load, 9'900))),
            "not-found");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, rulings(trade), ruling(bench->load(trade, 1), 1))),
            "not-found");
  const Headers once{{"idempotency-key", "ruling"}};
  const Response ruled = bench->post(bench->regulator, rulings(trade), ruling(load, 9'900), once);
  ASSERT_EQ(ruled.status, 201) << ruled.body;
  EXPECT_EQ(member(ruled, "state"), "ruled");
  EXPECT_EQ(bench->post(bench->regulator, rulings(trade), ruling(load, 9'900), once).body, ruled.body);
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'188'000});
  EXPECT_EQ(bench->count("escrow.ruled", trade.id), 1u);
  EXPECT_EQ(bench->state(trade), "closed");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, rulings(trade), ruling(load, 9'900))),
            "load-not-disputed");
}

TEST_F(TreasuryTrades, NeverReleaseTwiceForALoadOrATicket) {
  const Trade first = bench->strike(120'000), second = bench->strike(120'000);
  bench->fund(first);
  bench->fund(second);
  const LoadAccepted load = bench->load(first, 9'000, false);
  bench->accept(load);
  bench->accept(load);  // said twice, as two facts
  EXPECT_EQ(bench->count("escrow.released", first.id), 1u);
  LoadAccepted copied = bench->load(second, 9'000);
  copied.destination.ticket_number = load.destination.ticket_number;
  bench->accept(copied);
  EXPECT_EQ(bench->count("escrow.released", second.id), 0u);
  EXPECT_EQ(bench->state(second), "in_dispute");
  bool named = false;
  for (const Check& check : bench->last<EscrowDisputed>("escrow.disputed").checks)
    named |= check.check == "ticket-once" && !check.agreed;
  EXPECT_TRUE(named);
}

TEST_F(TreasuryTrades, DisputeWhatTheFundsDoNotCover) {
  const Trade full = bench->strike(120'000), unfunded = bench->strike(120'000);
  bench->fund(full);
  bench->accept(bench->load(full, 10'020));
  EXPECT_EQ(bench->state(full), "in_dispute");
  bench->accept(bench->load(unfunded, 9'000));
  EXPECT_EQ(bench->state(unfunded), "in_dispute");
}

TEST_F(TreasuryTrades, ShareFreightAndFeeAmongLoadsToTheLastFen) {
  const Response fee = bench->post(bench->operator_staff, "/v1/fees",
                                   R"({"fen_per_tonne":1001,"valid_from":"2026-11-20","basis":"示范费率"})");
  ASSERT_EQ(fee.status, 201) << fee.body;
  const Trade trade = bench->strike(120'000, 30'000, 100'000);
  EXPECT_EQ(trade.legs[1].amount_fen, Fen{130'030});
  bench->fund(trade);
  const Fen carrier = bench->own(bench->carrier), fees = bench->balance(platform_fee());
  for (const bool last : {false, false, true}) bench->accept(bench->load(trade, 9'990, last));
  EXPECT_EQ(bench->own(bench->carrier), carrier + Fen{100'000});
  EXPECT_EQ(bench->balance(platform_fee()), fees + Fen{30'030});
  EXPECT_EQ(bench->state(trade), "closed");
}

TEST_F(TreasuryTrades, WaitForALoadStillOnItsWay) {
  const Trade trade = bench->strike(120'000, 20'000);
  bench->fund(trade);
  const LoadAccepted slow = bench->load(trade, 9'900, false), last = bench->load(trade, 9'900, true);
  for (const LoadAccepted* load : {&slow, &last})
    bench->say("transport", "manifest.opened", load->load_id,
               R"({"load_id":")" + load->load_id.text() + R"(","trade_id":")" + trade.id.text() + "\"}");
  bench->accept(last);
  EXPECT_EQ(bench->state(trade), "releasing");
  bench->accept(slow);
  EXPECT_EQ(bench->state(trade), "closed");
}

TEST_F(TreasuryTrades, PayTheCarrierForARefusedLoadAndEndWhenMarketSaysSo) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  const Fen carrier = bench->own(bench->carrier), own = bench->own(bench->producer);
  const LoadRefused refused{Uuid::v7(), trade.id, {10'000}, "与联单不符"};
  bench->say("transport", "load.refused", refused.load_id, to_json(refused));
  EXPECT_EQ(bench->own(bench->carrier), carrier + Fen{80'000});
  EXPECT_EQ(bench->state(trade), "releasing");
  bench->say(
      "market", "trade.completed", trade.id,
      R"({"trade_id":")" + trade.id.text() + R"(","accepted_kilograms":0,"released_kilograms":10000})");
  EXPECT_EQ(bench->state(trade), "closed");
  EXPECT_EQ(bench->own(bench->producer), own + trade.owed() - Fen{80'000});
}

TEST_F(TreasuryTrades, DoNotEndBeforeTheLoadsThatMarketCounted) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  bench->say(
      "market", "trade.completed", trade.id,
      R"({"trade_id":")" + trade.id.text() + R"(","accepted_kilograms":9000,"released_kilograms":1000})");
  EXPECT_EQ(bench->state(trade), "funded");
  bench->accept(bench->load(trade, 9'000, false));
  EXPECT_EQ(bench->state(trade), "closed");
}

TEST_F(TreasuryTrades, RefundACancelledTradeAndWhatComesLater) {
  const Trade trade = bench->strike(120'000);
  const Fen own = bench->own(bench->producer);
  bench->credit({300'000}, trade.reference(Purpose::disposal));
  bench->say("market", "trade.cancelled", trade.id,
             R"({"trade_id":")" + trade.id.text() + R"(","reason":"许可证暂停"})");
  EXPECT_EQ(bench->state(trade), "refunded");
  EXPECT_EQ(bench->last<EscrowRefunded>("escrow.refunded").reason, "许可证暂停");
  bench->credit({900'000}, trade.reference(Purpose::disposal));
  EXPECT_EQ(bench->own(bench->producer), own + Fen{1'200'000});
  bench->say("market", "contract.signed", trade.id, R"({"trade_id":")" + trade.id.text() + "\"}");
}

TEST_F(TreasuryTrades, PassOverFactsThatCannotBeRead) {
  bench->say("market", "trade.struck", Uuid::v7(), R"({"id":"17"})");
  bench->say("market", "trade.cancelled", Uuid::v7(), R"({"trade_id":")" + Uuid::v7().text() + "\"}");
  bench->accept(bench->load({Uuid::v7(), {}}, 9'000));
  bench->expect_balanced();
}

}  // namespace heliu::treasury
