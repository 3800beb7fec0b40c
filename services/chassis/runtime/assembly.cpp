#include "chassis/runtime/assembly.hpp"

namespace heliu {

Assembly::Assembly(std::string name, Config config, Database& database, Clock clock, Contract contract,
                   const TokenVerifier* verifier)
    : name_(std::move(name)),
      config_(std::move(config)),
      database_(database),
      clock_(std::move(clock)),
      api_(std::move(contract), verifier, &database, clock_) {}

void Assembly::query(const std::string& operation, Api::Query handler) {
  api_.query(operation, std::move(handler));
}

void Assembly::command(const std::string& operation, Api::Command handler) {
  api_.command(operation, std::move(handler));
}

void Assembly::follow(const std::string& feed, const std::string& type, Follow handler) {
  follows_[feed].emplace(type, std::move(handler));
}

void Assembly::every(std::chrono::milliseconds period, const std::string& name,
                     std::function<void(Unit&)> work) {
  timers_.push_back({period, name, std::move(work)});
}

void Assembly::background(const std::string& name, std::function<void(std::stop_token)> work) {
  backgrounds_.push_back({name, std::move(work)});
}

void Assembly::transact(std::function<void(Unit&)> work) {
  const Caller self{.user = {}, .name = name_, .enterprise = {}, .roles = {"service"}};
  commander_->run(self, {}, std::nullopt, [&](Unit& unit) {
    work(unit);
    return Response::no_content();
  });
}

void Assembly::keep_ledger(std::shared_ptr<Participant> ledger) {
  ledger_ = std::move(ledger);
}

void Assembly::complete(std::function<void()> events_committed) {
  CommandContext context{name_, clock_, &freshness_, std::move(events_committed)};
  commander_ = ledger_ ? make_group_commander(database_, std::move(context), *ledger_)
                       : make_pool_commander(database_, std::move(context));
  api_.use(*commander_);
  api_.require_complete();
}

}  // namespace heliu
