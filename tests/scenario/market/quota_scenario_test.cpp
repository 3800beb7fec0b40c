// A licence item's yearly kilograms can't be sold twice, and follow the loads to the kilogram.
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class YearlyQuota : public MarketFloor {
 protected:
  struct Deal {
    Plant plant;
    Uuid trade;
  };
  static Deal deal(std::int64_t approved = 100'000) {
    Deal made{plant(approved), {}};
    const Uuid round = open_round();
    listed_lot(producer(), 20'000, 265'000, round);
    sealed_offer(made.plant, round, 20'000, 178'000);
    close(round);
    made.trade = trades(regulator, round).at(0);
    return made;
  }
  static std::string state(const Deal& deal) {
    return member(get(regulator, "/v1/trades/" + deal.trade.text()), "state");
  }
  static void accepted(const Deal& deal, std::int64_t kilograms, bool last, std::int64_t refused = 0) {
    load("load.accepted", deal.trade,
         R"("accepted_kilograms":)" + std::to_string(kilograms) + R"(,"refused_kilograms":)" +
             std::to_string(refused) + R"(,"last_load":)" + (last ? "true" : "false"));
  }
  static void refused(const Deal& deal, std::int64_t kilograms) {
    load("load.refused", deal.trade,
         R"("refused_kilograms":)" + std::to_string(kilograms) + R"(,"reason":"x")");
  }
};

TEST_F(YearlyQuota, IsGrantedOnceWithTheLicence) {
  const Plant who = plant(100'000);
  EXPECT_EQ(quota(who), "100000/0/0");
  const FeedEvent said = service->said("quota.changed").back();
  EXPECT_EQ(said.subject, who.item);
  EXPECT_EQ(said.visible_to, std::vector<Uuid>{who.id});
  const std::size_t before = service->said().size();
  service->hear_again("registry");
  EXPECT_EQ(service->said().size(), before);
  EXPECT_EQ(problem_name(get(producer(), "/v1/quota")), "forbidden");
  EXPECT_GE(parse_json(get(regulator, "/v1/quota").body)["items"].Size(), 1u);
  EXPECT_EQ(parse_json(get(plant().as, "/v1/quota").body)["items"].Size(), 1u);
}

TEST_F(YearlyQuota, OfOneItemIsNotSoldTwiceByTwoRounds) {
  const Plant who = plant(25'000);
  const Uuid morning = open_round(30), noon = open_round(60);
  const Uuid first = listed_lot(producer(), 20'000, 265'000, morning);
  const Uuid second = listed_lot(producer(), 20'000, 265'000, noon);
  sealed_offer(who, morning, 25'000, 178'000);
  const Uuid loser = sealed_offer(who, noon, 25'000, 178'000);
  close(morning);
  EXPECT_EQ(quota(who), "25000/20000/0");
  close(noon);
  EXPECT_EQ(quota(who), "25000/20000/0");
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + first.text()), "state"), "awarded");
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + second.text()), "state"), "listed");
  const JsonDocument cleared = parse_json(service->said("round.cleared").back().data.text);
  ASSERT_EQ(cleared["struck"].Size(), 1u);
  EXPECT_EQ(cleared["struck"][0]["offer_id"].GetString(), loser.text());
  EXPECT_EQ(cleared["struck"][0]["reason"].GetString(), std::string("quota-exhausted"));
  EXPECT_EQ(cleared["struck"][0]["facts"]["remaining_kg"].GetString(), std::string("5000"));
}

TEST_F(YearlyQuota, IsSharedByTheOffersOfOneRound) {
  const Plant who = plant(30'000);
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  listed_lot(producer(), 20'000, 265'000, round);
  sealed_offer(who, round, 20'000, 178'000);
  sealed_offer(who, round, 20'000, 179'000);
  close(round);
  EXPECT_EQ(trades(regulator, round).size(), 1u);
  EXPECT_EQ(quota(who), "30000/20000/0");
}

TEST_F(YearlyQuota, IsUsedByLoadsAndGivenBackWithTheLast) {
  const Deal made = deal();
  accepted(made, 8'000, false);
  EXPECT_EQ(quota(made.plant), "100000/12000/8000");
  refused(made, 3'000);
  EXPECT_EQ(quota(made.plant), "100000/9000/8000");
  EXPECT_EQ(state(made), "struck");
  accepted(made, 8'950, true);
  EXPECT_EQ(quota(made.plant), "100000/0/16950");
  EXPECT_EQ(state(made), "completed");
  const JsonDocument said = parse_json(service->said("trade.completed").back().data.text);
  EXPECT_EQ(said["accepted_kilograms"].GetInt64(), 16'950);
  EXPECT_EQ(said["released_kilograms"].GetInt64(), 3'050);
  EXPECT_EQ(problem_name(post(regulator, "/v1/trades/" + made.trade.text() + "/cancel", because)),
            "trade-not-open");
}

TEST_F(YearlyQuota, CountsARefusedPartOnceWhenBothFactsAreSaid) {
  const Deal made = deal();
  const Uuid one = Uuid::v7();
  const std::string head = R"({"load_id":")" + one.text() + R"(","trade_id":")" + made.trade.text() + "\",";
  service->hear("transport", "load.accepted", one,
                head + R"("accepted_kilograms":7000,"refused_kilograms":990,"last_load":false})");
  service->hear("transport", "load.refused", one, head + R"("refused_kilograms":990,"reason":"x"})");
  EXPECT_EQ(quota(made.plant), "100000/12010/7000");
  service->hear_again("transport");
  EXPECT_EQ(quota(made.plant), "100000/12010/7000");
}

TEST_F(YearlyQuota, BooksAcceptedWasteBeyondTheTradeAndEvenBeyondTheYear) {
  const Deal roomy = deal();
  accepted(roomy, 20'040, true);
  EXPECT_EQ(quota(roomy.plant), "100000/0/20040");
  EXPECT_EQ(parse_json(service->said("trade.completed").back().data.text)["released_kilograms"].GetInt64(),
            0);
  const Deal full = deal(20'000);
  accepted(full, 20'040, true);
  EXPECT_EQ(quota(full.plant), "20000/0/20040") << "accepted waste can't be wished away";
}

TEST_F(YearlyQuota, OfACancelledTradeIsFreeButWhatIsOnTheRoadStillCounts) {
  const Deal made = deal();
  load("load.departed", made.trade, R"("kilograms":8000)");
  EXPECT_EQ(post(regulator, "/v1/trades/" + made.trade.text() + "/cancel", because).status, 200);
  EXPECT_EQ(quota(made.plant), "100000/0/0");
  const std::string lot = member(get(regulator, "/v1/trades/" + made.trade.text()), "lot_id");
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + lot), "open_kilograms"), "12000");
  accepted(made, 8'000, true);
  EXPECT_EQ(quota(made.plant), "100000/0/8000");
  EXPECT_EQ(state(made), "cancelled");
}

TEST_F(YearlyQuota, PassesOverFactsAboutTradesItNeverMade) {
  load("load.accepted", Uuid::v7(), R"("accepted_kilograms":1,"last_load":true)");
  load("load.refused", Uuid::v7(), R"("refused_kilograms":"much")");
  EXPECT_EQ(get(regulator, "/v1/quota").status, 200);
}

}  // namespace heliu::market
