#include "treasury/bank_metrics.hpp"

#include <condition_variable>
#include <mutex>

#include "chassis/ops/metrics.hpp"

namespace heliu::treasury {

namespace {

constexpr auto kPeriod = std::chrono::minutes(1);
constexpr std::int32_t kDays = 31;

}  // namespace

void publish(const Reconciliation& found) {
  metrics::gauge("heliu_bank_explained_ratio",
                 "Share of the value that the bank booked in the last 31 days that is explained", {},
                 static_cast<double>(found.explained_ppm) / 1e6);
  for (const OpenByAge& open : found.open_by_age) {
    metrics::gauge("heliu_bank_breaks", "Open breaks by age in days", {{"age", open.age}},
                   static_cast<double>(open.breaks));
    metrics::gauge("heliu_bank_breaks_value_fen", "What the open breaks amount to, by age in days",
                   {{"age", open.age}}, static_cast<double>(open.value_fen.count));
  }
}

void keep_bank_metrics(Service& service) {
  service.background("bank metrics", [&service](std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      const Date today = Date::of(service.now());
      service.database().read([&](Transaction& db) {
        publish(reconciliation(db, Date{today.days - (kDays - 1)}, today, today));
      });
      std::unique_lock lock(mutex);
      wake.wait_for(lock, stop, kPeriod, [] { return false; });
    }
  });
}

}  // namespace heliu::treasury
