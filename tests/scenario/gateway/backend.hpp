// A service behind the door, for tests: a contract of its own, real tokens, and a memory of what reached it.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "chassis/contract/api.hpp"
#include "chassis/feed/event.hpp"
#include "chassis/http/server.hpp"
#include "tests/scenario/http/gate.hpp"

namespace heliu::gateway {

class Backend {
 public:
  explicit Backend(const std::filesystem::path& keys);

  static const std::string& contract();
  std::string address() const { return "127.0.0.1:" + std::to_string(server_->port()); }

  // The last request that came, with the caller whom its token named.
  Request last() const;
  std::size_t asked() const;
  void set_now(Instant now);
  void answer_with(Response answer);    // to every lot operation from now on
  test::Gate& gate() { return gate_; }  // requests for the lot "slow" stand here

  // Its feed. read: how often it was asked for.
  void say(const std::string& type, const std::vector<Uuid>& visible_to);
  std::size_t feed_read() const;

 private:
  Response serve(Request request);
  Response feed(const Request& request);
  Response lot(const Request& request);

  TokenVerifier verifier_;
  test::Gate gate_;
  mutable std::mutex mutex_;
  Instant now_ = system_clock()();
  Request last_;
  Response answer_;
  std::size_t asked_ = 0, feed_read_ = 0;
  std::vector<FeedEvent> said_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<Server> server_;
};

// Accepts, reads and closes without a word, as a service that is killed with a request in its hands.
class DyingBackend {
 public:
  DyingBackend();
  ~DyingBackend();
  DyingBackend(const DyingBackend&) = delete;
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  int socket_;
  int port_ = 0;
  std::jthread thread_;
};

}  // namespace heliu::gateway
