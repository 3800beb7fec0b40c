#include "chassis/ledger/ledger_rows.hpp"

#include <algorithm>
#include <utility>

namespace heliu {

namespace {

constexpr std::int64_t kTransfersAtOnce = 5000;

std::string bytes_of(const ledger::Hash& hash) {
  return {hash.begin(), hash.end()};
}

ledger::Hash hash_of(const std::string& bytes, std::int64_t seq) {
  ledger::Hash hash;
  if (bytes.size() != hash.size())
    throw ledger::CorruptLedger("transfer at position " + std::to_string(seq) + ": a hash of another length");
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

template <class Number>
Number narrow(std::int64_t value, const char* what, std::int64_t seq) {
  if (!std::in_range<Number>(value))
    throw ledger::CorruptLedger("row " + std::to_string(seq) + ": " + what + " is out of its range");
  return static_cast<Number>(value);
}

}  // namespace

ledger::Account account_of(const LedgerAccountRow& row) {
  return {.id = ledger_id(row.id),
          .code = narrow<std::uint16_t>(row.code, "the account's code", row.seq),
          .flags = narrow<std::uint16_t>(row.flags, "the account's flags", row.seq),
          .balances = {}};
}

LedgerTransferRow row_of(const ledger::Transfer& made) {
  LedgerTransferRow row;
  row.seq = static_cast<std::int64_t>(made.position);
  row.id = uuid_of(made.id);
  row.debit = uuid_of(made.debit);
  row.credit = uuid_of(made.credit);
  row.amount = made.amount;
  row.kind = static_cast<std::int32_t>(made.kind);
  if (made.pending_id != ledger::no_id) row.pending_id = uuid_of(made.pending_id);
  row.code = made.code;
  row.reference = uuid_of(made.reference);
  row.booked_at = {made.booked_at};
  row.expires_at = made.expires_at;
  row.linked = made.linked;
  row.debit_debits_posted = made.debit_after.debits_posted;
  row.debit_debits_pending = made.debit_after.debits_pending;
  row.debit_credits_posted = made.debit_after.credits_posted;
  row.debit_credits_pending = made.debit_after.credits_pending;
  row.credit_debits_posted = made.credit_after.debits_posted;
  row.credit_debits_pending = made.credit_after.debits_pending;
  row.credit_credits_posted = made.credit_after.credits_posted;
  row.credit_credits_pending = made.credit_after.credits_pending;
  row.leaf = bytes_of(made.leaf);
  row.chain = bytes_of(made.chain);
  return row;
}

ledger::Transfer transfer_of(const LedgerTransferRow& row) {
  ledger::Transfer made;
  made.position = static_cast<std::uint64_t>(row.seq);
  made.id = ledger_id(row.id);
  made.debit = ledger_id(row.debit);
  made.credit = ledger_id(row.credit);
  made.amount = row.amount;
  made.kind = ledger::Kind{narrow<std::uint8_t>(row.kind, "the kind", row.seq)};
  if (row.pending_id) made.pending_id = ledger_id(*row.pending_id);
  made.code = narrow<std::uint16_t>(row.code, "the code", row.seq);
  made.reference = ledger_id(row.reference);
  made.booked_at = row.booked_at.micros;
  made.expires_at = row.expires_at;
  made.linked = row.linked;
  made.debit_after = {row.debit_debits_posted, row.debit_debits_pending, row.debit_credits_posted,
                      row.debit_credits_pending};
  made.credit_after = {row.credit_debits_posted, row.credit_debits_pending, row.credit_credits_posted,
                       row.credit_credits_pending};
  made.leaf = hash_of(row.leaf, row.seq);
  made.chain = hash_of(row.chain, row.seq);
  return made;
}

ledger::Balances stored_balances(Transaction& db, const Uuid& account) {
  // Each half is one step to the end of an index; the newer of the two has the balances.
  std::optional<LedgerTransferRow> newest;
  for (const char* side : {"debit", "credit"}) {
    const auto row = db.one<LedgerTransferRow>(
        std::string("SELECT * FROM ledger_transfer WHERE ") + side + " = ? ORDER BY seq DESC LIMIT 1",
        account);
    if (row && (!newest || row->seq > newest->seq)) newest = row;
  }
  if (!newest) return {};
  const ledger::Transfer transfer = transfer_of(*newest);
  return newest->debit == account ? transfer.debit_after : transfer.credit_after;
}

std::vector<LedgerAccountRow> stored_accounts(Transaction& db) {
  return db.all<LedgerAccountRow>("SELECT * FROM ledger_account ORDER BY seq");
}

void each_stored_transfer(Transaction& db, std::int64_t after,
                          const std::function<void(const LedgerTransferRow&)>& each) {
  while (true) {
    const auto page = db.all<LedgerTransferRow>(
        "SELECT * FROM ledger_transfer WHERE seq > ? ORDER BY seq LIMIT ?", after, kTransfersAtOnce);
    for (const LedgerTransferRow& row : page) each(row);
    if (std::ssize(page) < kTransfersAtOnce) return;
    after = page.back().seq;
  }
}

}  // namespace heliu
