// The life of an escrow beyond the usual trade: freezes, expiry, refusals by the ledger's own rule.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryEscrows : public TreasurySuite {
 protected:
  static std::string at(const Trade& trade, const std::string& what = {}) {
    return "/v1/escrows/" + trade.id.text() + what;
  }
  static void sign(const Trade& trade) {
    bench->say("market", "contract.signed", trade.id, R"({"trade_id":")" + trade.id.text() + "\"}");
  }
  static bool check_failed(const std::string& name) {
    for (const Check& check : bench->last<EscrowDisputed>("escrow.disputed").checks)
      if (check.check == name) return !check.agreed;
    return false;
  }
};

TEST_F(TreasuryEscrows, AreHeldOnceFullAndSignedInEitherOrder) {
  const Trade early = bench->strike(120'000), late = bench->strike(120'000);
  sign(early);
  EXPECT_EQ(bench->state(early), "opened");
  bench->fund(early);
  EXPECT_EQ(bench->state(early), "held");
  bench->fund(late);
  EXPECT_EQ(bench->state(late), "funded");
  sign(late);
  EXPECT_EQ(bench->state(late), "held");
}

TEST_F(TreasuryEscrows, KeepEachStepTheyTook) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  sign(trade);
  LoadAccepted load = bench->load(trade, 9'900);
  load.refused_kilograms = {100};
  load.accepted_kilograms = {9'800};
  bench->accept(load);
  const Response seen = bench->get(at(trade));
  std::string path;
  for (const auto& step : from_json<std::vector<store::StepRow>>(std::string_view(member(seen, "history"))))
    path += enum_text(step.state_after) + " ";
  EXPECT_EQ(path, "part_funded funded held part_released closed ");
}

TEST_F(TreasuryEscrows, LetNothingOutWhileFrozenAndGoOnWithWhatWaited) {
  const Trade trade = bench->strike(120'000, 20'000);
  bench->credit({1'000}, trade.reference(Purpose::disposal));
  const std::string why = R"({"reason":"涉嫌非法转移"})";
  EXPECT_EQ(problem_name(bench->post(bench->finance, at(trade, "/freezes"), why)), "forbidden");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, at(trade, "/thaws"), why)), "escrow-not-frozen");
  const Headers once{{"idempotency-key", "freeze"}};
  const Response frozen = bench->post(bench->regulator, at(trade, "/freezes"), why, once);
  ASSERT_EQ(frozen.status, 201) << frozen.body;
  EXPECT_EQ(member(frozen, "state"), "frozen");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, at(trade, "/freezes"), why)), "escrow-frozen");

  bench->fund(trade);
  EXPECT_EQ(bench->state(trade), "frozen");
  const Fen before = bench->own(bench->processor);
  bench->accept(bench->load(trade, 9'900, false));
  const LoadRefused refused{Uuid::v7(), trade.id, {9'000}, "与联单不符"};
  bench->say("transport", "load.refused", refused.load_id, to_json(refused));
  EXPECT_EQ(bench->own(bench->processor), before);
  EXPECT_EQ(bench->count("escrow.released", trade.id), 0u);

  const Response thawed = bench->post(bench->regulator, at(trade, "/thaws"), why);
  ASSERT_EQ(thawed.status, 201) << thawed.body;
  EXPECT_EQ(member(thawed, "state"), "releasing");
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'188'000});
  EXPECT_EQ(bench->count("escrow.released", trade.id), 2u);  // the load, and the freight of the refused one
  EXPECT_EQ(bench->count("escrow.frozen", trade.id), 1u);
  EXPECT_EQ(bench->count("escrow.thawed", trade.id), 1u);
}

TEST_F(TreasuryEscrows, CannotBeFrozenWhenEnded) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  bench->accept(bench->load(trade, 9'900));
  ASSERT_EQ(bench->state(trade), "closed");
  EXPECT_EQ(problem_name(bench->post(bench->regulator, at(trade, "/freezes"), R"({"reason":"x"})")),
            "escrow-ended");
}

TEST_F(TreasuryEscrows, ReturnWhatCameWhenNotFullInTime) {
  const Trade trade = bench->strike(120'000);
  const Fen own = bench->own(bench->producer);
  bench->credit({300'000}, trade.reference(Purpose::disposal));
  bench->service.tick("expire unfunded escrows");
  EXPECT_EQ(bench->state(trade), "part_funded");
  const Instant now = bench->service.now();
  bench->service.set_now({now.micros + std::int64_t{15} * 86'400'000'000});
  bench->service.tick("expire unfunded escrows");
  bench->service.set_now(now);
  EXPECT_EQ(bench->state(trade), "expired");
  EXPECT_EQ(bench->own(bench->producer), own + Fen{300'000});
  EXPECT_EQ(bench->count("escrow.expired", trade.id), 1u);
  bench->credit({900'000}, trade.reference(Purpose::disposal));  // into an ended escrow: its payer's own
  EXPECT_EQ(bench->state(trade), "expired");
  EXPECT_EQ(bench->own(bench->producer), own + Fen{1'200'000});
}

TEST_F(TreasuryEscrows, AreNotReleasedWithoutAWeighing) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  LoadAccepted load = bench->load(trade, 9'900);
  load.destination.net_kilograms = {};
  bench->accept(load);
  EXPECT_EQ(bench->state(trade), "in_dispute");
  EXPECT_TRUE(check_failed("weighed"));
}

// Whoever names a carrier as the receiver, the ledger has no such movement.
TEST_F(TreasuryEscrows, PayNoDisposalFeeToACarrierOrAPerson) {
  for (const Uuid& receiver : {bench->carrier, Uuid::v7()}) {
    const TradeStruck struck{Uuid::v7(), bench->producer, receiver,    bench->carrier, "321-026-48",
                             {10'000},   {120'000},       {1'200'000}, {80'000}};
    bench->say("market", "trade.struck", struck.id, to_json(struck));
    const Trade trade{struck.id, bench->last<EscrowOpened>("escrow.opened").legs};
    bench->fund(trade);
    const Fen before = bench->own(receiver);
    const LoadAccepted load = bench->load(trade, 9'900);
    bench->accept(load);
    EXPECT_TRUE(check_failed("disposal-payee"));
    const Response ruled =
        bench->post(bench->regulator, at(trade, "/rulings"), to_json(Ruling{load.load_id, {9'900}, "放行"}));
    EXPECT_EQ(problem_name(ruled), "posting-refused") << ruled.body;
    EXPECT_EQ(bench->own(receiver), before);
  }
}

TEST_F(TreasuryEscrows, HoldExactlyWhatIsDisputedAndReleaseTheOtherLoads) {
  const Trade trade = bench->strike(120'000, 20'000);
  bench->fund(trade);
  LoadAccepted apart = bench->load(trade, 10'000, false);
  apart.destination.net_kilograms = apart.accepted_kilograms = {9'000};
  bench->accept(apart);
  const Response seen = bench->get(at(trade));
  EXPECT_NE(member(seen, "releases").find("\"disputed_fen\":1200000"), std::string::npos) << seen.body;
  const Fen before = bench->own(bench->processor);
  bench->accept(bench->load(trade, 9'900, false));
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'188'000});
  bench->accept(bench->load(trade, 9'900, false));  // only 12,000 fen are left besides the disputed part
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'188'000});
  EXPECT_TRUE(check_failed("funds-cover"));
  const Response ruled = bench->post(bench->regulator, at(trade, "/rulings"),
                                     to_json(Ruling{apart.load_id, {9'000}, "计量机构复核"}));
  ASSERT_EQ(ruled.status, 201) << ruled.body;
  EXPECT_EQ(bench->own(bench->processor), before + Fen{2'268'000});
}

static const std::string kTerms =
    R"({"terms":{"round_up_to":1000,"round_up_below":10000,"least_take":9000,"late_fee_per_day":10,)"
    R"("days_to_pay":5},"basis":"合同第五条"})";

TEST_F(TreasuryEscrows, BillWholeTonnesOfASmallLotBeforeDisposal) {
  const Trade trade = bench->strike(120'000, 2'400, 0);
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, at(trade, "/terms"), kTerms)), "forbidden");
  const Response set = bench->post(bench->operator_staff, at(trade, "/terms"), kTerms);
  ASSERT_EQ(set.status, 201) << set.body;
  EXPECT_EQ(bench->last<EscrowTermsSet>("escrow.terms_set").legs[0].amount_fen, Fen{360'000});
  const Fen before = bench->own(bench->processor);
  bench->credit({360'000}, trade.reference(Purpose::disposal));
  EXPECT_EQ(problem_name(bench->post(bench->operator_staff, at(trade, "/terms"), kTerms)), "terms-too-late");
  bench->accept(bench->load(trade, 2'400));
  EXPECT_EQ(bench->own(bench->processor), before + Fen{360'000});
  EXPECT_NE(bench->get(at(trade)).body.find("\"billed_kilograms\":3000"), std::string::npos);
}

TEST_F(TreasuryEscrows, BillAtLeastNineTenthsOfTheContract) {
  const Trade trade = bench->strike(120'000, 30'000, 0);
  ASSERT_EQ(bench->post(bench->operator_staff, at(trade, "/terms"), kTerms).status, 201);
  bench->fund(trade);
  const Fen before = bench->own(bench->processor);
  bench->accept(bench->load(trade, 10'000, false));
  bench->accept(bench->load(trade, 12'000));
  EXPECT_EQ(bench->own(bench->processor), before + Fen{3'240'000});
  EXPECT_EQ(bench->state(trade), "closed");
}

TEST_F(TreasuryEscrows, ChargeTheLatePayerForTheReceiver) {
  const Trade trade = bench->strike(120'000, 10'000, 0);
  ASSERT_EQ(bench->post(bench->operator_staff, at(trade, "/terms"), kTerms).status, 201);
  const Instant now = bench->service.now();
  bench->credit({200'000}, trade.reference(Purpose::disposal));  // in time
  bench->service.set_now({now.micros + std::int64_t{8} * 86'400'000'000});
  bench->credit({1'000'000}, trade.reference(Purpose::disposal));  // three days late: 0.3 % of it
  EXPECT_EQ(bench->state(trade), "part_funded");
  bench->credit({3'000}, trade.reference(Purpose::disposal));
  EXPECT_EQ(bench->state(trade), "funded");
  bench->service.set_now(now);
  const Fen before = bench->own(bench->processor);
  bench->accept(bench->load(trade, 10'000));
  EXPECT_EQ(bench->own(bench->processor), before + Fen{1'203'000});
}

TEST_F(TreasuryEscrows, ExpireWhenThePrepaymentOfTheContractDoesNotCome) {
  const std::string terms =
      R"({"terms":{"round_up_to":0,"round_up_below":0,"least_take":0,"late_fee_per_day":0,"days_to_pay":0,)"
      R"("prepayment":1000,"prepayment_days":3},"basis":"合同第四条：预付一成"})";
  const Trade paid = bench->strike(120'000, 10'000, 0), unpaid = bench->strike(120'000, 10'000, 0);
  for (const Trade& trade : {paid, unpaid})
    ASSERT_EQ(bench->post(bench->operator_staff, at(trade, "/terms"), terms).status, 201);
  bench->credit({120'000}, paid.reference(Purpose::disposal));
  bench->credit({119'999}, unpaid.reference(Purpose::disposal));
  const Instant now = bench->service.now();
  for (const std::int64_t days : {3, 4}) {
    bench->service.set_now({now.micros + days * 86'400'000'000});
    bench->service.tick("expire unfunded escrows");
    EXPECT_EQ(bench->state(unpaid), days == 3 ? "part_funded" : "expired");
  }
  bench->service.set_now(now);
  EXPECT_EQ(bench->state(paid), "part_funded");
}

TEST_F(TreasuryEscrows, LetTheReceiverEndTheContractAfterASecondRefusalIfItSaysSo) {
  const std::string terms =
      R"({"terms":{"round_up_to":0,"round_up_below":0,"least_take":0,"late_fee_per_day":0,"days_to_pay":0,)"
      R"("refusals_to_end":2},"basis":"合同第九条"})";
  const Trade trade = bench->strike(120'000, 20'000, 0), without = bench->strike(120'000, 20'000, 0);
  ASSERT_EQ(bench->post(bench->operator_staff, at(trade, "/terms"), terms).status, 201);
  bench->fund(trade);
  bench->fund(without);
  const std::string why = R"({"reason":"两次来料与联单不符"})";
  const auto end = [&](const Trade& of) {
    return bench->post(bench->as_processor, at(of, "/terminations"), why);
  };
  const Fen own = bench->own(bench->producer);
  for (int n = 0; n < 2; ++n) {
    EXPECT_EQ(problem_name(end(trade)), "termination-unfit") << n << " refused";
    for (const Trade& of : {trade, without}) {
      const LoadRefused refused{Uuid::v7(), of.id, {9'000}, "与联单不符"};
      bench->say("transport", "load.refused", refused.load_id, to_json(refused));
    }
  }
  EXPECT_EQ(problem_name(end(without)), "termination-unfit") << "the contract says nothing of it";
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, at(trade, "/terminations"), why)), "forbidden");
  EXPECT_EQ(problem_name(bench->post(caller("processor", Uuid::v7()), at(trade, "/terminations"), why)),
            "not-found");
  const Response ended = end(trade);
  ASSERT_EQ(ended.status, 201) << ended.body;
  EXPECT_EQ(bench->state(trade), "refunded");
  EXPECT_EQ(bench->own(bench->producer), own + Fen{2'400'000});
  EXPECT_EQ(bench->count("escrow.terminated", trade.id), 1u);
  EXPECT_EQ(problem_name(end(trade)), "escrow-ended");
}

TEST_F(TreasuryEscrows, LetPassWhatIsTooFarApartOnlyByWhoMayAndAsFarAsHeMay) {
  const Trade trade = bench->strike(120'000, 30'000, 0);
  bench->fund(trade);
  LoadAccepted near = bench->load(trade, 10'000, false), far = bench->load(trade, 10'000, false);
  near.destination.net_kilograms = near.accepted_kilograms = {9'900};  // 100 of 57 kg allowed
  far.destination.net_kilograms = far.accepted_kilograms = {9'000};
  bench->accept(near);
  bench->accept(far);
  const auto waive = [&](const Caller& who, const Uuid& load, const std::string& check) {
    return bench->post(
        who, at(trade, "/waivers"),
        R"({"load_id":")" + load.text() + R"(","check":")" + check + R"(","reason":"衡器雨天漂移"})");
  };
  const Response refused = waive(bench->as_processor, near.load_id, "weighings");
  EXPECT_EQ(problem_name(refused), "waiver-forbidden");
  EXPECT_NE(refused.body.find("regulator"), std::string::npos) << "the refusal names who may";
  EXPECT_EQ(problem_name(waive(bench->regulator, near.load_id, "manifest")), "check-not-failed");
  EXPECT_EQ(problem_name(waive(bench->regulator, far.load_id, "weighings")), "waiver-too-far");
  EXPECT_EQ(problem_name(waive(bench->regulator, Uuid::v7(), "weighings")), "not-found");
  const Fen before = bench->own(bench->processor);
  const Response done = waive(bench->regulator, near.load_id, "weighings");
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(bench->own(bench->processor), before + Fen{9'950 * 120}) << "by the mean of both scales";
  EXPECT_EQ(problem_name(waive(bench->regulator, near.load_id, "weighings")), "load-not-disputed");

  bench->service.database().transact([&](Transaction& db) {
    db.execute(
        "INSERT INTO tolerance_waiver (check_name, role, valid_from, times_tolerance, source) VALUES "
        "('weighings', 'operator', '2026-11-01', 20, 'a newer rule')");
  });
  EXPECT_EQ(problem_name(waive(bench->regulator, far.load_id, "weighings")), "waiver-forbidden")
      << "a newer date replaces the older rows";
  EXPECT_EQ(waive(bench->operator_staff, far.load_id, "weighings").status, 201);
}

TEST_F(TreasuryEscrows, KeepWhatCameTodayUntilTomorrowWhereTheBankSaysSo) {
  bench->service.database().transact([&](Transaction& db) {
    db.execute(
        "INSERT INTO treasury_rule (name, valid_from, value, source) VALUES "
        "('withdrawable-days', '2026-11-01', 1, 'the custodian bank: T+1')");
  });
  ASSERT_EQ(bench
                ->post(bench->finance, "/v1/payees",
                       R"({"enterprise_id":")" + bench->processor.text() +
                           R"(","account_number":"6222020000000077","name":"示范收款人"})")
                .status,
            201);
  const Instant now = bench->service.now();
  const auto on_day = [&](std::int64_t days) {  // later than any other test of this suite books
    bench->service.set_now({now.micros + (40 + days) * 86'400'000'000});
  };
  on_day(0);
  const Trade trade = bench->strike(120'000, 10'000, 0);
  bench->fund(trade);
  bench->accept(bench->load(trade, 10'000));
  const std::string all = std::to_string(bench->own(bench->processor).count);
  const auto pay = [&] {
    return bench->post(bench->finance, "/v1/payouts",
                       R"({"enterprise_id":")" + bench->processor.text() +
                           R"(","account_number":"6222020000000077","amount_fen":)" + all + "}");
  };
  EXPECT_EQ(problem_name(pay()), "payout-exceeds-balance");
  on_day(1);
  EXPECT_EQ(pay().status, 201) << "T+1";
  bench->service.set_now(now);
  bench->service.database().transact([&](Transaction& db) {
    db.execute("DELETE FROM treasury_rule WHERE name = 'withdrawable-days' AND valid_from = '2026-11-01'");
  });
}

TEST_F(TreasuryEscrows, AreNotOpenedForMoneyBeyond64Bits) {
  const TradeStruck struck{Uuid::v7(),   bench->producer,         bench->processor,        bench->carrier,
                           "321-026-48", {4'000'000'000'000'000}, {4'000'000'000'000'000}, {1},
                           {80'000}};
  bench->say("market", "trade.struck", struck.id, to_json(struck));
  EXPECT_EQ(problem_name(bench->get("/v1/escrows/" + struck.id.text())), "not-found");
}

TEST_F(TreasuryEscrows, SetTheTaxInsideThePlatformsFeeAside) {
  EXPECT_EQ(problem_name(bench->post(
                bench->operator_staff, "/v1/fees",
                R"({"fen_per_tonne":1060,"valid_from":"2026-11-21","basis":"示范","vat_rate":600})")),
            "vat-basis-missing");
  const Response fee =
      bench->post(bench->operator_staff, "/v1/fees",
                  R"({"fen_per_tonne":1060,"valid_from":"2026-11-21","basis":"示范","vat_rate":600,)"
                  R"("vat_basis":"示范依据"})");
  ASSERT_EQ(fee.status, 201) << fee.body;
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  const Fen fees = bench->balance(platform_fee()), tax = bench->balance(fee_tax());
  bench->accept(bench->load(trade, 10'000));
  EXPECT_EQ(bench->balance(fee_tax()), tax + Fen{600});
  EXPECT_EQ(bench->balance(platform_fee()), fees + Fen{10'000});
}

}  // namespace heliu::treasury
