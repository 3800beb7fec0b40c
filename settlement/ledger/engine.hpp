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
#include <functional>
#include <optional>
#include <queue>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "settlement/ledger/chain.hpp"
#include "settlement/ledger/decision.hpp"
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

// Whether a refusal that hangs on the moment is recorded, so that each repeat of the request gets it again.
enum class Refusals : std::uint8_t { forget, record };

// A moment in the unit of work. Valid until a confirm() passes it.
struct Mark {
  std::uint64_t position = 0;
  std::uint64_t decisions = 0;
};

// Valid until the next call of a member that is not const.
struct Rows {
  std::span<const Decision> decisions;
  std::span<const Transfer> transfers;
};

// Where the ledger stands.
struct Checkpoint {
  std::uint64_t position = 0;
  Hash chain_head{};
  std::int64_t booked_at = 0;  // of that position
  std::uint64_t decisions = 0;
  Hash decision_head{};
  std::int64_t decided_at = 0;

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

  // The bank's cut-off (日切): microseconds after midnight in Asia/Shanghai from which on a transfer belongs
  // to the next day, unless its request says otherwise. 24 h, midnight itself, when not set.
  void set_cut_off(std::int64_t micros) { cut_off_ = micros; }
  // Records as before there were bank days: for deriving old rows.
  void leave_bank_days_out(bool out) { undated_ = out; }

  // created, exists, id_must_not_be_zero, exists_with_different_content, code_must_not_be_zero,
  // account_flags_invalid or floor_invalid. The balances given are ignored: an account opens at zero.
  Status open_account(const Account&, std::int64_t now = 0);

  // New terms, from valid_from on; created, exists, account_not_found, account_flags_invalid, floor_invalid.
  // Of several, those with the latest valid_from that has come hold; of two alike, the later recorded. The
  // limit flags may be left out. A floor above what is left only stops what would take more.
  Status set_terms(const Id& account, const Terms&, std::int64_t now);
  Status set_closed(const Id& account, bool closed);  // the same for this flag alone, at once

  // First expires what is due, then takes the requests in order, one outcome each. A clock that stepped back
  // counts as standing still.
  void apply(std::span<const TransferRequest>, std::int64_t now, std::span<Outcome>,
             Refusals = Refusals::forget);
  std::vector<Outcome> apply(std::span<const TransferRequest>, std::int64_t now, Refusals = Refusals::forget);

  // Records an expire_pending for each open hold due at `now`, by due time, then position. Returns how many.
  std::size_t expire(std::int64_t now);

  // The unit of work.
  Mark mark() const;
  void undo_to(const Mark&);
  // What was recorded since the last drain, hashed: the decisions, and at most so many transfers.
  Rows drain(std::size_t most = static_cast<std::size_t>(-1));
  std::size_t undrained() const { return fresh_.size() - drained_; }
  // Not confirmed yet; hashed only if drained.
  std::span<const Transfer> unconfirmed() const { return fresh_; }
  std::span<const Decision> undecided() const { return decisions_; }
  void confirm();  // what was drained is durable: it can't be undone any more

  // Rebuilding from stored rows, on an engine without unconfirmed work: either restore() of the accounts from
  // before decisions were kept, or load_state(); then every later decision and transfer by replay(), in order
  // (a decision before the transfer that follows its `after`). store.hpp does all of it.
  void restore(const Account&);
  void replay(const Transfer&);
  void replay(const Decision&);

  // What is confirmed, without the transfers of the past: accounts, terms, open holds, refusals. The same
  // ledger gives the same bytes. load_state is for an empty engine; throws CorruptLedger.
  std::string state() const;
  void load_state(std::string_view);

  // An engine that came up from a state doesn't know older transfers. It asks for one when a request is about
  // to be refused: `older` gives the transfer with this id, with its hold before it or its resolution after
  // it, or nothing. New ids are taken for new without asking: the store's unique key answers for them, and
  // remember() tells the engine, when nothing is unconfirmed.
  using Older = std::function<std::vector<Transfer>(const Id&)>;
  void set_older(Older older) { older_ = std::move(older); }
  void remember(std::span<const Transfer> together);

  // Reading, unconfirmed work included.
  const Account* find_account(const Id&) const;               // stays valid while the account is open
  Terms terms_at(const Id& account, std::int64_t now) const;  // the account must be there
  std::optional<Recorded> find_transfer(const Id&) const;
  std::optional<HoldState> hold_state(const Id& pending_id) const;  // nothing if it is no hold
  const TransferRequest* find_refused(const Id&) const;
  std::uint32_t account_count() const { return accounts_.size(); }
  const Account& account_at(std::uint32_t place) const { return accounts_[place]; }  // in order of opening
  std::uint64_t position() const { return confirmed_.position + fresh_.size(); }
  Checkpoint checkpoint();

 private:
  struct Record {  // a Recorded with places instead of ids
    Id id, reference;
    std::uint64_t position;
    std::int64_t amount, expires_at, booked_at, event_at;
    std::uint32_t debit, credit;
    std::uint32_t pending;      // the hold that this resolves, or nowhere
    std::uint32_t resolved_by;  // of a hold: what resolved it, or nowhere
    std::int32_t bank_day;
    std::uint16_t code;
    Kind kind;
    bool linked;
  };
  struct Refused {
    TransferRequest request;
    Status status;
  };
  struct Due {
    std::int64_t at;
    std::uint32_t place;
    friend auto operator<=>(const Due&, const Due&) = default;
  };
  struct Before {  // of a decision about an account's terms: what to put back
    std::uint32_t place;
    Terms terms;
    std::vector<Terms> scheduled;
  };
  static constexpr std::uint32_t old_bit = 0x8000'0000;  // in a place: one of old_

  std::uint32_t account_place(const Id&) const;
  std::uint32_t record_place(const Id&) const;
  std::uint32_t refused_place(const Id&) const;
  const Record& record_at(std::uint32_t place) const;
  Record& record_at(std::uint32_t place);
  void fill(Recorded&, const Record&) const;
  std::int64_t last_time() const;
  std::int32_t day_of(std::int64_t booked_at) const;

  void apply_group(std::span<const TransferRequest>, std::int64_t now, std::span<Outcome>, Refusals);
  Outcome attempt(const TransferRequest&, std::int64_t now);
  std::optional<Outcome> repeated(const TransferRequest&) const;
  Status try_new(const TransferRequest&, std::int64_t now);
  Status enter(const TransferRequest&, std::int64_t now);    // posted, pending
  Status resolve(const TransferRequest&, std::int64_t now);  // post_pending, void_pending
  Status open_to(std::uint32_t debit, std::uint32_t credit, std::int64_t now) const;
  Status limits(const TransferRequest&, std::uint32_t debit, std::uint32_t credit, std::int64_t now) const;
  Status against_hold(const TransferRequest&, std::uint32_t hold) const;
  bool same_content(const TransferRequest&, const Record&) const;
  void fetch_older(const Id&);

  Terms terms_of(std::uint32_t place, std::int64_t now) const;
  void take_terms(std::uint32_t place, const Terms&, std::int64_t now);
  void decide(Decision, std::int64_t now);
  void take_effect(const Decision&);
  bool refused_again(std::span<const TransferRequest> group, std::span<Outcome>) const;
  void refuse(std::span<const TransferRequest> group, std::span<const Outcome>, std::int64_t now);
  void undo_decision();

  std::uint32_t index_record(const Record&);
  void record(Record, std::int64_t now);
  void take_effect(const Record&, std::int64_t direction);  // +1, or -1 to undo
  void undo_transfer();
  Record checked_record(const Transfer&) const;
  void hash_fresh(std::size_t upto);
  void hash_decisions();
  void require_confirmed() const;

  std::string unit_;
  std::int64_t cut_off_ = std::int64_t{24} * 3600 * 1'000'000;
  bool undated_ = false;
  Sm3 sm3_;
  Older older_;
  Chunked<Account> accounts_;
  IdIndex account_index_;
  std::unordered_map<std::uint32_t, std::vector<Terms>> scheduled_;  // by valid_from; equal ones as recorded
  Chunked<Record> records_, old_;
  IdIndex record_index_;
  Chunked<Refused> refused_;
  IdIndex refused_index_;
  // Open holds by due time. Lazily cleaned: an entry counts only if its record is a hold, open, and due then.
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;

  Checkpoint confirmed_;
  std::vector<Transfer> fresh_;      // not confirmed; the last records_, one to one
  std::size_t drained_ = 0;          // of fresh_
  std::size_t hashed_ = 0;           // of fresh_; lazily, so that undone work is never hashed
  std::vector<Decision> decisions_;  // not confirmed
  std::vector<Before> before_;       // one to one with decisions_
  std::size_t drained_decisions_ = 0, hashed_decisions_ = 0;
};

}  // namespace heliu::ledger
