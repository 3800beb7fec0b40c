// The unit of work: one command's transaction, its state change and its events together, or neither.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/contract/problem.hpp"
#include "chassis/db/database.hpp"
#include "chassis/feed/event.hpp"
#include "chassis/feed/freshness.hpp"
#include "chassis/identity/caller.hpp"

namespace heliu {

class Unit {
 public:
  Unit(Transaction& db, Caller caller, Instant now, std::string source, std::string trace_id,
       const Freshness& freshness)
      : db(db),
        caller(std::move(caller)),
        now(now),
        source_(std::move(source)),
        trace_id_(std::move(trace_id)),
        freshness_(freshness) {}
  Unit(const Unit&) = delete;

  Transaction& db;
  const Caller caller;
  const Instant now;  // one instant for the whole command

  // Puts a fact on the feed, in this transaction. parties: the enterprises that may see it.
  template <class T>
  void emit(std::string type, const Uuid& subject, const T& data, std::vector<Uuid> parties = {}) {
    emit_json(std::move(type), subject, to_json(data), std::move(parties));
  }
  void emit_json(std::string type, const Uuid& subject, std::string data, std::vector<Uuid> parties);

  // A gate is closed when a feed it relies on is older than it accepts: throws Problem "gate-stale-feed"
  // naming the feed and its age. Reversible steps accept minutes, irreversible ones seconds.
  void require_fresh(std::string_view feed, std::chrono::seconds oldest) const;

  const std::vector<FeedEvent>& events() const { return events_; }

 private:
  std::string source_, trace_id_;
  const Freshness& freshness_;
  std::vector<FeedEvent> events_;
};

}  // namespace heliu
