// A lot of waste that a producer offers to the market.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/identity/caller.hpp"
#include "market/facts.hpp"

namespace heliu::market {

// Measured properties; absent: not measured.
struct LotAssay {
  std::optional<std::int64_t> chlorine_mg_per_kg, fluorine_mg_per_kg, sulphur_mg_per_kg, metals_mg_per_kg,
      heat_kj_per_kg, moisture_permille, flash_point_c;
};
BOOST_DESCRIBE_STRUCT(LotAssay, (),
                      (chlorine_mg_per_kg, fluorine_mg_per_kg, sulphur_mg_per_kg, metals_mg_per_kg,
                       heat_kj_per_kg, moisture_permille, flash_point_c))

struct LotSite {
  std::string district;                      // 6 digits
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
};
BOOST_DESCRIBE_STRUCT(LotSite, (), (district, longitude, latitude))

enum class LotForm { S, SS, L, G };  // solid, semi-solid, liquid, gas: the codes of the national ledger form
BOOST_DESCRIBE_ENUM(LotForm, S, SS, L, G)

// listed: some of it is still for sale; awarded: all of it is sold.
enum class LotState { listed, awarded, withdrawn };
BOOST_DESCRIBE_ENUM(LotState, listed, awarded, withdrawn)

// Lots of one producer for sale at a time: every round reads them all.
inline constexpr std::int64_t kLotsForSaleMost = 2'000;
// How far ahead a lot can be promised: quota is granted by the calendar year, so this one and the next.
inline constexpr std::int64_t kWindowDaysMost = 731;

struct NewLot {
  std::string code;
  Kilograms kilograms;
  LotForm form = LotForm::S;
  std::string packaging;
  LotAssay assay;
  std::string dg_class, un_number;
  Uuid carrier_id;
  LotSite site;
  Instant window_from, window_to;  // when it can be picked up
  FenPerTonne reserve_price;       // most the producer pays, freight included; < 0: least it wants
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  Date stored_since;
  std::optional<Uuid> round_id;  // for this round only
};
BOOST_DESCRIBE_STRUCT(NewLot, (),
                      (code, kilograms, form, packaging, assay, dg_class, un_number, carrier_id, site,
                       window_from, window_to, reserve_price, divisible, least_part_kilograms, stored_since,
                       round_id))

struct Lot {
  Uuid id;
  std::int64_t version = 1;
  Uuid producer_id, carrier_id;
  std::string code;
  Kilograms kilograms, open_kilograms;  // listed; still for sale
  LotForm form = LotForm::S;
  std::string packaging;
  LotAssay assay;
  std::string dg_class, un_number, district, city;
  std::int64_t longitude = 0, latitude = 0;
  Instant window_from, window_to;
  FenPerTonne reserve_price;
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  Date stored_since;
  std::optional<Uuid> round_id;
  LotState state = LotState::listed;
  std::vector<std::string> warnings;
  Instant listed_at;
  std::optional<Instant> changed_at;  // the last material amendment: offers sealed before it are void for it

  // Sells kilograms of it, or takes them back when a trade is cancelled.
  void sell(Kilograms sold);
  void take_back(Kilograms returned);
};
BOOST_DESCRIBE_STRUCT(Lot, (),
                      (id, version, producer_id, carrier_id, code, kilograms, open_kilograms, form, packaging,
                       assay, dg_class, un_number, district, city, longitude, latitude, window_from,
                       window_to, reserve_price, divisible, least_part_kilograms, stored_since, round_id,
                       state, warnings, listed_at, changed_at))

// What a caller sees. The reserve price is the producer's secret: besides him only regulator and auditor see
// it.
struct LotView {
  Uuid id;
  std::int64_t version = 1;
  Uuid producer_id, carrier_id;
  std::string code;
  Kilograms kilograms, open_kilograms;
  LotForm form = LotForm::S;
  std::string packaging;
  LotAssay assay;
  std::string dg_class, un_number, district, city;
  std::int64_t longitude = 0, latitude = 0;
  Instant window_from, window_to;
  std::optional<FenPerTonne> reserve_price;
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  Date stored_since;
  std::optional<Uuid> round_id;
  LotState state = LotState::listed;
  std::vector<std::string> warnings;
  Instant listed_at;
  std::optional<Instant> changed_at;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(LotView, (),
                      (id, version, producer_id, carrier_id, code, kilograms, open_kilograms, form, packaging,
                       assay, dg_class, un_number, district, city, longitude, latitude, window_from,
                       window_to, reserve_price, divisible, least_part_kilograms, stored_since, round_id,
                       state, warnings, listed_at, changed_at, allowed_actions))

// What the feed says.
struct LotListed {
  Uuid id, producer_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  LotForm form = LotForm::S;
  std::string packaging, dg_class, un_number, district, city;
  std::int64_t longitude = 0, latitude = 0;
  Instant window_from, window_to;
  FenPerTonne reserve_price;
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  Date stored_since;
  std::optional<Uuid> round_id;
};
BOOST_DESCRIBE_STRUCT(LotListed, (),
                      (id, producer_id, carrier_id, code, kilograms, form, packaging, dg_class, un_number,
                       district, city, longitude, latitude, window_from, window_to, reserve_price, divisible,
                       least_part_kilograms, stored_since, round_id))

// What the schema can't say: order of times, parts, windows already over. Nothing when it is right.
std::optional<Problem> fault_of(const NewLot& asked, Instant now);

// "storage-overdue" or "storage-ends-soon": the storage clock (Guangdong regulation art. 46), a warning only.
std::vector<std::string> warnings_of(const NewLot& asked, const MarketRule& rule, Date today);

Lot listed(const NewLot& asked, const Uuid& id, const Uuid& producer, Instant now);
LotView view(const Lot& lot, const Caller& caller);
LotListed said(const Lot& lot);

}  // namespace heliu::market
