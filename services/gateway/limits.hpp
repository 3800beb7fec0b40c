// Rate limits: a token bucket for each caller, and one for each address of strangers.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "chassis/base/instant.hpp"

namespace heliu::gateway {

struct Rate {
  double per_second = 100;  // > 0
  double burst = 200;       // >= 1
};

class RateLimits {
 public:
  // Takes one token of the key's bucket. Seconds to wait when there is none: 0 means go on.
  int take(const std::string& key, const Rate& rate, Instant now);
  // The same question without taking.
  int ask(const std::string& key, const Rate& rate, Instant now) const;

 private:
  struct Bucket {
    double tokens = 0;
    Instant filled;
  };
  void make_room(Instant now);

  mutable std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

// Who an address is: an IPv4 address itself, an IPv6 address by its first 64 bits, because one household has
// that many.
std::string address_key(const std::string& address);

}  // namespace heliu::gateway
