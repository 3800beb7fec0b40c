// The mass balance, through the ledger and its tables.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class MassBalances : public Road {
 protected:
  static std::map<std::string, std::int64_t> row(const std::string& code) {
    const Response answer = get(regulator, "/v1/mass-balance");
    EXPECT_EQ(member(answer, "balanced"), "true") << answer.body;
    std::map<std::string, std::int64_t> found;
    const JsonDocument json = parse_json(answer.body);
    for (const auto& line : json["rows"].GetArray())
      if (line["code"].GetString() == code)
        for (const auto& entry : line.GetObject())
          if (entry.value.IsInt64()) found[entry.name.GetString()] = entry.value.GetInt64();
    return found;
  }
  using Row = std::map<std::string, std::int64_t>;
  static Row of(std::int64_t produced, std::int64_t stored, std::int64_t in_transit, std::int64_t accepted,
                std::int64_t refused, std::int64_t treated, std::int64_t difference) {
    return {{"produced", produced},
            {"stored", stored},
            {"in_transit", in_transit},
            {"accepted", accepted},
            {"refused", refused},
            {"treated", treated},
            {"weighing_difference", difference}};
  }
};

TEST_F(MassBalances, FollowALoadFromTheListingToTheTreatment) {
  Journey trip{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E80001"};
  trip.code = "336-064-17";
  lot(trip);
  EXPECT_EQ(row(trip.code), of(10000, 10000, 0, 0, 0, 0, 0));
  strike(trip);
  sign(trip);
  fund(trip);
  vehicle(trip);
  crew(trip.driver, "driver");
  crew(trip.escort, "escort");
  weighed(trip);
  EXPECT_EQ(row(trip.code), of(10000, 2000, 8000, 0, 0, 0, 0));
  ASSERT_EQ(post(processor, at(trip, "acceptance"),
                 R"({"accepted_kilograms":7000,"refused_kilograms":990,"reason":"受潮","method":"D9"})")
                .status,
            200);
  EXPECT_EQ(row(trip.code), of(10000, 2000, 0, 7000, 990, 0, 10));
  ASSERT_EQ(post(processor, at(trip, "treatment"),
                 R"({"method":"D9","kilograms":3000,"treated_at":")" + service->now().text() + R"("})")
                .status,
            200);
  EXPECT_EQ(row(trip.code), of(10000, 2000, 0, 4000, 990, 3000, 10));
}

TEST_F(MassBalances, BookALotOnceHoweverOftenItIsHeard) {
  Journey trip{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E80002"};
  trip.code = "900-249-08";
  lot(trip);
  service->hear_again("market");
  lot(trip);  // even as a new event: the move has its id from the lot
  EXPECT_EQ(row(trip.code), of(10000, 10000, 0, 0, 0, 0, 0));
}

TEST_F(MassBalances, LetGoOfAWithdrawnLotOnce) {
  Journey trip{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E80003"};
  trip.code = "900-052-31";
  trip.kilograms = 1'000'000'000;
  lot(trip);
  EXPECT_EQ(row(trip.code).at("stored"), 1'000'000'000);
  withdraw(trip);
  EXPECT_EQ(row(trip.code), of(0, 0, 0, 0, 0, 0, 0));
  service->hear_again("market");
  withdraw(trip);
  EXPECT_EQ(row(trip.code), of(0, 0, 0, 0, 0, 0, 0));
}

TEST_F(MassBalances, KeepOfAWithdrawnLotWhatATradeStillTakes) {
  Journey trip{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E80004"};
  trip.code = "900-041-49";
  lot(trip);
  Journey sold = trip;
  sold.kilograms = 9000;
  strike(sold);
  sign(sold);
  fund(sold);
  vehicle(sold);
  crew(sold.driver, "driver");
  crew(sold.escort, "escort");
  in_transit(sold);
  EXPECT_EQ(row(trip.code), of(10000, 2000, 8000, 0, 0, 0, 0));
  Journey other = trip;  // of the rest, 500 kg are sold too
  other.trade = Uuid::v7();
  other.kilograms = 500;
  strike(other);
  withdraw(trip);
  EXPECT_EQ(row(trip.code), of(8500, 500, 8000, 0, 0, 0, 0)) << "the last load of the first trade has left";
  for (int i = 0; i < 2; ++i)
    service->hear("market", "trade.cancelled", other.trade,
                  R"({"trade_id":")" + other.trade.text() + R"(","reason":"未按期付款"})");
  EXPECT_EQ(row(trip.code), of(8000, 0, 8000, 0, 0, 0, 0));
}

TEST_F(MassBalances, AreStatedOnTheFeedForThoseWhoMayAsk) {
  const Response stated = post(regulator, "/v1/mass-balance", "");
  EXPECT_EQ(stated.status, 200) << stated.body;
  EXPECT_EQ(service->said("mass.balance").back().data.text, stated.body);
  EXPECT_EQ(get(producer, "/v1/mass-balance").status, 403);
  EXPECT_EQ(post(producer, "/v1/mass-balance", "").status, 403);
  EXPECT_EQ(post(regulator, "/v1/mass-balance", R"({"x":1})").status / 100, 4) << "takes no body";
}

}  // namespace heliu::transport
