// How old this process's replica of each followed feed is. A follower reports an instant when it has read up
// to the head the feed had then.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "chassis/base/instant.hpp"

namespace heliu {

class Freshness {
 public:
  void caught_up(const std::string& feed, Instant as_of);
  void forget(const std::string& feed);
  // Nothing when the feed was never read to its head.
  std::optional<Instant> as_of(std::string_view feed) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Instant, std::less<>> as_of_;
};

}  // namespace heliu
