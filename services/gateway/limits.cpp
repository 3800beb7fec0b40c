#include "gateway/limits.hpp"

#include <algorithm>
#include <cmath>

namespace heliu::gateway {

namespace {

constexpr std::size_t kMostBuckets = 50'000;
constexpr std::chrono::seconds kForgotten{60};  // an untouched bucket is full again long before

}  // namespace

void RateLimits::make_room(Instant now) {
  if (buckets_.size() < kMostBuckets) return;
  std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.filled > kForgotten; });
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

int RateLimits::take(const std::string& key, const Rate& rate, Instant now) {
  const std::lock_guard lock(mutex_);
  make_room(now);
  const auto [entry, fresh] = buckets_.try_emplace(key, Bucket{rate.burst, now});
  Bucket& bucket = entry->second;
  const double seconds = std::max(0.0, std::chrono::duration<double>(now - bucket.filled).count());
  bucket.tokens = std::min(rate.burst, bucket.tokens + seconds * rate.per_second);
  bucket.filled = std::max(bucket.filled, now);
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / rate.per_second)));
}

}  // namespace heliu::gateway
