#include "insurance/store.hpp"

#include "chassis/contract/problem.hpp"

namespace heliu::insurance {
namespace {

// table is a constant of this file.
template <class T>
T row_or_refuse(Transaction& db, const char* table, const char* what, const Uuid& id, bool lock) {
  const std::string sql =
      std::string("SELECT * FROM ") + table + " WHERE id = ?" + (lock ? " FOR UPDATE" : "");
  auto found = db.one<T>(sql, id);
  if (!found) throw Problem("not-found", {{"what", what}, {"id", id.text()}});
  return std::move(*found);
}

}  // namespace

std::optional<SeenEnterprise> find_enterprise(Transaction& db, const Uuid& id) {
  return db.one<SeenEnterprise>("SELECT * FROM seen_enterprise WHERE id = ?", id);
}

std::vector<Policy> policies_of(Transaction& db, const Uuid& enterprise) {
  return db.all<Policy>("SELECT * FROM policy WHERE enterprise_id = ? ORDER BY id", enterprise);
}

std::vector<Requirement> all_requirements(Transaction& db) {
  return db.all<Requirement>("SELECT * FROM requirement ORDER BY id");
}

Exposure exposure_of(Transaction& db, const Uuid& enterprise) {
  // A union of the three roles, so that each part uses its own index and a trade with oneself counts once.
  static constexpr std::string_view kMine =
      "SELECT id, amount_fen FROM seen_trade WHERE producer_id = ? AND still_open = 1 UNION "
      "SELECT id, amount_fen FROM seen_trade WHERE processor_id = ? AND still_open = 1 UNION "
      "SELECT id, amount_fen FROM seen_trade WHERE carrier_id = ? AND still_open = 1";
  Exposure exposure;
  for (const Row& row : db.rows(kMine, enterprise, enterprise, enterprise)) {
    const Fen amount = row.get<Fen>("amount_fen");
    ++exposure.open_trades;
    exposure.amount_fen += amount < Fen{} ? -amount : amount;
  }
  const auto on_road = db.value<std::int64_t>(
      "SELECT CAST(COALESCE(SUM(l.kilograms), 0) AS SIGNED) FROM seen_load l JOIN seen_trade t ON t.id = "
      "l.trade_id "
      "WHERE l.on_road = 1 AND (t.producer_id = ? OR t.processor_id = ? OR t.carrier_id = ?)",
      enterprise, enterprise, enterprise);
  exposure.in_transit_kilograms = Kilograms{on_road.value_or(0)};
  return exposure;
}

std::optional<CoverRow> lock_cover(Transaction& db, const Uuid& enterprise) {
  return db.one<CoverRow>("SELECT * FROM cover WHERE enterprise_id = ? FOR UPDATE", enterprise);
}

void save_cover(Transaction& db, const CoverRow& row) {
  db.execute(
      "INSERT INTO cover (enterprise_id, limit_fen, required_fen, valid_from, valid_to, in_force, "
      "sufficient, "
      "lacking, said_short, checked_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
      "limit_fen = VALUES(limit_fen), required_fen = VALUES(required_fen), valid_from = VALUES(valid_from), "
      "valid_to = VALUES(valid_to), in_force = VALUES(in_force), sufficient = VALUES(sufficient), "
      "lacking = VALUES(lacking), said_short = VALUES(said_short), checked_on = VALUES(checked_on)",
      row.enterprise_id, row.limit_fen, row.required_fen, row.valid_from, row.valid_to, row.in_force,
      row.sufficient, row.lacking, row.said_short, row.checked_on);
}

Policy policy_or_refuse(Transaction& db, const Uuid& id, bool lock) {
  return row_or_refuse<Policy>(db, "policy", "policy", id, lock);
}

Claim claim_or_refuse(Transaction& db, const Uuid& id, bool lock) {
  return row_or_refuse<Claim>(db, "claim", "claim", id, lock);
}

Fen paid_on(Transaction& db, const Uuid& policy) {
  return Fen{db.value<std::int64_t>("SELECT CAST(COALESCE(SUM(paid_fen), 0) AS SIGNED) FROM claim "
                                    "WHERE policy_id = ? AND state = 'accepted'",
                                    policy)
                 .value_or(0)};
}

}  // namespace heliu::insurance
