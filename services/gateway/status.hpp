// Which services are up, asked at their ops listeners about every second.
#pragma once
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "chassis/ops/config.hpp"

namespace heliu::gateway {

extern const std::vector<std::string> kServices;  // whose contracts the gateway forwards to

class StatusBoard {
 public:
  StatusBoard();  // nobody is up until he has answered
  void watch(const Config& config, std::stop_token stop);
  std::map<std::string, bool> ready() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, bool> ready_;
};

}  // namespace heliu::gateway
