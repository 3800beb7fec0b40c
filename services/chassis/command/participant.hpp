// State in memory that lives and dies with the transaction: the ledger of a service. Called by one thread at
// a time: the writer's, or that of a caller who writes alone. The order of calls, for each attempt at a
// group:
//   begin, then for each command mark (and undo_to_mark when it was refused), then flush;
//   then exactly one of committed and rolled_back. rolled_back may follow any of the others, a begin or flush
//   that threw included; after it, a new attempt starts with begin. committed must not throw.
#pragma once
#include "chassis/db/database.hpp"

namespace heliu {

class Participant {
 public:
  virtual ~Participant() = default;
  virtual void begin(Transaction& db) = 0;
  virtual void mark() = 0;          // before each command of the group
  virtual void undo_to_mark() = 0;  // the command was refused
  // Last of all before COMMIT, which it may be itself (Transaction::run_whole): writes what the group did, in
  // multi-row INSERTs. No group passes it, nor begin, unless this writer holds the epoch fence: throws
  // Fenced.
  virtual void flush(Transaction& db) = 0;
  virtual void committed() = 0;
  virtual void rolled_back() = 0;  // nothing of the group happened
};

struct Fenced : std::runtime_error {  // another writer holds the ledger: this process must stand by (503)
  using std::runtime_error::runtime_error;
};

}  // namespace heliu
