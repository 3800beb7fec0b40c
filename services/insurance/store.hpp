// The rows of this service: policies, requirements, covers as last said, claims, and the seen facts of
// others.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "insurance/claim.hpp"
#include "insurance/cover.hpp"
#include "insurance/policy.hpp"

namespace heliu::insurance {

struct SeenEnterprise {
  Uuid id;
  std::string name;
  std::vector<std::string> kinds;
};
BOOST_DESCRIBE_STRUCT(SeenEnterprise, (), (id, name, kinds))

// The cover as last said on the feed; checked_on is the day it was computed for.
struct CoverRow {
  Uuid enterprise_id;
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;
  bool in_force = false, sufficient = false;
  std::optional<std::string> lacking;
  std::optional<std::string> said_short;  // the reason of the last cover.short, while it is short
  Date checked_on;
};
BOOST_DESCRIBE_STRUCT(CoverRow, (),
                      (enterprise_id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient,
                       lacking, said_short, checked_on))

std::optional<SeenEnterprise> find_enterprise(Transaction& db, const Uuid& id);
std::vector<Policy> policies_of(Transaction& db, const Uuid& enterprise);
std::vector<Requirement> all_requirements(Transaction& db);
Exposure exposure_of(Transaction& db, const Uuid& enterprise);

// Locks the row, so that two changes to one enterprise's cover are computed one after the other.
std::optional<CoverRow> lock_cover(Transaction& db, const Uuid& enterprise);
void save_cover(Transaction& db, const CoverRow& row);  // inserts or replaces

// Throws Problem "not-found".
Policy policy_or_refuse(Transaction& db, const Uuid& id, bool lock);
Claim claim_or_refuse(Transaction& db, const Uuid& id, bool lock);
Fen paid_on(Transaction& db, const Uuid& policy);

}  // namespace heliu::insurance
