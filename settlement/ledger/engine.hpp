// The double-entry engine: accounts and transfers of one unit in memory. Pure: no clock, no I/O, no thread.
// One writer owns it; nothing here is safe for two threads at once. README.md has the rules.
//
// The unit of work. The host applies requests, drains the rows, writes them in its database transaction and
// confirms; if that transaction fails, it undoes to the mark and the engine is exactly what it was:
//
//   const Mark before = engine.mark();
//   engine.apply(requests, now_micros);
//   const Rows rows = engine.drain();      // write these, commit
//   committed ? engine.confirm() : engine.undo_to(before);
//
// Programming errors throw std::logic_error; stored rows that contradict each other throw CorruptLedger.
#pragma once
#include <cstdint>
#include <optional>
#include <queue>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/ledger/chain.hpp"
#include "settlement/ledger/index.hpp"
#include "settlement/ledger/status.hpp"
#include "settlement/ledger/types.hpp"

namespace heliu::ledger {

struct Outcome {
  Status status = Status::created;
  std::uint64_t position = 0;  // of the transfer if succeeded(status): of the first time, if it exists
  std::int64_t amount = 0;     // as recorded: what a whole_hold came to
  std::int64_t booked_at = 0;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// A moment in the unit of work. Valid until a confirm() passes it.
struct Mark {
  std::uint64_t position = 0;
  std::uint64_t account_changes = 0;
};

// An account opened, or its flags changed. Balances are no part of it: they follow from the transfers.
struct AccountRow {
  Id id{};
  std::uint16_t code = 0;
  std::uint16_t flags = 0;
  bool opened = false;

  friend bool operator==(const AccountRow&, const AccountRow&) = default;
};

// Valid until the next call of a member that is not const.
struct Rows {
  std::span<const AccountRow> accounts;
  std::span<const Transfer> transfers;
};

// Where the ledger stands: what a store keeps beside the balances it checkpoints.
struct Checkpoint {
  std::uint64_t position = 0;
  Hash chain_head{};
  std::int64_t booked_at = 0;  // of that position

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

struct CorruptLedger : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Engine {
 public:
  // The unit's name ("fen", "kg", at most 32 bytes) is hashed into every transfer: a row of one ledger can't
  // be moved into another. Throws std::invalid_argument.
  explicit Engine(std::string unit);

  const std::string& unit() const { return unit_; }

  // created, exists, id_must_not_be_zero, exists_with_different_content, code_must_not_be_zero or
  // account_flags_invalid. The balances given are ignored: an account opens at zero.
  Status open_account(const Account&);

  // created; exists if it was so already; account_not_found.
  Status set_closed(const Id& account, bool closed);

  // First expires what is due, then takes the requests in order, one outcome each. A clock that stepped back
  // counts as standing still.
  void apply(std::span<const TransferRequest>, std::int64_t now, std::span<Outcome>);
  std::vector<Outcome> apply(std::span<const TransferRequest>, std::int64_t now);

  // Records an expire_pending for each open hold due at `now`, by due time, then position. Returns how many.
  std::size_t expire(std::int64_t now);

  // The unit of work.
  Mark mark() const;
  void undo_to(const Mark&);
  Rows drain();    // what was recorded since the last drain, hashed; see Rows
  void confirm();  // what was drained is durable: it can't be undone any more

  // Rebuilding from stored rows, on an engine without unconfirmed work. Accounts with their balances at the
  // checkpoint; then resume(); then every transfer up to it by recall() (indexed, its effect is in the
  // balances) and every later one by replay() (takes effect; balances and chain are compared), each in order
  // of position. Flags are those of now. store.hpp does all of it.
  void restore(const Account&);
  void resume(const Checkpoint&);
  void recall(const Transfer&);
  void replay(const Transfer&);

  // Reading, unconfirmed work included.
  const Account* find_account(const Id&) const;  // stays valid while the account is open
  std::optional<Recorded> find_transfer(const Id&) const;
  std::optional<HoldState> hold_state(const Id& pending_id) const;  // nothing if it is no hold
  std::uint32_t account_count() const { return accounts_.size(); }
  const Account& account_at(std::uint32_t place) const { return accounts_[place]; }  // in order of opening
  std::uint64_t position() const { return confirmed_.position + fresh_.size(); }
  Checkpoint checkpoint();

 private:
  struct Record {  // a Recorded with places instead of ids
    Id id, reference;
    std::uint64_t position;
    std::int64_t amount, expires_at, booked_at;
    std::uint32_t debit, credit;
    std::uint32_t pending;      // the hold that this resolves, or nowhere
    std::uint32_t resolved_by;  // of a hold: what resolved it, or nowhere
    std::uint16_t code;
    Kind kind;
    bool linked;
  };
  struct AccountChange {
    std::uint32_t place;
    std::uint16_t flags_before;
    bool opened;
  };
  struct Due {
    std::int64_t at;
    std::uint32_t place;
    friend auto operator<=>(const Due&, const Due&) = default;
  };

  std::uint32_t account_place(const Id&) const;
  std::uint32_t record_place(const Id&) const;
  void fill(Recorded&, const Record&) const;
  std::int64_t last_booked_at() const;

  void apply_group(std::span<const TransferRequest>, std::int64_t now, std::span<Outcome>);
  Outcome attempt(const TransferRequest&, std::int64_t now);
  Status enter(const TransferRequest&, std::int64_t now);    // posted, pending
  Status resolve(const TransferRequest&, std::int64_t now);  // post_pending, void_pending
  Status limits(const TransferRequest&, std::uint32_t debit, std::uint32_t credit) const;
  Status against_hold(const TransferRequest&, std::uint32_t hold) const;
  bool same_content(const TransferRequest&, const Record&) const;

  std::uint32_t index_record(const Record&);
  void record(Record, std::int64_t now);
  void take_effect(const Record&, std::int64_t direction);  // +1, or -1 to undo
  void undo_transfer();
  Record checked_record(const Transfer&) const;
  void hash_fresh();
  void require_confirmed() const;

  std::string unit_;
  Sm3 sm3_;
  Chunked<Account> accounts_;
  IdIndex account_index_;
  Chunked<Record> records_;
  IdIndex record_index_;
  // Open holds by due time. Lazily cleaned: an entry counts only if its record is a hold, open, and due then.
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;

  Checkpoint confirmed_;
  std::vector<Transfer> fresh_;  // not confirmed; the last records_, one to one
  std::size_t drained_ = 0;      // of fresh_
  std::size_t hashed_ = 0;       // of fresh_; lazily, so that undone work is never hashed
  std::uint64_t confirmed_changes_ = 0;
  std::vector<AccountChange> changes_;  // not confirmed
  std::size_t drained_changes_ = 0;     // of changes_
  std::vector<AccountRow> account_rows_;
};

}  // namespace heliu::ledger
