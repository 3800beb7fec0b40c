#include "chassis/ledger/ledger_check.hpp"

#include <deque>
#include <ostream>
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/ledger/ledger_rows.hpp"
#include "settlement/ledger/engine.hpp"

namespace heliu {

namespace {

using ledger::Engine;
using ledger::Kind;
using ledger::Transfer;

struct Difference {
  std::string what;
};

std::string at(const Transfer& row) {
  return "transfer at position " + std::to_string(row.position) + ": ";
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

  void finish() const {
    if (!waiting_.empty()) throw Difference{at(waiting_.back()) + "its linked group has no end"};
  }

  std::int64_t derived = 0, open_holds = 0;

 private:
  void derive() {
    const std::int64_t now = waiting_.front().booked_at;
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
    if (made.leaf != stored.leaf) return "its leaf is not the hash of its content";
    return "the chain is broken";
  }

  Engine& engine_;
  std::deque<Transfer> made_;      // by the engine, not yet compared
  std::vector<Transfer> waiting_;  // stored rows of a linked group that goes on
};

std::string described(const LedgerAccountRow& row) {
  return "account " + row.id.text() + " (" + row.name + "): ";
}

// Opens every stored account in the engine: closed ones too, for they took transfers before.
bool open_accounts(Engine& engine, const std::vector<LedgerAccountRow>& rows, LedgerReport& report) {
  bool all = true;
  for (const LedgerAccountRow& row : rows) {
    ledger::Account account = account_of(row);
    account.flags = static_cast<std::uint16_t>(account.flags & ~ledger::closed);
    const ledger::Status status = engine.open_account(account);
    if (status != ledger::Status::created) {
      report.findings.push_back(described(row) + "can't be opened: " + std::string(name(status)));
      all = false;
    }
    if (row.seq != static_cast<std::int32_t>(engine.account_count()))
      report.findings.push_back(described(row) + "a gap in the accounts' numbers before it");
  }
  engine.drain();
  engine.confirm();
  return all;
}

void compare_accounts(Transaction& db, const Engine& engine, const std::vector<LedgerAccountRow>& rows,
                      LedgerReport& report) {
  for (const LedgerAccountRow& row : rows) {
    const ledger::Account* derived = engine.find_account(ledger_id(row.id));
    if (derived == nullptr || derived->balances != stored_balances(db, row.id))
      report.findings.push_back(described(row) + "its newest balances are not what the transfers give");
  }
}

// hledger ends a name at two spaces and reads some signs in it as its own; two accounts must not share one.
std::string journal_name(const LedgerAccountRow& row, std::set<std::string>& taken) {
  std::string name;
  for (const char c : row.name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       static_cast<signed char>(c) < 0 || c == ':' || c == '-' || c == '.';
    name += plain ? c : '_';
  }
  // The ideographic and the no-break space are spaces to hledger.
  for (const char* space : {"\u3000", "\u00a0"})
    for (auto found = name.find(space); found != std::string::npos; found = name.find(space))
      name.replace(found, std::string_view(space).size(), "_");
  if (name.empty() || !taken.insert(name).second) {
    name += (name.empty() ? "" : ":") + row.id.text();
    taken.insert(name);
  }
  return name;
}

}  // namespace

std::string stored_unit(Transaction& db) {
  return db.value<std::string>("SELECT unit FROM ledger_epoch WHERE id = 1").value_or("");
}

LedgerReport check_ledger(Transaction& db) {
  LedgerReport report;
  report.unit = stored_unit(db);
  report.accounts = db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_account").value_or(0);
  report.transfers = db.value<std::int64_t>("SELECT COUNT(*) FROM ledger_transfer").value_or(0);
  if (report.unit.empty()) {
    report.complete = report.accounts == 0 && report.transfers == 0;
    if (!report.complete)
      report.findings.push_back("rows, but no unit: no writer has ever taken this ledger");
    return report;
  }
  Engine engine(report.unit);
  Derivation derivation(engine);
  try {
    const auto accounts = stored_accounts(db);
    if (open_accounts(engine, accounts, report)) {
      each_stored_transfer(db, 0, [&](const LedgerTransferRow& row) { derivation.take(transfer_of(row)); });
      derivation.finish();
      compare_accounts(db, engine, accounts, report);
      report.complete = derivation.derived == report.transfers;
    }
  } catch (const Difference& difference) {
    report.findings.push_back(difference.what);
  } catch (const ledger::CorruptLedger& corrupt) {
    report.findings.push_back(corrupt.what());
  }
  report.derived = derivation.derived;
  report.open_holds = derivation.open_holds;
  const ledger::Hash head = engine.checkpoint().chain_head;
  report.head = to_hex({reinterpret_cast<const char*>(head.data()), head.size()});
  report.trial = ledger::trial_balance(engine);
  if (!report.trial.total.balanced()) report.findings.push_back("debits and credits differ");
  return report;
}

void export_ledger(Transaction& db, std::ostream& out) {
  std::vector<ledger::Account> accounts;
  std::map<ledger::Id, std::string> names;
  std::set<std::string> taken;
  for (const LedgerAccountRow& row : stored_accounts(db)) {
    accounts.push_back(account_of(row));
    names.emplace(ledger_id(row.id), journal_name(row, taken));
  }
  std::vector<Transfer> transfers;
  each_stored_transfer(db, 0, [&](const LedgerTransferRow& row) { transfers.push_back(transfer_of(row)); });
  ledger::export_hledger(out, stored_unit(db), accounts, transfers,
                         [&](const ledger::Account& account) { return names.at(account.id); });
}

}  // namespace heliu
