// A store in memory, for tests of what the engine does with one.
#pragma once
#include <map>
#include <vector>

#include "settlement/ledger/store.hpp"

namespace heliu::ledger {

class MemoryStore : public Store {
 public:
  Checkpoint load_accounts(const std::function<void(const Account&)>& each) override {
    for (const Account& account : accounts) each(account);
    return checkpoint;
  }
  void load_transfers(std::uint64_t after, const std::function<void(const Transfer&)>& each) override {
    for (const Transfer& transfer : transfers)
      if (transfer.position > after) each(transfer);
  }
  void append(std::span<const AccountRow> rows, std::span<const Transfer> added) override {
    for (const AccountRow& row : rows) {
      if (row.opened) accounts.push_back({row.id, row.code, row.flags, {}});
      for (Account& account : accounts)
        if (account.id == row.id) account.flags = row.flags;
    }
    transfers.insert(transfers.end(), added.begin(), added.end());
  }
  void write_checkpoint(const Checkpoint& at, const Engine& engine) override {
    checkpoint = at;
    for (Account& account : accounts) account.balances = engine.find_account(account.id)->balances;
  }
  std::uint64_t read_epoch() override { return epoch; }
  std::uint64_t advance_epoch() override { return ++epoch; }
  bool hold_epoch(std::uint64_t mine) override { return mine == epoch; }

  std::vector<Account> accounts;
  std::vector<Transfer> transfers;
  Checkpoint checkpoint;
  std::uint64_t epoch = 0;
};

}  // namespace heliu::ledger
