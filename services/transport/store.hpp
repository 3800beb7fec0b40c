// Transport's SQL.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "transport/acceptance.hpp"
#include "transport/facts.hpp"
#include "transport/gates.hpp"
#include "transport/load.hpp"
#include "transport/track.hpp"
#include "transport/waybill.hpp"
#include "transport/weighing.hpp"

namespace heliu::transport::store {

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

// Both throw Problem "not-found" when there is none or the caller may not see it.
Load load_for(Transaction& db, const Uuid& id, const Caller& caller);
// Locked until the end of the unit, and the caller must be that party of it.
Load load_to_change(Transaction& db, const Uuid& id, const Caller& caller, Uuid Load::*party);
// Writes it with its next version.
void save(Transaction& db, Load& load);

// One line of a load's history.
struct LoadStep {
  Uuid id, load_id;
  std::string action;
  LoadState state = LoadState::requested;
  Instant at;
  std::string by_name, note;
};
BOOST_DESCRIBE_STRUCT(LoadStep, (), (id, load_id, action, state, at, by_name, note))
void remember_step(Transaction& db, const Load& load, const std::string& action, Instant at,
                   const std::string& by_name, const std::string& note = {});

SeenTrade trade(Transaction& db, const Uuid& id);  // throws Problem "not-found"
GateFacts gate_facts(Transaction& db, const SeenTrade& trade, const Load& load);
Party party(Transaction& db, const std::string& part, const Uuid& enterprise);

std::vector<Weighing> weighings(Transaction& db, const Uuid& load);
std::vector<Treatment> treatments(Transaction& db, const Uuid& load);
std::vector<LoadStep> steps(Transaction& db, const Uuid& load);
std::vector<TrackPoint> points(Transaction& db, const Uuid& load);  // in the order of time
std::vector<Load> of_trade(Transaction& db, const Uuid& trade);

TrackingRule tracking_rule(Transaction& db, Date on);
WeightRule weight_rule(Transaction& db, Date on);
bool method_known(Transaction& db, const std::string& code);

}  // namespace heliu::transport::store
