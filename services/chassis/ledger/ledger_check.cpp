#include "chassis/ledger/ledger_check.hpp"

#include <deque>

#include "chassis/base/bytes.hpp"
#include "chassis/ledger/escrow_check.hpp"
#include "chassis/ledger/ledger_store.hpp"
#include "settlement/ledger/engine.hpp"

namespace heliu {

namespace {

using ledger::Decision;
using ledger::Engine;
using ledger::Kind;
using ledger::Transfer;

struct Difference {
  std::string what;
};

std::string at(const Transfer& row) {
  return "transfer at position " + std::to_string(row.position) + ": ";
}
std::string at(const Decision& row) {
  return "decision " + std::to_string(row.seq) + ": ";
}

// Runs the stored requests through the rules again, whole linked groups at a time, and compares what the
// engine records with what is stored.
class Derivation {
 public:
  explicit Derivation(Engine& engine) : engine_(engine) {}

  void take(const Transfer& stored) {
    waiting_.push_back(stored);
    if (stored.linked) return;  // its group goes on
    derive();
  }

  void take(const Decision& stored) {
    if (!waiting_.empty()) throw Difference{at(waiting_.back()) + "its linked group has no end"};
    if (!made_.empty()) throw Difference{at(made_.front()) + "it is missing in the store"};
    deciding_.push_back(stored);
    if (stored.what == Decision::What::refused && stored.request.linked) return;  // likewise
    decide();
  }

  void finish() const {
    if (!waiting_.empty()) throw Difference{at(waiting_.back()) + "its linked group has no end"};
    if (!deciding_.empty()) throw Difference{at(deciding_.back()) + "its linked group has no end"};
    if (!made_.empty()) throw Difference{at(made_.front()) + "it is missing in the store"};
  }

  bool at_rest() const { return waiting_.empty() && deciding_.empty() && made_.empty(); }

  std::int64_t derived = 0, derived_decisions = 0, open_holds = 0;

 private:
  void derive() {
    const std::int64_t now = waiting_.front().booked_at;
    engine_.leave_bank_days_out(waiting_.front().bank_day == 0);
    std::vector<ledger::Outcome> outcomes;
    if (waiting_.front().kind == Kind::expire_pending) {
      // One call may end several holds: what it made beyond this row is compared with the next ones.
      if (made_.empty() && engine_.expire(now) == 0)
        throw Difference{at(waiting_.front()) + "no hold was due then"};
    } else {
      const std::vector<ledger::TransferRequest> group(waiting_.begin(), waiting_.end());
      outcomes = engine_.apply(group, now);
    }
    for (const Transfer& made : engine_.drain().transfers) made_.push_back(made);
    engine_.confirm();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      if (outcomes[i].status != ledger::Status::created)
        throw Difference{at(waiting_[i]) + "the rules refuse it: " + std::string(name(outcomes[i].status))};
    for (const Transfer& stored : waiting_) compare(stored);
    waiting_.clear();
    if (!made_.empty() && made_.front().kind != Kind::expire_pending)
      throw Difference{at(made_.front()) + "it is missing in the store"};
  }

  void compare(const Transfer& stored) {
    const Transfer made = made_.front();
    made_.pop_front();
    if (made != stored) throw Difference{at(stored) + fault(made, stored)};
    ++derived;
    if (made.kind == Kind::pending) ++open_holds;
    if (made.pending_id != ledger::no_id) --open_holds;
  }

  static std::string fault(const Transfer& made, const Transfer& stored) {
    if (made.position != stored.position)
      return "position " + std::to_string(made.position) + " was expected";
    if (made.kind == Kind::expire_pending && stored.kind != Kind::expire_pending)
      return "a hold that had ended before it was not expired";
    if (made.booked_at != stored.booked_at) return "booked before the one before it";
    if (static_cast<const ledger::Recorded&>(made) != stored) return "its content is not what was asked";
    if (made.debit_after != stored.debit_after || made.credit_after != stored.credit_after)
      return "the balances after it are not what the transfers give";
    return "it is not what was hashed, or the chain is broken";
  }

  void decide() {
    const Decision& first = deciding_.front();
    if (first.what == Decision::What::refused) {
      std::vector<ledger::TransferRequest> group;
      for (const Decision& stored : deciding_) group.push_back(stored.request);
      engine_.apply(group, first.decided_at, ledger::Refusals::record);
    } else if (first.what == Decision::What::opened) {
      engine_.open_account({first.id, first.code, first.terms.flags, {}, first.terms.floor},
                           first.decided_at);
    } else {
      engine_.set_terms(first.id, first.terms, first.decided_at);
    }
    const ledger::Rows made = engine_.drain();
    if (!made.transfers.empty()) throw Difference{at(first) + "a transfer was made in its place"};
    if (made.decisions.size() != deciding_.size()) throw Difference{at(first) + "the rules decide otherwise"};
    for (std::size_t i = 0; i < deciding_.size(); ++i)
      if (made.decisions[i] != deciding_[i])
        throw Difference{at(deciding_[i]) + "it is not what the rules decide, or the chain is broken"};
    derived_decisions += std::ssize(deciding_);
    engine_.confirm();
    deciding_.clear();
  }

  Engine& engine_;
  std::deque<Transfer> made_;       // by the engine, not yet compared
  std::vector<Transfer> waiting_;   // stored rows of a linked group that goes on
  std::vector<Decision> deciding_;  // likewise
};

// The stored checkpoint, until the derivation has come to the same place and was compared with it.
class CheckpointProof {
 public:
  CheckpointProof(LedgerStore& store, LedgerReport& report) : report_(report) {
    try {
      state_ = store.load_state();
      if (state_.empty()) return;
      Engine probe(report.unit);
      probe.load_state(state_);
      at_ = probe.checkpoint();
      waiting_ = true;
    } catch (const std::exception& error) {
      report_.findings.push_back(std::string("the checkpoint can't be read: ") + error.what());
    }
  }

  void look(const Engine& engine, const Derivation& derivation) {
    if (!waiting_ || engine.position() != at_.position || !derivation.at_rest()) return;
    if (engine.mark().decisions != at_.decisions) return;
    waiting_ = false;
    report_.checkpoint = static_cast<std::int64_t>(at_.position);
    if (engine.state() != state_)
      report_.findings.push_back("the checkpoint at position " + std::to_string(at_.position) +
                                 " is not what the transfers give");
  }

  void finish() {
    if (waiting_) report_.findings.push_back("the checkpoint is of a place that the ledger never came to");
  }

 private:
  LedgerReport& report_;
  std::string state_;
  ledger::Checkpoint at_;
  bool waiting_ = false;
};

std::string described(const LedgerAccountRow& row) {
  return "account " + row.id.text() + " (" + row.name + "): ";
}

void compare_accounts(const Engine& engine, const std::vector<LedgerAccountRow>& rows, LedgerReport& report) {
  std::int32_t number = 0;
  for (const LedgerAccountRow& row : rows) {
    const ledger::Account* derived = engine.find_account(ledger_id(row.id));
    if (row.seq != ++number) {
      report.findings.push_back(described(row) + "a gap in the accounts' numbers before it");
      number = row.seq;
    }
    if (!derived) {
      report.findings.push_back(described(row) + "no decision opened it");
      continue;
    }
    constexpr int limits = ledger::debits_must_not_exceed_credits | ledger::credits_must_not_exceed_debits;
    if (row.code != derived->code || (row.flags & limits) != (derived->flags & limits))
      report.findings.push_back(described(row) + "its code or flags are not what was decided");
  }
  if (std::ssize(rows) != static_cast<std::int64_t>(engine.account_count()))
    report.findings.push_back("accounts that were opened are missing in the store");
}

// Leaves in `last` the position of the newest stored transfer that was looked at.
void derive_all(LedgerStore& store, Engine& engine, Derivation& derivation, LedgerReport& report,
                std::uint64_t& last) {
  CheckpointProof proof(store, report);
  std::vector<Decision> decisions;
  store.load_decisions(0, [&](const Decision& decision) { decisions.push_back(decision); });
  std::size_t next = 0;
  const auto decide_before = [&](std::uint64_t position) {
    for (; next < decisions.size() && decisions[next].after < position; ++next) {
      derivation.take(decisions[next]);
      proof.look(engine, derivation);
    }
  };
  proof.look(engine, derivation);
  store.load_transfers(0, [&](const Transfer& transfer) {
    ++report.transfers;
    last = transfer.position;
    decide_before(transfer.position);
    derivation.take(transfer);
    proof.look(engine, derivation);
  });
  decide_before(static_cast<std::uint64_t>(-1));
  derivation.finish();
  proof.finish();
}

std::string hex(const ledger::Hash& hash) {
  return to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

// A part at a time: one COUNT over ten million rows takes longer than a statement may.
std::int64_t transfers_after(Transaction& db, std::int64_t position) {
  constexpr std::int64_t kAtOnce = 200'000;
  std::int64_t count = 0;
  while (const auto end =
             db.value<std::int64_t>("SELECT seq FROM ledger_transfer WHERE seq > ? ORDER BY seq LIMIT ?, 1",
                                    position, kAtOnce - 1)) {
    position = *end;
    count += kAtOnce;
  }
  return count +
         db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_transfer WHERE seq > ?", position).value();
}

void count(Transaction& db, LedgerReport& report) {
  report.unit = stored_unit(db);
  report.accounts = db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_account").value_or(0);
  // Those at the positions that there are none of; the others are counted as they are looked at.
  report.transfers =
      db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_transfer WHERE seq <= 0").value_or(0);
  report.decisions = db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_decision").value_or(0);
}

}  // namespace

std::string stored_unit(Transaction& db) {
  return db.value<std::string>("SELECT unit FROM ledger_epoch WHERE id = 1").value_or("");
}

LedgerReport check_ledger(Transaction& db) {
  LedgerReport report;
  count(db, report);
  if (report.unit.empty()) {
    report.transfers += transfers_after(db, 0);
    report.complete = report.accounts == 0 && report.transfers == 0 && report.decisions == 0;
    if (!report.complete)
      report.findings.push_back("rows, but no unit: no writer has ever taken this ledger");
    return report;
  }
  Engine engine(report.unit);
  Derivation derivation(engine);
  LedgerStore store(db);
  bool all = true;
  std::uint64_t last = 0;
  std::int64_t old_accounts = 0;
  try {
    store.load_old_accounts([&](const ledger::Account& account) {
      engine.restore(account);
      ++old_accounts;
    });
    derive_all(store, engine, derivation, report, last);
  } catch (const Difference& difference) {
    report.findings.push_back(difference.what);
    all = false;
  } catch (const ledger::CorruptLedger& corrupt) {
    report.findings.push_back(corrupt.what());
    all = false;
  }
  report.transfers += transfers_after(db, static_cast<std::int64_t>(last));
  report.derived = derivation.derived;
  report.derived_decisions = derivation.derived_decisions;
  report.open_holds = derivation.open_holds;
  report.complete = all && report.derived == report.transfers && report.derived_decisions == report.decisions;
  if (report.complete) {
    compare_accounts(engine, stored_accounts(db), report);
    check_escrows(db, engine, report);
  } else {
    report.unseen.push_back("whether accounts and escrows are what the transfers say: not all were derived");
  }
  if (old_accounts > 0)
    report.unseen.push_back("who opened " + std::to_string(old_accounts) +
                            " accounts, and when: they are from before decisions were kept");
  const ledger::Checkpoint reached = engine.checkpoint();
  report.head = hex(reached.chain_head);
  report.decision_head = hex(reached.decision_head);
  report.trial = ledger::trial_balance(engine);
  if (!report.trial.total.balanced()) report.findings.push_back("debits and credits differ");
  return report;
}

}  // namespace heliu
