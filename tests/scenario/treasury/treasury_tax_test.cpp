// Revisions after a release, invoices with the tax inside, and whether the three flows say the same.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/invoices.hpp"
#include "treasury/revisions.hpp"

namespace heliu::treasury {

class TreasuryTax : public TreasurySuite {
 protected:
  struct Settled {
    Trade trade;
    LoadAccepted load;
    std::string at(const std::string& what) const { return "/v1/escrows/" + trade.id.text() + what; }
  };
  static Settled settled(std::int64_t price = 120'000) {
    Settled done{bench->strike(price), {}};
    bench->fund(done.trade);
    done.load = bench->load(done.trade, 9'000);
    bench->accept(done.load);
    return done;
  }
  static std::string revision(const Settled& done, std::int64_t kilograms, const std::string& document) {
    return to_json(NewRevision{done.load.load_id, {kilograms}, document, "环保局批准更正"});
  }
  static std::string invoice(const std::string& number, const std::string& product, std::int64_t gross,
                             std::int64_t tax) {
    return R"({"number":")" + number + R"(","product":")" + product + R"(","gross_fen":)" +
           std::to_string(gross) + R"(,"tax_fen":)" + std::to_string(tax) + R"(,"issued_on":"2026-11-23"})";
  }
};

TEST_F(TreasuryTax, ARevisedManifestBooksTheDifferenceAsNewEntries) {
  const Settled done = settled();
  ASSERT_EQ(bench->state(done.trade), "closed");
  const Fen payee = bench->own(bench->processor), payer = bench->own(bench->producer);
  EXPECT_EQ(problem_name(bench->post(bench->finance, done.at("/revisions"), revision(done, 9'100, "粤更1"))),
            "forbidden");
  const Response up = bench->post(bench->regulator, done.at("/revisions"), revision(done, 9'100, "粤更1"));
  ASSERT_EQ(up.status, 201) << up.body;
  EXPECT_EQ(member(up, "difference_fen"), "12000");
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{12'000});
  EXPECT_EQ(bench->own(bench->producer), payer - Fen{12'000});
  EXPECT_EQ(problem_name(bench->post(bench->regulator, done.at("/revisions"), revision(done, 1, "粤更1"))),
            "document-taken");
  ASSERT_EQ(bench->post(bench->regulator, done.at("/revisions"), revision(done, 8'000, "粤更2")).status, 201);
  EXPECT_EQ(bench->own(bench->processor), payee - Fen{120'000});
  EXPECT_EQ(bench->own(bench->producer), payer + Fen{120'000});
  EXPECT_EQ(bench->last<EscrowRevised>("escrow.revised").difference_fen, Fen{-132'000});
  const Response releases = bench->get("/v1/escrows/" + done.trade.id.text());
  EXPECT_NE(releases.body.find("\"settlement_kilograms\":9000"), std::string::npos);  // as it was decided
  EXPECT_NE(bench->service.call(bench->as_processor, "GET", done.at("/revisions")).body.find("粤更2"),
            std::string::npos);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_carrier, "GET", done.at("/revisions"))), "not-found");
}

TEST_F(TreasuryTax, ARevisionNeedsAReleasedLoadAndADebtorWhoHasIt) {
  const Trade trade = bench->strike(120'000);
  bench->fund(trade);
  const LoadRefused refused{Uuid::v7(), trade.id, {10'000}, "与联单不符"};
  bench->say("transport", "load.refused", refused.load_id, to_json(refused));
  const Settled of_refused{trade, [&] {
                             LoadAccepted load = bench->load(trade, 1);
                             load.load_id = refused.load_id;
                             return load;
                           }()};
  EXPECT_EQ(problem_name(
                bench->post(bench->regulator, of_refused.at("/revisions"), revision(of_refused, 1, "粤更3"))),
            "load-not-released");
  const Settled done = settled();
  EXPECT_EQ(problem_name(
                bench->post(bench->regulator, done.at("/revisions"), revision(done, 100'000'000, "粤更4"))),
            "ledger-refused");
  bench->expect_balanced();
}

TEST_F(TreasuryTax, InvoicesCarryTheRateOfWhoOwnsTheProduct) {
  const Settled done = settled();  // 1,080,000 fen
  const std::string path = done.at("/invoices");
  const Response service = bench->post(bench->as_processor, path, invoice("F1", "none", 530'000, 30'000));
  ASSERT_EQ(service.status, 201) << service.body;
  EXPECT_EQ(member(service, "rate"), "600");
  EXPECT_NE(member(service, "legal_basis").find("2020年第9号"), std::string::npos);
  EXPECT_EQ(problem_name(bench->post(bench->as_processor, path, invoice("F2", "consignor", 550'000, 33'000))),
            "invoice-tax-differs");
  EXPECT_EQ(member(bench->get(done.at("/tie-out")), "differences"), "[\"invoice-payment\"]");
  const Response labour = bench->post(bench->as_processor, path, invoice("F2", "consignor", 550'000, 63'274));
  ASSERT_EQ(labour.status, 201) << labour.body;
  EXPECT_EQ(member(labour, "rate"), "1300");
  EXPECT_EQ(problem_name(bench->post(bench->as_processor, path, invoice("F2", "none", 106, 6))),
            "invoice-taken");
  EXPECT_EQ(problem_name(bench->post(bench->as_producer, path, invoice("F3", "none", 106, 6))), "forbidden");

  const Response tie = bench->service.call(bench->as_producer, "GET", done.at("/tie-out"));
  EXPECT_EQ(member(tie, "agreed"), "true") << tie.body;
  EXPECT_EQ(member(tie, "tax_fen"), "93274");
  EXPECT_EQ(member(tie, "manifest_numbers"), "[\"20264406000001\"]");
  EXPECT_NE(bench->service.call(bench->as_producer, "GET", path).body.find("F2"), std::string::npos);
  EXPECT_EQ(problem_name(bench->service.call(bench->as_carrier, "GET", path)), "not-found");
  ASSERT_EQ(bench->post(bench->regulator, done.at("/revisions"), revision(done, 8'990, "粤更5")).status, 201);
  EXPECT_EQ(member(bench->get(done.at("/tie-out")), "differences"), "[\"invoice-payment\"]");
}

TEST_F(TreasuryTax, NoTaxIsInventedForASaleOrADayBeforeTheLaw) {
  const Settled sale = settled(-120'000);
  EXPECT_EQ(
      problem_name(bench->post(bench->as_processor, sale.at("/invoices"), invoice("S1", "none", 106, 6))),
      "invoice-not-of-disposal");
  const Settled done = settled();
  std::string early = invoice("E1", "none", 106, 6);
  early.replace(early.find("2026-11-23"), 10, "2019-11-23");
  EXPECT_EQ(problem_name(bench->post(bench->as_processor, done.at("/invoices"), early)), "vat-rule-missing");
}

}  // namespace heliu::treasury
