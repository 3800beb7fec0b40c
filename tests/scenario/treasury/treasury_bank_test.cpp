// The bank's side: files and lines taken once, suspense and breaks, payouts, statements and the day's close.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/payout.hpp"

namespace heliu::treasury {

class TreasuryBank : public TreasurySuite {
 protected:
  static Response upload(const std::string& xml, const Caller& who = bench->finance) {
    return bench->service.call(who, "POST", "/v1/statements", xml, {{"content-type", "application/xml"}});
  }
  static std::string open_break_id() {
    const auto events = bench->service.said("break.opened");
    return events.back().subject.text();
  }
  static Response resolve(const std::string& id, const std::string& body) {
    return bench->post(bench->finance, "/v1/breaks/" + id + "/resolutions", body);
  }
  static void record_payee(const Uuid& enterprise) {
    const Response made = bench->post(bench->finance, "/v1/payees",
                                      R"({"enterprise_id":")" + enterprise.text() +
                                          R"(","account_number":"6222020000000001","name":"示范收款人"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(member(made, "account_ending"), "0001");
  }
  static Response run() { return bench->post(bench->finance, "/v1/payout-runs", ""); }
  static std::string payout_state(const iso20022::CreditTransfer& transfer) {
    const Response page = bench->get("/v1/payouts?limit=200");
    for (const auto& payout : from_json<std::vector<Payout>>(std::string_view(member(page, "items"))))
      if (payout.end_to_end_id == transfer.end_to_end_id) return enum_text(payout.state);
    return "";
  }
  static void enrich(const Uuid& enterprise, Fen amount) {  // by a credit without reference, assigned
    bench->credit(amount, "预付款");
    const Response done = resolve(open_break_id(), R"({"action":"to_enterprise","enterprise_id":")" +
                                                       enterprise.text() + R"(","note":"客户来电确认"})");
    ASSERT_EQ(done.status, 201) << done.body;
  }
};

TEST_F(TreasuryBank, PutsAWrongReferenceIntoSuspenseUntilItIsAssigned) {
  const Trade trade = bench->strike(100'000, 10'000, 0);
  std::string wrong = trade.reference(Purpose::disposal);
  wrong[5] = wrong[5] == '7' ? '8' : '7';
  bench->credit({1'000'000}, wrong);
  EXPECT_EQ(bench->balance(suspense()), Fen{1'000'000});
  EXPECT_EQ(bench->state(trade), "opened");
  const auto said = bench->last<BreakSaid>("break.opened");
  EXPECT_EQ(said.kind, "unknown_reference");
  EXPECT_EQ(said.amount_fen, Fen{1'000'000});

  const std::string id = open_break_id();
  const auto to = [](const std::string& reference) {
    return R"({"action":"to_escrow","reference":")" + reference + R"(","note":"付款人写错一位"})";
  };
  EXPECT_EQ(problem_name(resolve(id, to(wrong))), "reference-unknown");
  EXPECT_EQ(problem_name(resolve(id, R"({"action":"explained","note":"x"})")), "break-action-unfit");
  const Response done = resolve(id, to(trade.reference(Purpose::disposal)));
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(member(done, "state"), "closed");
  EXPECT_EQ(bench->state(trade), "funded");
  EXPECT_EQ(bench->balance(suspense()), Fen{});
  EXPECT_EQ(problem_name(resolve(id, to(trade.reference(Purpose::disposal)))), "break-closed");
  EXPECT_EQ(bench->service.said("break.closed").back().subject.text(), id);
}

TEST_F(TreasuryBank, PostsALineOnceWhateverFilesItComesIn) {
  const Trade trade = bench->strike(100'000, 10'000, 0);
  bench->credit({600'000}, trade.reference(Purpose::disposal));
  const Fen custody = bench->balance(bank_custody());
  const std::string xml = bench->statement_xml("2026-11-20");
  const Response taken = upload(xml);
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(member(taken, "posted"), "0");
  EXPECT_EQ(bench->balance(bank_custody()), custody);
  EXPECT_EQ(problem_name(upload(xml)), "file-already-taken");
  EXPECT_EQ(problem_name(upload(xml, bench->as_producer)), "forbidden");
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/statements", "{}")), "unsupported-media-type");
}

TEST_F(TreasuryBank, RefusesAsAWholeWhatItCannotTrust) {
  bench->credit({100}, "无编号");
  std::string xml = bench->statement_xml("2026-11-21");
  const std::string honest = xml;
  const std::size_t at = xml.find("<Amt", xml.find("CLBD"));
  const std::size_t digits = xml.find('>', at) + 1;
  xml.replace(digits, xml.find('<', digits) - digits, "1.00");
  const Response refused = upload(xml);
  ASSERT_EQ(refused.status, 201) << refused.body;
  EXPECT_EQ(member(refused, "state"), "refused");
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").kind, "amount_differs");
  const std::string id = open_break_id();
  EXPECT_EQ(problem_name(resolve(id, R"({"action":"to_enterprise","enterprise_id":")" +
                                         bench->producer.text() + R"(","note":"x"})")),
            "break-action-unfit");
  EXPECT_EQ(resolve(id, R"({"action":"explained","note":"银行重发"})").status, 201);
  EXPECT_EQ(member(upload("<Document/>"), "state"), "refused");
  EXPECT_EQ(member(upload(honest), "state"), "taken");
}

TEST_F(TreasuryBank, PaysOutInOneFileAndSettlesOnTheStatement) {
  record_payee(bench->trader);
  enrich(bench->trader, {70'000});
  enrich(bench->processor, {50'000});  // has no payee yet: stays
  const Response started = run();
  ASSERT_EQ(started.status, 201) << started.body;
  EXPECT_EQ(member(started, "total_fen"), "70000");
  EXPECT_EQ(bench->own(bench->trader), Fen{});
  EXPECT_EQ(bench->balance(in_flight()), Fen{70'000});
  EXPECT_EQ(problem_name(run()), "nothing-to-pay");

  const auto file = bench->payment_file(member(started, "message_id"));
  ASSERT_EQ(file.transfers.size(), 1u);
  EXPECT_EQ(file.transfers[0].amount, Fen{70'000});
  EXPECT_EQ(payout_state(file.transfers[0]), "sent");
  EXPECT_EQ(bench->service.said("payout.sent").size(), 1u);
  bench->answer(file.message_id,
                {{file.transfers[0].end_to_end_id, iso20022::PaymentStatus::ACSC, {}, "BK0"}});
  EXPECT_EQ(payout_state(file.transfers[0]), "accepted");

  bench->book({-70'000}, file.transfers[0].end_to_end_id);
  EXPECT_EQ(member(upload(bench->statement_xml("2026-11-22")), "state"), "taken");
  EXPECT_EQ(payout_state(file.transfers[0]), "settled");
  EXPECT_EQ(bench->balance(in_flight()), Fen{});
  EXPECT_EQ(bench->balance(bank_custody()), bench->closing());
  const Uuid payout = bench->service.said("payout.settled").back().subject;
  EXPECT_EQ(bench->service.call(bench->as_trader, "GET", "/v1/payouts/" + payout.text()).status, 200);
  EXPECT_EQ(problem_name(bench->service.call(bench->stranger, "GET", "/v1/payouts/" + payout.text())),
            "not-found");

  bench->credit({70'000}, "退票", file.transfers[0].end_to_end_id);
  EXPECT_EQ(payout_state(file.transfers[0]), "returned");
  EXPECT_EQ(bench->own(bench->trader), Fen{70'000});
}

TEST_F(TreasuryBank, GivesARejectedPayoutBack) {
  record_payee(bench->trader);
  const Fen due = bench->own(bench->trader);
  if (due == Fen{}) enrich(bench->trader, {10'000});
  const Fen before = bench->own(bench->trader);
  const auto file = bench->payment_file(member(run(), "message_id"));
  bench->answer(file.message_id, {{file.transfers[0].end_to_end_id, iso20022::PaymentStatus::RJCT,
                                   iso20022::StatusReason{"AC04", "closed"}, ""}});
  EXPECT_EQ(payout_state(file.transfers[0]), "rejected");
  EXPECT_EQ(bench->last<PayoutSaid>("payout.rejected").reason, "AC04 closed");
  EXPECT_EQ(bench->own(bench->trader), before);
  EXPECT_EQ(bench->balance(in_flight()), Fen{});
}

TEST_F(TreasuryBank, WritesARunAgainAfterACrashAndPassesOverTheBanksAnswerToTheCopy) {
  record_payee(bench->trader);
  enrich(bench->trader, {20'000});
  const std::string message = member(run(), "message_id");
  const auto file = bench->payment_file(message);
  const std::string first = bench->payment_text(message);
  bench->bank_takes(message);  // and the mark that it was sent is lost
  bench->service.database().transact([&](Transaction& db) {
    db.execute("UPDATE payout_run SET state = 'instructed' WHERE message_id = ?", message);
  });
  bench->payment_file(message);
  EXPECT_EQ(bench->payment_text(message), first);
  iso20022::StatusReport copy;
  copy.message_id = "STS-COPY";
  copy.created_at = bench->service.now().text();
  copy.original_message_id = message;
  copy.group_status = iso20022::PaymentStatus::RJCT;
  copy.group_reason = iso20022::StatusReason{"DU01", "seen before"};
  bench->put("pain002-copy.xml", write_pain002(copy));
  bench->deliver();
  EXPECT_EQ(payout_state(file.transfers[0]), "sent");
  copy.message_id = "STS-REFUSED";  // as a whole, and not for being a copy: everything comes back
  copy.group_reason = iso20022::StatusReason{"FF01", ""};
  bench->put("pain002-refused.xml", write_pain002(copy));
  bench->deliver();
  EXPECT_EQ(payout_state(file.transfers[0]), "rejected");
  EXPECT_EQ(bench->balance(in_flight()), Fen{});
}

TEST_F(TreasuryBank, TakesAFileOnceUnderAnyName) {
  const Trade trade = bench->strike(100'000, 10'000, 0);
  const std::string reference = bench->credit({1'000}, trade.reference(Purpose::disposal));
  bench->put_copy("camt054-" + reference + ".xml", "aaa-again.xml");
  bench->credit({2'000}, trade.reference(Purpose::disposal));  // read after the copy, in the order of names
  EXPECT_EQ(bench->balance(held_for(trade.id, Purpose::disposal)), Fen{3'000});
}

TEST_F(TreasuryBank, PaysNobodyWhoIsFrozenAndNothingOnOldFacts) {
  record_payee(bench->processor);
  enrich(bench->processor, {30'000});
  const Fen before = bench->own(bench->processor);
  const std::string notice = R"({"enterprise_id":")" + bench->processor.text() + R"(","reason":"检查"})";
  bench->say("registry", "enterprise.frozen", bench->processor, notice);
  run();
  EXPECT_EQ(bench->own(bench->processor), before);
  bench->say("registry", "enterprise.unfrozen", bench->processor, notice);
}

TEST_F(TreasuryBank, ClosesADayOnceWithoutADifference) {
  const std::string day = R"({"date":"2026-11-23"})";
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/day-closes", day)), "statement-missing");
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  bench->accept(bench->load(trade, 9'900));
  bench->put("camt053-2026-11-23-1.xml", bench->statement_xml("2026-11-23"));
  bench->deliver();
  const Headers once{{"idempotency-key", "close"}};
  const Response closed = bench->post(bench->finance, "/v1/day-closes", day, once);
  ASSERT_EQ(closed.status, 201) << closed.body;
  EXPECT_EQ(member(closed, "difference_fen"), "0");
  EXPECT_EQ(member(closed, "breaks"), "[]");
  EXPECT_EQ(member(closed, "bank_closing_fen"), std::to_string(bench->closing().count));
  EXPECT_EQ(bench->post(bench->finance, "/v1/day-closes", day, once).body, closed.body);
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/day-closes", day)), "day-already-closed");
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, "/v1/day-closes", day)), "forbidden");
  EXPECT_EQ(bench->post(bench->finance, "/v1/day-closes", R"({"date":"soon"})").status, 422);
  EXPECT_EQ(bench->get("/v1/day-closes/2026-11-23").status, 200);
  EXPECT_EQ(problem_name(bench->get("/v1/day-closes/2026-11-01")), "not-found");
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/day-closes/2026-11-23")),
            "forbidden");
  EXPECT_EQ(bench->last<DayClosed>("day.closed").difference_fen, Fen{});
}

TEST_F(TreasuryBank, NamesEveryFenOfADifference) {
  bench->credit({12'345}, "无编号");  // on the statement of the day after
  const std::string later = bench->statement_xml("2026-11-25");
  iso20022::Statement early;  // the bank's statement of the 24th leaves it out
  early.id = "STMT-EARLY";
  early.created_at = bench->service.now().text();
  early.account = "440600000000000001";
  early.day = "2026-11-24";
  early.opening = early.closing = bench->closing() - Fen{12'345};
  ASSERT_EQ(member(upload(write_camt053(early)), "state"), "taken");
  const Response closed = bench->post(bench->finance, "/v1/day-closes", R"({"date":"2026-11-24"})");
  ASSERT_EQ(closed.status, 201) << closed.body;
  EXPECT_EQ(member(closed, "difference_fen"), "-12345");
  const auto said = bench->last<BreakSaid>("break.opened");
  EXPECT_EQ(said.kind, "not_on_statement");
  EXPECT_EQ(said.amount_fen, Fen{-12'345});
  ASSERT_EQ(member(upload(later), "state"), "taken");
  EXPECT_EQ(bench->service.said("break.closed").back().as<BreakSaid>().id, said.id);
  EXPECT_EQ(member(bench->get("/v1/breaks/" + said.id.text()), "action"), "on_statement");
  EXPECT_EQ(
      member(bench->post(bench->finance, "/v1/day-closes", R"({"date":"2026-11-25"})"), "difference_fen"),
      "0");
}

TEST_F(TreasuryBank, ShowsADebitThatNobodyOrdered) {
  bench->book({-400}, "NOBODY");
  ASSERT_EQ(member(upload(bench->statement_xml("2026-11-26")), "state"), "taken");
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").kind, "not_in_ledger");
  EXPECT_EQ(bench->balance(bank_custody()), bench->closing());
  EXPECT_EQ(
      member(bench->post(bench->finance, "/v1/day-closes", R"({"date":"2026-11-26"})"), "difference_fen"),
      "0");
}

}  // namespace heliu::treasury
