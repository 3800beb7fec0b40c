// What one person may not do alone, payouts to bound accounts only, and what comes back from the bank.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/payout.hpp"

namespace heliu::treasury {

class TreasuryPeople : public TreasurySuite {
 protected:
  static inline const std::string kAccount = "6222020000000001";
  static inline const Caller second = caller("finance", Uuid::v7());

  static std::string break_id() { return bench->service.said("break.opened").back().subject.text(); }
  static void enrich(Fen amount) {
    bench->credit(amount, "预付款");
    const Response done = bench->post(bench->finance, "/v1/breaks/" + break_id() + "/resolutions",
                                      R"({"action":"to_enterprise","enterprise_id":")" +
                                          bench->trader.text() + R"(","note":"客户来电确认"})");
    ASSERT_EQ(done.status, 201) << done.body;
  }
  static void bind_account() {
    ASSERT_EQ(bench
                  ->post(bench->finance, "/v1/payees",
                         R"({"enterprise_id":")" + bench->trader.text() + R"(","account_number":")" +
                             kAccount + R"(","name":"示范收款人"})")
                  .status,
              201);
  }
  static Response pay(std::int64_t fen, const std::string& account = kAccount) {
    return bench->post(bench->finance, "/v1/payouts",
                       R"({"enterprise_id":")" + bench->trader.text() + R"(","account_number":")" + account +
                           R"(","amount_fen":)" + std::to_string(fen) + "}");
  }
  static Response propose(const std::string& body, const Caller& who = bench->finance) {
    return bench->post(who, "/v1/proposals", body);
  }
  static Response approve(const Response& proposal, const Caller& who) {
    return bench->post(who, "/v1/proposals/" + member(proposal, "id") + "/approvals", "");
  }
  // Pays out to the bound account and has the bank book it.
  static Payout settled(std::int64_t fen) {
    const Response paid = pay(fen);
    EXPECT_EQ(paid.status, 201) << paid.body;
    const auto file = bench->payment_file(member(paid, "message_id"));
    bench->book({-fen}, file.transfers.at(0).end_to_end_id);
    static int days = 10;
    const std::string day = "2026-10-" + std::to_string(++days);
    bench->put("camt053-people-" + day + ".xml", bench->statement_xml(day));
    bench->deliver();
    return from_json<Payout>(std::string_view(bench->get("/v1/payouts/" + member(paid, "id")).body));
  }
  static std::string state_of(const Payout& payout) {
    return member(bench->get("/v1/payouts/" + payout.id.text()), "state");
  }
};

TEST_F(TreasuryPeople, PayToTheBoundAccountOnlyAndNoMoreThanThereIs) {
  enrich({50'000});
  EXPECT_EQ(problem_name(pay(1)), "payout-account-unbound");
  bind_account();
  EXPECT_EQ(problem_name(pay(1, "6222020000000099")), "payout-account-unbound");
  EXPECT_EQ(problem_name(pay(50'001)), "payout-exceeds-balance");
  EXPECT_EQ(pay(0).status, 422);
  const Payout payout = settled(20'000);
  EXPECT_EQ(state_of(payout), "settled");
  EXPECT_EQ(bench->own(bench->trader), Fen{30'000});
}

TEST_F(TreasuryPeople, GetAReturnedPayoutBackAndBindTheAccountAnew) {
  bind_account();
  enrich({40'000});
  const Fen before = bench->own(bench->trader);
  const Payout by_id = settled(10'000), by_text = settled(11'000), by_account = settled(12'000);
  bench->credit({10'000}, "退汇", by_id.end_to_end_id);
  EXPECT_EQ(state_of(by_id), "returned");
  EXPECT_EQ(problem_name(pay(1)), "payee-suspended");
  bench->credit({11'000}, "退汇 原指令 " + by_text.end_to_end_id);
  EXPECT_EQ(state_of(by_text), "returned");
  bind_account();
  bench->credit({12'000}, "户名不符退票");  // from another account: nobody can say whose
  EXPECT_EQ(state_of(by_account), "settled");
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").amount_fen, Fen{12'000});
  EXPECT_EQ(bench->own(bench->trader), before - Fen{12'000});
  EXPECT_EQ(bench->balance(payout_returned()), Fen{});
}

TEST_F(TreasuryPeople, ShareOneDepositAmongThreeEscrows) {
  std::string text = "合并支付";
  Fen sum;
  std::vector<Trade> trades;
  for (int i = 0; i < 3; ++i) {
    trades.push_back(bench->strike(100'000, 1'000 + i, 0));
    text += " " + trades.back().reference(Purpose::disposal);
    sum += trades.back().owed();
  }
  const Fen own = bench->own(bench->producer);
  bench->credit(sum + Fen{7}, text);
  for (const Trade& trade : trades) EXPECT_EQ(bench->count("escrow.funded", trade.id), 1u);
  EXPECT_EQ(bench->own(bench->producer), own + Fen{7});
  const Trade mine = bench->strike(100'000, 1'000, 0), value = bench->strike(-100'000, 1'000, 0);
  bench->credit({200'000}, mine.reference(Purpose::disposal) + value.reference(Purpose::disposal));
  EXPECT_EQ(bench->state(mine), "opened");  // of two payers: somebody has to look
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").amount_fen, Fen{200'000});
}

TEST_F(TreasuryPeople, SendAnUnidentifiedCreditBackToItsSender) {
  bench->credit({5'555}, "不明来款");
  const std::string id = break_id();
  const Response claimed = bench->post(bench->finance, "/v1/breaks/" + id + "/claims", "");
  ASSERT_EQ(claimed.status, 201) << claimed.body;
  EXPECT_EQ(member(claimed, "claimed_by"), "finance");
  const Fen waiting = bench->balance(suspense());
  const Response sent = bench->post(bench->finance, "/v1/breaks/" + id + "/resolutions",
                                    R"({"action":"to_sender","note":"联系不上付款人"})");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(bench->balance(suspense()), waiting - Fen{5'555});
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/breaks/" + id + "/claims", "")), "break-closed");
  const Response page = bench->get("/v1/payouts?state=instructed");
  const auto payouts = from_json<std::vector<Payout>>(std::string_view(member(page, "items")));
  ASSERT_EQ(payouts.size(), 1u);
  const Caller operations = caller("operator");  // acts for no enterprise, and the payout is no member's
  const std::string path = "/v1/payouts/" + payouts[0].id.text();
  EXPECT_EQ(bench->service.call(operations, "GET", "/v1/payouts").body.find(payouts[0].id.text()),
            std::string::npos);
  EXPECT_NE(bench->service.call(operations, "GET", path).status, 200);
  const auto file = bench->payment_file(payouts[0].message_id);
  EXPECT_EQ(file.transfers.at(0).creditor_account, "6222020000000009");
  bench->answer(file.message_id, {{file.transfers[0].end_to_end_id, iso20022::PaymentStatus::RJCT,
                                   iso20022::StatusReason{"AC04", "closed"}, ""}});
  EXPECT_EQ(bench->balance(suspense()), waiting);  // and is in the queue again
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").amount_fen, Fen{5'555});
}

TEST_F(TreasuryPeople, AdjustOnlyByTwo) {
  bench->credit({900}, "不明");
  const Fen before = bench->own(bench->trader);
  const auto body = [](const std::string& content) {
    return R"({"kind":"adjustment","subject_id":")" + bench->trader.text() + "\"," + content +
           R"("reason":"更正"})";
  };
  const std::string adjusts = R"("adjustment":{"amount_fen":900},)";
  EXPECT_EQ(problem_name(propose(body(adjusts), bench->as_producer)), "forbidden");
  EXPECT_EQ(problem_name(propose(body(adjusts), bench->regulator)), "forbidden");
  EXPECT_EQ(problem_name(propose(body(""))), "proposal-unfit");
  const Response made = propose(body(adjusts));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(problem_name(approve(made, bench->finance)), "maker-is-checker");
  EXPECT_EQ(bench->own(bench->trader), before);
  EXPECT_EQ(approve(made, second).status, 201);
  EXPECT_EQ(bench->own(bench->trader), before + Fen{900});
  EXPECT_EQ(problem_name(approve(made, second)), "proposal-decided");
  const Response other = propose(body(adjusts));
  EXPECT_EQ(
      bench->post(second, "/v1/proposals/" + member(other, "id") + "/rejections", R"({"note":"无依据"})")
          .status,
      201);
  EXPECT_EQ(problem_name(approve(other, second)), "proposal-decided");
  EXPECT_NE(bench->get("/v1/proposals?state=rejected").body.find(member(other, "id")), std::string::npos);
}

TEST_F(TreasuryPeople, PayOutMuchAndRuleOnMuchOnlyByTwo) {
  bind_account();
  enrich({600'000'000});
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/payout-runs", "")), "second-person-needed");
  EXPECT_EQ(problem_name(pay(500'000'001)), "second-person-needed");
  const Response made = propose(R"({"kind":"payout_run","reason":"月末"})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(problem_name(approve(made, bench->regulator)), "forbidden");
  EXPECT_EQ(approve(made, second).status, 201);
  EXPECT_EQ(bench->own(bench->trader), Fen{});

  const Trade trade = bench->strike(120'000, 1'000'000, 0);
  bench->fund(trade);
  LoadAccepted load = bench->load(trade, 1'000'000);
  load.destination.net_kilograms = load.accepted_kilograms = {900'000};
  bench->accept(load);
  const std::string ruling = to_json(Ruling{load.load_id, {900'000}, "计量机构复核"});
  EXPECT_EQ(
      problem_name(bench->post(bench->regulator, "/v1/escrows/" + trade.id.text() + "/rulings", ruling)),
      "second-person-needed");
  const Response proposed = propose(R"({"kind":"load_ruling","subject_id":")" + trade.id.text() +
                                        R"(","ruling":)" + ruling + R"(,"reason":"超限"})",
                                    bench->regulator);
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  EXPECT_EQ(problem_name(approve(proposed, bench->regulator)), "maker-is-checker");
  EXPECT_EQ(approve(proposed, caller("regulator", Uuid::v7())).status, 201);
  EXPECT_EQ(bench->state(trade), "closed");
}

}  // namespace heliu::treasury
