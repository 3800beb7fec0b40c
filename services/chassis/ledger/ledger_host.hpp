// A service's ledger: the engine of settlement/ledger in memory, its rows in the service's own schema, and
// the fence that lets one instance write. It rides in the group commander's transactions, so that a command's
// transfers, its other rows and its events are one.
//
//   const auto host = keep_ledger(service, "fen");          // in the assemble function
//   service.command("releaseEscrow", [host](Unit& u, const ApiRequest& req) {
//     host->open({.id = ledger_id(payee), .code = 201, .flags = ledger::debits_must_not_exceed_credits},
//                "payable:" + name);
//     host->must({.id = …, .debit = …, .credit = …, .amount = …, .code = …}, u.now);
//
// Every member below "within a unit of work" is for the thread that runs the unit: inside a command, a
// follower's effect or a timer. Outside of one it throws std::logic_error. Queries read the tables instead
// (ledger_rows.hpp: stored_balances).
#pragma once
#include <atomic>
#include <chrono>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "chassis/command/participant.hpp"
#include "chassis/ledger/ledger_store.hpp"
#include "chassis/service.hpp"
#include "settlement/ledger/engine.hpp"

namespace heliu {

class LedgerHost : public Participant {
 public:
  // unit: "fen" or "kg". Nothing is read yet: the first unit of work takes the ledger over. An instance that
  // comes second stands by (Fenced, 503) until the writer has shown no sign of life for `lease`, by the
  // database's clock; work shows one each fifth of the lease, and expire(), which the timer of keep_ledger
  // calls each second, always.
  LedgerHost(Database& database, std::string unit, std::chrono::milliseconds lease = std::chrono::seconds(5));
  ~LedgerHost() override;  // gives the lease back, so that a successor needn't wait

  const std::string& unit() const { return unit_; }

  // Before the first unit of work. How many transfers after the newest checkpoint make it time for another,
  // and the bank's cut-off, time of day in Asia/Shanghai (ledger::Engine::set_cut_off).
  void checkpoint_every(std::uint64_t transfers) { checkpoint_every_ = transfers; }
  void wait_for_checkpoint();  // until the one that is being written is there
  void cut_off_at(std::chrono::microseconds of_day) { cut_off_ = of_day; }

  // ---- within a unit of work ----

  // Opens an account at zero. One that exists with the same code and flags is fine, whatever its name; with
  // others: Problem "ledger-refused". Its balances are ignored. Code not zero; at most one limit flag.
  void open(const ledger::Account& account, const std::string& name = {}, Instant now = {});

  // New terms from terms.valid_from on: closed or frozen, floor or credit line. Recorded and chained; the
  // same again does nothing. Problem "ledger-refused" when they can't be.
  void set_terms(const ledger::Id& account, const ledger::Terms& terms, Instant now);

  // Stops (or allows again) new transfers on an account; what it holds can still be released.
  void set_closed(const ledger::Id& account, bool closed);

  // One outcome each; refusals are outcomes, nothing is thrown. For followers, who can't refuse a fact.
  std::vector<ledger::Outcome> apply(std::span<const ledger::TransferRequest> requests, Instant now);
  ledger::Outcome apply(const ledger::TransferRequest& request, Instant now);

  // The same, and what is refused now stays refused: its id gets this answer for ever. For requests whose ids
  // a partner made, who must be able to rely on the first answer. Lasts only if the command does: one that
  // throws has decided nothing, and none of its ids is used up.
  std::vector<ledger::Outcome> decide(std::span<const ledger::TransferRequest> requests, Instant now);

  // The same for handlers: Problem "ledger-refused" {status, debit, credit} when one is refused, naming the
  // first cause. A handler that catches it must know that unlinked requests before it took effect.
  std::vector<ledger::Outcome> must(std::span<const ledger::TransferRequest> requests, Instant now);
  std::vector<ledger::Outcome> must(std::initializer_list<ledger::TransferRequest> requests, Instant now);
  ledger::Outcome must(const ledger::TransferRequest& request, Instant now);

  // Records what time has ended; transfers do that by themselves too. Returns how many.
  std::size_t expire(Instant now);

  std::optional<ledger::Account> account(const ledger::Id& id) const;
  ledger::Balances balances(const ledger::Id& id) const;  // zero when there is no such account
  std::optional<ledger::Recorded> transfer(const ledger::Id& id) const;
  std::optional<ledger::HoldState> hold_state(const ledger::Id& pending_id) const;
  const ledger::Engine& engine() const;

  // ---- Participant ----
  void begin(Transaction& db) override;
  void mark() override;
  void undo_to_mark() override;
  void flush(Transaction& db) override;
  void committed() override;
  void rolled_back() override;

 private:
  struct NewAccount {
    std::int32_t seq = 0;
    std::string name;
  };

  bool hold(Transaction& db);
  bool still_ours(Transaction& db);
  [[noreturn]] void fenced();
  void take_over(Transaction& db);
  void load(Transaction& db);
  void adopt_closed(Transaction& db);
  void write_decisions(Transaction& db, std::span<const ledger::Decision> decisions);
  void write_transfers(Transaction& db, std::span<const ledger::Transfer> first, bool held);
  void remember_stored(Transaction& db);
  void look_up(const ledger::Id& id) const;
  void checkpoint_if_due();
  ledger::Engine& working();

  Database& database_;
  const std::string unit_;
  const std::int64_t lease_micros_;
  std::unique_ptr<ledger::Engine> engine_;  // none: to be loaded by take_over
  std::int64_t epoch_ = 0;                  // of this writer; 0: not the writer, as far as it knows
  bool taking_over_ = false;                // in the transaction under way
  bool show_life_ = false;                  // likewise: the lease is to be renewed
  std::chrono::steady_clock::time_point renewed_{};
  std::optional<ledger::Mark> group_, command_;
  std::map<ledger::Id, NewAccount> new_accounts_;  // opened in this group

  std::chrono::microseconds cut_off_ = std::chrono::hours(24);
  Transaction* db_ = nullptr;  // of the group under way
  bool from_checkpoint_ = false;
  std::vector<ledger::Transfer> to_remember_;  // met by the unique key: the next attempt must know them
  std::uint64_t checkpoint_every_ = 1'000'000;
  std::uint64_t checkpointed_ = 0;  // position of the newest
  std::atomic<bool> checkpointing_ = false;
  std::jthread checkpoint_;  // ends before what it uses
};

// Makes the host, hands it to the service, and sets a timer "ledger" that each second expires holds and shows
// that this writer lives.
std::shared_ptr<LedgerHost> keep_ledger(Service& service, const std::string& unit);

// Throws Problem "ledger-refused" for the first request that was refused for a reason of its own.
void require_succeeded(std::span<const ledger::TransferRequest> requests,
                       std::span<const ledger::Outcome> outcomes);

}  // namespace heliu
