// Bank lines against what is expected: what is posted by itself, what waits for a person and with which
// suggestions, lines told twice, matching by hand, and how much is explained.
#include <gtest/gtest.h>

#include "chassis/ops/metrics.hpp"
#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/bank_metrics.hpp"
#include "treasury/break_matches.hpp"
#include "treasury/payout.hpp"

namespace heliu::treasury {

class TreasuryReconcile : public TreasurySuite {
 protected:
  static inline const std::string kAccount = "440600000000000001";
  static inline const std::string kPayee = "6222020000000001";
  static inline const std::string kDay = "2026-11-23";

  static Response upload(const std::string& xml) {
    return bench->service.call(bench->finance, "POST", "/v1/statements", xml,
                               {{"content-type", "application/xml"}});
  }
  static std::string suffix() {
    static int n = 0;
    return std::to_string(++n);
  }
  static iso20022::Entry line(std::int64_t fen, const std::string& remittance,
                              const std::string& reference = {}) {
    iso20022::Entry entry;
    entry.account_servicer_ref = reference;
    entry.amount = {fen};
    entry.booking_date = entry.value_date = kDay;
    entry.remittance = remittance;
    entry.counterparty_name = "示范企业";
    entry.counterparty_account = "6222020000000009";
    return entry;
  }
  static iso20022::Statement document(iso20022::CamtKind kind, std::vector<iso20022::Entry> entries) {
    iso20022::Statement made;
    made.kind = kind;
    made.id = "DOC-" + suffix();
    made.created_at = bench->service.now().text();
    made.account = kAccount;
    made.entries = std::move(entries);
    made.day = kDay;
    for (const iso20022::Entry& entry : made.entries) made.closing += entry.amount;
    return made;
  }
  static Response notify(std::vector<iso20022::Entry> entries) {
    return upload(write_camt054(document(iso20022::CamtKind::Notification054, std::move(entries))));
  }
  static Response state(std::vector<iso20022::Entry> entries, std::int64_t sequence = 0) {
    auto made = document(iso20022::CamtKind::Statement053, std::move(entries));
    made.electronic_sequence = sequence;
    return upload(write_camt053(made));
  }
  static std::string open_break() { return bench->service.said("break.opened").back().subject.text(); }
  static std::size_t breaks() { return bench->service.said("break.opened").size(); }
  static Response shown(const std::string& id) { return bench->get("/v1/breaks/" + id); }
  static Response match(const std::string& id, const std::string& body, Headers headers = {}) {
    return bench->post(bench->finance, "/v1/breaks/" + id + "/matches", body, std::move(headers));
  }
  static std::string part(const std::string& reference, std::int64_t fen) {
    return R"({"reference":")" + reference + R"(","amount_fen":)" + std::to_string(fen) + "}";
  }
  static std::string parts(const std::string& list, const std::string& with = {}) {
    return "{\"parts\":[" + list + "]" + (with.empty() ? "" : ",\"with\":[\"" + with + "\"]") +
           R"(,"note":"付款人来函"})";
  }
  static Trade trade(std::int64_t kilograms = 10'000) { return bench->strike(100'000, kilograms, 0); }
  static std::string of(const Trade& trade) { return trade.reference(Purpose::disposal); }
  static Fen held(const Trade& trade) { return bench->balance(held_for(trade.id, Purpose::disposal)); }
};

TEST_F(TreasuryReconcile, FundsOneEscrowByTwoCreditsAndNamesTheTolerance) {
  const Trade split = trade();
  ASSERT_EQ(member(notify({line(400'000, of(split), "SP1")}), "posted"), "1");
  EXPECT_EQ(bench->state(split), "part_funded");
  ASSERT_EQ(member(notify({line(600'000, "第二笔 " + of(split), "SP2")}), "posted"), "1");
  EXPECT_EQ(bench->state(split), "funded");
  bench->service.database().read([&](Transaction& db) {
    EXPECT_EQ(db.value<std::string>("SELECT tolerance FROM bank_entry WHERE reference = 'SP1'"),
              "match-deposit-part");
    EXPECT_EQ(db.value<std::string>("SELECT tolerance FROM bank_entry WHERE reference = 'SP2'"), "");
    EXPECT_EQ(db.value<std::string>("SELECT basis FROM bank_entry WHERE reference = 'SP2'"), "reference");
  });
}

TEST_F(TreasuryReconcile, ListsWhatTheBankIsExpectedToBook) {
  const Trade open = trade(3'331);
  const auto listed = [](const std::string& filter) {
    return bench->get("/v1/expectations?limit=200&" + filter).body;
  };
  EXPECT_NE(listed("kind=deposit&search=" + of(open)).find("\"amount_fen\":333100"), std::string::npos);
  EXPECT_NE(listed("amount_fen=333100").find(of(open)), std::string::npos);
  EXPECT_EQ(listed("kind=payout&search=" + of(open)).find(of(open)), std::string::npos);
  notify({line(333'000, of(open), "EX1")});
  EXPECT_NE(listed("search=" + of(open)).find("\"amount_fen\":100"), std::string::npos)
      << "what is left of it";
  notify({line(100, of(open), "EX2")});
  EXPECT_EQ(listed("search=" + of(open)), R"({"items":[]})");
  EXPECT_EQ(bench->get("/v1/expectations?kind=gift").status, 400);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/expectations")), "forbidden");
}

TEST_F(TreasuryReconcile, NeverPostsByAmountAndNameAlone) {
  const Trade meant = trade(7'771);
  const std::size_t before = breaks();
  ASSERT_EQ(member(notify({line(777'100, "处置费", "AN1")}), "posted"), "1");
  EXPECT_EQ(bench->state(meant), "opened") << "the amount and the name fit, but it names nothing";
  EXPECT_EQ(breaks(), before + 1);
  const Response seen = shown(open_break());
  EXPECT_EQ(member(seen, "cause"), "unnamed") << seen.body;
  EXPECT_NE(seen.body.find("\"basis\":\"amount-name-day\""), std::string::npos) << seen.body;
  EXPECT_NE(seen.body.find(of(meant)), std::string::npos) << "the suggestion names the escrow";
  EXPECT_EQ(seen.body.find("\"reason\""), std::string::npos) << "why is the basis: pages have the words";
  const Response done = match(open_break(), parts(part(of(meant), 777'100)));
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(member(done, "action"), "matched");
  EXPECT_EQ(bench->state(meant), "funded");
}

TEST_F(TreasuryReconcile, SaysWhenMoreThanOneEscrowFits) {
  const Trade one = trade(6'661), other = trade(6'661);
  notify({line(666'100, "处置费", "AM1")});
  const Response seen = shown(open_break());
  EXPECT_EQ(member(seen, "cause"), "ambiguous") << seen.body;
  EXPECT_NE(seen.body.find(of(one)), std::string::npos);
  EXPECT_NE(seen.body.find(of(other)), std::string::npos);
}

TEST_F(TreasuryReconcile, TakesALineOnceWhetherNotifiedOrStatedAndTwoAlikeAsTwo) {
  const Trade paid = trade();
  const Fen custody = bench->balance(bank_custody());
  const auto first = line(1'000, of(paid)), second = line(1'000, of(paid));  // nothing tells them apart
  ASSERT_EQ(member(state({first, second}, 901), "posted"), "2");
  const Response again = notify({first});
  EXPECT_EQ(member(again, "posted"), "0") << again.body;
  EXPECT_EQ(member(again, "told_again"), "1");
  EXPECT_NE(bench->get("/v1/bank-files?kind=camt.054&limit=200").body.find(member(again, "sm3")),
            std::string::npos);
  EXPECT_EQ(bench->get("/v1/bank-files?kind=fax").status, 400);
  EXPECT_EQ(member(state({first, second}, 901), "posted"), "0") << "sent again under another id: a copy";
  const Response later = state({first, second, line(1'000, of(paid))}, 902);
  EXPECT_EQ(member(later, "posted"), "3") << "a statement of another sequence tells of other lines";
  EXPECT_EQ(bench->balance(bank_custody()), custody + Fen{5'000});
}

TEST_F(TreasuryReconcile, TakesABatchOnceWhetherWholeOrByItsPayments) {
  const Trade paid = trade();
  const Fen custody = bench->balance(bank_custody());
  ASSERT_EQ(member(notify({line(3'000, of(paid), "BATCH")}), "posted"), "1");
  iso20022::Entry batch = line(3'000, "", "BATCH");
  for (const std::int64_t fen : {1'000, 2'000}) {
    batch.details.emplace_back().amount = {fen};
    batch.details.back().remittance = of(paid);
  }
  const Response again = state({batch}, 911);
  EXPECT_EQ(member(again, "posted"), "0") << again.body;
  EXPECT_EQ(bench->balance(bank_custody()), custody + Fen{3'000});
}

TEST_F(TreasuryReconcile, AsksWhenAReferenceOfTheBankComesWithAnotherAmount) {
  const Trade paid = trade();
  notify({line(1'000, of(paid), "CHANGED")});
  const Fen custody = bench->balance(bank_custody());
  const std::size_t before = breaks();
  EXPECT_EQ(member(notify({line(1'500, of(paid), "CHANGED")}), "posted"), "0");
  EXPECT_EQ(breaks(), before + 1);
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").amount_fen, Fen{500});
  EXPECT_EQ(bench->balance(bank_custody()), custody);
  EXPECT_EQ(member(state({line(1'500, of(paid), "CHANGED")}, 921), "posted"), "1") << "a statement binds";
  EXPECT_EQ(member(shown(open_break()), "cause"), "amount-differs");
  EXPECT_EQ(held(paid), Fen{1'000}) << "but whose it is, is asked";
}

TEST_F(TreasuryReconcile, NeverPostsWhatIsPendingOrForInformation) {
  const Trade paid = trade();
  auto pending = line(1'000, of(paid), "PEND");
  pending.status = iso20022::EntryStatus::PDNG;
  auto told = line(1'000, of(paid), "INFO");
  told.status = iso20022::EntryStatus::INFO;
  EXPECT_EQ(member(notify({pending, told}), "posted"), "0");
  EXPECT_EQ(held(paid), Fen{});
  EXPECT_EQ(member(notify({line(1'000, of(paid), "PEND")}), "posted"), "1") << "until it is booked";
}

TEST_F(TreasuryReconcile, RefusesAStatementByTheFenItIsWrong) {
  auto made = document(iso20022::CamtKind::Statement053, {line(1'000, "x", "SUM")});
  std::string xml = write_camt053(made);
  const std::size_t at = xml.find("10.00", xml.find("CLBD"));
  xml.replace(at, 5, "10.07");
  const Response refused = upload(xml);
  EXPECT_EQ(member(refused, "state"), "refused") << refused.body;
  EXPECT_NE(refused.body.find("0.07 yuan"), std::string::npos) << refused.body;
  EXPECT_EQ(member(refused, "why"), "sums-differ");
  EXPECT_EQ(member(refused, "facts"), R"({"difference_fen":"7","statement":")" + made.id + R"("})");
  const std::string facts = member(shown(open_break()), "facts");
  EXPECT_NE(facts.find(R"("why":"sums-differ")"), std::string::npos) << facts;
  EXPECT_NE(facts.find(R"("difference_fen":"7")"), std::string::npos) << facts;
  EXPECT_EQ(bench->last<BreakSaid>("break.opened").amount_fen, Fen{7});
  EXPECT_EQ(member(shown(open_break()), "cause"), "balance-differs");
}

TEST_F(TreasuryReconcile, SplitsALineAndMergesLinesByHandToTheFen) {
  const Trade one = trade(1'000), two = trade(2'000);
  notify({line(300'007, "两笔合同款", "HAND1")});
  const std::string split = open_break();
  const std::string producer = R"({"enterprise_id":")" + bench->producer.text() + R"(","amount_fen":7})";
  const std::string both = part(of(one), 100'000) + "," + part(of(two), 200'000);
  EXPECT_EQ(problem_name(match(split, parts(both))), "match-sums-differ");
  EXPECT_EQ(problem_name(match(split, parts(R"({"amount_fen":300007})"))), "match-part-unfit");
  EXPECT_EQ(problem_name(match(split, parts(part("HL00000000000", 300'007)))), "reference-unknown");
  EXPECT_EQ(held(one), Fen{}) << "a match that fails has booked nothing";
  const Headers once{{"idempotency-key", "hand"}};
  const Response done = match(split, parts(both + "," + producer), once);
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(match(split, parts(both + "," + producer), once).body, done.body);
  EXPECT_EQ(held(one), Fen{100'000});
  EXPECT_EQ(held(two), Fen{200'000});
  EXPECT_EQ(problem_name(match(split, parts(both + "," + producer))), "break-closed");
  EXPECT_NE(shown(split).body.find("\"kind\":\"enterprise\""), std::string::npos);

  const Trade merged = trade(5'000);
  notify({line(200'000, "第一笔", "HAND2")});
  const std::string first = open_break();
  notify({line(300'000, "第二笔", "HAND3")});
  const std::string second = open_break();
  EXPECT_EQ(problem_name(match(first, parts(part(of(merged), 500'000)))), "match-sums-differ");
  EXPECT_EQ(problem_name(match(first, parts(part(of(merged), 400'000), first))), "match-part-unfit");
  const Response together = match(first, parts(part(of(merged), 500'000), second));
  ASSERT_EQ(together.status, 201) << together.body;
  EXPECT_EQ(bench->state(merged), "funded");
  EXPECT_EQ(member(shown(second), "state"), "closed");
  EXPECT_EQ(bench->balance(suspense()), [] {
    Fen open;
    bench->service.database().read([&](Transaction& db) {
      open = db.value<Fen>(
                   "SELECT CAST(COALESCE(SUM(suspense_fen), 0) AS SIGNED) FROM bank_break "
                   "WHERE state = 'open'")
                 .value();
    });
    return open;
  }()) << "suspense is what the queue holds, to the fen";
}

TEST_F(TreasuryReconcile, SettlesAndReturnsAPayoutByHand) {
  ASSERT_EQ(bench
                ->post(bench->finance, "/v1/payees",
                       R"({"enterprise_id":")" + bench->trader.text() + R"(","account_number":")" + kPayee +
                           R"(","name":"示范收款人"})")
                .status,
            201);
  notify({line(88'000, "预付款", "POOR1")});
  const std::string own = R"({"enterprise_id":")" + bench->trader.text() + R"(","amount_fen":88000})";
  ASSERT_EQ(match(open_break(), parts(own)).status, 201);
  const Response paid = bench->post(bench->finance, "/v1/payouts",
                                    R"({"enterprise_id":")" + bench->trader.text() +
                                        R"(","account_number":")" + kPayee + R"(","amount_fen":88000})");
  ASSERT_EQ(paid.status, 201) << paid.body;
  const std::string payout = member(paid, "id");
  const auto expected = [] { return bench->get("/v1/expectations?kind=payout&limit=200").body; };
  EXPECT_NE(expected().find("\"name\":\"示范收款人\",\"amount_fen\":-88000"), std::string::npos)
      << expected();
  auto debit = line(-88'000, "转账", "POOR2");  // the bank leaves our ids out
  debit.counterparty_name = "示范收款人";
  ASSERT_EQ(member(state({debit}, 931), "posted"), "1");
  const std::string id = open_break();
  EXPECT_NE(shown(id).body.find(payout), std::string::npos) << "the payout is suggested";
  EXPECT_EQ(bench->balance(in_flight()), Fen{88'000});
  const std::string to = R"({"payout_id":")" + payout + R"(","amount_fen":88000})";
  const Response done = match(id, parts(to));
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(member(bench->get("/v1/payouts/" + payout), "state"), "settled");
  EXPECT_EQ(bench->balance(in_flight()), Fen{});
  EXPECT_EQ(expected().find(payout), std::string::npos) << "the bank has booked it";

  notify({line(88'000, "退汇：账号户名不符", "POOR3")});
  const std::string back = open_break();
  EXPECT_NE(shown(back).body.find("payout_return"), std::string::npos) << shown(back).body;
  ASSERT_EQ(match(back, parts(to)).status, 201);
  EXPECT_EQ(member(bench->get("/v1/payouts/" + payout), "state"), "returned");
  EXPECT_EQ(member(bench->get("/v1/payouts/" + payout), "reason"), "付款人来函") << "in a person's words";
  EXPECT_EQ(bench->own(bench->trader), Fen{88'000});
  notify({line(88'000, "退汇", "POOR4")});
  EXPECT_EQ(problem_name(match(open_break(), parts(to))), "payout-unfit") << "it came back already";
}

TEST_F(TreasuryReconcile, SettlesAndReturnsAPayoutThatLeftAndCameBackOnOneStatement) {
  bench->post(bench->finance, "/v1/payees",
              R"({"enterprise_id":")" + bench->trader.text() + R"(","account_number":")" + kPayee +
                  R"(","name":"示范收款人"})");
  notify({line(10'500, "预付款", "SAME1")});
  const std::string own = R"({"enterprise_id":")" + bench->trader.text() + R"(","amount_fen":10500})";
  ASSERT_EQ(match(open_break(), parts(own)).status, 201);
  const Fen before = bench->own(bench->trader);
  const Response paid = bench->post(bench->finance, "/v1/payouts",
                                    R"({"enterprise_id":")" + bench->trader.text() +
                                        R"(","account_number":")" + kPayee + R"(","amount_fen":10500})");
  ASSERT_EQ(paid.status, 201) << paid.body;
  auto out = line(-10'500, "合流结算", "SAME2"), back = line(10'500, "退票", "SAME3");
  out.end_to_end_id = back.end_to_end_id = member(paid, "end_to_end_id");
  ASSERT_EQ(member(state({back, out}, 941), "posted"), "2");
  EXPECT_EQ(member(bench->get("/v1/payouts/" + member(paid, "id")), "state"), "returned");
  EXPECT_EQ(member(bench->get("/v1/payouts/" + member(paid, "id")), "reason"), "退票")
      << "in the bank's words";
  EXPECT_EQ(bench->own(bench->trader), before);
}

TEST_F(TreasuryReconcile, KeepsAQueueWithOwnersNotesAndAges) {
  auto old = line(4'321, "不明", "OLD");
  old.booking_date = "2026-11-10";
  notify({old});
  const std::string id = open_break();
  EXPECT_EQ(member(shown(id), "age_days"), "13");
  const Response claimed =
      bench->post(bench->finance, "/v1/breaks/" + id + "/assignments", R"({"owner":"李会计"})");
  ASSERT_EQ(claimed.status, 201) << claimed.body;
  EXPECT_EQ(member(claimed, "claimed_by"), "李会计");
  const std::string version = claimed.headers.at("etag");
  const auto note = [&](Headers headers) {
    return bench->post(bench->finance, "/v1/breaks/" + id + "/notes", R"({"note":"已电话联系付款行"})",
                       std::move(headers));
  };
  EXPECT_EQ(note({{"if-match", version}}).status, 201);
  EXPECT_EQ(problem_name(note({{"if-match", version}})), "version-stale");
  EXPECT_NE(shown(id).body.find("已电话联系付款行"), std::string::npos);
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, "/v1/breaks/" + id + "/notes", R"({"note":"x"})")),
            "forbidden");

  const auto lists = [&](const std::string& query) {
    return bench->get("/v1/breaks?limit=200&" + query).body.find(id) != std::string::npos;
  };
  EXPECT_TRUE(lists("owner=李会计"));
  EXPECT_FALSE(lists("owner=nobody"));
  EXPECT_TRUE(lists("state=open&min_age_days=13"));
  EXPECT_FALSE(lists("min_age_days=14"));
  EXPECT_TRUE(lists("kind=unknown_reference&cause=not-expected"));
  EXPECT_FALSE(lists("cause=paid-twice"));
  EXPECT_EQ(bench->get("/v1/breaks?cause=bad-luck").status, 400);

  const Response figures = bench->get("/v1/reconciliation?from=2026-11-10&to=2026-11-10");
  EXPECT_EQ(member(figures, "value_fen"), "4321") << figures.body;
  EXPECT_EQ(member(figures, "explained_ppm"), "0");
  EXPECT_NE(figures.body.find(R"({"age":"8-30","breaks":1,"value_fen":4321})"), std::string::npos)
      << figures.body;
  const auto monitor_reads = [](const std::string& line) {
    const Date day = Date::parse("2026-11-10").value();
    bench->service.database().read(
        [&](Transaction& db) { publish(reconciliation(db, day, day, Date::parse(kDay).value())); });
    return metrics::scrape().find(line + "\n") != std::string::npos;
  };
  EXPECT_TRUE(monitor_reads("heliu_bank_explained_ratio 0"));
  EXPECT_TRUE(monitor_reads(R"(heliu_bank_breaks_value_fen{age="8-30"} 4321)"));
  const std::string own = R"({"enterprise_id":")" + bench->trader.text() + R"(","amount_fen":4321})";
  ASSERT_EQ(match(id, parts(own)).status, 201);
  EXPECT_TRUE(monitor_reads("heliu_bank_explained_ratio 1"));
  EXPECT_TRUE(monitor_reads(R"(heliu_bank_breaks{age="8-30"} 0)"));
  EXPECT_EQ(member(bench->get("/v1/reconciliation?from=2026-11-10&to=2026-11-10"), "explained_ppm"),
            "1000000");
  EXPECT_EQ(problem_name(bench->get("/v1/reconciliation?from=2026-11-10&to=2026-11-09")), "period-backwards");
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/reconciliation")), "forbidden");
}

TEST_F(TreasuryReconcile, LeavesToAPersonWhatASettingTakesFromTheMachine) {
  bench->service.database().transact([&](Transaction& db) {
    db.execute(
        "INSERT INTO treasury_rule (name, valid_from, value, source) VALUES "
        "('match-deposit-part', '2026-01-01', 0, 'finance asks to see part payments')");
  });
  const Trade split = trade();
  notify({line(400'000, of(split), "STRICT")});
  EXPECT_EQ(bench->state(split), "opened");
  EXPECT_EQ(member(shown(open_break()), "cause"), "amount-differs");
  EXPECT_NE(shown(open_break()).body.find(of(split)), std::string::npos);
  bench->service.database().transact([&](Transaction& db) {
    db.execute("DELETE FROM treasury_rule WHERE name = 'match-deposit-part' AND valid_from = '2026-01-01'");
  });
}

}  // namespace heliu::treasury
