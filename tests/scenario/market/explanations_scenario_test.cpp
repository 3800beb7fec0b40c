// What a cleared round tells to whom: its reasons, its files, its prices.
#include "market/book_file.hpp"
#include "matching/verify.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Explanations : public MarketFloor {
 protected:
  struct Cleared {
    Uuid round, lot, winner, loser;
    Caller producer;
    Plant cheap, dear;
  };
  // Two plants bid for one lot: 1,780 and 1,854.31 yuan a tonne.
  static Cleared cleared(const char* price_rule = "pay_as_offered") {
    Cleared made;
    const Instant now = service->now();
    const Response round =
        post(regulator, "/v1/rounds",
             R"({"name":"示范场","opens_at":")" + now.text() + R"(","closes_at":")" +
                 (now + std::chrono::minutes(60)).text() + R"(","price_rule":")" + price_rule + "\"}");
    made.round = Uuid::parse(member(round, "id")).value();
    made.producer = producer();
    made.lot = listed_lot(made.producer, 20'000, 265'000, made.round);
    made.cheap = plant();
    made.dear = plant();
    made.winner = sealed_offer(made.cheap, made.round, 50'000, 178'000);
    made.loser = sealed_offer(made.dear, made.round, 50'000, 185'431);
    close(made.round);
    return made;
  }
  static std::string path(const Cleared& made, const std::string& what) {
    return "/v1/rounds/" + made.round.text() + what;
  }
  static std::string of_lot(const Cleared& made) {
    return path(made, "/explanations?lot_id=" + made.lot.text());
  }
  static std::string of_offer(const Cleared& made, const Uuid& offer) {
    return path(made, "/explanations?offer_id=" + offer.text());
  }
};

TEST_F(Explanations, AreReadInBothLanguagesByProducerAndProcessorConcerned) {
  const Cleared made = cleared();
  for (const Response& seen :
       {get(made.producer, of_lot(made)), get(made.cheap.as, of_offer(made, made.winner)),
        get(made.dear.as, of_offer(made, made.loser))}) {
    ASSERT_EQ(seen.status, 200) << seen.body;
    const JsonDocument page = parse_json(seen.body);
    ASSERT_GT(page["items"].Size(), 0u);
    for (const Json& item : page["items"].GetArray()) {
      EXPECT_GT(item["zh"].GetStringLength(), 0u);
      EXPECT_GT(item["en"].GetStringLength(), 0u);
      EXPECT_NE(std::string(item["zh"].GetString()), item["en"].GetString());
    }
  }
  EXPECT_NE(get(made.producer, of_lot(made)).body.find("Awarded"), std::string::npos);
}

TEST_F(Explanations, AreNobodyElses) {
  const Cleared made = cleared();
  for (const Caller& stranger : {producer(), plant().as, made.dear.as})
    EXPECT_EQ(problem_name(get(stranger, of_offer(made, made.winner))), "not-found");
  for (const Caller& stranger : {producer(), plant().as, made.cheap.as})
    EXPECT_EQ(problem_name(get(stranger, of_lot(made))), "not-found");
  EXPECT_EQ(problem_name(get(made.producer, of_offer(made, made.winner))), "not-found");
  for (const Caller& other : {caller("carrier", carrier_id), caller("finance"), caller("insurer")})
    EXPECT_EQ(problem_name(get(other, of_lot(made))), "forbidden");
  for (const Caller& staff : {regulator, auditor, operator_staff})
    EXPECT_EQ(get(staff, of_lot(made)).status, 200);
}

TEST_F(Explanations, HideLosingPricesAndReserves) {
  const Cleared made = cleared();
  // In fen and in yuan, as figures and as sentences have them.
  for (const char* losing : {"185431", "1854.31", "1,854.31"}) {
    EXPECT_EQ(get(made.producer, of_lot(made)).body.find(losing), std::string::npos);
    EXPECT_EQ(get(made.cheap.as, of_offer(made, made.winner)).body.find(losing), std::string::npos);
  }
  for (const char* reserve : {"265000", "2650.00", "2,650.00"})
    for (const Uuid& offer : {made.winner, made.loser}) {
      const Caller& who = offer == made.winner ? made.cheap.as : made.dear.as;
      EXPECT_EQ(get(who, of_offer(made, offer)).body.find(reserve), std::string::npos) << reserve;
    }
}

TEST_F(Explanations, AreAskedOfOneLotOrOneOfferOfAClearedRound) {
  const Cleared made = cleared();
  EXPECT_EQ(problem_name(get(regulator, path(made, "/explanations"))), "explain-one");
  EXPECT_EQ(problem_name(get(regulator, of_lot(made) + "&offer_id=" + made.winner.text())), "explain-one");
  EXPECT_EQ(problem_name(get(regulator, path(made, "/explanations?lot_id=" + nobody))), "not-found");
  const Uuid open = open_round();
  EXPECT_EQ(
      problem_name(get(regulator, "/v1/rounds/" + open.text() + "/explanations?lot_id=" + made.lot.text())),
      "round-not-cleared");
}

TEST_F(Explanations, BookAndResultAreDownloadedAsTheCheckingProgramReadsThem) {
  const Cleared made = cleared();
  for (const Caller& staff : {regulator, auditor}) {
    const auto book = read_book(get(staff, path(made, "/book.json")).body);
    const auto result = read_result(get(staff, path(made, "/result.json")).body);
    EXPECT_TRUE(matching::verify(book, result).empty());
  }
  for (const Caller& other : {made.producer, made.cheap.as, caller("finance")})
    for (const char* file : {"/book.json", "/result.json"})
      EXPECT_EQ(problem_name(get(other, path(made, file))), "forbidden");
  for (const char* file : {"/book.json", "/result.json"})
    EXPECT_EQ(problem_name(get(auditor, "/v1/rounds/" + nobody + file)), "not-found");
}

TEST_F(Explanations, ThePriceRuleIsStatedWithTheRoundAndPaidInItsTrades) {
  const Cleared plain = cleared(), uniform = cleared("uniform_marginal");
  EXPECT_EQ(member(get(plain.producer, path(plain, "")), "price_rule"), "pay_as_offered");
  EXPECT_EQ(member(get(uniform.producer, path(uniform, "")), "price_rule"), "uniform_marginal");
  const std::string said = service->said("round.scheduled").back().data.text;
  EXPECT_NE(said.find("uniform_marginal"), std::string::npos);
  for (const Cleared& made : {plain, uniform}) {
    const auto result = read_result(get(auditor, path(made, "/result.json")).body);
    const Uuid trade = trades(made.producer, made.round).at(0);
    const Response seen = get(made.producer, "/v1/trades/" + trade.text());
    EXPECT_EQ(member(seen, "price"), std::to_string(result.awards.at(0).price.count));
  }
  EXPECT_EQ(problem_name(post(regulator, "/v1/rounds",
                              R"({"name":"x","opens_at":"2036-11-23T02:00:00Z","closes_at":)"
                              R"("2036-11-23T03:00:00Z","price_rule":"highest"})")),
            "invalid-content");
}

}  // namespace heliu::market
