// Trades: who sees them, the contract and its two signatures, cancellation, the state of the money.
#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Trades : public MarketFloor {
 protected:
  struct Deal {
    Caller producer;
    Plant plant;
    Uuid round, lot, trade;
    Sm2KeyPair producer_keys, plant_keys;
    Uuid producer_key, plant_key;
  };
  static Deal deal() {
    Deal made;
    made.producer = producer();
    made.plant = plant();
    made.round = open_round();
    made.lot = listed_lot(made.producer, 20'000, 265'000, made.round);
    sealed_offer(made.plant, made.round, 50'000, 178'000);
    close(made.round);
    made.trade = trades(regulator, made.round).at(0);
    made.producer_keys = sm2_generate();
    made.plant_keys = sm2_generate();
    made.producer_key = signing_key(made.producer.enterprise, made.producer_keys);
    made.plant_key = signing_key(made.plant.id, made.plant_keys);
    return made;
  }
  static std::string at(const Deal& deal, const char* what = "") {
    return "/v1/trades/" + deal.trade.text() + what;
  }
  static std::string text_of(const Deal& deal) {
    return member(get(deal.producer, at(deal, "/contract")), "text");
  }
  static std::string signature(const Uuid& key, const Sm2KeyPair& keys, const std::string& text) {
    return R"({"key_id":")" + key.text() + R"(","signature":")" + to_hex(sm2_sign(keys.private_key, text)) +
           "\"}";
  }
  static std::string by_producer(const Deal& deal) {
    return signature(deal.producer_key, deal.producer_keys, text_of(deal));
  }
  static std::string by_plant(const Deal& deal) {
    return signature(deal.plant_key, deal.plant_keys, text_of(deal));
  }
};

TEST_F(Trades, SayEverythingTheMoneyAndTheRoadWillAsk) {
  const Deal made = deal();
  const FeedEvent said = service->said("trade.struck").back();
  EXPECT_EQ(said.visible_to, (std::vector<Uuid>{made.producer.enterprise, made.plant.id}));
  const FeedEvent to_carrier = service->said("carriage.awarded").back();
  EXPECT_EQ(to_carrier.visible_to, std::vector<Uuid>{carrier_id});
  EXPECT_EQ(to_carrier.data.text.find("178000"), std::string::npos)
      << "the price is not the carrier's to see";
  EXPECT_NE(to_carrier.data.text.find("\"freight_fen\":120000"), std::string::npos) << to_carrier.data.text;
  const JsonDocument data = parse_json(said.data.text);
  EXPECT_EQ(data["kilograms"].GetInt64(), 20'000);
  EXPECT_EQ(data["price"].GetInt64(), 178'000);
  EXPECT_EQ(data["amount_fen"].GetInt64(), 3'560'000);
  EXPECT_EQ(data["freight_price"].GetInt64(), 6'000);
  EXPECT_EQ(data["freight_fen"].GetInt64(), 120'000);
  EXPECT_EQ(data["method"].GetString(), std::string("R4"));
  EXPECT_EQ(data["destination"]["district"].GetString(), std::string("440605"));
  EXPECT_EQ(data["window_from"].GetString(), std::string("2026-12-21T00:00:00.000Z"))
      << "both windows' common part";
  EXPECT_EQ(data["window_to"].GetString(), std::string("2026-12-28T00:00:00.000Z"));
}

TEST_F(Trades, AreSeenByTheirPartiesAndBySupervisors) {
  const Deal made = deal();
  for (const Caller& who :
       {made.producer, made.plant.as, regulator, auditor, operator_staff, caller("finance")})
    EXPECT_EQ(member(get(who, at(made)), "price"), "178000");
  const Caller carrier = caller("carrier", carrier_id);
  EXPECT_EQ(member(get(carrier, at(made)), "price"), "null") << "a carrier sees its freight only";
  EXPECT_EQ(member(get(carrier, at(made)), "freight_fen"), "120000");
  EXPECT_EQ(problem_name(get(carrier, at(made, "/contract"))), "not-found");
  for (const Caller& stranger : {producer(), plant().as, caller("carrier", Uuid::v7()), caller("insurer")}) {
    EXPECT_EQ(problem_name(get(stranger, at(made))), "not-found");
    EXPECT_EQ(problem_name(get(stranger, at(made, "/contract"))), "not-found");
    EXPECT_TRUE(trades(stranger, made.round).empty());
  }
  EXPECT_EQ(trades(made.producer, made.round), std::vector<Uuid>{made.trade});
  for (const char* what : {"", "/contract"})
    EXPECT_EQ(problem_name(get(regulator, "/v1/trades/" + nobody + what)), "not-found");
  EXPECT_EQ(get(regulator, "/v1/trades?state=lost").status, 400);
}

TEST_F(Trades, HaveAWrittenContractWithItsHash) {
  const Deal made = deal();
  const Response contract = get(made.producer, at(made, "/contract"));
  const std::string text = member(contract, "text");
  for (const char* fact : {"321-026-48", "20000 千克", "1780.00", "35600.00", "由甲方向乙方支付", "1200.00",
                           "R4", "第三十七条", "千分之三", "2026-12-21 08:00"})
    EXPECT_NE(text.find(fact), std::string::npos) << fact << " in\n" << text;
  EXPECT_EQ(text.find('{'), std::string::npos) << text;
  EXPECT_EQ(member(contract, "sm3"), to_hex(sm3(text)));
  EXPECT_EQ(member(get(made.plant.as, at(made, "/contract")), "text"), text);
  EXPECT_EQ(member(contract, "signatures"), "[]");
}

TEST_F(Trades, AreSignedByBothAndThenSaidSo) {
  const Deal made = deal();
  const std::string target = at(made, "/signatures");
  const std::size_t before = service->said("contract.signed").size();
  const Headers key{{"idempotency-key", "sign"}};
  const std::string body = by_producer(made);
  const Response first = post(made.producer, target, body, key);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(member(first, "state"), "struck");
  EXPECT_EQ(post(made.producer, target, body, key).body, first.body);
  EXPECT_EQ(problem_name(post(made.producer, target, body)), "already-signed");
  EXPECT_EQ(service->said("contract.signed").size(), before);
  const Response second = post(made.plant.as, target, by_plant(made));
  EXPECT_EQ(member(second, "state"), "signed_by_both") << second.body;
  ASSERT_EQ(service->said("contract.signed").size(), before + 1);
  const JsonDocument said = parse_json(service->said("contract.signed").back().data.text);
  EXPECT_EQ(said["contract_sm3"].GetString(), to_hex(sm3(text_of(made))));
  EXPECT_EQ(said["signatures"].Size(), 2u);
}

TEST_F(Trades, TakeNoSignatureOverOtherWordsOrWithAnothersKey) {
  const Deal made = deal();
  const std::string target = at(made, "/signatures");
  EXPECT_EQ(
      problem_name(post(made.producer, target, signature(made.producer_key, made.producer_keys, "别的"))),
      "signature-invalid");
  EXPECT_EQ(problem_name(post(made.producer, target, by_plant(made))), "not-found") << "the other side's key";
  EXPECT_EQ(
      problem_name(post(made.producer, target, signature(made.producer_key, made.plant_keys, text_of(made)))),
      "signature-invalid");
  EXPECT_EQ(problem_name(post(producer(), target, by_producer(made))), "not-found");
  EXPECT_EQ(problem_name(post(regulator, target, by_producer(made))), "forbidden");
  EXPECT_EQ(post(made.producer, target, R"({"key_id":"x","signature":"zz"})").status, 422);
  EXPECT_EQ(problem_name(post(made.producer, "/v1/trades/" + nobody + "/signatures", by_producer(made))),
            "not-found");
  freeze(made.plant.id);
  EXPECT_EQ(problem_name(post(made.producer, target, by_producer(made))), "enterprise-frozen");
}

TEST_F(Trades, AreCancelledByTheRegulatorAndTheLotIsForSaleAgain) {
  const Deal made = deal();
  const std::string target = at(made, "/cancel");
  EXPECT_EQ(quota(made.plant), "1000000/20000/0");
  EXPECT_EQ(problem_name(post(made.producer, target, because)), "forbidden");
  EXPECT_EQ(post(regulator, target, "{}").status, 422);
  EXPECT_EQ(problem_name(post(regulator, "/v1/trades/" + nobody + "/cancel", because)), "not-found");
  const Headers key{{"idempotency-key", "cancel"}};
  const Response gone = post(regulator, target, because, key);
  EXPECT_EQ(member(gone, "state"), "cancelled") << gone.body;
  EXPECT_EQ(post(regulator, target, because, key).body, gone.body);
  EXPECT_EQ(problem_name(post(regulator, target, because)), "trade-not-open");
  EXPECT_EQ(problem_name(post(made.producer, at(made, "/signatures"), by_producer(made))), "trade-not-open");
  EXPECT_EQ(quota(made.plant), "1000000/0/0");
  EXPECT_EQ(member(get(made.producer, "/v1/lots/" + made.lot.text()), "open_kilograms"), "20000");
  EXPECT_EQ(service->said("trade.cancelled").back().subject, made.trade);
}

TEST_F(Trades, AreOverWhenTheirMoneyDoesNotComeInTimeAndTheLotIsForSaleAgain) {
  const Deal made = deal();
  const std::string notice = R"({"trade_id":")" + made.trade.text() + R"(","at":"2026-12-08T00:00:00.000Z"})";
  service->hear("treasury", "escrow.expired", made.trade, notice);
  const Response seen = get(made.producer, at(made));
  EXPECT_EQ(member(seen, "state"), "cancelled") << seen.body;
  EXPECT_EQ(member(seen, "escrow_state"), "expired");
  EXPECT_EQ(quota(made.plant), "1000000/0/0");
  EXPECT_EQ(member(get(made.producer, "/v1/lots/" + made.lot.text()), "open_kilograms"), "20000");
  EXPECT_EQ(service->said("trade.cancelled").back().subject, made.trade);
  const std::size_t said = service->said("trade.cancelled").size();
  service->hear("treasury", "escrow.expired", made.trade, notice);
  EXPECT_EQ(service->said("trade.cancelled").size(), said) << "told twice, it is over once";
  EXPECT_EQ(member(get(made.producer, "/v1/lots/" + made.lot.text()), "open_kilograms"), "20000");
}

TEST_F(Trades, AreOverWhenTheReceiverEndsThemAfterRefusedLoads) {
  const Deal made = deal();
  const std::string notice =
      R"({"trade_id":")" + made.trade.text() + R"(","reason":"两车被拒收","at":"2026-12-08T00:00:00.000Z"})";
  service->hear("treasury", "escrow.terminated", made.trade, notice);
  const Response seen = get(made.producer, at(made));
  EXPECT_EQ(member(seen, "state"), "cancelled") << seen.body;
  EXPECT_EQ(member(seen, "escrow_state"), "terminated");
  EXPECT_EQ(quota(made.plant), "1000000/0/0") << "what was not delivered is no longer reserved";
  EXPECT_EQ(member(get(made.producer, "/v1/lots/" + made.lot.text()), "open_kilograms"), "20000");
  const JsonDocument said = parse_json(service->said("trade.cancelled").back().data.text);
  EXPECT_NE(std::string(said["reason"].GetString()).find("解除合同"), std::string::npos);
  const std::size_t times = service->said("trade.cancelled").size();
  service->hear("treasury", "escrow.terminated", made.trade, notice);
  EXPECT_EQ(service->said("trade.cancelled").size(), times) << "told twice, it is over once";
}

TEST_F(Trades, ShowWhereTheirMoneyIs) {
  const Deal made = deal();
  EXPECT_EQ(member(get(made.producer, at(made)), "escrow_state"), "");
  for (const char* state : {"opened", "funded", "disputed", "ruled", "released", "closed"}) {
    service->hear("treasury", std::string("escrow.") + state, made.trade,
                  R"({"trade_id":")" + made.trade.text() + R"(","amount_fen":1})");
    EXPECT_EQ(member(get(made.producer, at(made)), "escrow_state"), state);
  }
  service->hear("treasury", "escrow.opened", {}, R"({"trade_id":")" + nobody + "\"}");
  service->hear("treasury", "escrow.opened", {}, R"({"trade_id":7})");
}

}  // namespace heliu::market
