// What each operation answers to bad input, wrong roles, strangers, unknown ids and repeats, where the other
// tests of this folder don't say it.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryApi : public TreasurySuite {};

TEST_F(TreasuryApi, ShowsEscrowsToTheirPartiesAndStaff) {
  const Trade trade = bench->strike(120'000);
  const std::string path = "/v1/escrows/" + trade.id.text();
  for (const Caller& who : {bench->as_producer, bench->as_processor, bench->as_carrier, bench->finance}) {
    EXPECT_EQ(bench->service.call(who, "GET", path).status, 200) << who.name;
    EXPECT_NE(bench->service.call(who, "GET", "/v1/escrows?state=opened").body.find(trade.id.text()),
              std::string::npos);
  }
  EXPECT_EQ(problem_name(bench->service.call(bench->stranger, "GET", path)), "not-found");
  EXPECT_EQ(bench->service.call(bench->stranger, "GET", "/v1/escrows").body, R"({"items":[]})");
  EXPECT_EQ(problem_name(bench->get("/v1/escrows/" + Uuid::v7().text())), "not-found");
  EXPECT_EQ(bench->get("/v1/escrows/17").status, 400);
  EXPECT_EQ(bench->get("/v1/escrows?state=lost").status, 400);
  EXPECT_EQ(problem_name(bench->service.call({}, "GET", "/v1/escrows")), "unauthenticated");
}

TEST_F(TreasuryApi, ShowsTheCarrierItsFreightAndNothingOfThePrice) {
  const Trade trade = bench->strike(123'457);  // found nowhere else
  const auto events = bench->service.said();
  const auto tells = [](const std::string& text) { return text.find("123457") != std::string::npos; };
  for (const std::string& path : {"/v1/escrows/" + trade.id.text(), std::string("/v1/escrows")}) {
    EXPECT_TRUE(tells(bench->service.call(bench->as_processor, "GET", path).body)) << path;
    const Response shown = bench->service.call(bench->as_carrier, "GET", path);
    EXPECT_FALSE(tells(shown.body)) << shown.body;
    EXPECT_NE(shown.body.find("\"freight_fen\""), std::string::npos) << shown.body;
    EXPECT_EQ(shown.body.find("disposal"), std::string::npos) << shown.body;
  }
  for (const FeedEvent& event : events) {
    const auto& to = event.visible_to;
    if (std::find(to.begin(), to.end(), bench->carrier) == to.end()) continue;
    for (const char* member : {"disposal_fen", "price", "reference", "amount_fen"})
      EXPECT_EQ(event.data.text.find(std::string("\"") + member + "\""), std::string::npos)
          << event.type << " " << event.data.text;
  }
}

TEST_F(TreasuryApi, TellsAnEnterpriseThatItsAccountWasRecorded) {
  const std::string body = R"({"enterprise_id":")" + bench->producer.text() +
                           R"(","account_number":"6222020200112233","name":"示范账户"})";
  ASSERT_EQ(bench->service.call(bench->finance, "POST", "/v1/payees", body).status, 201);
  const auto said = bench->service.said("payee.recorded");
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.back().visible_to, std::vector<Uuid>{bench->producer});
  EXPECT_NE(said.back().data.text.find("2233"), std::string::npos);
  EXPECT_EQ(said.back().data.text.find("6222020200112233"), std::string::npos) << "never the whole number";
}

TEST_F(TreasuryApi, ShowsAnEnterpriseItsOwnAccountAndEntries) {
  const Trade trade = bench->strike(100'000, 10'000, 0);
  for (int i = 0; i < 3; ++i) bench->credit({700'000}, trade.reference(Purpose::disposal));
  const Response accounts = bench->service.call(bench->as_producer, "GET", "/v1/accounts");
  EXPECT_EQ(accounts.status, 200);
  EXPECT_NE(accounts.body.find("Liabilities:Available:91440600MA00000001"), std::string::npos)
      << accounts.body;
  EXPECT_EQ(accounts.body.find("Custody"), std::string::npos);
  EXPECT_NE(bench->get("/v1/accounts?line=bank_custody").body.find("Assets:Bank:Custody"), std::string::npos);
  EXPECT_EQ(bench->get("/v1/accounts?line=gold").status, 400);
  EXPECT_EQ(problem_name(bench->service.call({}, "GET", "/v1/accounts")), "unauthenticated");

  const std::string path = "/v1/accounts/" + available(bench->producer).id().text() + "/entries";
  const Response first = bench->service.call(bench->as_producer, "GET", path + "?limit=1");
  EXPECT_EQ(first.status, 200) << first.body;
  const std::string cursor = member(first, "next_cursor");
  ASSERT_FALSE(cursor.empty()) << first.body;
  const Response rest = bench->service.call(bench->as_producer, "GET", path + "?cursor=" + cursor);
  EXPECT_NE(rest.body.find("\"balance_fen\":1100000"), std::string::npos) << rest.body;
  EXPECT_EQ(problem_name(bench->service.call(bench->stranger, "GET", path)), "not-found");
  EXPECT_EQ(problem_name(bench->get("/v1/accounts/" + Uuid::v7().text() + "/entries")), "not-found");
  EXPECT_EQ(bench->get("/v1/accounts/17/entries").status, 400);
  EXPECT_EQ(bench->service.call(bench->as_producer, "GET", path + "?cursor=x").status, 400);
}

TEST_F(TreasuryApi, GivesFinanceTheWholeLedgerPageByPage) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  std::string cursor = "0", last;
  std::size_t pages = 0;
  while (!cursor.empty()) {
    const Response page = bench->get("/v1/entries?limit=2&with=accounts&cursor=" + cursor);
    ASSERT_EQ(page.status, 200) << page.body;
    cursor = member(page, "next_cursor");
    last = page.body;
    ++pages;
  }
  EXPECT_GT(pages, 1u);
  EXPECT_NE(last.find("\"movement\":\"deposit\""), std::string::npos) << last;
  EXPECT_NE(last.find(R"("debit":{"line":"bank_custody")"), std::string::npos) << "whose the accounts are";
  EXPECT_NE(last.find(R"("trade_id":")" + trade.id.text() + R"(","payer_id":")" + bench->producer.text()),
            std::string::npos)
      << last;
  EXPECT_NE(bench->get("/v1/accounts?limit=200&line=escrow_disposal").body.find("\"payer_id\":\""),
            std::string::npos);
  EXPECT_EQ(bench->get("/v1/entries?movement=refund&about=" + Uuid::v7().text()).body, R"({"items":[]})");
  EXPECT_EQ(bench->get("/v1/entries?from=2027-01-01").body, R"({"items":[]})");
  EXPECT_EQ(bench->get("/v1/entries?movement=theft").status, 400);
  EXPECT_EQ(bench->get("/v1/entries?limit=1001").status, 400);
  EXPECT_EQ(bench->get("/v1/entries?with=names").status, 400);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/entries")), "forbidden");
}

TEST_F(TreasuryApi, KeepsTheTrialBalanceForStaff) {
  EXPECT_EQ(bench->get("/v1/trial-balance").status, 200);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/trial-balance")), "forbidden");
}

TEST_F(TreasuryApi, TakesFeesFromTheOperatorOnceADay) {
  const std::string fee = R"({"fen_per_tonne":0,"valid_from":"2030-01-01","basis":"示范"})";
  const Headers once{{"idempotency-key", "fee"}};
  const Response made = bench->post(bench->operator_staff, "/v1/fees", fee, once);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(bench->post(bench->operator_staff, "/v1/fees", fee, once).body, made.body);
  EXPECT_EQ(problem_name(bench->post(bench->operator_staff, "/v1/fees", fee)), "fee-taken");
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/fees", fee)), "forbidden");
  EXPECT_EQ(bench->post(bench->operator_staff, "/v1/fees", R"({"fen_per_tonne":-1})").status, 422);
  EXPECT_EQ(bench->service.call(bench->as_producer, "GET", "/v1/fees").status, 200);
}

TEST_F(TreasuryApi, RecordsPayeesForFinanceOnly) {
  const auto body = [](const Uuid& enterprise, const std::string& account) {
    return R"({"enterprise_id":")" + enterprise.text() + R"(","account_number":")" + account +
           R"(","name":"示范收款人"})";
  };
  const Headers once{{"idempotency-key", "payee"}};
  const std::string right = body(bench->producer, "6222020000000007");
  const Response made = bench->post(bench->finance, "/v1/payees", right, once);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(bench->post(bench->finance, "/v1/payees", right, once).body, made.body);
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/payees", body(Uuid::v7(), "6222020000000007"))),
            "not-found");
  EXPECT_EQ(bench->post(bench->finance, "/v1/payees", body(bench->producer, "我的账户")).status, 422);
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, "/v1/payees", right)), "forbidden");
  const Response list = bench->get("/v1/payees");
  EXPECT_NE(list.body.find("\"account_ending\":\"0007\""), std::string::npos) << list.body;
  EXPECT_EQ(list.body.find("6222020000000007"), std::string::npos);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/payees")), "forbidden");
}

TEST_F(TreasuryApi, AnswersUnknownPayoutsAndBreaks) {
  EXPECT_EQ(problem_name(bench->get("/v1/payouts/" + Uuid::v7().text())), "not-found");
  EXPECT_EQ(bench->get("/v1/payouts/17").status, 400);
  EXPECT_EQ(bench->get("/v1/payouts?state=lost").status, 400);
  EXPECT_EQ(problem_name(bench->service.call({}, "GET", "/v1/payouts")), "unauthenticated");
  EXPECT_EQ(bench->get("/v1/breaks?state=open").status, 200);
  EXPECT_EQ(bench->get("/v1/breaks?state=lost").status, 400);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/breaks")), "forbidden");
  const std::string path = "/v1/breaks/" + Uuid::v7().text() + "/resolutions";
  const std::string body = R"({"action":"explained","note":"x"})";
  EXPECT_EQ(problem_name(bench->post(bench->finance, path, body)), "not-found");
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, path, body)), "forbidden");
  EXPECT_EQ(bench->post(bench->finance, path, R"({"action":"forget"})").status, 422);
}

// Last by place: transport stays stale.
TEST_F(TreasuryApi, StartsPayoutRunsForFinanceOnFreshFacts) {
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, "/v1/payout-runs", "")), "forbidden");
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/payout-runs", "{}")), "malformed-request");
  bench->service.make_stale("transport");
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/payout-runs", "")), "gate-stale-feed");
}

}  // namespace heliu::treasury
