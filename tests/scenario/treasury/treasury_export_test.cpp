// The whole ledger as one file, made while it is read.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

class TreasuryExport : public TreasurySuite {
 protected:
  static Response asked(const std::string& query = {}) { return bench->get("/v1/entries/export" + query); }
  static std::string file(const Response& answer) {
    std::string all;
    if (!answer.source) return "no file: " + answer.body;
    while (answer.source(all)) {
    }
    return all;
  }
  static std::string file(const std::string& query = {}) { return file(asked(query)); }
  static std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }
};

TEST_F(TreasuryExport, HoldsWhatThePagesHold) {
  bench->fund(bench->strike(120'000));
  const Response page = bench->get("/v1/entries?limit=1000");
  ASSERT_EQ(member(page, "next_cursor"), "");
  std::string objects = file("?format=jsonl");
  ASSERT_GT(lines(objects), 1);
  objects.pop_back();
  std::replace(objects.begin(), objects.end(), '\n', ',');
  EXPECT_EQ("{\"items\":[" + objects + "]}", page.body);

  const std::string table = file();
  EXPECT_TRUE(
      table.starts_with("seq,transfer_id,debit_account_id,credit_account_id,movement,amount_fen,about,"
                        "booked_at\r\n"));
  EXPECT_EQ(lines(table), lines(objects + ",") + 1 + std::count(objects.begin(), objects.end(), '{'));
  const std::string id = member(Response::json(200, objects.substr(0, objects.find('}') + 1)), "transfer_id");
  EXPECT_NE(table.find("," + id + ","), std::string::npos);
  EXPECT_EQ(asked().headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(asked("?format=jsonl").headers.at("content-type"), "application/x-ndjson");
  EXPECT_NE(asked().headers.at("content-disposition").find("attachment; filename=\"entries-0-"),
            std::string::npos);
}

TEST_F(TreasuryExport, IsTheLedgerAsItStoodWhenItWasAskedFor) {
  bench->fund(bench->strike(120'000));
  const std::string before = file("?format=jsonl");
  const Response begun = asked("?format=jsonl");
  bench->fund(bench->strike(130'000));
  EXPECT_EQ(file(begun), before) << "what was booked meanwhile belongs to the next file";
  EXPECT_GT(file("?format=jsonl").size(), before.size());
}

TEST_F(TreasuryExport, TakesTheFiltersOfTheList) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  const std::string of_trade = file("?format=jsonl&about=" + trade.id.text());
  EXPECT_EQ(lines(of_trade), static_cast<std::ptrdiff_t>(trade.legs.size())) << of_trade;
  EXPECT_EQ(lines(file("?format=jsonl&movement=deposit&about=" + trade.id.text())), lines(of_trade));
  EXPECT_EQ(file("?format=jsonl&movement=refund&about=" + trade.id.text()), "");
  EXPECT_EQ(file("?format=jsonl&from=2099-01-01"), "");
  EXPECT_EQ(lines(file("?from=2099-01-01")), 1) << "the names of the columns";
  const std::string all = file("?format=jsonl");
  const std::string first = all.substr(0, all.find('\n') + 1);
  const std::string seq = member(Response::json(200, first), "seq");
  EXPECT_EQ(first + file("?format=jsonl&cursor=" + seq), all) << "a file that broke off goes on by cursor";
}

TEST_F(TreasuryExport, IsForWhoTakesTheBooksOver) {
  EXPECT_EQ(problem_name(bench->service.call(bench->as_producer, "GET", "/v1/entries/export")), "forbidden");
  EXPECT_EQ(problem_name(bench->service.call({}, "GET", "/v1/entries/export")), "unauthenticated");
  EXPECT_EQ(asked("?format=xlsx").status, 400);
  EXPECT_EQ(asked("?movement=theft").status, 400);
  EXPECT_EQ(asked("?cursor=x").status, 400);
}

}  // namespace heliu::treasury
