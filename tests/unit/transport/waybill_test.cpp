#include "transport/waybill.hpp"

#include <gtest/gtest.h>

namespace heliu::transport {

struct WaybillAgainstManifest : ::testing::Test {
  WaybillAgainstManifest() {
    load.plate = waybill.plate = "粤E12345";
    load.driver_id = waybill.driver_id = Uuid::named("t", "driver");
    load.escort_id = waybill.escort_id = Uuid::named("t", "escort");
    load.un_number = waybill.un_number = "UN3077";
    load.dg_class = waybill.dg_class = "9";
    load.kilograms = waybill.kilograms = {8000};
    load.planned_departure = Instant::parse("2026-11-23T01:00:00Z").value();
    waybill.departs_at = Instant::parse("2026-11-23T15:59:59Z").value();  // still the 23rd in China
    trade.origin.district = waybill.start = "440605";
    trade.destination.district = waybill.end = "440608";
  }
  Load load;
  Waybill waybill;
  SeenTrade trade;
};

TEST_F(WaybillAgainstManifest, MatchesWhenEveryKeyAgrees) {
  EXPECT_TRUE(differences(load, trade, waybill).empty());
  EXPECT_NO_THROW(require_match(load, trade, waybill));
}

TEST_F(WaybillAgainstManifest, NamesEveryPairThatDiffers) {
  waybill.plate = "粤E54321";
  waybill.driver_id = Uuid::named("t", "another");
  waybill.escort_id = waybill.driver_id;
  waybill.un_number = "UN3264";
  waybill.dg_class = "8";
  waybill.kilograms = {8001};
  waybill.start = "440604";
  waybill.end = "440606";
  waybill.departs_at = Instant::parse("2026-11-23T16:00:00Z").value();  // the 24th in China
  try {
    require_match(load, trade, waybill);
    FAIL() << "nothing was seen to differ";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.name, "waybill-differs");
    EXPECT_EQ(problem.faults.size(), 9u);
    EXPECT_EQ(problem.facts.at("differs"),
              "plate, driver_id, escort_id, un_number, dg_class, kilograms, start, end, departs_at");
    EXPECT_NE(problem.faults.at(5).detail.find("8000"), std::string::npos);
    EXPECT_NE(problem.faults.at(5).detail.find("8001"), std::string::npos);
  }
}

TEST_F(WaybillAgainstManifest, CannotDifferFromAPlaceTheTradeDoesNotName) {
  trade.origin.district.clear();
  waybill.start = "440604";
  EXPECT_TRUE(differences(load, trade, waybill).empty());
}

}  // namespace heliu::transport
