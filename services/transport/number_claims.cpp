#include <algorithm>

#include "chassis/ops/log.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/manifest_number.hpp"
#include "transport/numbering.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

constexpr std::chrono::seconds kFirstPause{1};

// Row of number_wait.
struct Wait {
  Uuid id;  // the load's
  Instant due_at;
  std::int64_t pause_seconds = 0;
};
BOOST_DESCRIBE_STRUCT(Wait, (), (id, due_at, pause_seconds))

// As the chassis says it of a refused command.
struct Refusal {
  std::string problem, operation, caller_name;
  Uuid enterprise_id;
  Facts params;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (problem, operation, caller_name, enterprise_id, params, at))

std::optional<Load> locked(Transaction& db, const Uuid& id) {
  return db.one<Load>("SELECT * FROM waste_load WHERE id = ? FOR UPDATE", id);
}

std::optional<NumberClaim> claim_on(Transaction& db, const std::string& number) {
  return db.one<NumberClaim>("SELECT * FROM number_claim WHERE number = ? FOR UPDATE", number);
}

void forget(Transaction& db, const NumberClaim& claim) {
  db.execute("DELETE FROM number_claim WHERE number = ? AND load_id = ?", claim.number, claim.load_id);
}

Problem used(const std::string& number) {
  return Problem("manifest-number-used", {{"number", number}});
}

void reject(Unit& unit, Load& load, const Problem& problem, const std::string& number) {
  const bool stood = load.manifest_number.has_value();
  take(load, LoadAction::reject_number);
  load.reason = problem.name + ": " + number;
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "reject_number", unit.now, unit.caller.name, *load.reason);
  if (!stood) return;  // nobody has heard of it
  const ManifestCancelled cancelled{load.id, load.trade_id, load.manifest_number, *load.reason, unit.now};
  unit.emit("manifest.cancelled", load.id, cancelled, load.parties());
}

// The number said for a manifest on paper was not this load's.
void lose(Unit& unit, const NumberClaim& claim, const Problem& problem) {
  forget(unit.db, claim);
  auto load = locked(unit.db, claim.load_id);
  if (!load) return;
  log::warn("a manifest number on paper was not the load's",
            {{"load_id", claim.load_id.text()}, {"number", claim.number}, {"problem", problem.name}});
  if (state_after(load->state, LoadAction::reject_number))
    reject(unit, *load, problem, claim.number);
  else
    store::remember_step(unit.db, *load, "lose_number", unit.now, unit.caller.name,
                         problem.name + ": " + claim.number);
  unit.emit(
      "gate.refused", load->producer_id,
      Refusal{problem.name, "openManifest", unit.caller.name, load->producer_id, problem.facts, unit.now},
      {load->producer_id});
}

// Why the number can't be this load's, if so. A number held by a load that only said it counts as used.
std::optional<Problem> number_problem(Transaction& db, const Load& load, const std::string& number) {
  if (auto fault = number_fault(number, load.origin_city, Date::of(load.requested_at).year())) return fault;
  const auto claim = claim_on(db, number);
  if (claim && claim->load_id != load.id) return used(number);
  return std::nullopt;
}

}  // namespace

std::vector<Load> loads_to_number(Transaction& db, Instant now, int most) {
  return db.all<Load>(
      "SELECT l.* FROM waste_load l LEFT JOIN number_wait w ON w.id = l.id WHERE l.state = 'requested' AND "
      "(w.due_at IS NULL OR w.due_at <= ?) ORDER BY COALESCE(w.due_at, 0), l.id LIMIT ?",
      now, most);
}

std::vector<NumberClaim> claims_to_confirm(Transaction& db, Instant now, int most) {
  return db.all<NumberClaim>(
      "SELECT c.* FROM number_claim c LEFT JOIN number_wait w ON w.id = c.load_id WHERE c.confirmed = 0 AND "
      "(w.due_at IS NULL OR w.due_at <= ?) ORDER BY COALESCE(w.due_at, 0), c.load_id LIMIT ?",
      now, most);
}

void put_off(Transaction& db, const Uuid& load, Instant now, std::chrono::seconds longest) {
  const auto before = store::find<Wait>(db, "number_wait", load);
  const std::chrono::seconds pause =
      before ? std::min(std::chrono::seconds(before->pause_seconds * 2), longest) : kFirstPause;
  store::put(db, "number_wait", Wait{load, now + pause, pause.count()});
}

void give_number(Unit& unit, Load& load, const std::string& number) {
  if (const auto problem = number_problem(unit.db, load, number)) throw *problem;
  take(load, LoadAction::give_number);
  load.manifest_number = number;
  load.opened_at = unit.now;
  unit.db.insert("number_claim", NumberClaim{number, load.id, !load.paper});
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "give_number", unit.now, unit.caller.name, number);
  const ManifestOpened opened{load.id,           load.trade_id,   number,         load.producer_id,
                              load.processor_id, load.carrier_id, load.code,      load.kilograms,
                              load.plate,        load.driver_id,  load.escort_id, unit.now};
  unit.emit("manifest.opened", load.id, opened, load.parties());
}

void let_go_of_number(Transaction& db, const Load& load) {
  db.execute("DELETE FROM number_claim WHERE load_id = ? AND confirmed = 0", load.id);
}

void settle_number(Unit& unit, const Uuid& id, const std::string& number) {
  unit.db.execute("DELETE FROM number_wait WHERE id = ?", id);
  auto load = locked(unit.db, id);
  if (!load || load->state != LoadState::requested)
    return;  // another instance was faster, or it was cancelled
  const auto claim = claim_on(unit.db, number);
  if (claim && claim->load_id != id && !claim->confirmed) lose(unit, *claim, used(number));
  const auto problem = number_problem(unit.db, *load, number);
  if (!problem) return give_number(unit, *load, number);
  reject(unit, *load, *problem, number);
  log::error("the national system gave a number that can't be used",
             {{"load_id", id.text()}, {"number", number}, {"problem", problem->name}});
}

void settle_claim(Unit& unit, const NumberClaim& asked, const std::optional<std::string>& issued_for) {
  unit.db.execute("DELETE FROM number_wait WHERE id = ?", asked.load_id);
  const auto claim = claim_on(unit.db, asked.number);
  if (!claim || claim->load_id != asked.load_id || claim->confirmed) return;  // given up or lost meanwhile
  if (!issued_for)
    return lose(unit, *claim, Problem("manifest-number-not-issued", {{"number", claim->number}}));
  const auto reference = Uuid::parse(*issued_for);
  const auto other = reference && *reference != claim->load_id ? locked(unit.db, *reference) : std::nullopt;
  if (other) return lose(unit, *claim, used(claim->number));
  unit.db.execute("UPDATE number_claim SET confirmed = 1 WHERE number = ?", claim->number);
}

}  // namespace heliu::transport
