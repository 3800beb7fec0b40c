// The ledger's tables (sql/ledger) as described structs: for the host, for heliu-ledger, and for a service's
// queries, which read them like any other table of their schema.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "settlement/ledger/engine.hpp"

namespace heliu {

// An account or transfer id is a Uuid: the same 16 bytes. Uuid::named makes one that is the same whenever its
// cause is seen again, such as the escrow of a trade.
inline ledger::Id ledger_id(const Uuid& id) {
  return id.bytes;
}
inline Uuid uuid_of(const ledger::Id& id) {
  return {id};
}

// A row of ledger_account. Balances are no part of it: they stand in the newest transfer of the account.
struct LedgerAccountRow {
  Uuid id;
  std::int32_t seq = 0;    // 1, 2, 3 … in order of opening
  std::int32_t code = 0;   // the line of the chart of accounts
  std::int32_t flags = 0;  // ledger::AccountFlag, as at the opening; ledger_decision has what came after
  std::string name;        // for people and the journal; at most 120 characters
};
BOOST_DESCRIBE_STRUCT(LedgerAccountRow, (), (id, seq, code, flags, name))

// A row of ledger_transfer. Amounts and balances in the ledger's unit; times in microseconds UTC.
struct LedgerTransferRow {
  std::int64_t seq = 0;  // the engine's position
  Uuid id, debit, credit;
  std::int64_t amount = 0;
  std::int32_t kind = 0;  // ledger::Kind
  std::optional<Uuid> pending_id;
  std::int32_t code = 0;
  Uuid reference;  // nil for none
  Instant booked_at;
  std::int64_t expires_at = 0;  // 0: never
  bool linked = false;
  // The balances right after this transfer, of the debit account …
  std::int64_t debit_debits_posted = 0, debit_debits_pending = 0;
  std::int64_t debit_credits_posted = 0, debit_credits_pending = 0;
  // … and of the credit account.
  std::int64_t credit_debits_posted = 0, credit_debits_pending = 0;
  std::int64_t credit_credits_posted = 0, credit_credits_pending = 0;
  std::string chain;          // 32 bytes
  std::int64_t event_at = 0;  // when it happened; 0 in rows from before this was kept
  std::int32_t bank_day = 0;  // yyyymmdd, by the bank's cut-off (日切); 0 likewise
};
BOOST_DESCRIBE_STRUCT(LedgerTransferRow, (),
                      (seq, id, debit, credit, amount, kind, pending_id, code, reference, booked_at,
                       expires_at, linked, debit_debits_posted, debit_debits_pending, debit_credits_posted,
                       debit_credits_pending, credit_debits_posted, credit_debits_pending,
                       credit_credits_posted, credit_credits_pending, chain, event_at, bank_day))

// A row of ledger_decision.
struct LedgerDecisionRow {
  std::int64_t seq = 0, after_transfer = 0;
  Instant decided_at;
  std::int32_t what = 0;  // ledger::Decision::What
  Uuid id;                // the account or, of a refusal, the request
  std::int32_t code = 0, flags = 0;
  std::int64_t floor = 0, valid_from = 0;
  std::int32_t status = 0;             // ledger::Status
  std::optional<std::string> request;  // ledger::canonical, of a refusal
  std::string chain;                   // 32 bytes
};
BOOST_DESCRIBE_STRUCT(LedgerDecisionRow, (),
                      (seq, after_transfer, decided_at, what, id, code, flags, floor, valid_from, status,
                       request, chain))

// The next throw ledger::CorruptLedger when a hash is not 32 bytes or a number is out of its range.
ledger::Account account_of(const LedgerAccountRow&);  // with zero balances
ledger::Transfer transfer_of(const LedgerTransferRow&);
ledger::Decision decision_of(const LedgerDecisionRow&);
LedgerDecisionRow row_of(const ledger::Decision&);

// The committed balances of an account, for queries: those after its newest transfer, zero when it has none.
ledger::Balances stored_balances(Transaction& db, const Uuid& account);

// The balances as they stood at a past moment, by booking time; and the newest position booked by then, 0 if
// none was.
ledger::Balances stored_balances_at(Transaction& db, const Uuid& account, Instant at);
std::int64_t position_at(Transaction& db, Instant at);

// In order of opening; of number; of position. `each` runs beside the reading of the next page: without db.
std::vector<LedgerAccountRow> stored_accounts(Transaction& db);
void each_stored_decision(Transaction& db, std::int64_t after,
                          const std::function<void(const ledger::Decision&)>& each);
void each_stored_transfer(Transaction& db, std::int64_t after,
                          const std::function<void(const ledger::Transfer&)>& each);

}  // namespace heliu
