#include "chassis/command/commander.hpp"
#include "chassis/command/idempotency.hpp"

namespace heliu {

namespace {

class PoolCommander : public Commander {
 public:
  PoolCommander(Database& database, CommandContext context)
      : database_(database), context_(std::move(context)) {}

  Response run(const Caller& caller, const std::string& trace_id, const std::optional<IdempotencyKey>& key,
               const Work& work) override {
    Response response;
    bool events = false;
    database_.transact([&](Transaction& db) {
      events = false;
      const Instant now = context_.clock();
      if (key) {
        if (const auto remembered = claim(db, *key, now)) {
          response = replay(*remembered, *key);
          return;
        }
      }
      Unit unit(db, caller, now, context_.service, trace_id, *context_.freshness);
      response = work(unit);
      write_events(db, unit.events());
      if (key) remember(db, *key, response);
      events = !unit.events().empty();
    });
    if (events && context_.events_committed) context_.events_committed();
    return response;
  }

 private:
  Database& database_;
  const CommandContext context_;
};

}  // namespace

std::unique_ptr<Commander> make_pool_commander(Database& database, CommandContext context) {
  return std::make_unique<PoolCommander>(database, std::move(context));
}

}  // namespace heliu
