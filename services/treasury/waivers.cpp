#include "treasury/waivers.hpp"

#include <algorithm>

#include "treasury/events.hpp"
#include "treasury/funding.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct MayWaive {
  std::string role;
  std::int64_t times_tolerance = 0;
};
BOOST_DESCRIBE_STRUCT(MayWaive, (), (role, times_tolerance))

std::vector<MayWaive> who_may(Transaction& db, const std::string& check, Date on) {
  return db.all<MayWaive>(
      "SELECT role, times_tolerance FROM tolerance_waiver WHERE check_name = ? AND valid_from = "
      "(SELECT MAX(valid_from) FROM tolerance_waiver WHERE check_name = ? AND valid_from <= ?) ORDER BY role",
      check, check, on);
}

// The caller's role that may, or a refusal that names those that do.
MayWaive standing_of(Unit& unit, const std::string& check) {
  const auto all = who_may(unit.db, check, Date::of(unit.now));
  std::string names;
  for (const MayWaive& one : all) {
    if (unit.caller.has(one.role)) return one;
    names += (names.empty() ? "" : ", ") + one.role;
  }
  throw Problem("waiver-forbidden", {{"check", check}, {"who", names.empty() ? "nobody 无人" : names}});
}

std::vector<std::string> waived(Transaction& db, const Uuid& load) {
  std::vector<std::string> names;
  for (const Row& row : db.rows("SELECT check_name FROM escrow_waiver WHERE load_id = ?", load))
    names.push_back(row.get<std::string>("check_name"));
  return names;
}

const Check& failed_check(const Release& release, const std::string& name) {
  const auto found = std::find_if(release.checks.begin(), release.checks.end(),
                                  [&](const Check& check) { return check.check == name && !check.agreed; });
  if (found == release.checks.end())
    throw Problem("check-not-failed", {{"check", name}, {"load_id", release.load_id.text()}});
  return *found;
}

void require_near(const Check& check, const MayWaive& standing) {
  const Int128 apart =
      check.left < check.right ? Int128{check.right} - check.left : Int128{check.left} - check.right;
  const Int128 most = Int128{check.allowed} * standing.times_tolerance;
  if (apart <= most) return;
  throw Problem("waiver-too-far", {{"check", check.check},
                                   {"apart", std::to_string(static_cast<std::int64_t>(apart))},
                                   {"most", std::to_string(static_cast<std::int64_t>(most))},
                                   {"role", standing.role}});
}

std::int64_t refused_loads(Transaction& db, const Uuid& trade) {
  return db
      .value<std::int64_t>("SELECT COUNT(*) FROM escrow_release WHERE trade_id = ? AND state = 'refused'",
                           trade)
      .value_or(0);
}

}  // namespace

Waiver waive(Unit& unit, Books& books, Escrow& escrow, const NewWaiver& asked) {
  const auto release = store::release_of_load(unit.db, asked.load_id);
  if (!release || release->trade_id != escrow.id) throw store::no_such("load", asked.load_id);
  if (release->state != ReleaseState::disputed)
    throw Problem("load-not-disputed",
                  {{"load_id", asked.load_id.text()}, {"state", enum_text(release->state)}});
  const Check& check = failed_check(*release, asked.check);
  const MayWaive standing = standing_of(unit, asked.check);
  require_near(check, standing);
  auto names = waived(unit.db, asked.load_id);
  if (std::find(names.begin(), names.end(), asked.check) != names.end())
    throw Problem("check-waived", {{"check", asked.check}, {"load_id", asked.load_id.text()}});
  const Waiver waiver{Uuid::v7(),
                      escrow.id,
                      asked.load_id,
                      asked.check,
                      standing.role,
                      asked.reason,
                      clipped(unit.caller.name, 120),
                      unit.now};
  unit.db.insert("escrow_waiver", waiver);
  names.push_back(asked.check);
  const bool all = std::all_of(release->checks.begin(), release->checks.end(), [&](const Check& one) {
    return one.agreed || std::find(names.begin(), names.end(), one.check) != names.end();
  });
  if (all)
    rule_load(unit, books, escrow, {asked.load_id, release->settlement_kilograms, clipped(asked.reason, 500)},
              Persons::one);
  return waiver;
}

void terminate(Unit& unit, Books& books, Escrow& escrow, const std::string& reason) {
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  if (is_final(escrow.state) || escrow.cancelled)
    throw Problem("escrow-ended", {{"id", escrow.id.text()}, {"state", enum_text(escrow.state)}});
  const std::int64_t needed = store::terms(unit.db, escrow.id).refusals_to_end.value_or(0);
  const std::int64_t refused = refused_loads(unit.db, escrow.id);
  if (needed == 0 || refused < needed)
    throw Problem("termination-unfit",
                  {{"refused", std::to_string(refused)}, {"needed", std::to_string(needed)}});
  escrow.cancelled = true;
  escrow.cancel_reason = clipped(reason, 500);
  unit.emit("escrow.terminated", escrow.id, EscrowTerminated{escrow.id, *escrow.cancel_reason, unit.now},
            escrow.parties());
  end_if_done(unit, books, escrow);
}

namespace {

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

Escrow escrow_for(const Request& request, Unit& unit) {
  const auto escrow = store::find<Escrow>(unit.db, "escrow", request.id("trade_id"));
  if (!escrow) throw store::no_such("escrow", request.id("trade_id"));
  return *escrow;
}

Response waive_check(const Request& request, Unit& unit, Books& books) {
  Escrow escrow = escrow_for(request, unit);
  const Waiver waiver = waive(unit, books, escrow, request.as<NewWaiver>());
  store::save_escrow(unit, escrow);
  return Response::created(waiver, "/v1/escrows/" + escrow.id.text());
}

Response terminate_contract(const Request& request, Unit& unit, Books& books) {
  Escrow escrow = escrow_for(request, unit);
  if (request.caller.enterprise != escrow.processor_id) throw store::no_such("escrow", escrow.id);
  terminate(unit, books, escrow, request.as<Reason>().reason);
  store::save_escrow(unit, escrow);
  return Response::created(escrow, "/v1/escrows/" + escrow.id.text());
}

}  // namespace

void bind_waivers(Service& service, std::shared_ptr<Books> books) {
  service.command("waiveCheck",
                  [books](const Request& request, Unit& unit) { return waive_check(request, unit, *books); });
  service.command("terminateContract", [books](const Request& request, Unit& unit) {
    return terminate_contract(request, unit, *books);
  });
}

}  // namespace heliu::treasury
