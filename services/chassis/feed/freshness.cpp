#include "chassis/feed/freshness.hpp"

namespace heliu {

void Freshness::caught_up(const std::string& feed, Instant as_of) {
  const std::lock_guard lock(mutex_);
  auto& known = as_of_[feed];
  known = std::max(known, as_of);
}

void Freshness::forget(const std::string& feed) {
  const std::lock_guard lock(mutex_);
  as_of_.erase(feed);
}

std::optional<Instant> Freshness::as_of(std::string_view feed) const {
  const std::lock_guard lock(mutex_);
  const auto found = as_of_.find(feed);
  return found == as_of_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace heliu
