// Finding out how a COMMIT ended that nobody answered for. Private to this folder.
#pragma once
#include <chrono>
#include <string>

#include "chassis/base/uuid.hpp"
#include "chassis/db/session.hpp"

namespace heliu {

// What is needed to ask later.
struct Unsettled {
  Proof proof;
  ServerThread thread;  // where its COMMIT was sent
  std::chrono::steady_clock::time_point sent;
};

// Leaves a mark row: the proof of a transaction that has none of its own.
Proof write_mark(Session& session);
bool found(Session& session, const Proof& proof);

// Ends a session that may go on by itself on the server (its transaction may hold locks, or be committing).
// Does nothing when the server has been started again since, or is another one: the number could be somebody
// else's there. Does not wait.
void end_thread(Session& session, const ServerThread& thread);

// Ends the old session, waits until the server has let go of it, then asks for the proof: only then does "not
// there" mean "never". Throws OutcomeUnknown when the server can't be asked within settle_timeout.
bool ask_outcome(const DatabaseSettings& settings, const Unsettled& unsettled);

}  // namespace heliu
