// Runs commands as units of work. Two ways, one interface:
// - PoolCommander: each command its own transaction, on the caller's thread.
// - GroupCommander: one writer runs many callers' commands as one transaction (group commit), each behind a
//   savepoint, so that a refused one leaves the others untouched. A caller who comes alone is the writer
//   himself. Used where a ledger is kept.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "chassis/base/instant.hpp"
#include "chassis/command/participant.hpp"
#include "chassis/command/unit.hpp"
#include "chassis/db/database.hpp"
#include "chassis/http/message.hpp"

namespace heliu {

struct CommandContext {
  std::string service;
  Clock clock;
  const Freshness* freshness = nullptr;
  std::function<void()> events_committed;  // wakes the feed's sequencer
};

// How a request is known again: the key with its owner, and what it asked.
struct IdempotencyKey {
  std::string owner;  // enterprise or user id, as text
  std::string key;
  std::string fingerprint;  // SM3 over operation, path and body, hexadecimal
};

class Commander {
 public:
  using Work = std::function<Response(Unit&)>;
  virtual ~Commander() = default;

  // Runs work in a transaction together with its events and, when there is a key, its remembered answer.
  // The same key with the same content gives the first answer (header idempotency-hit: true) and does
  // nothing; with other content: Problem "idempotency-key-reused". A Problem thrown by work rolls
  // everything back, nothing is remembered, and it passes to the caller. May throw DatabaseBusy,
  // DatabaseDown, OutcomeUnknown, Fenced: nothing acknowledged, ask again with the same key.
  virtual Response run(const Caller& caller, const std::string& trace_id,
                       const std::optional<IdempotencyKey>& key, const Work& work) = 0;
};

std::unique_ptr<Commander> make_pool_commander(Database& database, CommandContext context);

// The queue is bounded: past it, DatabaseBusy.
std::unique_ptr<Commander> make_group_commander(Database& database, CommandContext context,
                                                Participant& participant, std::size_t queue_limit = 4096,
                                                std::size_t group_limit = 256);

}  // namespace heliu
