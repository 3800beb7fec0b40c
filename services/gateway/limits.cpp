#include "gateway/limits.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>

#include "chassis/base/bytes.hpp"

namespace heliu::gateway {

namespace {

constexpr std::size_t kMostBuckets = 50'000;
constexpr std::chrono::seconds kForgotten{60};  // an untouched bucket is full again long before

double filled_to(double tokens, Instant filled, const Rate& rate, Instant now) {
  const double seconds = std::max(0.0, std::chrono::duration<double>(now - filled).count());
  return std::min(rate.burst, tokens + seconds * rate.per_second);
}

int wait_for(double tokens, const Rate& rate) {
  if (tokens >= 1) return 0;
  return std::max(1, static_cast<int>(std::ceil((1 - tokens) / rate.per_second)));
}

}  // namespace

void RateLimits::make_room(Instant now) {
  if (buckets_.size() < kMostBuckets) return;
  std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.filled > kForgotten; });
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

int RateLimits::take(const std::string& key, const Rate& rate, Instant now) {
  const std::lock_guard lock(mutex_);
  make_room(now);
  Bucket& bucket = buckets_.try_emplace(key, Bucket{rate.burst, now}).first->second;
  bucket.tokens = filled_to(bucket.tokens, bucket.filled, rate, now);
  bucket.filled = std::max(bucket.filled, now);
  const int wait = wait_for(bucket.tokens, rate);
  if (wait == 0) bucket.tokens -= 1;
  return wait;
}

int RateLimits::ask(const std::string& key, const Rate& rate, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = buckets_.find(key);
  if (found == buckets_.end()) return 0;
  return wait_for(filled_to(found->second.tokens, found->second.filled, rate, now), rate);
}

std::string address_key(const std::string& address) {
  in6_addr six{};
  if (inet_pton(AF_INET6, address.c_str(), &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six)) return address;
  return to_hex(std::string_view(reinterpret_cast<const char*>(six.s6_addr), 8)) + "::/64";
}

}  // namespace heliu::gateway
