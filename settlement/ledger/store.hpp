// What the ledger needs of a database, and how it comes up from one. The SQL lives with the services.
#pragma once
#include <cstdint>
#include <functional>
#include <span>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

// Every call may throw what the database throws; append() and hold_epoch() run inside the host's transaction.
class Store {
 public:
  virtual ~Store() = default;

  // Every account with its flags of now and its balances at the newest checkpoint (zero if it was opened
  // later), then that checkpoint; an empty one if there is none.
  virtual Checkpoint load_accounts(const std::function<void(const Account&)>& each) = 0;

  // Every transfer after that position, in order of position.
  virtual void load_transfers(std::uint64_t after, const std::function<void(const Transfer&)>& each) = 0;

  // Opened accounts are inserted, changed flags updated, transfers inserted. Never updates or deletes a
  // transfer.
  virtual void append(std::span<const AccountRow>, std::span<const Transfer>) = 0;

  // Replaces the checkpoint: the balances of every account as they are at that position.
  virtual void write_checkpoint(const Checkpoint&, const Engine&) = 0;

  // The fence. A writer advances the epoch once, when it takes over, and keeps the number it got; in each of
  // its transactions hold_epoch() reads the row under a lock and answers whether the number is still the
  // newest. A writer that gets false has been replaced: it rolls back and stops.
  virtual std::uint64_t read_epoch() = 0;
  virtual std::uint64_t advance_epoch() = 0;
  virtual bool hold_epoch(std::uint64_t epoch) = 0;
};

// Brings an empty engine to what the store holds. Throws CorruptLedger when the rows contradict each other.
void roll_forward(Engine&, Store&);

}  // namespace heliu::ledger
