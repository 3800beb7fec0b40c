// The ledger's tables (sql/ledger) as described structs: for the host, for heliu-ledger, and for a service's
// queries, which read them like any other table of their schema.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "settlement/ledger/engine.hpp"
#include "settlement/ledger/store.hpp"

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
  std::int32_t flags = 0;  // ledger::AccountFlag
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
  std::string leaf, chain;  // 32 bytes each
};
BOOST_DESCRIBE_STRUCT(LedgerTransferRow, (),
                      (seq, id, debit, credit, amount, kind, pending_id, code, reference, booked_at,
                       expires_at, linked, debit_debits_posted, debit_debits_pending, debit_credits_posted,
                       debit_credits_pending, credit_debits_posted, credit_debits_pending,
                       credit_credits_posted, credit_credits_pending, leaf, chain))

ledger::Account account_of(const LedgerAccountRow&);  // with zero balances
LedgerTransferRow row_of(const ledger::Transfer&);
// Throws ledger::CorruptLedger when a hash is not 32 bytes or a number is out of its range.
ledger::Transfer transfer_of(const LedgerTransferRow&);

// The committed balances of an account, for queries: those after its newest transfer, zero when it has none.
ledger::Balances stored_balances(Transaction& db, const Uuid& account);

// In order of opening; of position.
std::vector<LedgerAccountRow> stored_accounts(Transaction& db);
void each_stored_transfer(Transaction& db, std::int64_t after,
                          const std::function<void(const LedgerTransferRow&)>& each);

}  // namespace heliu
