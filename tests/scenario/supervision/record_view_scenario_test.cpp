// Who learns what from the record of a trade: one test a role, over one record, by the bytes of the answer.
#include <gtest/gtest.h>

#include "supervision/api.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::supervision {

using test::caller;
using test::TestService;

class WhatARecordShows : public ::testing::Test {
 protected:
  // Numbers that occur nowhere else in the answer.
  static constexpr const char *kReserve = "987654321", *kFormerReserve = "987654322", *kPrice = "12345679",
                              *kAmount = "3333339", *kOtherPrice = "765433", *kProcessorTotal = "44444447",
                              *kProcessorPaid = "44000003", *kCarrierTotal = "5555553",
                              *kCarrierPaid = "5500001", *kFreight = "212127", *kReference = "HL-SECRET-7",
                              *kFunded = "3545469", *kDisposal = "3330869", *kRefund = "24719331",
                              *kFreightAndFee = "214286";

  void SetUp() override {
    service.set_now(Instant::parse("2026-11-24T02:00:00Z").value());
    before_the_trade();
    of_the_trade();
    the_money();
  }

  static std::string q(const Uuid& id) { return "\"" + id.text() + "\""; }
  void hear(const char* feed, const char* type, const Uuid& subject, const std::string& data) {
    service.hear(feed, type, subject, data);
  }
  void before_the_trade() {
    hear("market", "lot.listed", lot,
         R"({"id":)" + q(lot) + R"(,"producer_id":)" + q(producer) +
             R"(,"code":"321-026-48","kilograms":30000,"stored_since":"2026-06-01","reserve_price":)" +
             kReserve + "}");
    hear("market", "lot.amended", lot,
         R"({"lot_id":)" + q(lot) + R"(,"reserve_price":)" + kReserve + R"(,"before":{"reserve_price":)" +
             kFormerReserve + R"(,"kilograms":31000}})");
    hear("market", "offer.opened", offer,
         R"({"id":)" + q(offer) + R"(,"round_id":)" + q(lot) + R"(,"processor_id":)" + q(processor) +
             R"(,"lines":[{"code":"321-026-48","price":)" + kOtherPrice + "}]}");
  }
  void of_the_trade() {
    hear("market", "trade.struck", trade,
         R"({"id":)" + q(trade) + R"(,"lot_id":)" + q(lot) + R"(,"offer_id":)" + q(offer) +
             R"(,"producer_id":)" + q(producer) + R"(,"processor_id":)" + q(processor) + R"(,"carrier_id":)" +
             q(carrier) + R"(,"code":"321-026-48","kilograms":27000,"price":)" + kPrice +
             R"(,"amount_fen":)" + kAmount + R"(,"freight_price":7857,"freight_fen":)" + kFreight + "}");
    hear("transport", "manifest.opened", load,
         R"({"trade_id":)" + q(trade) + R"(,"load_id":)" + q(load) +
             R"(,"manifest_number":"20264406000001","producer_id":)" + q(producer) + R"(,"processor_id":)" +
             q(processor) + R"(,"carrier_id":)" + q(carrier) +
             R"(,"code":"321-026-48","kilograms":27000,"plate":"粤E00001"})");
  }
  void treasury_says(const char* type, const std::string& rest) {
    hear("treasury", type, trade, R"({"trade_id":)" + q(trade) + rest + "}");
  }
  void credit(const Uuid& whom, const Uuid& of_trade, const char* fen) {
    hear("treasury", "escrow.refunded", of_trade,
         R"({"trade_id":)" + q(of_trade) + R"(,"payer_id":)" + q(whom) + R"(,"amount_fen":)" + fen + "}");
  }
  void pay(const Uuid& whom, const char* fen) {
    const Uuid id = Uuid::v7();
    hear("treasury", "payout.settled", id,
         R"({"id":)" + q(id) + R"(,"enterprise_id":)" + q(whom) + R"(,"amount_fen":)" + fen +
             R"(,"end_to_end_id":"E1"})");
  }
  void the_money() {
    treasury_says("escrow.opened",
                  R"(,"legs":[{"payer_id":)" + q(producer) + R"(,"purpose":"disposal","amount_fen":)" +
                      kAmount + R"(,"reference":")" + kReference + R"("},{"payer_id":)" + q(producer) +
                      R"(,"purpose":"freight_and_fee","amount_fen":)" + kFreightAndFee + R"(,"reference":")" +
                      kReference + R"("}],"carrier_id":)" + q(carrier));
    treasury_says("escrow.funded", std::string(R"(,"amount_fen":)") + kFunded);
    // What they were credited by other trades before: 44,444,447 and 5,555,553 fen with this one's.
    credit(processor, Uuid::v7(), "41113578");
    credit(carrier, Uuid::v7(), "5343426");
    treasury_says("escrow.released",
                  R"(,"load_id":)" + q(load) + R"(,"settlement_kilograms":26980,"disposal_fen":)" +
                      kDisposal + R"(,"payee_id":)" + q(processor) + R"(,"freight_fen":)" + kFreight +
                      R"(,"carrier_id":)" + q(carrier) +
                      R"(,"fee_fen":0,"checks":[{"check":"funds-cover","agreed":true,"left":)" + kDisposal +
                      R"(,"right":)" + kAmount + "}]");
    credit(producer, trade, kRefund);
    pay(processor, kProcessorPaid);
    pay(carrier, kCarrierPaid);
  }

  std::string seen_by(const Caller& who) {
    const Response answer = service.call(who, "GET", "/v1/records/" + trade.text());
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  using Numbers = std::vector<const char*>;
  static void expect(const std::string& answer, const Numbers& shown, const Numbers& hidden) {
    for (const char* number : shown) EXPECT_NE(answer.find(number), std::string::npos) << number;
    for (const char* number : hidden) EXPECT_EQ(answer.find(number), std::string::npos) << number;
  }

  const Uuid producer = Uuid::v7(), processor = Uuid::v7(), carrier = Uuid::v7(), lot = Uuid::v7(),
             offer = Uuid::v7(), trade = Uuid::v7(), load = Uuid::v7();
  TestService service{"supervision", assemble};
};

TEST_F(WhatARecordShows, RegulatorsAndAuditorsSeeAllOfIt) {
  for (const char* role : {"regulator", "auditor"})
    expect(seen_by(caller(role)),
           {kReserve, kFormerReserve, kPrice, kAmount, kOtherPrice, kProcessorTotal, kProcessorPaid,
            kCarrierTotal, kCarrierPaid, kFreight, kReference, kFunded, kDisposal, kFreightAndFee},
           {});
}

TEST_F(WhatARecordShows, TheProducerSeesItsReserveAndThePriceButNotOthersBalances) {
  expect(seen_by(caller("producer", producer)),
         {kReserve, kFormerReserve, kPrice, kAmount, kFreight, kReference, kFunded, kDisposal, kRefund},
         {kOtherPrice, kProcessorTotal, kProcessorPaid, kCarrierTotal, kCarrierPaid});
}

TEST_F(WhatARecordShows, TheProcessorSeesThePriceAndItsOwnBalanceButNotTheReserve) {
  expect(seen_by(caller("processor", processor)),
         {kPrice, kAmount, kOtherPrice, kProcessorTotal, kProcessorPaid, kFreight, kFunded, kDisposal},
         {kReserve, kFormerReserve, kCarrierTotal, kCarrierPaid});
}

TEST_F(WhatARecordShows, TheCarrierSeesItsFreightAndNotWhatTheWasteCosts) {
  expect(seen_by(caller("carrier", carrier)), {kFreight, kCarrierTotal, kCarrierPaid, "26980", "\"differs\""},
         {kReserve, kFormerReserve, kPrice, kAmount, kOtherPrice, kProcessorTotal, kProcessorPaid, kReference,
          kFunded, kDisposal, kRefund, kFreightAndFee});
}

TEST_F(WhatARecordShows, AProducerThatCarriesItsOwnWasteSeesBoth) {
  const Uuid own = Uuid::v7();
  hear("market", "trade.struck", own,
       R"({"id":)" + q(own) + R"(,"lot_id":)" + q(lot) + R"(,"offer_id":)" + q(offer) + R"(,"producer_id":)" +
           q(producer) + R"(,"processor_id":)" + q(processor) + R"(,"carrier_id":)" + q(producer) +
           R"(,"code":"321-026-48","kilograms":1000,"price":)" + kPrice + R"(,"amount_fen":)" + kAmount +
           R"(,"freight_fen":)" + kFreight + "}");
  const Response answer = service.call(caller("carrier", producer), "GET", "/v1/records/" + own.text());
  expect(answer.body, {kReserve, kPrice, kAmount, kFreight}, {kOtherPrice});
}

}  // namespace heliu::supervision
