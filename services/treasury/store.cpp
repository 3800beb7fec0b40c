#include "treasury/store.hpp"

#include <algorithm>

namespace heliu::treasury::store {

Problem no_such(const char* what, const Uuid& id) {
  return Problem("not-found", {{"what", what}, {"id", id.text()}});
}

std::vector<Leg> legs(Transaction& db, const Uuid& trade) {
  return db.all<Leg>("SELECT * FROM escrow_leg WHERE trade_id = ? ORDER BY purpose", trade);
}

std::optional<Leg> leg_by_reference(Transaction& db, const std::string& reference) {
  return db.one<Leg>("SELECT * FROM escrow_leg WHERE reference = ?", reference);
}

std::vector<Release> releases(Transaction& db, const Uuid& trade) {
  return db.all<Release>("SELECT * FROM escrow_release WHERE trade_id = ? ORDER BY id", trade);
}

std::optional<Release> release_of_load(Transaction& db, const Uuid& load) {
  return db.one<Release>("SELECT * FROM escrow_release WHERE load_id = ?", load);
}

std::int64_t open_loads(Transaction& db, const Uuid& trade) {
  return db.value<std::int64_t>("SELECT COUNT(*) FROM seen_load WHERE trade_id = ? AND open = 1", trade)
      .value_or(0);
}

escrow::ContractTerms terms(Transaction& db, const Uuid& trade) {
  const auto row = find<TermsRow>(db, "escrow_terms", trade);
  return row ? row->terms : escrow::ContractTerms{};
}

Kilograms settled_kilograms(Transaction& db, const Uuid& trade) {
  return db
      .value<Kilograms>(
          "SELECT CAST(COALESCE(SUM(billed_kilograms), 0) AS SIGNED) FROM escrow_release "
          "WHERE trade_id = ? AND state IN ('released', 'ruled')",
          trade)
      .value_or(Kilograms{});
}

Fen disputed_by_sides(Transaction& db, const Uuid& trade) {
  return db
      .value<Fen>(
          "SELECT CAST(COALESCE(SUM(amount_fen), 0) AS SIGNED) FROM dispute "
          "WHERE trade_id = ? AND state NOT IN ('ended', 'withdrawn')",
          trade)
      .value_or(Fen{});
}

std::int64_t open_disputes(Transaction& db, const Uuid& trade) {
  return db
      .value<std::int64_t>(
          "SELECT (SELECT COUNT(*) FROM escrow_release WHERE trade_id = ? AND "
          "state = 'disputed') + (SELECT COUNT(*) FROM dispute WHERE trade_id = ? AND "
          "state NOT IN ('ended', 'withdrawn'))",
          trade, trade)
      .value_or(0);
}

bool ticket_used(Transaction& db, const Uuid& processor, const std::string& ticket) {
  return db
      .value<std::int64_t>("SELECT 1 FROM escrow_release WHERE processor_id = ? AND ticket_number = ?",
                           processor, ticket)
      .has_value();
}

static std::int64_t tolerance(Transaction& db, const char* name, Date on) {
  const auto found = db.value<std::int64_t>(
      "SELECT basis_points FROM tolerance WHERE name = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT "
      "1",
      name, on);
  if (!found) throw std::runtime_error("no tolerance " + std::string(name) + " is valid on " + on.text());
  return *found;
}

escrow::Tolerances tolerances(Transaction& db, Date on) {
  return {tolerance(db, "weighings", on), tolerance(db, "manifest", on), tolerance(db, "waybill", on)};
}

std::int64_t rule(Transaction& db, const char* name, Date on) {
  const auto found = db.value<std::int64_t>(
      "SELECT value FROM treasury_rule WHERE name = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
      name, on);
  if (!found) throw std::runtime_error("no rule " + std::string(name) + " is valid on " + on.text());
  return *found;
}

Fee fee(Transaction& db, Date on) {
  return db.one<Fee>("SELECT * FROM fee WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1", on)
      .value_or(Fee{});
}

escrow::Owner owner(Transaction& db, const Uuid& enterprise) {
  const auto known = find<SeenEnterprise>(db, "seen_enterprise", enterprise);
  if (!known) return {};
  const auto is = [&](const char* kind) {
    return std::find(known->kinds.begin(), known->kinds.end(), kind) != known->kinds.end();
  };
  return {is("producer"), is("processor"), is("carrier")};
}

void keep_steps(Unit& unit, Escrow& escrow) {
  std::vector<StepRow> steps;
  for (const Escrow::Taken& taken : escrow.taken)
    steps.push_back({Uuid::v7(), escrow.id, taken.step, taken.before, taken.after,
                     clipped(unit.caller.name, 120), unit.now});
  unit.db.insert_all<StepRow>("escrow_step", steps);
  escrow.taken.clear();
}

void save_escrow(Unit& unit, Escrow& escrow) {
  keep_steps(unit, escrow);
  save(unit.db, "escrow", escrow);
}

}  // namespace heliu::treasury::store
