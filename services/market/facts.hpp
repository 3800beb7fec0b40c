// What the market keeps of others' facts (rows of the seen_… tables, written by feeds.cpp only), and its own
// dated rules.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"

namespace heliu::market {

struct SeenEnterprise {
  Uuid id;
  std::string uscc, name;
  std::vector<std::string> kinds;
  std::string district, city;                // 6 and 4 digits
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
  bool frozen = false;
  std::string frozen_reason;
};
BOOST_DESCRIBE_STRUCT(SeenEnterprise, (),
                      (id, uscc, name, kinds, district, city, longitude, latitude, frozen, frozen_reason))

struct SeenScope {
  std::string category;  // HW48
  std::string mode;      // ALL, INCLUDE, EXCEPT
  std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(SeenScope, (), (category, mode, codes))

struct SeenLicenceItem {
  Uuid id, licence_id, enterprise_id;
  std::string number, method;
  Kilograms approved_kilograms;  // a year
  std::vector<SeenScope> scopes;
  Date valid_from, valid_to;
  bool suspended = false;

  bool in_force(Date on) const { return !suspended && valid_from <= on && on <= valid_to; }
  // Whether a waste code (AAA-BBB-CC, CC: the category's number) is within the scopes.
  bool covers(const std::string& code) const;
};
BOOST_DESCRIBE_STRUCT(SeenLicenceItem, (),
                      (id, licence_id, enterprise_id, number, method, approved_kilograms, scopes, valid_from,
                       valid_to, suspended))

struct SeenWasteCode {
  std::string code, edition, category, description;
  Date valid_from;
  std::optional<Date> valid_to;
};
BOOST_DESCRIBE_STRUCT(SeenWasteCode, (), (code, edition, category, description, valid_from, valid_to))

struct SeenSigningKey {
  Uuid id, enterprise_id;
  std::string public_key;  // PEM, SM2
};
BOOST_DESCRIBE_STRUCT(SeenSigningKey, (), (id, enterprise_id, public_key))

struct SeenControl {
  Uuid id, enterprise_id;
  std::string controller;  // a credit code or a person's pseudonym
  std::int64_t share_permille = 0;
};
BOOST_DESCRIBE_STRUCT(SeenControl, (), (id, enterprise_id, controller, share_permille))

struct SeenApproval {
  Uuid id, producer_id, receiver_id;
  std::string code;
  Kilograms kilograms;
  Date valid_from, valid_to;
};
BOOST_DESCRIBE_STRUCT(SeenApproval, (), (id, producer_id, receiver_id, code, kilograms, valid_from, valid_to))

struct SeenCover {
  Uuid id;  // the enterprise's
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;  // of the cover in force
  bool in_force = false, sufficient = false;

  bool in_force_on(Date on) const { return in_force && (!valid_to || on <= *valid_to); }
};
BOOST_DESCRIBE_STRUCT(SeenCover, (),
                      (id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient))

enum class Grade { red, yellow, blue, green };  // from worst to best
BOOST_DESCRIBE_ENUM(Grade, red, yellow, blue, green)

struct SeenRating {
  Uuid id;  // the enterprise's
  Grade grade = Grade::yellow;
};
BOOST_DESCRIBE_STRUCT(SeenRating, (), (id, grade))

// Who was never rated stands as yellow: neither praised nor warned off.
inline Grade grade_of(const std::optional<SeenRating>& rating) {
  return rating ? rating->grade : Grade::yellow;
}

enum class ApprovalScope { OTHER_CITY, OTHER_PROVINCE };
BOOST_DESCRIBE_ENUM(ApprovalScope, OTHER_CITY, OTHER_PROVINCE)

// The market's thresholds: the newest row that is valid on the day counts (table market_rule, with sources).
struct MarketRule {
  Date valid_from;
  Grade producer_rating_floor = Grade::yellow, processor_rating_floor = Grade::yellow;
  ApprovalScope approval_scope = ApprovalScope::OTHER_PROVINCE;
  bool forbid_same_controller = true;
  std::int64_t control_share_permille = 500;  // from this share on an owner counts as controller
  std::int64_t detour_permille = 1300;        // road over straight line
  std::int64_t storage_days = 365;            // a producer's interim storage at most
  std::int64_t storage_notice_days = 30;      // warned that many days ahead
  std::string source;
};
BOOST_DESCRIBE_STRUCT(MarketRule, (),
                      (valid_from, producer_rating_floor, processor_rating_floor, approval_scope,
                       forbid_same_controller, control_share_permille, detour_permille, storage_days,
                       storage_notice_days, source))

// What a carrier asks for: a base per tonne and a rate per tonne and road kilometre, from a day on.
struct Tariff {
  Uuid id, carrier_id;
  FenPerTonne fen_per_tonne, fen_per_tonne_km;
  Date valid_from;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Tariff, (), (id, carrier_id, fen_per_tonne, fen_per_tonne_km, valid_from, recorded_at))

}  // namespace heliu::market
