// The ledger's tables as the engine's store: how it comes up, what it looks up, how its rows are written.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "chassis/ledger/ledger_rows.hpp"
#include "settlement/ledger/store.hpp"

namespace heliu {

class LedgerStore : public ledger::Store {
 public:
  explicit LedgerStore(Transaction& db) : db_(db) {}

  std::string load_state() override;
  ledger::Hash chain_at(std::uint64_t position) override;
  void load_old_accounts(const std::function<void(const ledger::Account&)>& each) override;
  void load_decisions(std::uint64_t after, const std::function<void(const ledger::Decision&)>& each) override;
  void load_transfers(std::uint64_t after, const std::function<void(const ledger::Transfer&)>& each) override;

 private:
  Transaction& db_;
};

// Rows of ledger_transfer as one INSERT, in numbers and hexadecimal literals. The table may be another of the
// same columns. With an epoch the statement takes the fence's row lock and fails (1048, a NULL refused) when
// another writer has advanced it.
std::string insert_text(std::string_view table, std::span<const ledger::Transfer> transfers,
                        std::int64_t epoch = 0);

// Finds this very row.
Proof proof_of(const ledger::Transfer& transfer);

// Replaces the checkpoint by the state after that position, in parts.
void write_checkpoint(Transaction& db, std::uint64_t position, std::string_view state);

// The stored transfer with this id, with its hold before it or its resolution after it; empty if none has it.
std::vector<ledger::Transfer> stored_transfer(Transaction& db, const ledger::Id& id);

// Those of the ids that stored transfers have.
std::vector<ledger::Id> stored_ids(Transaction& db, std::span<const ledger::Id> ids);

}  // namespace heliu
