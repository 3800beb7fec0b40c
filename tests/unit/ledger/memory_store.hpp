// A store in memory, for tests of what the engine does with one.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "settlement/ledger/store.hpp"

namespace heliu::ledger {

class MemoryStore : public Store {
 public:
  std::string load_state() override { return state; }
  Hash chain_at(std::uint64_t position) override {
    if (position > transfers.size()) throw CorruptLedger("no transfer there");
    return transfers[position - 1].chain;
  }
  void load_old_accounts(const std::function<void(const Account&)>& each) override {
    for (const Account& account : old_accounts) each(account);
  }
  void load_decisions(std::uint64_t after, const std::function<void(const Decision&)>& each) override {
    for (const Decision& decision : decisions)
      if (decision.seq > after) each(decision);
  }
  void load_transfers(std::uint64_t after, const std::function<void(const Transfer&)>& each) override {
    for (const Transfer& transfer : transfers)
      if (transfer.position > after) each(transfer);
  }
  void append(const Rows& rows) {
    decisions.insert(decisions.end(), rows.decisions.begin(), rows.decisions.end());
    transfers.insert(transfers.end(), rows.transfers.begin(), rows.transfers.end());
  }

  // The transfer with this id, with its hold or its resolution, as Engine::Older gives it.
  std::vector<Transfer> older(const Id& id) const {
    std::vector<Transfer> together;
    const auto found =
        std::find_if(transfers.begin(), transfers.end(), [&](const Transfer& t) { return t.id == id; });
    if (found == transfers.end()) return together;
    for (const Transfer& t : transfers)
      if (t.id == found->pending_id) together.push_back(t);
    together.push_back(*found);
    for (const Transfer& t : transfers)
      if (t.pending_id == id) together.push_back(t);
    return together;
  }

  std::vector<Account> old_accounts;
  std::vector<Decision> decisions;
  std::vector<Transfer> transfers;
  std::string state;
};

}  // namespace heliu::ledger
