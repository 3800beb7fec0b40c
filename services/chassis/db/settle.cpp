#include "chassis/db/settle.hpp"

#include <cstdlib>

#include "chassis/base/instant.hpp"
#include "chassis/db/error_codes.hpp"
#include "chassis/db/patience.hpp"

namespace heliu {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

enum class Place { same, restarted, elsewhere };

Place place_of(const ServerThread& old, const ServerThread& now) {
  if (old.server != now.server) return Place::elsewhere;
  // Both readings are differences against one clock of the server, so a clock that was set doesn't matter.
  return std::abs(old.booted - now.booted) <= 1 ? Place::same : Place::restarted;
}

bool still_there(Session& session, const ServerThread& thread) {
  const auto rows = session.query("SELECT 1 FROM information_schema.processlist WHERE ID = ?", {thread.id});
  return !rows.empty();
}

// Returns once the old session can't commit any more.
void wait_until_gone(Session& session, const Unsettled& unsettled, Steady::time_point deadline,
                     std::chrono::seconds statement_limit) {
  switch (place_of(unsettled.thread, session.thread())) {
    case Place::restarted:
      return;  // recovery decided before the server took connections
    case Place::same:
      end_thread(session, unsettled.thread);
      for (Backoff backoff(2ms, 100ms); still_there(session, unsettled.thread); backoff.pause())
        if (Steady::now() > deadline) session.fail(error_code::kConnectionLost, "the old session won't end");
      return;
    case Place::elsewhere:
      // Another node answers; the one that may have committed can't be asked. It gives up by itself.
      session.command("SET SESSION wsrep_sync_wait = 15");
      for (Backoff backoff(50ms, 500ms); Steady::now() < unsettled.sent + statement_limit; backoff.pause()) {
        if (found(session, unsettled.proof)) return;
        if (Steady::now() > deadline) session.fail(error_code::kConnectionLost, "another node answers");
      }
  }
}

}  // namespace

Proof write_mark(Session& session) {
  const SqlValue mark = Uuid::v7().binary();
  session.update("INSERT INTO transaction_mark (id, made_at) VALUES (?, ?)", {mark, system_clock()().micros});
  return {"SELECT 1 FROM transaction_mark WHERE id = ?", {mark}};
}

bool found(Session& session, const Proof& proof) {
  return !session.query(proof.sql, proof.args).empty();
}

void end_thread(Session& session, const ServerThread& thread) {
  if (place_of(thread, session.thread()) != Place::same) return;
  try {
    session.command("KILL " + std::to_string(thread.id));
  } catch (const DatabaseError& error) {
    // 1094: gone already. 1095: the number is another user's by now, so ours is gone too.
    if (error.code != error_code::kNoSuchThread && error.code != 1095) throw;
  }
}

bool ask_outcome(const DatabaseSettings& settings, const Unsettled& unsettled) {
  const auto deadline = Steady::now() + settings.settle_timeout;
  std::string reason;
  for (Backoff backoff(20ms, 1000ms);; backoff.pause()) {
    try {
      Session session(settings);
      wait_until_gone(session, unsettled, deadline, settings.read_timeout);
      return found(session, unsettled.proof);
    } catch (const DatabaseError& error) {
      reason = error.what();
    }
    if (Steady::now() > deadline)
      throw OutcomeUnknown("whether the transaction was committed can't be asked: " + reason,
                           std::make_shared<const Unsettled>(unsettled));
  }
}

}  // namespace heliu
