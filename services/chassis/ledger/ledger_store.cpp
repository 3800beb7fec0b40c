#include "chassis/ledger/ledger_store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

namespace heliu {

namespace {

constexpr std::size_t kPartBytes = 1u << 20;  // well below max_allowed_packet
constexpr std::size_t kIdsAtOnce = 64;
constexpr std::size_t kRowBytes = 560;  // of a row's text: never more
constexpr std::size_t kFenceBytes = 128;

// The columns that have a default, in their order. One is left out of a statement when each of its rows has
// the default.
enum Column : unsigned { kind, pending_id, reference, expires_at, linked, first_balance, columns = 13 };
constexpr std::array<std::string_view, columns> kNames{"kind",
                                                       "pending_id",
                                                       "reference",
                                                       "expires_at",
                                                       "linked",
                                                       "debit_debits_posted",
                                                       "debit_debits_pending",
                                                       "debit_credits_posted",
                                                       "debit_credits_pending",
                                                       "credit_debits_posted",
                                                       "credit_debits_pending",
                                                       "credit_credits_posted",
                                                       "credit_credits_pending"};
constexpr std::string_view kAlways =
    "seq, id, debit, credit, amount, code, booked_at, event_at, bank_day, chain";

std::array<std::int64_t, 8> balances_of(const ledger::Transfer& made) {
  const auto& [debit, credit] = std::tie(made.debit_after, made.credit_after);
  return {debit.debits_posted,  debit.debits_pending,  debit.credits_posted,  debit.credits_pending,
          credit.debits_posted, credit.debits_pending, credit.credits_posted, credit.credits_pending};
}

// One bit for each column.
unsigned without_default(const ledger::Transfer& made) {
  unsigned bits = 0;
  const auto needs = [&bits](unsigned column, bool needed) { bits |= unsigned{needed} << column; };
  needs(kind, made.kind != ledger::Kind::posted);
  needs(pending_id, made.pending_id != ledger::no_id);
  needs(reference, made.reference != ledger::no_id);
  needs(expires_at, made.expires_at != 0);
  needs(linked, made.linked);
  const auto balances = balances_of(made);
  for (unsigned i = 0; i < balances.size(); ++i) needs(first_balance + i, balances[i] != 0);
  return bits;
}

// Writes into a buffer that is known to be long enough: the text of a group is megabytes.
class RowText {
 public:
  explicit RowText(char* at) : at_(at) {}
  char* end() const { return at_; }

  RowText& number(std::int64_t value) {
    at_ = std::to_chars(at_, at_ + 20, value).ptr;
    *at_++ = ',';
    return *this;
  }

  template <std::size_t Size>
  RowText& bytes(const std::array<std::uint8_t, Size>& bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    *at_++ = 'x';
    *at_++ = '\'';
    for (const std::uint8_t byte : bytes) {
      *at_++ = digits[byte >> 4];
      *at_++ = digits[byte & 15];
    }
    *at_++ = '\'';
    *at_++ = ',';
    return *this;
  }

  void back() { --at_; }  // over a comma
  void word(std::string_view text) { at_ = std::copy(text.begin(), text.end(), at_); }

 private:
  char* at_;
};

// After its "(" and the position.
char* write_rest(char* at, const ledger::Transfer& made, unsigned written) {
  RowText out(at);
  out.bytes(made.id).bytes(made.debit).bytes(made.credit).number(made.amount).number(made.code);
  out.number(made.booked_at).number(made.event_at).number(made.bank_day).bytes(made.chain);
  const auto has = [written](unsigned column) { return (written >> column & 1) != 0; };
  if (has(kind)) out.number(static_cast<std::int64_t>(made.kind));
  if (has(pending_id)) {
    if (made.pending_id == ledger::no_id)
      out.word("NULL,");
    else
      out.bytes(made.pending_id);
  }
  if (has(reference)) out.bytes(made.reference);
  if (has(expires_at)) out.number(made.expires_at);
  if (has(linked)) out.number(made.linked ? 1 : 0);
  const auto balances = balances_of(made);
  for (unsigned i = 0; i < balances.size(); ++i)
    if (has(first_balance + i)) out.number(balances[i]);
  *(out.end() - 1) = ')';
  *out.end() = ',';
  return out.end() + 1;
}

}  // namespace

std::string LedgerStore::load_state() {
  std::string state;
  std::int64_t part = 0;
  for (const Row& row :
       db_.rows("SELECT part, parts, bytes FROM ledger_checkpoint WHERE position = (SELECT MAX(position) "
                "FROM ledger_checkpoint) ORDER BY part")) {
    if (row.get<std::int64_t>(0) != part++)
      throw ledger::CorruptLedger("a part of the checkpoint is missing");
    state += row.get<std::string>(2);
  }
  return state;
}

ledger::Hash LedgerStore::chain_at(std::uint64_t position) {
  const auto chain = db_.value<std::string>("SELECT chain FROM ledger_transfer WHERE seq = ?", position);
  ledger::Hash hash{};
  if (!chain || chain->size() != hash.size())
    throw ledger::CorruptLedger("transfer at position " + std::to_string(position) + " is missing");
  std::copy(chain->begin(), chain->end(), hash.begin());
  return hash;
}

void LedgerStore::load_old_accounts(const std::function<void(const ledger::Account&)>& each) {
  for (const auto& row : db_.all<LedgerAccountRow>(
           "SELECT a.* FROM ledger_account a WHERE NOT EXISTS (SELECT 1 FROM ledger_decision d "
           "WHERE d.id = a.id AND d.what = 1) ORDER BY a.seq")) {
    ledger::Account account = account_of(row);
    account.flags = static_cast<std::uint16_t>(account.flags & ~ledger::closed);  // by a decision, or adopted
    each(account);
  }
}

void LedgerStore::load_decisions(std::uint64_t after,
                                 const std::function<void(const ledger::Decision&)>& each) {
  each_stored_decision(db_, static_cast<std::int64_t>(after), each);
}

void LedgerStore::load_transfers(std::uint64_t after,
                                 const std::function<void(const ledger::Transfer&)>& each) {
  each_stored_transfer(db_, static_cast<std::int64_t>(after), each);
}

std::string insert_text(std::string_view table, std::span<const ledger::Transfer> transfers,
                        std::int64_t epoch) {
  unsigned written = 0;
  for (const ledger::Transfer& transfer : transfers) written |= without_default(transfer);
  std::string text = "INSERT INTO " + std::string(table) + " (" + std::string(kAlways);
  for (unsigned column = 0; column < columns; ++column)
    if (written >> column & 1) text.append(", ").append(kNames[column]);
  text += ") VALUES ";
  const std::size_t head = text.size();
  text.resize(head + transfers.size() * kRowBytes + kFenceBytes);
  char* at = text.data() + head;
  for (const ledger::Transfer& transfer : transfers) {
    RowText out(at);
    if (epoch != 0 && at == text.data() + head) {
      out.word("((SELECT ");
      out.number(static_cast<std::int64_t>(transfer.position));
      out.back();
      out.word(" FROM ledger_epoch WHERE id = 1 AND epoch = ");
      out.number(epoch);
      out.back();
      out.word(" FOR UPDATE),");
    } else {
      out.word("(");
      out.number(static_cast<std::int64_t>(transfer.position));
    }
    at = write_rest(out.end(), transfer, written);
  }
  text.resize(static_cast<std::size_t>(at - text.data()) - 1);
  return text;
}

Proof proof_of(const ledger::Transfer& transfer) {
  return {"SELECT 1 FROM ledger_transfer WHERE seq = ? AND chain = ?",
          {static_cast<std::int64_t>(transfer.position),
           std::string(transfer.chain.begin(), transfer.chain.end())}};
}

void write_checkpoint(Transaction& db, std::uint64_t position, std::string_view state) {
  db.execute("DELETE FROM ledger_checkpoint");
  const std::size_t parts = (state.size() + kPartBytes - 1) / kPartBytes;
  for (std::size_t part = 0; part < parts; ++part)
    db.execute("INSERT INTO ledger_checkpoint (position, part, parts, bytes) VALUES (?, ?, ?, ?)", position,
               part, parts, state.substr(part * kPartBytes, kPartBytes));
}

std::vector<ledger::Transfer> stored_transfer(Transaction& db, const ledger::Id& id) {
  std::vector<ledger::Transfer> found;
  const auto row = db.one<LedgerTransferRow>("SELECT * FROM ledger_transfer WHERE id = ?", uuid_of(id));
  if (!row) return found;
  found.push_back(transfer_of(*row));
  if (row->pending_id) {
    const auto hold =
        db.one<LedgerTransferRow>("SELECT * FROM ledger_transfer WHERE id = ?", *row->pending_id);
    if (!hold) throw ledger::CorruptLedger("a hold is missing of transfer " + row->id.text());
    found.insert(found.begin(), transfer_of(*hold));
  } else if (found[0].kind == ledger::Kind::pending) {
    // An open hold is always in the engine: one that isn't was resolved by a later transfer of its account.
    const auto resolution = db.one<LedgerTransferRow>(
        "SELECT * FROM ledger_transfer WHERE debit = ? AND seq > ? AND pending_id = ? ORDER BY seq LIMIT 1",
        row->debit, row->seq, row->id);
    if (!resolution) throw ledger::CorruptLedger("a resolution is missing of hold " + row->id.text());
    found.push_back(transfer_of(*resolution));
  }
  return found;
}

std::vector<ledger::Id> stored_ids(Transaction& db, std::span<const ledger::Id> ids) {
  std::string places = "?";
  for (std::size_t i = 1; i < kIdsAtOnce; ++i) places += ", ?";
  std::vector<ledger::Id> found;
  for (std::size_t at = 0; at < ids.size(); at += kIdsAtOnce) {
    std::vector<SqlValue> values;  // always the same number, so that one statement is prepared
    for (std::size_t i = 0; i < kIdsAtOnce; ++i)
      values.push_back(to_sql(uuid_of(ids[std::min(at + i, ids.size() - 1)])));
    for (const Row& row : db.run_query("SELECT id FROM ledger_transfer WHERE id IN (" + places + ")", values))
      found.push_back(ledger_id(row.get<Uuid>(0)));
  }
  return found;
}

}  // namespace heliu
