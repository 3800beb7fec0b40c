#include "market/lot.hpp"

#include <gtest/gtest.h>

namespace heliu::market {

namespace {

const Instant kNow = *Instant::parse("2026-11-23T01:00:00Z");

NewLot asked() {
  NewLot lot;
  lot.code = "321-026-48";
  lot.kilograms = {20'000};
  lot.site = {"440605", 113'051'000, 23'032'000};
  lot.window_from = *Instant::parse("2026-11-24T00:00:00Z");
  lot.window_to = *Instant::parse("2026-11-28T00:00:00Z");
  lot.reserve_price = {265'000};
  lot.stored_since = *Date::parse("2026-09-01");
  return lot;
}

std::string fault_name(const NewLot& lot) {
  const auto fault = fault_of(lot, kNow);
  return fault ? fault->name : "";
}

Lot listed_lot() {
  return listed(asked(), Uuid::v7(), Uuid::v7(), kNow);
}

Caller caller(const char* role, const Uuid& enterprise = {}) {
  return {.user = {}, .name = role, .enterprise = enterprise, .roles = {role}};
}

}  // namespace

TEST(Lot, RefusesTimesAndPartsOutOfOrder) {
  EXPECT_EQ(fault_name(asked()), "");
  NewLot turned = asked();
  std::swap(turned.window_from, turned.window_to);
  EXPECT_EQ(fault_name(turned), "window-invalid");
  NewLot over = asked();
  over.window_from = {0};
  over.window_to = kNow;
  EXPECT_EQ(fault_name(over), "window-over");
  NewLot far = asked();
  far.window_to = kNow + std::chrono::hours(24 * 733);
  EXPECT_EQ(fault_name(far), "window-too-far");
  NewLot early = asked();
  early.stored_since = *Date::parse("2026-11-24");
  EXPECT_EQ(fault_name(early), "stored-in-future");
  NewLot whole = asked();
  whole.least_part_kilograms = Kilograms{1'000};
  EXPECT_EQ(fault_name(whole), "least-part-invalid");
  whole.divisible = true;
  EXPECT_EQ(fault_name(whole), "");
  whole.least_part_kilograms = Kilograms{20'001};
  EXPECT_EQ(fault_name(whole), "least-part-invalid");
}

TEST(Lot, WarnsWhenTheYearOfStorageEnds) {
  const MarketRule rule;
  const Date today = *Date::parse("2026-11-23");
  NewLot lot = asked();
  const auto warnings = [&](int days) {
    lot.stored_since = {today.days - days};
    return warnings_of(lot, rule, today);
  };
  EXPECT_TRUE(warnings(335).empty());
  EXPECT_EQ(warnings(336), std::vector<std::string>{"storage-ends-soon"});
  EXPECT_EQ(warnings(365), std::vector<std::string>{"storage-ends-soon"});
  EXPECT_EQ(warnings(366), std::vector<std::string>{"storage-overdue"});
}

TEST(Lot, IsSoldInPartsAndTakesBackWhatWasNotShipped) {
  Lot lot = listed_lot();
  lot.sell({15'000});
  EXPECT_EQ(lot.state, LotState::listed);
  lot.sell({5'000});
  EXPECT_EQ(lot.state, LotState::awarded);
  lot.take_back({5'000});
  EXPECT_EQ(lot.state, LotState::listed);
  EXPECT_EQ(lot.open_kilograms, Kilograms{5'000});
  lot.take_back({90'000});
  EXPECT_EQ(lot.open_kilograms, lot.kilograms);
  lot.state = LotState::withdrawn;
  lot.open_kilograms = {};
  lot.take_back({1});
  EXPECT_EQ(lot.open_kilograms, Kilograms{});
}

TEST(Lot, ShowsItsReserveToItsProducerRegulatorAndAuditorOnly) {
  const Lot lot = listed_lot();
  EXPECT_TRUE(view(lot, caller("producer", lot.producer_id)).reserve_price);
  EXPECT_TRUE(view(lot, caller("regulator")).reserve_price);
  EXPECT_TRUE(view(lot, caller("auditor")).reserve_price);
  for (const char* role : {"processor", "producer", "carrier", "operator", "finance"})
    EXPECT_FALSE(view(lot, caller(role, Uuid::v7())).reserve_price) << role;
}

TEST(Lot, SaysItsPlaceWithTheCityOfItsDistrict) {
  const LotListed event = said(listed_lot());
  EXPECT_EQ(event.district, "440605");
  EXPECT_EQ(event.city, "4406");
  EXPECT_EQ(event.longitude, 113'051'000);
  EXPECT_EQ(event.reserve_price, FenPerTonne{265'000});
}

}  // namespace heliu::market
