// The number of a manifest is a foreign effect. The load in state requested is the recovery point: it is
// committed before the national system is asked, the load's id is the reference, and the answer is committed
// in a second unit. A crash in between asks again and gets the same number. A manifest on paper opens at
// once, since that is for when the system can't be reached (art. 20); its number is asked about afterwards.
#include "transport/numbering.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "chassis/ops/log.hpp"
#include "transport/api.hpp"

namespace heliu::transport {

namespace {

constexpr int kAtOnce = 50;
constexpr std::chrono::milliseconds kPause{100}, kLongestPause{5000};
// For a request that is refused, and for one that met a system in trouble.
constexpr std::chrono::seconds kLongestRefused{600}, kLongestInTrouble{30};

// Asks, and books the answer; false when the system can't be reached.
bool ask(Service& service, const Uuid& load, const std::function<void()>& work) try {
  work();
  return true;
} catch (const NationalSystemError& error) {
  log::warn("no answer about a manifest number yet", {{"load_id", load.text()}, {"reason", error.what()}});
  const auto longest = error.about_this_one ? kLongestRefused : kLongestInTrouble;
  service.transact([&](Unit& unit) { put_off(unit.db, load, unit.now, longest); });
  return error.about_this_one;
}

struct Work {
  std::vector<Load> loads;
  std::vector<NumberClaim> claims;
};

Work due(Service& service) {
  Work work;
  service.database().read([&](Transaction& db) {
    work = {loads_to_number(db, service.now(), kAtOnce), claims_to_confirm(db, service.now(), kAtOnce)};
  });
  return work;
}

// False when the system can't be reached: everybody waits. A request that is refused holds up no other.
bool ask_for_all(Service& service, NationalSystem& national, const std::stop_token& stop) {
  const Work work = due(service);
  for (const Load& load : work.loads) {
    if (stop.stop_requested()) return true;
    const bool reached = ask(service, load.id, [&] {
      const auto number = national.number_for(load.id, load.origin_city, Date::of(load.requested_at).year());
      service.transact([&](Unit& unit) { settle_number(unit, load.id, number); });
    });
    if (!reached) return false;
  }
  for (const NumberClaim& claim : work.claims) {
    if (stop.stop_requested()) return true;
    const bool reached = ask(service, claim.load_id, [&] {
      const auto issued_for = national.reference_of(claim.number);
      service.transact([&](Unit& unit) { settle_claim(unit, claim, issued_for); });
    });
    if (!reached) return false;
  }
  return true;
}

}  // namespace

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
