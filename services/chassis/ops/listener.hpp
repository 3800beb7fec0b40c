// The loopback listener of every process: GET /livez (no dependencies: 200 while it runs), /readyz (?verbose
// lists the checks; 503 when one fails or while draining), /metrics, /version, PUT /log-level.
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "chassis/http/server.hpp"

namespace heliu {

class OpsListener {
 public:
  struct Check {
    std::string name;
    std::function<std::string()> fault;  // empty when well; may block for a moment, must be thread-safe
  };

  // Throws as Server does when the port is in use. port 0: any.
  OpsListener(const std::string& address, int port, std::string service, std::vector<Check> checks);

  void start() { server_.start(); }
  int port() const { return server_.port(); }
  void set_draining() { draining_ = true; }  // /readyz turns 503 first, so that nobody sends more

  Response serve(const Request& request) const;

 private:
  Response ready(bool verbose) const;

  const std::string service_;
  const std::vector<Check> checks_;
  std::atomic<bool> draining_ = false;
  Server server_;
};

}  // namespace heliu
