// Records a regulator enters as they are: carriers' permits, vehicles and crews, controllers, approvals,
// keys. The wire's members without the id are the same structs: the id is given when the record is made.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"

namespace heliu::registry {

struct CarrierPermit {
  Uuid id, enterprise_id;
  std::string number;
  Date valid_from, valid_to;
  std::vector<std::string> classes;  // dangerous-goods classes and divisions, "8" or "6.1"
};
BOOST_DESCRIBE_STRUCT(CarrierPermit, (), (id, enterprise_id, number, valid_from, valid_to, classes))

struct Vehicle {
  Uuid id, carrier_id;
  std::string plate, permit_number;
  std::vector<std::string> classes;
  Date valid_to;
  Kilograms max_load_kilograms;
};
BOOST_DESCRIBE_STRUCT(Vehicle, (),
                      (id, carrier_id, plate, permit_number, classes, valid_to, max_load_kilograms))

enum class Duty { driver, escort };
BOOST_DESCRIBE_ENUM(Duty, driver, escort)

struct Crew {
  Uuid id, carrier_id;
  std::string name;
  Duty duty = Duty::driver;
  std::string certificate_number;
  Date valid_to;
};
BOOST_DESCRIBE_STRUCT(Crew, (), (id, carrier_id, name, duty, certificate_number, valid_to))

struct Control {
  Uuid id, enterprise_id;
  std::string controller;  // a USCC, or a person's pseudonym
  int share_permille = 0;
};
BOOST_DESCRIBE_STRUCT(Control, (), (id, enterprise_id, controller, share_permille))

// Permission to move a code from a producer to a receiver across a city or province border.
struct Approval {
  Uuid id;
  std::string number;
  Uuid producer_id, receiver_id;
  std::string code;
  Kilograms kilograms;
  Date valid_from, valid_to;
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (id, number, producer_id, receiver_id, code, kilograms, valid_from, valid_to))

struct SigningKey {
  Uuid id, enterprise_id;
  std::string public_key;  // PEM
};
BOOST_DESCRIBE_STRUCT(SigningKey, (), (id, enterprise_id, public_key))

}  // namespace heliu::registry
