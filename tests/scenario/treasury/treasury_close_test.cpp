// Signing a closed day, the order of days, and the statement of an enterprise in every form.
#include <gtest/gtest.h>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/day_signature.hpp"
#include "treasury/statements.hpp"

namespace heliu::treasury {

class TreasuryCloses : public TreasurySuite {
 protected:
  static Response close(const std::string& day) {
    bench->put("camt053-" + day + ".xml", bench->statement_xml(day));
    bench->deliver();
    return bench->post(bench->finance, "/v1/day-closes", R"({"date":")" + day + "\"}");
  }
  static std::string path(const Uuid& enterprise, const std::string& format = {}) {
    return "/v1/enterprise-statements/" + enterprise.text() + format + "?from=2026-01-01&to=2027-12-31";
  }
};

TEST_F(TreasuryCloses, AreSignedByFinanceWithItsOwnKeyOnce) {
  bench->fund(bench->strike(120'000));
  ASSERT_EQ(member(close("2026-11-23"), "difference_fen"), "0");
  const Uuid bank = Uuid::v7(), key = Uuid::v7();
  const Sm2KeyPair pair = sm2_generate(), other = sm2_generate();
  bench->say("registry", "signing_key.registered", key,
             R"({"id":")" + key.text() + R"(","enterprise_id":")" + bank.text() + R"(","public_key":)" +
                 to_json(pair.public_key) + "}");
  const Response day = bench->get("/v1/day-closes/2026-11-23/text");
  ASSERT_EQ(day.status, 200) << day.body;
  const std::string text = member(day, "text");
  EXPECT_NE(text.find("difference_fen: 0\n"), std::string::npos) << text;
  const auto sign = [&](const Caller& who, const std::string& with) {
    return bench->post(
        who, "/v1/day-closes/2026-11-23/signatures",
        R"({"key_id":")" + key.text() + R"(","signature":")" + to_hex(sm2_sign(with, text)) + "\"}");
  };
  const Caller partner = caller("finance", bank);
  EXPECT_EQ(problem_name(sign(bench->finance, pair.private_key)), "not-found");
  EXPECT_EQ(problem_name(sign(bench->as_producer, pair.private_key)), "forbidden");
  EXPECT_EQ(problem_name(sign(partner, other.private_key)), "signature-invalid");
  const Response signed_day = sign(partner, pair.private_key);
  ASSERT_EQ(signed_day.status, 201) << signed_day.body;
  EXPECT_EQ(member(signed_day, "text_sm3"), member(day, "text_sm3"));
  EXPECT_EQ(problem_name(sign(partner, pair.private_key)), "already-signed");
  EXPECT_NE(bench->get("/v1/day-closes/2026-11-23/text").body.find(bank.text()), std::string::npos);
  EXPECT_EQ(problem_name(bench->get("/v1/day-closes/2026-11-01/text")), "not-found");
  const std::string days = bench->get("/v1/day-closes?limit=1&before=2026-11-24").body;
  EXPECT_NE(days.find(R"("date":"2026-11-23")"), std::string::npos) << days;
  EXPECT_NE(days.find(R"("signatures":1})"), std::string::npos) << days;
  EXPECT_EQ(bench->get("/v1/day-closes?before=2026-11-23").body, R"({"items":[]})");
  EXPECT_EQ(bench->get("/v1/day-closes?before=yesterday").status, 400);
}

TEST_F(TreasuryCloses, ComeInTheOrderOfDays) {
  ASSERT_EQ(close("2026-11-25").status, 201);
  EXPECT_EQ(problem_name(close("2026-11-24")), "day-out-of-order");
  EXPECT_EQ(problem_name(bench->post(bench->finance, "/v1/day-closes", R"({"date":"2026-11-25"})")),
            "day-already-closed");
}

TEST_F(TreasuryCloses, GiveAnEnterpriseItsStatementInEveryForm) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  bench->accept(bench->load(trade, 9'000));
  const Response seen = bench->service.call(bench->as_processor, "GET", path(bench->processor));
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(member(seen, "in_fen"), "1080000");
  EXPECT_EQ(member(seen, "closing_fen"), std::to_string(bench->own(bench->processor).count));
  const Response csv = bench->service.call(bench->as_processor, "GET", path(bench->processor, "/csv"));
  EXPECT_EQ(csv.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_NE(csv.body.find(",disposal,1080000,1080000,"), std::string::npos) << csv.body;
  const Response page = bench->service.call(bench->as_processor, "GET", path(bench->processor, "/html"));
  EXPECT_NE(page.body.find("10800.00"), std::string::npos) << page.body;
  const Response sheet = bench->service.call(bench->as_processor, "GET", path(bench->processor, "/xlsx"));
  ASSERT_EQ(sheet.status, 200);
  EXPECT_EQ(sheet.body.substr(0, 2), "PK");

  EXPECT_EQ(bench->get(path(bench->processor)).status, 200);
  EXPECT_EQ(problem_name(bench->service.call(bench->stranger, "GET", path(bench->processor))), "not-found");
  EXPECT_EQ(problem_name(bench->get(path(Uuid::v7()))), "not-found");
  EXPECT_EQ(bench->get(path(bench->processor, "/pdf")).status, 400);
  EXPECT_EQ(problem_name(bench->get("/v1/enterprise-statements/" + bench->processor.text() +
                                    "?from=2026-12-01&to=2026-11-01")),
            "period-backwards");
}

TEST_F(TreasuryCloses, RunNoFormulaOutOfAName) {
  EnterpriseStatement statement;
  statement.name = "=HYPERLINK(\"http://x\")<script>";
  EXPECT_NE(as_csv(statement).find("\"opening =HYPERLINK(\"\"http://x\"\")"), std::string::npos);
  EXPECT_EQ(as_page(statement).find("<script>"), std::string::npos);
}

}  // namespace heliu::treasury
