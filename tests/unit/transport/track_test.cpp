#include "transport/track.hpp"

#include <gtest/gtest.h>

namespace heliu::transport {

static const Instant kNine = Instant::parse("2026-11-23T09:00:00Z").value();
static const TrackingRule kRule{{}, 2000, 600, 1300, 30, 120, 20000, ""};

// A kilometre is 9,782 micro-degrees of longitude at 23.3° north, and 8,983 of latitude anywhere.
static GeoPoint at(double east_km, double north_km) {
  return {113'100'000 + static_cast<std::int64_t>(east_km * 9782),
          23'300'000 + static_cast<std::int64_t>(north_km * 8983)};
}
static TrackPoint seen(double minute, double east_km, double north_km) {
  const GeoPoint place = at(east_km, north_km);
  return {{}, place.longitude, place.latitude, kNine + std::chrono::seconds(static_cast<int>(minute * 60))};
}
static const std::vector<GeoPoint> kWay{at(0, 0), at(20, 0)};

TEST(Distances, AreMetresToATenthOfAPercent) {
  EXPECT_NEAR(static_cast<double>(metres_between(at(0, 0), at(20, 0))), 20000, 20);
  EXPECT_NEAR(static_cast<double>(metres_between(at(0, 0), at(3, 4))), 5000, 5);
  EXPECT_NEAR(static_cast<double>(metres_from_way(at(10, 1.5), kWay)), 1500, 2);
  EXPECT_NEAR(static_cast<double>(metres_from_way(at(23, 4), kWay)), 5000, 5) << "beyond the end: to the end";
}

TEST(Track, InsideTheCorridorIsNoDeviation) {
  std::vector<TrackPoint> points;
  for (int i = 0; i <= 20; ++i) points.push_back(seen(i, i, i % 2 == 0 ? 0.3 : -0.3));
  const auto found = judge(kWay, points, kRule);
  EXPECT_EQ(found.deviation, "");
  EXPECT_NEAR(static_cast<double>(found.planned_metres), 20000, 20);
  EXPECT_LT(found.farthest_metres, 400);
}

TEST(Track, OutsideForTenMinutesIsNotYetADeviationAndASecondMoreIs) {
  std::vector<TrackPoint> points{seen(0, 0, 0), seen(1, 5, 2.5), seen(11, 6, 2.5)};
  EXPECT_EQ(judge(kWay, points, kRule).deviation, "");
  EXPECT_EQ(judge(kWay, points, kRule).outside_seconds, 600);
  points.back().at = points.back().at + std::chrono::seconds(1);
  const auto found = judge(kWay, points, kRule);
  EXPECT_EQ(found.deviation, "outside_corridor");
  EXPECT_NEAR(static_cast<double>(found.farthest_metres), 2500, 5);
}

TEST(Track, BackInTheCorridorStartsTheClockAnew) {
  const std::vector<TrackPoint> points{seen(0, 0, 0),    seen(1, 5, 2.5),  seen(9, 6, 2.5),
                                       seen(10, 7, 0.5), seen(11, 8, 2.5), seen(20, 9, 2.5)};
  EXPECT_EQ(judge(kWay, points, kRule).deviation, "");
}

TEST(Track, AWayMuchLongerThanPlannedIsADeviation) {
  std::vector<TrackPoint> points;
  for (int i = 0; i < 14; ++i) points.push_back(seen(i, i % 2 == 0 ? 0 : 2, 0));  // 26 km to and fro
  EXPECT_EQ(judge(kWay, points, kRule).deviation, "");
  points.push_back(seen(14, 0, 0));  // 28 km of 20 planned
  EXPECT_EQ(judge(kWay, points, kRule).deviation, "too_long");
}

TEST(Track, OfAParkedVehicleDoesNotGrow) {
  std::vector<TrackPoint> points;
  for (int i = 0; i < 2000; ++i) points.push_back(seen(i, i % 2 == 0 ? 0 : 0.01, 0));
  EXPECT_EQ(judge(kWay, points, kRule).travelled_metres, 0);
}

TEST(PlannedWay, LeadsOverTheWaybillsPoints) {
  SeenTrade trade;
  trade.origin = {at(0, 0).longitude, at(0, 0).latitude, "440605", "4406"};
  trade.destination = {at(20, 0).longitude, at(20, 0).latitude, "440608", "4406"};
  Waybill waybill;
  waybill.via = {at(10, 10)};
  const auto way = planned_way(trade, waybill);
  ASSERT_EQ(way.size(), 3u);
  EXPECT_LT(metres_from_way(at(5, 5), way), 10);
  EXPECT_EQ(planned_way(trade, std::nullopt).size(), 2u);
}

TEST(Points, OutsideTheTripAreNamedOneByOne) {
  const std::vector<TrackPoint> points{seen(-1, 0, 0), seen(0, 0, 0), seen(63, 0, 0), seen(31, 0, 0)};
  const auto now = kNine + std::chrono::minutes(60);
  const auto faults = point_faults(points, kNine, kNine + std::chrono::minutes(30), now, kRule);
  ASSERT_EQ(faults.size(), 4u);  // before departure; in the future and after arrival; after arrival
  EXPECT_EQ(faults[0].pointer, "/points/0/at");
  EXPECT_EQ(faults[1].pointer, "/points/2/at");
  EXPECT_EQ(faults[3].pointer, "/points/3/at");
}

TEST(Points, KnownAlreadyArePassedOver) {
  const std::vector<TrackPoint> known{seen(0, 0, 0), seen(2, 1, 0)};
  const auto fresh = unknown_points({seen(3, 2, 0), seen(2, 9, 9), seen(1, 0.5, 0), seen(3, 8, 8)}, known);
  ASSERT_EQ(fresh.size(), 2u);
  EXPECT_EQ(fresh[0].at, seen(1, 0, 0).at);
  EXPECT_EQ(fresh[1].at, seen(3, 0, 0).at);
}

}  // namespace heliu::transport
