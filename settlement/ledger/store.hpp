// What the ledger needs of a database to come up from it. The SQL lives with the services.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

// Every call may throw what the database throws.
class Store {
 public:
  virtual ~Store() = default;

  // The newest checkpoint (Engine::state); empty when there is none.
  virtual std::string load_state() = 0;
  // The chain value of the transfer at that position; throws CorruptLedger when there is none.
  virtual Hash chain_at(std::uint64_t position) = 0;
  // Accounts that no decision opened: those from before decisions were kept, in order of opening.
  virtual void load_old_accounts(const std::function<void(const Account&)>& each) = 0;
  // Every decision after that number, every transfer after that position, in order.
  virtual void load_decisions(std::uint64_t after, const std::function<void(const Decision&)>& each) = 0;
  virtual void load_transfers(std::uint64_t after, const std::function<void(const Transfer&)>& each) = 0;
};

// Brings an empty engine to what the store holds: the newest checkpoint, and what came after it, each hash
// and each balance compared. Throws CorruptLedger when the rows contradict each other.
void roll_forward(Engine&, Store&);

}  // namespace heliu::ledger
