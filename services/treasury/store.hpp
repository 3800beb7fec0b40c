// Treasury's SQL.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/db/database.hpp"
#include "treasury/escrow.hpp"

namespace heliu::treasury::store {

// Inserts the row, or writes every column of the one with this id.
template <DescribedStruct T>
void put(Transaction& db, const std::string& table, const T& item) {
  if (db.value<std::int64_t>("SELECT 1 FROM " + table + " WHERE id = ? FOR UPDATE", item.id))
    db.update(table, item);
  else
    db.insert(table, item);
}

// One row by id, when it is there.
template <DescribedStruct T>
std::optional<T> find(Transaction& db, const std::string& table, const Uuid& id) {
  return db.one<T>("SELECT * FROM " + table + " WHERE id = ?", id);
}

Problem no_such(const char* what, const Uuid& id);  // "not-found"

// Writes it with its next version.
template <DescribedStruct T>
void save(Transaction& db, const std::string& table, T& item) {
  ++item.version;
  db.update(table, item);
}

struct SeenEnterprise {
  Uuid id;
  std::string uscc, name;
  bool frozen = false;
};
BOOST_DESCRIBE_STRUCT(SeenEnterprise, (), (id, uscc, name, frozen))

struct SeenLoad {
  Uuid id, trade_id;
  bool open = true;
};
BOOST_DESCRIBE_STRUCT(SeenLoad, (), (id, trade_id, open))

std::vector<Leg> legs(Transaction& db, const Uuid& trade);
std::optional<Leg> leg_by_reference(Transaction& db, const std::string& reference);
std::vector<Release> releases(Transaction& db, const Uuid& trade);
std::optional<Release> release_of_load(Transaction& db, const Uuid& load);
std::int64_t open_loads(Transaction& db, const Uuid& trade);
std::int64_t open_disputes(Transaction& db, const Uuid& trade);
bool ticket_used(Transaction& db, const Uuid& processor, const std::string& ticket);

// In force on that day. A missing tolerance is a defect of the schema: std::runtime_error.
escrow::Tolerances tolerances(Transaction& db, Date on);
FenPerTonne fee(Transaction& db, Date on);

}  // namespace heliu::treasury::store
