// Operating licences. Capacity belongs to the item (one disposal method) and is shared by the item's codes.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/contract/problem.hpp"
#include "chassis/identity/caller.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"

namespace heliu::registry {

enum class LicenceKind { COMPREHENSIVE, COLLECTION };
BOOST_DESCRIBE_ENUM(LicenceKind, COMPREHENSIVE, COLLECTION)

enum class ScopeMode { ALL, INCLUDE, EXCEPT };  // of a category's codes
BOOST_DESCRIBE_ENUM(ScopeMode, ALL, INCLUDE, EXCEPT)

struct Scope {
  std::string category;  // "HW48"
  ScopeMode mode = ScopeMode::ALL;
  std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(Scope, (), (category, mode, codes))

struct LicenceItem {
  Uuid id;
  std::string method;
  Kilograms approved_kilograms;  // a year
  std::vector<Scope> scopes;
};
BOOST_DESCRIBE_STRUCT(LicenceItem, (), (id, method, approved_kilograms, scopes))

struct NewLicence {
  Uuid enterprise_id;
  std::string number, issuer;
  LicenceKind kind = LicenceKind::COMPREHENSIVE;
  Date valid_from, valid_to;
  std::vector<LicenceItem> items;  // ids are given when it is recorded
};
BOOST_DESCRIBE_STRUCT(NewLicence, (), (enterprise_id, number, issuer, kind, valid_from, valid_to, items))

struct Licence {
  Uuid id, enterprise_id;
  std::string number, issuer;
  LicenceKind kind = LicenceKind::COMPREHENSIVE;
  Date valid_from, valid_to;
  std::vector<LicenceItem> items;
  bool suspended = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Licence, (),
                      (id, enterprise_id, number, issuer, kind, valid_from, valid_to, items, suspended,
                       version))

struct LicenceView {
  Uuid id, enterprise_id;
  std::string number, issuer;
  LicenceKind kind = LicenceKind::COMPREHENSIVE;
  Date valid_from, valid_to;
  std::vector<LicenceItem> items;
  bool suspended = false;
  std::int64_t version = 1;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(LicenceView, (),
                      (id, enterprise_id, number, issuer, kind, valid_from, valid_to, items, suspended,
                       version, allowed_actions))

// Longest validity in years: comprehensive 5, collection 3 (State Council Order 408, art. 13).
int longest_years(LicenceKind kind);

// What the reference lists know, for checking a licence's items.
struct KnownCodes {
  std::map<std::string, std::string> category_of;  // waste code → category
  std::set<std::string> methods;
};

// The first reason why a licence can't be recorded, if any.
std::optional<Problem> fault_of(const NewLicence& licence, const KnownCodes& known);

Licence recorded(const NewLicence& asked, const Uuid& id);
LicenceView view(const Licence& licence, const Caller& caller);

}  // namespace heliu::registry
