// A partner's receiver of webhooks with a real socket: verifies what comes as Standard Webhooks says, and
// answers as the test wants.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chassis/http/server.hpp"
#include "tests/scenario/gateway/house.hpp"
#include "tests/scenario/http/gate.hpp"

namespace heliu::gateway {

class WebhookReceiver {
 public:
  explicit WebhookReceiver(int port = 0);

  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(server_->port()) + "/hooks?of=heliu";
  }
  int port() const { return server_->port(); }
  std::vector<Request> got() const;
  std::size_t count() const { return got().size(); }
  std::atomic<int> status = 204;
  std::atomic<bool> slow = false;  // every request stands at the gate
  test::Gate gate;

 private:
  mutable std::mutex mutex_;
  std::vector<Request> got_;
  std::unique_ptr<Server> server_;
};

// Whether one of a message's signatures is that of this secret.
bool verifies(const Request& message, const std::string& secret);

// Tests with endpoints: what each needs to make one, say an event and let it be sent.
class WebhookSuite : public HouseSuite {
 protected:
  ~WebhookSuite() override;

  Response make(const Person& person, const std::string& url, const std::string& types = "\"*\"");
  static Response get(const Person& person, const std::string& target) {
    return house().ask("GET", target, {}, person.cookie());
  }
  static Response post(const Person& person, const std::string& target, const std::string& body = {}) {
    return house().ask("POST", target, body, person.commanding());
  }
  static void say(const std::string& type, const std::vector<Uuid>& visible_to,
                  const std::string& note = "x");
  static void send_until(const std::function<bool()>& fact) {
    house().service().run_background("webhooks", fact);
  }
  static std::int64_t number(const Response& answer, const std::string& name) {
    return std::stoll(member(answer, name));
  }

 private:
  std::vector<std::string> made_;
};

}  // namespace heliu::gateway
