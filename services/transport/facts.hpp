// What this service keeps of others' facts: rows of the seen_… tables, written by feeds.cpp only.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"

namespace heliu::transport {

struct Place {
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
  std::string district, city;                // 6 and 4 digits
};
BOOST_DESCRIBE_STRUCT(Place, (), (longitude, latitude, district, city))

struct SeenEnterprise {
  Uuid id;
  std::string name, city;
  bool frozen = false;
  std::string frozen_reason;
};
BOOST_DESCRIBE_STRUCT(SeenEnterprise, (), (id, name, city, frozen, frozen_reason))

struct SeenLicenceItem {
  Uuid id, licence_id, enterprise_id;
  std::string number;
  Date valid_from, valid_to;
  bool suspended = false;
};
BOOST_DESCRIBE_STRUCT(SeenLicenceItem, (),
                      (id, licence_id, enterprise_id, number, valid_from, valid_to, suspended))

struct SeenPermit {
  Uuid id, enterprise_id;
  std::string number;
  Date valid_from, valid_to;
  std::vector<std::string> classes;  // dangerous-goods classes: "8", "9", "6.1" …
};
BOOST_DESCRIBE_STRUCT(SeenPermit, (), (id, enterprise_id, number, valid_from, valid_to, classes))

struct SeenVehicle {
  Uuid id, carrier_id;
  std::string plate;
  std::vector<std::string> classes;
  Date valid_to;
  Kilograms max_load_kilograms;
};
BOOST_DESCRIBE_STRUCT(SeenVehicle, (), (id, carrier_id, plate, classes, valid_to, max_load_kilograms))

struct SeenCrew {
  Uuid id, carrier_id;
  std::string name, duty;  // duty: driver, escort
  Date valid_to;
};
BOOST_DESCRIBE_STRUCT(SeenCrew, (), (id, carrier_id, name, duty, valid_to))

struct SeenCover {
  Uuid id;  // the enterprise's
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;  // of the cover in force
  bool in_force = false, sufficient = false;
};
BOOST_DESCRIBE_STRUCT(SeenCover, (),
                      (id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient))

struct SeenLot {
  Uuid id, producer_id;
  std::string code;
  Kilograms kilograms;
  bool withdrawn = false;
};
BOOST_DESCRIBE_STRUCT(SeenLot, (), (id, producer_id, code, kilograms, withdrawn))

struct SeenTrade {
  Uuid id, lot_id, producer_id, processor_id, carrier_id, licence_item_id;
  std::string code;
  Kilograms kilograms;
  std::string method, dg_class, un_number;
  Place origin, destination;
  bool signed_by_both = false, cancelled = false;
  std::string cancel_reason;
};
BOOST_DESCRIBE_STRUCT(SeenTrade, (),
                      (id, lot_id, producer_id, processor_id, carrier_id, licence_item_id, code, kilograms,
                       method, dg_class, un_number, origin, destination, signed_by_both, cancelled,
                       cancel_reason))

struct SeenFunding {
  Uuid id;  // the trade's
  Fen amount_fen;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SeenFunding, (), (id, amount_fen, at))

}  // namespace heliu::transport
