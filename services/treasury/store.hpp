// Treasury's SQL.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"
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
  std::vector<std::string> kinds;  // producer, processor, carrier …
};
BOOST_DESCRIBE_STRUCT(SeenEnterprise, (), (id, uscc, name, frozen, kinds))

// None of the kinds when the enterprise was never registered.
escrow::Owner owner(Transaction& db, const Uuid& enterprise);

// Writes the escrow with its next version, and each step it took since it was read.
void save_escrow(Unit& unit, Escrow& escrow);
void keep_steps(Unit& unit, Escrow& escrow);  // the steps alone, of one just inserted

// A step of an escrow, as kept.
struct StepRow {
  Uuid id, trade_id;
  escrow::Step step = escrow::Step::fund_part;
  escrow::State state_before = escrow::State::opened, state_after = escrow::State::opened;
  std::string taken_by;
  Instant taken_at;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (id, trade_id, step, state_before, state_after, taken_by, taken_at))

// Row of escrow_terms; id: the trade's.
struct TermsRow {
  Uuid id;
  escrow::ContractTerms terms;
  std::string basis;
  std::string recorded_by;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(TermsRow, (), (id, terms, basis, recorded_by, recorded_at))
escrow::ContractTerms terms(Transaction& db, const Uuid& trade);  // none recorded: none

struct SeenSigningKey {
  Uuid id, enterprise_id;
  std::string public_key;  // PEM, SM2
};
BOOST_DESCRIBE_STRUCT(SeenSigningKey, (), (id, enterprise_id, public_key))

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
Kilograms settled_kilograms(Transaction& db, const Uuid& trade);  // released or ruled
Fen disputed_by_sides(Transaction& db, const Uuid& trade);        // held by disputes that a side opened
std::int64_t open_disputes(Transaction& db, const Uuid& trade);
bool ticket_used(Transaction& db, const Uuid& processor, const std::string& ticket);

// In force on that day. A missing tolerance is a defect of the schema: std::runtime_error.
escrow::Tolerances tolerances(Transaction& db, Date on);
std::int64_t rule(Transaction& db, const char* name, Date on);  // of treasury_rule

// Row of fee.
struct Fee {
  Uuid id;
  FenPerTonne fen_per_tonne;
  Date valid_from;
  std::string basis;
  std::int64_t vat_rate = 0;             // inside it, in hundredths of a percent
  std::optional<std::string> vat_basis;  // the law that says so
};
BOOST_DESCRIBE_STRUCT(Fee, (), (id, fen_per_tonne, valid_from, basis, vat_rate, vat_basis))
Fee fee(Transaction& db, Date on);  // none recorded: nothing

}  // namespace heliu::treasury::store
