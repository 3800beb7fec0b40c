#include "chassis/ledger/ledger_rows.hpp"

#include <algorithm>
#include <future>
#include <limits>
#include <utility>

namespace heliu {

namespace {

constexpr std::int64_t kTransfersAtOnce = 5000;

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
  made.chain = hash_of(row.chain, row.seq);
  made.event_at = row.event_at;
  made.bank_day = row.bank_day;
  return made;
}

LedgerDecisionRow row_of(const ledger::Decision& decision) {
  LedgerDecisionRow row;
  row.seq = static_cast<std::int64_t>(decision.seq);
  row.after_transfer = static_cast<std::int64_t>(decision.after);
  row.decided_at = {decision.decided_at};
  row.what = static_cast<std::int32_t>(decision.what);
  row.id = uuid_of(decision.id);
  row.code = decision.code;
  row.flags = decision.terms.flags;
  row.floor = decision.terms.floor;
  row.valid_from = decision.terms.valid_from;
  row.status = static_cast<std::int32_t>(decision.status);
  if (decision.what == ledger::Decision::What::refused) {
    const ledger::CanonicalBytes bytes = canonical(decision.request);
    row.request.emplace(bytes.view().begin(), bytes.view().end());
  }
  row.chain.assign(decision.chain.begin(), decision.chain.end());
  return row;
}

ledger::Decision decision_of(const LedgerDecisionRow& row) {
  ledger::Decision decision;
  decision.seq = static_cast<std::uint64_t>(row.seq);
  decision.after = static_cast<std::uint64_t>(row.after_transfer);
  decision.decided_at = row.decided_at.micros;
  decision.what = ledger::Decision::What{narrow<std::uint8_t>(row.what, "the kind", row.seq)};
  decision.id = ledger_id(row.id);
  decision.code = narrow<std::uint16_t>(row.code, "the account's code", row.seq);
  decision.terms = {narrow<std::uint16_t>(row.flags, "the account's flags", row.seq), row.floor,
                    row.valid_from};
  decision.status = ledger::Status{narrow<std::uint8_t>(row.status, "the status", row.seq)};
  if (row.request) {
    try {
      decision.request = ledger::request_of(
          {reinterpret_cast<const std::uint8_t*>(row.request->data()), row.request->size()});
    } catch (const std::invalid_argument& error) {
      throw ledger::CorruptLedger("decision " + std::to_string(row.seq) + ": " + error.what());
    }
  }
  decision.chain = hash_of(row.chain, row.seq);
  return decision;
}

namespace {

ledger::Balances balances_upto(Transaction& db, const Uuid& account, std::int64_t position) {
  // Each half is one step to the end of an index; the newer of the two has the balances.
  std::optional<LedgerTransferRow> newest;
  for (const char* side : {"debit", "credit"}) {
    const auto row = db.one<LedgerTransferRow>(std::string("SELECT * FROM ledger_transfer WHERE ") + side +
                                                   " = ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
                                               account, position);
    if (row && (!newest || row->seq > newest->seq)) newest = row;
  }
  if (!newest) return {};
  const ledger::Transfer transfer = transfer_of(*newest);
  return newest->debit == account ? transfer.debit_after : transfer.credit_after;
}

// The binary columns come as one, for each column of a row costs as much as its content.
constexpr const char* kPage =
    "SELECT seq, CONCAT(id, debit, credit, COALESCE(pending_id, x'00000000000000000000000000000000'), "
    "reference, chain) AS ids, amount, kind, code, booked_at, expires_at, linked, event_at, bank_day, "
    "debit_debits_posted, debit_debits_pending, debit_credits_posted, debit_credits_pending, "
    "credit_debits_posted, credit_debits_pending, credit_credits_posted, credit_credits_pending "
    "FROM ledger_transfer WHERE seq > ? ORDER BY seq LIMIT ?";

ledger::Transfer transfer_of(const Row& row) {
  const auto number = [&row](std::size_t column) { return row.get<std::int64_t>(column); };
  const std::int64_t seq = number(0);
  const std::string ids = row.get<std::string>(1);
  ledger::Transfer made;
  const std::size_t length = 5 * made.id.size() + made.chain.size();
  if (ids.size() != length)
    throw ledger::CorruptLedger("transfer at position " + std::to_string(seq) + ": a hash of another length");
  std::size_t at = 0;
  for (ledger::Id* id : {&made.id, &made.debit, &made.credit, &made.pending_id, &made.reference}) {
    std::copy_n(ids.begin() + static_cast<std::ptrdiff_t>(at), id->size(), id->begin());
    at += id->size();
  }
  std::copy_n(ids.begin() + static_cast<std::ptrdiff_t>(at), made.chain.size(), made.chain.begin());
  made.position = static_cast<std::uint64_t>(seq);
  made.amount = number(2);
  made.kind = ledger::Kind{narrow<std::uint8_t>(number(3), "the kind", seq)};
  made.code = narrow<std::uint16_t>(number(4), "the code", seq);
  made.booked_at = number(5);
  made.expires_at = number(6);
  made.linked = number(7) != 0;
  made.event_at = number(8);
  made.bank_day = narrow<std::int32_t>(number(9), "the bank day", seq);
  made.debit_after = {number(10), number(11), number(12), number(13)};
  made.credit_after = {number(14), number(15), number(16), number(17)};
  return made;
}

}  // namespace

ledger::Balances stored_balances(Transaction& db, const Uuid& account) {
  return balances_upto(db, account, std::numeric_limits<std::int64_t>::max());
}

ledger::Balances stored_balances_at(Transaction& db, const Uuid& account, Instant at) {
  return balances_upto(db, account, position_at(db, at));
}

// Booking times never fall from one position to the next, and positions have no gaps: halving finds it.
std::int64_t position_at(Transaction& db, Instant at) {
  std::int64_t before = 0;
  std::int64_t after =
      db.value<std::int64_t>("SELECT COALESCE(MAX(seq), 0) FROM ledger_transfer").value() + 1;
  while (before + 1 < after) {
    const std::int64_t middle = before + (after - before) / 2;
    const auto booked = db.value<std::int64_t>("SELECT booked_at FROM ledger_transfer WHERE seq = ?", middle);
    if (!booked)
      throw ledger::CorruptLedger("transfer at position " + std::to_string(middle) + " is missing");
    (*booked <= at.micros ? before : after) = middle;
  }
  return before;
}

std::vector<LedgerAccountRow> stored_accounts(Transaction& db) {
  return db.all<LedgerAccountRow>("SELECT * FROM ledger_account ORDER BY seq");
}

void each_stored_decision(Transaction& db, std::int64_t after,
                          const std::function<void(const ledger::Decision&)>& each) {
  while (true) {
    const auto page = db.all<LedgerDecisionRow>(
        "SELECT * FROM ledger_decision WHERE seq > ? ORDER BY seq LIMIT ?", after, kTransfersAtOnce);
    for (const LedgerDecisionRow& row : page) each(decision_of(row));
    if (std::ssize(page) < kTransfersAtOnce) return;
    after = page.back().seq;
  }
}

void each_stored_transfer(Transaction& db, std::int64_t after,
                          const std::function<void(const ledger::Transfer&)>& each) {
  // Only one thread at a time is in the session: the reader's, between the moment it is started and get().
  const auto read = [&db](std::int64_t from) {
    std::vector<ledger::Transfer> page;
    for (const Row& row : db.rows(kPage, from, kTransfersAtOnce)) page.push_back(transfer_of(row));
    return page;
  };
  std::vector<ledger::Transfer> page = read(after);
  while (!page.empty()) {
    std::future<std::vector<ledger::Transfer>> next;
    if (std::ssize(page) == kTransfersAtOnce)
      next = std::async(std::launch::async, read, static_cast<std::int64_t>(page.back().position));
    for (const ledger::Transfer& transfer : page) each(transfer);
    if (!next.valid()) return;
    page = next.get();
  }
}

}  // namespace heliu
