// What a service is made of, before it has sockets or threads: the runtime and the tests start from it.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chassis/service.hpp"

namespace heliu {

class Assembly : public Service {
 public:
  struct Timer {
    std::chrono::milliseconds period{};
    std::string name;
    std::function<void(Unit&)> work;
  };
  struct Background {
    std::string name;
    std::function<void(std::stop_token)> work;
  };
  using Follows = std::multimap<std::string, Follow>;  // by event type

  Assembly(std::string name, Config config, Database& database, Clock clock, Contract contract,
           const TokenVerifier* verifier);

  void query(const std::string& operation, Api::Query handler) override;
  void command(const std::string& operation, Api::Command handler) override;
  void follow(const std::string& feed, const std::string& type, Follow handler) override;
  void every(std::chrono::milliseconds period, const std::string& name,
             std::function<void(Unit&)> work) override;
  void background(const std::string& name, std::function<void(std::stop_token)> work) override;
  void transact(std::function<void(Unit&)> work) override;
  void keep_ledger(std::shared_ptr<Participant> ledger) override;
  const std::string& name() const override { return name_; }
  const Config& config() const override { return config_; }
  Database& database() override { return database_; }
  Instant now() const override { return clock_(); }

  // After the service's assemble function: makes the commander and checks that contract and handlers agree.
  void complete(std::function<void()> events_committed);

  Api& api() { return api_; }
  Freshness& freshness() { return freshness_; }
  const std::map<std::string, Follows>& follows() const { return follows_; }
  const std::vector<Timer>& timers() const { return timers_; }
  const std::vector<Background>& backgrounds() const { return backgrounds_; }

 private:
  const std::string name_;
  const Config config_;
  Database& database_;
  const Clock clock_;
  Api api_;
  Freshness freshness_;
  std::map<std::string, Follows> follows_;
  std::vector<Timer> timers_;
  std::vector<Background> backgrounds_;
  std::shared_ptr<Participant> ledger_;
  std::unique_ptr<Commander> commander_;
};

}  // namespace heliu
