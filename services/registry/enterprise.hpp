// An enterprise and the people who act for it.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "settlement/quantity.hpp"

namespace heliu::registry {

// HJ 1259-2022 §4.2: KEY from 100 t/a at one site, or any licence holder; SIMPLIFIED from 10 t/a; else
// REGISTER.
enum class GeneratorClass { KEY, SIMPLIFIED, REGISTER };
BOOST_DESCRIBE_ENUM(GeneratorClass, KEY, SIMPLIFIED, REGISTER)

struct NewEnterprise {
  std::string uscc, name;
  std::vector<std::string> kinds;
  std::string district, address;
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
  std::optional<Kilograms> annual_kilograms;
};
BOOST_DESCRIBE_STRUCT(NewEnterprise, (),
                      (uscc, name, kinds, district, address, longitude, latitude, annual_kilograms))

struct Enterprise {
  Uuid id;
  std::string uscc, name;
  std::vector<std::string> kinds;
  std::string district, city, address;
  std::int64_t longitude = 0, latitude = 0;
  std::optional<GeneratorClass> generator_class;
  std::optional<Kilograms> annual_kilograms;
  bool frozen = false;
  Instant registered_at;
  std::int64_t version = 1;

  bool is(std::string_view kind) const;
};
BOOST_DESCRIBE_STRUCT(Enterprise, (),
                      (id, uscc, name, kinds, district, city, address, longitude, latitude, generator_class,
                       annual_kilograms, frozen, registered_at, version))

// What a caller sees: the enterprise and what he may do with it.
struct EnterpriseView {
  Uuid id;
  std::string uscc, name;
  std::vector<std::string> kinds;
  std::string district, city, address;
  std::int64_t longitude = 0, latitude = 0;
  std::optional<GeneratorClass> generator_class;
  std::optional<Kilograms> annual_kilograms;
  bool frozen = false;
  Instant registered_at;
  std::int64_t version = 1;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(EnterpriseView, (),
                      (id, uscc, name, kinds, district, city, address, longitude, latitude, generator_class,
                       annual_kilograms, frozen, registered_at, version, allowed_actions))

struct NewUser {
  std::string login, name;
  std::optional<Uuid> enterprise_id;
  std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (login, name, enterprise_id, roles))

struct User {
  Uuid id;
  std::string login, name;
  std::optional<Uuid> enterprise_id;
  std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, login, name, enterprise_id, roles))

// The check digit of a unified social credit code (GB 32100-2015 §4.5: weights 3^i mod 31 over 31 symbols).
bool uscc_valid(std::string_view code);

// Nothing for an enterprise that produces no waste.
std::optional<GeneratorClass> generator_class(const NewEnterprise& enterprise);

Enterprise registered(const NewEnterprise& asked, const Uuid& id, Instant now);
EnterpriseView view(const Enterprise& enterprise, const Caller& caller);

// A user acts only in roles of his enterprise's kinds; staff without an enterprise as operator, regulator or
// auditor. Returns the first role that doesn't fit.
std::optional<std::string> role_outside_kinds(const NewUser& user,
                                              const std::optional<Enterprise>& enterprise);

}  // namespace heliu::registry
