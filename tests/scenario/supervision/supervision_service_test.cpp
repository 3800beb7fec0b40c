// Supervision on the real database: facts of all feeds in; records, flags, cases and indicators out.
#include <gtest/gtest.h>

#include <algorithm>

#include "supervision/api.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::supervision {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

class SupervisionService : public ::testing::Test {
 protected:
  void SetUp() override { service.set_now(Instant::parse("2026-11-24T02:00:00Z").value()); }
  static std::string q(const Uuid& id) { return "\"" + id.text() + "\""; }

  void enroll(const Uuid& id, const std::string& kind, const std::string& uscc,
              const std::string& city = "4406") {
    service.hear("registry", "enterprise.registered", id,
                 R"({"id":)" + q(id) + R"(,"uscc":")" + uscc + R"(","name":"示范 )" + uscc +
                     R"(","kinds":[")" + kind + R"("],"city":")" + city + "\"}");
  }
  void enroll_all() {
    enroll(producer, "producer", "USCC-P");
    enroll(processor, "processor", "USCC-T");
    enroll(carrier, "carrier", "USCC-C");
  }
  void list_lot(const std::string& since = "2026-06-01") {
    service.hear("market", "lot.listed", lot,
                 R"({"id":)" + q(lot) + R"(,"producer_id":)" + q(producer) +
                     R"(,"code":"321-026-48","kilograms":30000,"stored_since":")" + since + "\"}");
  }
  void strike() {
    service.hear("market", "trade.struck", trade,
                 R"({"id":)" + q(trade) + R"(,"lot_id":)" + q(lot) + R"(,"offer_id":)" + q(offer) +
                     R"(,"producer_id":)" + q(producer) + R"(,"processor_id":)" + q(processor) +
                     R"(,"carrier_id":)" + q(carrier) +
                     R"(,"code":"321-026-48","kilograms":27000,"price":100000,"amount_fen":2700000})");
  }
  void of_trade(const std::string& feed, const std::string& type, const std::string& rest) {
    service.hear(feed, type, trade, R"({"trade_id":)" + q(trade) + rest + "}");
  }
  void of_load(const std::string& feed, const std::string& type, const Uuid& load, const std::string& rest) {
    service.hear(feed, type, feed == "treasury" ? trade : load,
                 R"({"trade_id":)" + q(trade) + R"(,"load_id":)" + q(load) + rest + "}");
  }
  void open_manifest(const Uuid& load, const std::string& number, const std::string& plate = "粤E00001") {
    of_load("transport", "manifest.opened", load,
            R"(,"manifest_number":")" + number + R"(","producer_id":)" + q(producer) + R"(,"processor_id":)" +
                q(processor) + R"(,"carrier_id":)" + q(carrier) +
                R"(,"code":"321-026-48","kilograms":27000,"plate":")" + plate + "\"");
  }
  void weigh(const Uuid& load, const std::string& place, const std::string& ticket, int net) {
    of_load("transport", "load.weighed", load,
            R"(,"at_place":")" + place + R"(","ticket_number":")" + ticket + R"(","gross_kilograms":)" +
                std::to_string(net + 13000) + R"(,"net_kilograms":)" + std::to_string(net));
  }
  void accept(const Uuid& load, int origin, int destination) {
    const std::string kg = std::to_string(destination);
    of_load(
        "transport", "load.accepted", load,
        R"(,"manifest_number":"20264406000001","plate":"粤E00001","code":"321-026-48","accepted_kilograms":)" +
            kg + R"(,"refused_kilograms":0,"manifest_kilograms":27000,"waybill_kilograms":27000,)" +
            R"("origin":{"ticket_number":"A1","net_kilograms":)" + std::to_string(origin) +
            R"(},"destination":{"ticket_number":"B1","net_kilograms":)" + kg +
            R"(},"method":"R4","accepted_at":"2026-11-24T01:00:00.000Z","last_load":true)");
  }
  void release(const Uuid& load, int settled) {
    of_load("treasury", "escrow.released", load,
            R"(,"settlement_kilograms":)" + std::to_string(settled) + R"(,"disposal_fen":)" +
                std::to_string(settled * 100) + R"(,"payee_id":)" + q(processor) +
                R"(,"freight_fen":200000,)" + R"("carrier_id":)" + q(carrier) + R"(,"fee_fen":10000)");
  }
  void payout(const Uuid& enterprise, const std::string& state, int fen) {
    const Uuid id = Uuid::named("payout", enterprise.text());
    service.hear("treasury", "payout." + state, id,
                 R"({"id":)" + q(id) + R"(,"enterprise_id":)" + q(enterprise) + R"(,"amount_fen":)" +
                     std::to_string(fen) + R"(,"end_to_end_id":"E1"})");
  }
  // Everything but the payouts.
  void whole_trade(int refunded = 92000) {
    list_lot();
    strike();
    of_trade("market", "contract.signed", R"(,"signatures":[{},{}])");
    of_trade("treasury", "escrow.opened", R"(,"legs":[{"amount_fen":2700000},{"amount_fen":300000}])");
    of_trade("treasury", "escrow.funded", R"(,"amount_fen":3000000)");
    open_manifest(load_a, "20264406000001");
    weigh(load_a, "origin", "A1", 27000);
    weigh(load_a, "destination", "B1", 26960);
    accept(load_a, 27000, 26960);
    of_load("transport", "waste.treated", load_a, R"(,"kilograms":26960)");
    release(load_a, 26980);
    of_trade("treasury", "escrow.refunded",
             R"(,"payer_id":)" + q(producer) + R"(,"amount_fen":)" + std::to_string(refunded));
    of_trade("treasury", "escrow.closed", "");
    of_trade("market", "trade.completed", R"(,"accepted_kilograms":26960,"released_kilograms":40)");
  }
  std::string record_state() { return member(get(record_path()), "state"); }
  std::string record_path() const { return "/v1/records/" + trade.text(); }
  Response get(const std::string& target) { return service.call(regulator, "GET", target); }
  JsonDocument items(const std::string& target) {
    const Response page = get(target);
    EXPECT_EQ(page.status, 200) << page.body;
    return parse_json(page.body);
  }
  std::string flag_of(const std::string& indicator) {
    const JsonDocument page = items("/v1/flags?indicator=" + indicator);
    EXPECT_EQ(page["items"].Size(), 1u) << indicator;
    return page["items"].Empty() ? "" : page["items"][0]["id"].GetString();
  }
  std::string flags() {
    std::string all;
    const JsonDocument page = items("/v1/flags");
    for (const Json& flag : page["items"].GetArray()) all = flag["indicator"].GetString() + (" " + all);
    return all;
  }
  void refuse(const std::string& feed, const std::string& problem, const std::string& params) {
    service.hear(feed, "gate.refused", Uuid::v7(),
                 R"({"problem":")" + problem + R"(","operation":"someOperation","caller_name":"somebody",)" +
                     R"("enterprise_id":)" + q(carrier) + R"(,"params":)" + params +
                     R"(,"at":"2026-11-24T02:00:00.000Z"})");
  }

  const Uuid producer = Uuid::v7(), processor = Uuid::v7(), carrier = Uuid::v7();
  const Uuid lot = Uuid::v7(), offer = Uuid::v7(), trade = Uuid::v7(), load_a = Uuid::v7(),
             load_b = Uuid::v7();
  const Caller regulator = caller("regulator"), auditor = caller("auditor");
  const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
  TestService service{"supervision", assemble};
};

TEST_F(SupervisionService, JoinsTheThreeFlowsUntilTheyAgree) {
  whole_trade();
  EXPECT_EQ(record_state(), "waiting") << "nothing was paid out";
  payout(processor, "sent", 2698000);
  payout(processor, "settled", 2698000);
  payout(carrier, "settled", 200000);
  EXPECT_EQ(record_state(), "waiting");
  payout(producer, "settled", 92000);
  const Response answer = get(record_path());
  EXPECT_EQ(member(answer, "agree"), "true") << member(answer, "checks");
  const JsonDocument record = parse_json(answer.body);
  EXPECT_EQ(record["flows"]["information"].Size(), 4u);
  EXPECT_EQ(record["flows"]["material"].Size(), 5u);
  EXPECT_EQ(record["flows"]["money"].Size(), 5u);
  EXPECT_EQ(record["payouts"].Size(), 3u);
  EXPECT_EQ(std::string(record["flows"]["information"][0]["type"].GetString()), "lot.listed");
  EXPECT_EQ(flags(), "");
}

TEST_F(SupervisionService, FollowsTheMoneyOfADisputeAndOfARevisedManifest) {
  whole_trade(80000);
  EXPECT_EQ(record_state(), "differs") << "120 yuan of the escrow are nowhere";
  const std::string sides = R"(,"payee_id":)" + q(processor) + R"(,"payer_id":)" + q(producer);
  of_trade("treasury", "dispute.ended", sides + R"(,"amount_fen":12000,"payee_fen":7000)");
  of_load("treasury", "escrow.revised", load_a, sides + R"(,"difference_fen":-1000,"from_escrow_fen":0)");
  EXPECT_EQ(record_state(), "waiting") << "nothing was paid out";
  payout(processor, "settled", 2698000 + 7000 - 1000);
  payout(carrier, "settled", 200000);
  payout(producer, "settled", 80000 + 5000 + 1000);
  EXPECT_EQ(record_state(), "agreed") << member(get(record_path()), "checks");
}

TEST_F(SupervisionService, JoinsWhateverOrderTheFeedsComeIn) {
  of_trade("treasury", "escrow.opened", R"(,"legs":[{"amount_fen":2700000}])");
  open_manifest(load_a, "20264406000001");
  EXPECT_EQ(problem_name(get(record_path())), "not-found") << "a trade nobody struck yet";
  EXPECT_EQ(items("/v1/records")["items"].Size(), 0u);
  strike();
  const JsonDocument record = parse_json(get(record_path()).body);
  EXPECT_EQ(record["flows"]["money"].Size(), 1u);
  EXPECT_EQ(record["flows"]["material"].Size(), 1u);
}

TEST_F(SupervisionService, ShowsWhichNumbersDiffer) {
  whole_trade();
  release(load_a, 26980);
  EXPECT_EQ(record_state(), "differs");
  EXPECT_EQ(items("/v1/records?state=differs")["items"].Size(), 1u);
  EXPECT_EQ(items("/v1/records?state=agreed")["items"].Size(), 0u);
  EXPECT_EQ(get("/v1/records?state=odd").status, 400);
}

TEST_F(SupervisionService, ShowsAnEnterpriseItsOwnRecordsOnly) {
  service.hear("market", "offer.opened", offer,
               R"({"id":)" + q(offer) + R"(,"round_id":)" + q(lot) + R"(,"processor_id":)" + q(processor) +
                   R"(,"lines":[{"code":"321-026-48","price":123456}]})");
  list_lot();
  strike();
  const Caller owner = caller("producer", producer);
  const Response mine = service.call(owner, "GET", record_path());
  ASSERT_EQ(mine.status, 200) << mine.body;
  EXPECT_EQ(mine.body.find("123456"), std::string::npos)
      << "the other lines of an offer are the processor's own";
  EXPECT_NE(service.call(caller("processor", processor), "GET", record_path()).body.find("123456"),
            std::string::npos);
  EXPECT_EQ(problem_name(service.call(caller("producer", Uuid::v7()), "GET", record_path())), "not-found");
  EXPECT_EQ(parse_json(service.call(owner, "GET", "/v1/records").body)["items"].Size(), 1u);
  EXPECT_EQ(
      parse_json(service.call(caller("carrier", Uuid::v7()), "GET", "/v1/records").body)["items"].Size(), 0u);
  EXPECT_EQ(service.call(auditor, "GET", record_path()).status, 200);
  EXPECT_EQ(problem_name(service.call(caller("insurer", Uuid::v7()), "GET", record_path())), "forbidden");
  EXPECT_EQ(problem_name(service.call({}, "GET", record_path())), "unauthenticated");
  EXPECT_EQ(problem_name(get("/v1/records/" + nobody)), "not-found");
  EXPECT_EQ(get("/v1/records/17").status, 400);
}

TEST_F(SupervisionService, FlagsAWeightThatChangedBetweenTheScales) {
  open_manifest(load_a, "20264406000001");
  accept(load_a, 27000, 25200);
  const Response flag = get("/v1/flags/" + flag_of("M01"));
  EXPECT_NE(member(flag, "facts").find(R"("difference_kilograms":-1800)"), std::string::npos) << flag.body;
  EXPECT_NE(member(flag, "enterprises").find(carrier.text()), std::string::npos);
  EXPECT_EQ(member(flag, "formula_zh"), "|接受地净重 − 移出地净重| ÷ 移出地净重 > 阈值");
  EXPECT_EQ(member(flag, "formula_en"), "|W_recv - W_ship| / W_ship > threshold");
  const std::string said = service.said("flag.raised").front().data.text;
  EXPECT_NE(said.find(R"("formula":"|W_recv - W_ship| / W_ship > threshold")"), std::string::npos)
      << "readers know it by its first name";
  EXPECT_NE(said.find(R"("formula_zh":"|接受地净重)"), std::string::npos) << said;
  EXPECT_EQ(service.said("flag.raised").size(), 1u);
  service.hear_again("transport");
  EXPECT_EQ(service.said("flag.raised").size(), 1u);
}

TEST_F(SupervisionService, FlagsTheSameWeightInThreeLoadsOfOnePlate) {
  for (const char* ticket : {"A1", "A2", "A3", "A4"}) {
    EXPECT_EQ(flags(), std::string(ticket) == "A4" ? "M03 " : "") << ticket;
    const Uuid load = Uuid::v7();
    open_manifest(load, ticket);
    weigh(load, "origin", ticket, 28000);
    of_load("transport", "load.refused", load,
            R"(,"refused_kilograms":1)");  // so that its manifest is closed
  }
  flag_of("M03");
}

TEST_F(SupervisionService, FlagsAPlateOnTwoOpenManifestsOnceADay) {
  open_manifest(load_a, "20264406000001");
  EXPECT_EQ(flags(), "");
  open_manifest(load_b, "20264406000002");
  refuse("transport", "plate-on-open-manifest", R"({"plate":"粤E00001"})");
  flag_of("M08");
}

TEST_F(SupervisionService, FlagsATrackOffItsRoute) {
  open_manifest(load_a, "20264406000001");
  of_load("transport", "track.deviated", load_a,
          R"(,"plate":"粤E00001","corridor_metres":2000,"farthest_metres":15500,"planned_metres":20000,)"
          R"("travelled_metres":41000,"rule":"corridor")");
  EXPECT_NE(member(get("/v1/flags/" + flag_of("M09")), "facts").find("15500"), std::string::npos);
}

TEST_F(SupervisionService, FlagsOneTicketForTwoReleasesAndTheAttempt) {
  weigh(load_a, "destination", "B1", 26960);
  release(load_a, 26960);
  EXPECT_EQ(flags(), "");
  release(load_b, 26960);
  weigh(load_b, "destination", "B1", 26960);  // this feed came later
  flag_of("F05");
  refuse("transport", "ticket-already-used", R"({"ticket_number":"B1"})");
  refuse("transport", "ticket-already-used", R"({"ticket_number":"B2"})");
  EXPECT_EQ(items("/v1/flags?indicator=F05")["items"].Size(), 2u) << "the attempt with B1 is the same flag";
}

TEST_F(SupervisionService, FlagsBidsOfOneControllerAndSingleOffers) {
  enroll(producer, "producer", "USCC-P");
  list_lot();
  const Uuid round = Uuid::v7(), other = Uuid::v7(), offer_b = Uuid::v7();
  enroll(processor, "processor", "USCC-A");
  enroll(other, "processor", "USCC-B");
  for (const Uuid& controlled : {processor, other})
    service.hear("registry", "control.recorded", Uuid::v7(),
                 R"({"id":)" + q(Uuid::v7()) + R"(,"enterprise_id":)" + q(controlled) +
                     R"(,"controller":"示范控股 A","share_permille":600})");
  for (const auto& [id, bidder] : {std::pair(offer, processor), std::pair(offer_b, other)})
    service.hear("market", "offer.opened", id,
                 R"({"id":)" + q(id) + R"(,"round_id":)" + q(round) + R"(,"processor_id":)" + q(bidder) +
                     R"(,"lines":[{"code":"321-026-48","price":1}]})");
  service.hear("market", "round.cleared", round,
               R"({"id":)" + q(round) + R"(,"related_pairs":[{"lot_id":)" + q(lot) + R"(,"offer_a":)" +
                   q(offer_b) + R"(,"offer_b":)" + q(offer) +
                   R"(,"controller":"示范控股 A"}],"single_offer_lots":[)" + q(lot) + "]}");
  EXPECT_NE(member(get("/v1/flags/" + flag_of("B24")), "facts").find("示范控股 A"), std::string::npos);
  EXPECT_NE(member(get("/v1/flags/" + flag_of("B01")), "enterprises").find(producer.text()),
            std::string::npos);
}

TEST_F(SupervisionService, FlagsACreditWithAnUnknownReference) {
  const Uuid bank = Uuid::v7();
  service.hear(
      "treasury", "break.opened", bank,
      R"({"id":)" + q(bank) +
          R"(,"kind":"unknown_reference","amount_fen":5000,"bank_reference":"B9","remittance":"HL-XY",)"
          R"("note":"the reference is of no escrow","cause":"unknown-reference"})");
  const std::string facts = member(get("/v1/flags/" + flag_of("F16")), "facts");
  EXPECT_NE(facts.find("HL-XY"), std::string::npos);
  EXPECT_NE(facts.find(R"("cause":"unknown-reference")"), std::string::npos)
      << "a code that every page has words for";
  EXPECT_EQ(facts.find("is of no escrow"), std::string::npos) << facts;
}

TEST_F(SupervisionService, FlagsWasteAcceptedBeyondTheLicenceOnce) {
  const auto quota = [&](int used) {
    const Uuid item = Uuid::named("licence item", "of the overrun");
    service.hear("market", "quota.changed", item,
                 R"({"licence_item_id":)" + q(item) + R"(,"processor_id":)" + q(processor) +
                     R"(,"year":2026,"approved":5000,"reserved":0,"used":)" + std::to_string(used) + "}");
  };
  quota(5000);
  EXPECT_EQ(items("/v1/flags?indicator=L03")["items"].Size(), 0u);
  quota(5120);
  quota(5130);
  ASSERT_EQ(items("/v1/flags?indicator=L03")["items"].Size(), 1u);
  EXPECT_NE(member(get("/v1/flags/" + flag_of("L03")), "facts").find(R"("beyond_kilograms":120)"),
            std::string::npos);
}

TEST_F(SupervisionService, FlagsEachAttemptThatAGateTurnedAway) {
  refuse("market", "policy-not-in-force", R"({"name":"示范"})");
  refuse("market", "policy-not-in-force", R"({"name":"示范"})");
  refuse("transport", "manifest-number-other-city", R"({"number":"20264401000001","city":"4401"})");
  refuse("market", "lot-already-listed", "{}");
  const JsonDocument page = items("/v1/flags?indicator=G01&state=open");
  ASSERT_EQ(page["items"].Size(), 3u);
  EXPECT_EQ(std::string(page["items"][0]["facts"]["params"]["city"].GetString()), "4401");
}

TEST_F(SupervisionService, ReviewsAFlagOnce) {
  refuse("market", "policy-not-in-force", "{}");
  const std::string id = flag_of("G01"), path = "/v1/flags/" + id + "/reviews";
  const std::string body = R"({"verdict":"violation","note":"现场核实"})";
  EXPECT_EQ(member(get("/v1/flags/" + id), "allowed_actions"), R"(["review","open-case"])");
  EXPECT_EQ(problem_name(service.call(auditor, "POST", path, body)), "forbidden");
  EXPECT_EQ(service.call(regulator, "POST", path, R"({"verdict":"guilty","note":"x"})").status, 422);
  const Headers key{{"idempotency-key", "one"}};
  const Response first = service.call(regulator, "POST", path, body, key);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(member(first, "state"), "reviewed");
  EXPECT_EQ(service.call(regulator, "POST", path, body, key).body, first.body);
  EXPECT_EQ(problem_name(service.call(regulator, "POST", path, body)), "flag-already-reviewed");
  EXPECT_EQ(service.said("flag.reviewed").size(), 1u);
  EXPECT_EQ(items("/v1/flags?state=open")["items"].Size(), 0u);
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/flags/" + nobody + "/reviews", body)),
            "not-found");
  EXPECT_EQ(problem_name(get("/v1/flags/" + nobody)), "not-found");
  EXPECT_EQ(get("/v1/flags/17").status, 400);
  EXPECT_EQ(problem_name(service.call(caller("producer", producer), "GET", "/v1/flags/" + id)), "forbidden");
  EXPECT_EQ(problem_name(service.call(caller("producer", producer), "GET", "/v1/flags")), "forbidden");
}

TEST_F(SupervisionService, OpensAndClosesACase) {
  enroll_all();
  refuse("market", "policy-not-in-force", "{}");
  const auto body = [&](const Uuid& enterprise, const std::string& flag) {
    return R"({"enterprise_id":)" + q(enterprise) + R"(,"title":"示范案件","flags":[")" + flag + "\"]}";
  };
  const std::string flag = flag_of("G01");
  EXPECT_EQ(problem_name(service.call(auditor, "POST", "/v1/cases", body(carrier, flag))), "forbidden");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/cases", body(carrier, nobody))), "not-found");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/cases", body(Uuid::v7(), flag))), "not-found");
  EXPECT_EQ(service.call(regulator, "POST", "/v1/cases", "{}").status, 422);
  const Headers one{{"idempotency-key", "one"}}, two{{"idempotency-key", "two"}};
  const Response made = service.call(regulator, "POST", "/v1/cases", body(carrier, flag), one);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(service.call(regulator, "POST", "/v1/cases", body(carrier, flag), one).body, made.body);
  const std::string path = made.headers.at("location");
  EXPECT_EQ(member(get(path), "title"), "示范案件") << "the location names the case";
  EXPECT_EQ(service.call(auditor, "GET", path).status, 200);
  EXPECT_EQ(problem_name(service.call(caller("carrier", carrier), "GET", path)), "forbidden");
  EXPECT_EQ(problem_name(get("/v1/cases/" + nobody)), "not-found");
  const std::string close = path + "/close", outcome = R"({"outcome":"已整改"})";
  EXPECT_EQ(problem_name(service.call(auditor, "POST", close, outcome)), "forbidden");
  EXPECT_EQ(service.call(regulator, "POST", close, "{}").status, 422);
  const Response closed = service.call(regulator, "POST", close, outcome, two);
  EXPECT_EQ(member(closed, "state"), "closed");
  EXPECT_EQ(service.call(regulator, "POST", close, outcome, two).body, closed.body);
  EXPECT_EQ(problem_name(service.call(regulator, "POST", close, outcome)), "case-already-closed");
  EXPECT_EQ(problem_name(service.call(regulator, "POST", "/v1/cases/" + nobody + "/close", outcome)),
            "not-found");
  EXPECT_EQ(items("/v1/cases?state=closed")["items"].Size(), 1u);
  EXPECT_EQ(problem_name(service.call(caller("carrier", carrier), "GET", "/v1/cases")), "forbidden");
  EXPECT_EQ(service.said("case.opened").size(), 1u);
  EXPECT_EQ(service.said("case.closed").size(), 1u);
}

// number → "numerator/denominator text"
std::map<int, std::string> figures_in(const Response& answer) {
  std::map<int, std::string> found;
  const JsonDocument page = parse_json(answer.body);
  for (const Json& item : page["items"].GetArray())
    found[item["number"].GetInt()] = std::to_string(item["numerator"].GetInt64()) + "/" +
                                     std::to_string(item["denominator"].GetInt64()) + " " +
                                     item["text"].GetString();
  return found;
}

TEST_F(SupervisionService, ComputesTheCitysIndicatorsFromItsRows) {
  EXPECT_EQ(figures_in(get("/v1/indicators")),
            (std::map<int, std::string>{
                {18, "0/0 -"}, {32, "0/10000000 0.0000"}, {44, "0/0 -"}, {45, "0/0 -"}, {51, "0/0 -"}}));
  enroll_all();
  const Uuid collector = Uuid::v7(), abroad = Uuid::v7();
  enroll(collector, "processor", "USCC-K");
  enroll(abroad, "processor", "USCC-G", "4401");
  const auto licence = [&](const Uuid& holder, const std::string& kind, const std::string& method) {
    const Uuid id = Uuid::v7();
    service.hear("registry", "licence.recorded", id,
                 R"({"id":)" + q(id) + R"(,"enterprise_id":)" + q(holder) + R"(,"number":"N","kind":")" +
                     kind + R"(","valid_from":"2026-01-01","valid_to":"2028-12-31","items":[{"id":)" +
                     q(Uuid::v7()) + R"(,"method":")" + method + R"(","approved_kilograms":50000000}]})");
    return id;
  };
  licence(processor, "COMPREHENSIVE", "R4");
  licence(abroad, "COMPREHENSIVE", "D10");
  licence(collector, "COLLECTION", "C5");
  const Uuid policy = Uuid::v7();
  service.hear("insurance", "policy.recorded", policy,
               R"({"id":)" + q(policy) + R"(,"enterprise_id":)" + q(processor) +
                   R"(,"policy_number":"P","kind":"EPL","valid_from":"2026-01-01","valid_to":"2026-12-31"})");
  service.hear("credit", "rating.changed", processor,
               R"({"enterprise_id":)" + q(processor) + R"(,"grade":"blue","score_permille":790})");
  list_lot();
  strike();
  open_manifest(load_a, "20264406000001");
  accept(load_a, 27000, 26960);

  const auto now = figures_in(get("/v1/indicators?year=2026"));
  EXPECT_EQ(now.at(18), "26960/30000 89.87");
  EXPECT_EQ(now.at(32), "50000000/10000000 5.0000");
  EXPECT_EQ(now.at(44), "1/5 20.00");
  EXPECT_EQ(now.at(45), "1/3 33.33");
  EXPECT_EQ(now.at(51), "0/1 0.00");

  const JsonDocument rows = items("/v1/indicators/18/rows?year=2026");
  ASSERT_EQ(rows["total"].GetInt64(), 2);
  EXPECT_EQ(rows["items"][0]["amount"].GetInt64(), 26960);
  EXPECT_EQ(rows["items"][0]["position"].GetInt64(), 2) << "the acceptance's place on transport's feed";
  const auto row = [&](const char* number) {
    const JsonDocument found = items("/v1/indicators/" + std::string(number) + "/rows?year=2026");
    const Json& first = found["items"][0];
    return std::string(first["about"].GetString()) + " " + first["label"].GetString() + " " +
           first["detail"].GetString();
  };
  EXPECT_EQ(row("18"), "load 20264406000001 ") << "what a row is stands beside its number, not in it";
  EXPECT_EQ(row("32"), "licence N R4");
  EXPECT_EQ(row("44").substr(0, 7), "rating ");
  EXPECT_EQ(row("44").substr(row("44").size() - 5), " blue");
  EXPECT_EQ(row("45"), "policy P ");
  EXPECT_EQ(row("51").substr(0, 11), "enterprise ");
}

TEST_F(SupervisionService, CountsEarlierStockInTheUseRateAndCollectorsInTheNetwork) {
  enroll_all();
  list_lot("2025-06-01");
  strike();
  service.hear("registry", "licence.recorded", lot,
               R"({"id":)" + q(lot) + R"(,"enterprise_id":)" + q(processor) +
                   R"(,"number":"N","kind":"COLLECTION","valid_from":"2026-01-01",)"
                   R"("valid_to":"2028-12-31","items":[]})");
  open_manifest(load_a, "20264406000001");
  accept(load_a, 27000, 26960);
  const auto now = figures_in(get("/v1/indicators"));
  EXPECT_EQ(now.at(18), "26960/26960 100.00") << "the lot is of last year's generation";
  EXPECT_EQ(now.at(51), "1/1 100.00");
  EXPECT_EQ(figures_in(get("/v1/indicators?year=2025")).at(18), "0/30000 0.00");
}

// Chinese text holds a Chinese character, or is a name that both languages share.
bool chinese(const std::string& text) {
  return text == "Cardinal R018" || std::any_of(text.begin(), text.end(), [](char byte) {
           return static_cast<unsigned char>(byte) >= 0xE4 && static_cast<unsigned char>(byte) <= 0xE9;
         });
}

// Names what of the rows is missing in a language, or is in the other.
std::string one_language_only(const JsonDocument& page, const std::vector<std::string>& names) {
  std::string found;
  for (const Json& item : page["items"].GetArray())
    for (const std::string& name : names) {
      const std::string zh = item[(name + "_zh").c_str()].GetString(),
                        en = item[(name + "_en").c_str()].GetString();
      if (!chinese(zh)) found += name + "_zh: " + zh + "\n";
      if (en.empty() || (chinese(en) && en != zh)) found += name + "_en: " + en + "\n";
    }
  return found;
}

TEST_F(SupervisionService, SaysEveryRuleAndIndicatorInBothLanguages) {
  EXPECT_EQ(one_language_only(items("/v1/indicator-rules"), {"name", "formula", "source"}), "");
  const JsonDocument figures = items("/v1/indicators");
  EXPECT_EQ(one_language_only(figures, {"name", "definition", "source"}), "");
  const Json& network = figures["items"][4];
  EXPECT_EQ(network["number"].GetInt(), 51);
  EXPECT_STREQ(network["goal_2023_zh"].GetString(), "全市60%以上产废单位通过收贮运网络收集");
  EXPECT_FALSE(chinese(network["goal_2023_en"].GetString()));
  EXPECT_STREQ(figures["items"][1]["unit_zh"].GetString(), "万吨");
  EXPECT_STREQ(figures["items"][1]["unit_en"].GetString(), "10,000 t");
  EXPECT_STREQ(figures["items"][2]["value_2020_en"].GetString(), "not counted");
}

TEST_F(SupervisionService, KeepsAFlagsFormulaAsItStoodWhenItWasRaised) {
  open_manifest(load_a, "20264406000001");
  accept(load_a, 27000, 25200);
  const std::string path = "/v1/flags/" + flag_of("M01");
  service.database().transact([](Transaction& db) {
    db.execute(
        "INSERT INTO indicator_rule (indicator, valid_from, name_zh, name_en, formula_zh, formula_en, "
        "threshold, threshold2, unit, impact_permille, source_zh, source_en) VALUES ('M01', '2026-01-02', "
        "'新名', 'new name', '新公式', 'new formula', 50, 0, 'permille', 300, '新依据', 'new source')");
  });
  EXPECT_EQ(member(get(path), "formula_zh"), "|接受地净重 − 移出地净重| ÷ 移出地净重 > 阈值");
  EXPECT_EQ(member(get(path), "formula_en"), "|W_recv - W_ship| / W_ship > threshold");
  accept(Uuid::v7(), 27000, 24000);
  const auto raised = service.said("flag.raised");
  EXPECT_TRUE(std::any_of(raised.begin(), raised.end(), [](const FeedEvent& event) {
    return event.data.text.find(R"("formula_zh":"新公式","formula_en":"new formula")") != std::string::npos;
  })) << "the next one is raised under the rule of its day";
}

TEST_F(SupervisionService, RefusesIndicatorsItDoesNotCompute) {
  EXPECT_EQ(problem_name(get("/v1/indicators/7/rows")), "not-found");
  EXPECT_EQ(get("/v1/indicators/x/rows").status, 400);
  EXPECT_EQ(problem_name(get("/v1/indicators?year=2027")), "year-not-begun");
  EXPECT_EQ(problem_name(get("/v1/indicators/18/rows?year=2027")), "year-not-begun");
  EXPECT_EQ(get("/v1/indicators?year=1900").status, 400);
  for (const char* target : {"/v1/indicators", "/v1/indicators/18/rows", "/v1/indicator-rules"}) {
    EXPECT_EQ(problem_name(service.call(caller("producer", producer), "GET", target)), "forbidden");
    EXPECT_EQ(service.call(auditor, "GET", target).status, 200);
  }
  EXPECT_GE(items("/v1/indicator-rules")["items"].Size(), 9u);
}

TEST_F(SupervisionService, PassesOverFactsThatCanNotBeRead) {
  service.hear("transport", "load.weighed", Uuid::v7(), R"({"trade_id":17})");
  service.hear("market", "round.cleared", Uuid::v7(), "[]");
  service.hear("treasury", "break.opened", Uuid::v7(), R"({"id":null})");
  whole_trade();
  EXPECT_EQ(record_state(), "waiting");
}

}  // namespace heliu::supervision
