// Each gate of a load, by a table: one fact spoiled, one refusal.
#include "transport/gates.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "chassis/contract/problem.hpp"

namespace heliu::transport {

static Date day(const char* text) {
  return Date::parse(text).value();
}
static const Date kToday = day("2026-11-23");

static Party party(const std::string& part) {
  const Uuid id = Uuid::named("t", part);
  return {part, SeenEnterprise{id, "示范" + part, "4406", false, ""},
          SeenCover{id, {5'000'000'00}, {3'000'000'00}, day("2026-01-01"), day("2026-12-31"), true, true}};
}

static GateFacts good_facts() {
  GateFacts facts;
  facts.producer = party("producer");
  facts.processor = party("processor");
  facts.carrier = party("carrier");
  const Uuid carrier = facts.carrier.enterprise->id;
  facts.trade.id = Uuid::named("t", "trade");
  facts.trade.kilograms = {20000};
  facts.trade.carrier_id = carrier;
  facts.trade.licence_item_id = Uuid::named("t", "item");
  facts.trade.signed_by_both = true;
  facts.funded = true;
  facts.licence_item = SeenLicenceItem{facts.trade.licence_item_id, {},   {}, "示范-01", day("2024-01-01"),
                                       day("2028-12-31"),           false};
  facts.permits = {{Uuid::v7(), carrier, "P1", day("2024-01-01"), day("2027-12-31"), {"8", "9"}}};
  facts.vehicles = {{Uuid::v7(), carrier, "粤E12345", {"9"}, day("2027-06-30"), {15000}}};
  facts.driver = SeenCrew{Uuid::v7(), carrier, "甲", "driver", day("2027-01-01")};
  facts.escort = SeenCrew{Uuid::v7(), carrier, "乙", "escort", day("2027-01-01")};
  return facts;
}

static Load good_load() {
  Load load;
  load.id = Uuid::named("t", "load");
  load.carrier_id = Uuid::named("t", "carrier");
  load.plate = "粤E12345";
  load.dg_class = "9";
  load.kilograms = {12000};
  return load;
}

static std::string refusal(const GateFacts& facts, const Load& load) {
  try {
    check_opening(facts, load, kToday);
  } catch (const Problem& problem) {
    return problem.name;
  }
  return "";
}

TEST(Gates, LetAGoodLoadPass) {
  EXPECT_EQ(refusal(good_facts(), good_load()), "");
}

static Load other_load(LoadState state, std::int64_t kilograms, bool last = false) {
  Load load = good_load();
  load.id = Uuid::v7();
  load.state = state;
  load.kilograms = {kilograms};
  load.accepted_kilograms = is_open(state) ? Kilograms{} : Kilograms{kilograms};
  load.last_load = last;
  return load;
}

TEST(Gates, RefuseOneSpoiledFactByItsName) {
  struct Case {
    const char* what;
    std::function<void(GateFacts&, Load&)> spoil;
    const char* problem;
  };
  const std::vector<Case> cases{
      {"cancelled", [](auto& f, auto&) { f.trade.cancelled = true; }, "trade-cancelled"},
      {"not signed", [](auto& f, auto&) { f.trade.signed_by_both = false; }, "trade-not-signed"},
      {"not funded", [](auto& f, auto&) { f.funded = false; }, "trade-not-funded"},
      {"producer frozen", [](auto& f, auto&) { f.producer.enterprise->frozen = true; }, "enterprise-frozen"},
      {"processor frozen", [](auto& f, auto&) { f.processor.enterprise->frozen = true; },
       "enterprise-frozen"},
      {"carrier frozen", [](auto& f, auto&) { f.carrier.enterprise->frozen = true; }, "enterprise-frozen"},
      {"carrier unknown", [](auto& f, auto&) { f.carrier.enterprise.reset(); }, "enterprise-frozen"},
      {"licence unknown", [](auto& f, auto&) { f.licence_item.reset(); }, "licence-not-in-force"},
      {"licence suspended", [](auto& f, auto&) { f.licence_item->suspended = true; }, "licence-not-in-force"},
      {"licence ended", [](auto& f, auto&) { f.licence_item->valid_to = day("2026-11-22"); },
       "licence-not-in-force"},
      {"no cover", [](auto& f, auto&) { f.processor.cover.reset(); }, "policy-not-in-force"},
      {"cover ended", [](auto& f, auto&) { f.carrier.cover->valid_to = day("2026-11-22"); },
       "policy-not-in-force"},
      {"cover lapsed", [](auto& f, auto&) { f.processor.cover->in_force = false; }, "policy-not-in-force"},
      {"cover small", [](auto& f, auto&) { f.processor.cover->sufficient = false; }, "policy-insufficient"},
      {"no permit", [](auto& f, auto&) { f.permits.clear(); }, "carrier-out-of-scope"},
      {"permit ended", [](auto& f, auto&) { f.permits[0].valid_to = day("2026-11-22"); },
       "carrier-out-of-scope"},
      {"permit of other classes", [](auto& f, auto&) { f.permits[0].classes = {"3"}; },
       "carrier-out-of-scope"},
      {"vehicle unknown", [](auto& f, auto&) { f.vehicles.clear(); }, "vehicle-not-of-carrier"},
      {"vehicle of another", [](auto& f, auto&) { f.vehicles[0].carrier_id = Uuid::v7(); },
       "vehicle-not-of-carrier"},
      {"vehicle ended", [](auto& f, auto&) { f.vehicles[0].valid_to = day("2026-11-22"); },
       "vehicle-out-of-scope"},
      {"vehicle of other classes", [](auto& f, auto&) { f.vehicles[0].classes = {"8"}; },
       "vehicle-out-of-scope"},
      {"too heavy", [](auto&, auto& l) { l.kilograms = {15001}; }, "vehicle-load-exceeded"},
      {"driver ended", [](auto& f, auto&) { f.driver->valid_to = day("2026-11-22"); }, "crew-not-qualified"},
      {"driver of another", [](auto& f, auto&) { f.driver->carrier_id = Uuid::v7(); }, "crew-not-qualified"},
      {"driver as escort", [](auto& f, auto&) { f.escort = f.driver; }, "crew-not-qualified"},
      {"no escort", [](auto& f, auto&) { f.escort.reset(); }, "crew-not-qualified"},
      {"plate on another manifest",
       [](auto& f, auto&) { f.of_plate = {other_load(LoadState::in_transit, 1)}; }, "plate-on-open-manifest"},
      {"nothing left on the trade",
       [](auto& f, auto&) { f.of_trade = {other_load(LoadState::opened, 8001)}; },
       "trade-kilograms-exceeded"},
      {"after the last load",
       [](auto& f, auto&) { f.of_trade = {other_load(LoadState::accepted, 100, true)}; },
       "trade-last-load-open"},
  };
  for (const Case& one : cases) {
    GateFacts facts = good_facts();
    Load load = good_load();
    one.spoil(facts, load);
    EXPECT_EQ(refusal(facts, load), one.problem) << one.what;
  }
}

TEST(Gates, LetPassWhatOnlyLooksBad) {
  struct Case {
    const char* what;
    std::function<void(GateFacts&, Load&)> change;
  };
  const std::vector<Case> cases{
      {"last day of the cover", [](auto& f, auto&) { f.carrier.cover->valid_to = kToday; }},
      {"last day of the licence", [](auto& f, auto&) { f.licence_item->valid_to = kToday; }},
      {"first day of the permit", [](auto& f, auto&) { f.permits[0].valid_from = kToday; }},
      {"the whole of the trade", [](auto& f, auto&) { f.trade.kilograms = {12000}; }},
      {"as heavy as the vehicle may be", [](auto& f, auto&) { f.vehicles[0].max_load_kilograms = {12000}; }},
      {"its own manifest", [](auto& f, auto& l) { f.of_plate = {l}; }},
      {"the plate's finished load",
       [](auto& f, auto&) { f.of_plate = {other_load(LoadState::accepted, 1)}; }},
      {"a last load that was refused",
       [](auto& f, auto&) { f.of_trade = {other_load(LoadState::refused, 0, true)}; }},
      {"an older certificate of the same vehicle",
       [](auto& f, auto&) {
         f.vehicles.insert(f.vehicles.begin(), f.vehicles[0]);
         f.vehicles[0].valid_to = day("2025-01-01");
       }},
      {"exempt use without a licence",
       [](auto& f, auto&) {
         f.trade.licence_item_id = {};
         f.licence_item.reset();
       }},
      {"no dangerous goods", [](auto&, auto& l) { l.dg_class.clear(); }},
  };
  for (const Case& one : cases) {
    GateFacts facts = good_facts();
    Load load = good_load();
    one.change(facts, load);
    EXPECT_EQ(refusal(facts, load), "") << one.what;
  }
}

static std::string weight_refusal(const GateFacts& facts, std::int64_t net) {
  try {
    check_weight(facts, good_load(), {net}, {60});
  } catch (const Problem& problem) {
    return problem.name;
  }
  return "";
}

TEST(Gates, WeighWhatIsLoadedNotWhatWasDeclared) {
  GateFacts facts = good_facts();
  EXPECT_EQ(weight_refusal(facts, 15000), "");
  EXPECT_EQ(weight_refusal(facts, 15001), "vehicle-load-exceeded");
  facts.of_trade = {other_load(LoadState::loaded, 1), good_load()};
  facts.of_trade[0].origin_kilograms = {8000};  // declared 1 kg
  EXPECT_EQ(weight_refusal(facts, 12060), "");
  EXPECT_EQ(weight_refusal(facts, 12061), "trade-weight-exceeded");
  facts.vehicles.clear();
  EXPECT_EQ(weight_refusal(facts, 1), "vehicle-not-of-carrier");
}

TEST(Gates, AtDepartureLookAtWhatMayHaveLapsedSince) {
  GateFacts facts = good_facts();
  facts.of_trade = {other_load(LoadState::loaded, 20000)};  // room was given when the manifest was opened
  EXPECT_NO_THROW(check_departure(facts, good_load(), kToday));
  facts.processor.enterprise->frozen = true;
  EXPECT_THROW(check_departure(facts, good_load(), kToday), Problem);
}

}  // namespace heliu::transport
