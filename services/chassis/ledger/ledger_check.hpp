// The proofs of a stored ledger, by recomputation: for heliu-ledger, the closing of a day, and tests.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "settlement/ledger/journal.hpp"
#include "settlement/ledger/trial_balance.hpp"

namespace heliu {

struct LedgerReport {
  std::string unit;
  std::int64_t accounts = 0, transfers = 0, decisions = 0;  // as stored
  std::int64_t derived = 0;                                 // transfers that a fresh engine made again, alike
  std::int64_t derived_decisions = 0;                       // likewise
  std::int64_t open_holds = 0;
  std::int64_t escrows = 0;     // whose state was compared with their transfers
  std::int64_t checkpoint = 0;  // position of the stored checkpoint that was derived, too; 0: there is none
  std::string head, decision_head;  // hexadecimal: the chain values after the last that was derived
  ledger::TrialBalance trial;
  std::vector<std::string> findings;  // sentences; empty: nothing was found
  std::vector<std::string> unseen;    // what the check could not look at, and is no fault
  bool complete = false;              // every stored row was seen and derived

  bool sound() const { return complete && findings.empty(); }
};

// Makes every stored transfer and decision again from its request alone, under the rules, in a fresh engine,
// and compares: positions, times, days, balances after it, hold states, refusals, chains. Then the accounts'
// rows, the checkpoint byte for byte, and the escrows' states where the schema has escrows. Stops deriving at
// the first difference, for everything after it would differ too. What it can't see is a tail cut off
// together with everything that refers to it; compare the heads with some noted earlier for that. db: a
// snapshot (Database::read).
LedgerReport check_ledger(Transaction& db);

// The journal of the posted transfers, for `hledger check --strict -f -` or bean-check. Throws CorruptLedger
// or std::invalid_argument when the rows can't be read as a ledger.
void export_ledger(Transaction& db, std::ostream& out,
                   ledger::JournalForm form = ledger::JournalForm::hledger);

// The unit in which the schema's ledger counts; empty when no writer has taken it yet.
std::string stored_unit(Transaction& db);

}  // namespace heliu
