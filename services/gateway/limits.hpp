// Rate limits: a token bucket for each caller, and one for each address of strangers.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "chassis/base/instant.hpp"

namespace heliu::gateway {

struct Rate {
  double per_second = 100;
  double burst = 200;
};

class RateLimits {
 public:
  // Takes one token of the key's bucket. Seconds to wait when there is none: 0 means go on.
  int take(const std::string& key, const Rate& rate, Instant now);

 private:
  struct Bucket {
    double tokens = 0;
    Instant filled;
  };
  void make_room(Instant now);

  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace heliu::gateway
