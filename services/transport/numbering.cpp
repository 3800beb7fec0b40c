// The number of a manifest is a foreign effect. The load in state requested is the recovery point: it is
// committed before the national system is asked, the load's id is the reference, and the answer is committed
// in a second unit. A crash in between asks again and gets the same number.
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "chassis/contract/problem.hpp"
#include "chassis/ops/log.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/manifest_number.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

constexpr int kAtOnce = 50;
constexpr std::chrono::milliseconds kPause{100}, kLongestPause{5000};

std::vector<Load> waiting(Service& service) {
  std::vector<Load> loads;
  service.database().read([&](Transaction& db) {
    loads = db.all<Load>("SELECT * FROM waste_load WHERE state = 'requested' ORDER BY id LIMIT ?", kAtOnce);
  });
  return loads;
}

void settle(Unit& unit, const Uuid& id, const std::string& number) {
  auto load = unit.db.one<Load>("SELECT * FROM waste_load WHERE id = ? FOR UPDATE", id);
  if (!load || load->state != LoadState::requested)
    return;  // another instance was faster, or it was cancelled
  const auto problem = number_problem(unit.db, *load, number);
  if (!problem) return give_number(unit, *load, number);
  take(*load, LoadAction::reject_number);
  load->reason = problem->name + ": " + number;
  store::save(unit.db, *load);
  store::remember_step(unit.db, *load, "reject_number", unit.now, unit.caller.name, *load->reason);
  log::error("the national system gave a number that can't be used",
             {{"load_id", id.text()}, {"number", number}, {"problem", problem->name}});
}

// True when every waiting load was dealt with. A request that is refused does not hold up the others.
bool ask_for_all(Service& service, NationalSystem& national, const std::stop_token& stop) {
  bool all = true;
  for (const Load& load : waiting(service)) {
    if (stop.stop_requested()) return true;
    try {
      const auto number = national.number_for(load.id, load.origin_city, Date::of(load.requested_at).year());
      service.transact([&](Unit& unit) { settle(unit, load.id, number); });
    } catch (const NationalSystemError& error) {
      log::warn("no manifest number yet", {{"load_id", load.id.text()}, {"reason", error.what()}});
      if (!error.about_this_one) return false;
      all = false;
    }
  }
  return all;
}

}  // namespace

std::optional<Problem> number_problem(Transaction& db, const Load& load, const std::string& number) {
  if (auto fault = number_fault(number, load.origin_city, Date::of(load.requested_at).year())) return fault;
  if (db.value<std::int64_t>("SELECT 1 FROM waste_load WHERE manifest_number = ?", number))
    return Problem("manifest-number-used", {{"number", number}});
  return std::nullopt;
}

void give_number(Unit& unit, Load& load, const std::string& number) {
  if (const auto problem = number_problem(unit.db, load, number)) throw *problem;
  take(load, LoadAction::give_number);
  load.manifest_number = number;
  load.opened_at = unit.now;
  store::save(unit.db, load);
  store::remember_step(unit.db, load, "give_number", unit.now, unit.caller.name, number);
  const ManifestOpened opened{load.id,           load.trade_id,   number,         load.producer_id,
                              load.processor_id, load.carrier_id, load.code,      load.kilograms,
                              load.plate,        load.driver_id,  load.escort_id, unit.now};
  unit.emit("manifest.opened", load.id, opened, load.parties());
}

void number_manifests(Service& service, std::shared_ptr<NationalSystem> national) {
  service.background("national-numbers", [&service, national](std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    auto pause = kPause;
    while (!stop.stop_requested()) {
      pause = ask_for_all(service, *national, stop) ? kPause : std::min(pause * 2, kLongestPause);
      std::unique_lock lock(mutex);
      wake.wait_for(lock, stop, pause, [] { return false; });
    }
  });
}

}  // namespace heliu::transport
