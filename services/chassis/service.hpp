// A service, assembled: configuration, database with migrations, contract, handlers, feed, followers, timers,
// two listeners, shutdown. Each main.cpp reads as its table of contents:
//
//   int main(int argc, char** argv) {
//     return heliu::run_service("registry", argc, argv, [](heliu::Service& service) {
//       heliu::registry::bind_enterprises(service);
//       …
//     });
//   }
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "chassis/command/commander.hpp"
#include "chassis/contract/api.hpp"
#include "chassis/db/database.hpp"
#include "chassis/feed/event.hpp"
#include "chassis/feed/freshness.hpp"
#include "chassis/http/message.hpp"
#include "chassis/ops/config.hpp"

namespace heliu {

class Service {
 public:
  using Follow = std::function<void(Unit&, const FeedEvent&)>;

  virtual ~Service() = default;

  // Handlers, bound to the contract's operationIds. A missing or surplus one stops the start.
  virtual void query(const std::string& operation, Api::Query handler) = 0;
  virtual void command(const std::string& operation, Api::Command handler) = 0;

  // What this service does on another's fact. Runs once for each event, in the feed's order, in the same
  // transaction as the follower's position. An exception stops this feed's follower (it tries again, slower,
  // and /readyz says so): facts can't be refused, so a handler decides, and does not throw, on odd ones.
  // Type "*": every fact of that feed.
  virtual void follow(const std::string& feed, const std::string& type, Follow handler) = 0;

  // Runs about every period, as its own unit of work with the service as caller. Two instances may both run
  // it: it must claim what it works on by row locks.
  virtual void every(std::chrono::milliseconds period, const std::string& name,
                     std::function<void(Unit&)> work) = 0;

  // A thread of its own until stop is asked; an exception is logged and it is started again after a second.
  virtual void background(const std::string& name, std::function<void(std::stop_token)> work) = 0;

  // Runs work as a unit of work on behalf of the service itself (from a background thread).
  virtual void transact(std::function<void(Unit&)> work) = 0;

  // Keeps this state with every transaction: from now on commands run on the single writer (group commit).
  virtual void keep_ledger(std::shared_ptr<Participant> ledger) = 0;

  virtual const std::string& name() const = 0;
  virtual const Config& config() const = 0;
  virtual Database& database() = 0;
  virtual Instant now() const = 0;
};

// Parses --config FILE, assembles, serves until SIGTERM or SIGINT, drains. Returns the process's exit code.
int run_service(const std::string& name, int argc, char** argv,
                const std::function<void(Service&)>& assemble);

}  // namespace heliu
