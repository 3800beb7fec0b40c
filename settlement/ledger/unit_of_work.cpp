// The engine's unit of work, rebuilding and reading; the rules are in engine.cpp.
#include <algorithm>
#include <string>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {
namespace {

[[noreturn]] void corrupt(const Transfer& transfer, const char* what) {
  throw CorruptLedger("transfer at position " + std::to_string(transfer.position) + ": " + what);
}

}  // namespace

std::uint32_t Engine::account_place(const Id& id) const {
  return account_index_.find(id, [this](std::uint32_t place) -> const Id& { return accounts_[place].id; });
}

std::uint32_t Engine::record_place(const Id& id) const {
  return record_index_.find(id, [this](std::uint32_t place) -> const Id& { return records_[place].id; });
}

std::int64_t Engine::last_booked_at() const {
  return fresh_.empty() ? confirmed_.booked_at : fresh_.back().booked_at;
}

void Engine::fill(Recorded& full, const Record& made) const {
  full.id = made.id;
  full.debit = accounts_[made.debit].id;
  full.credit = accounts_[made.credit].id;
  full.amount = made.amount;
  full.pending_id = made.pending == nowhere ? no_id : records_[made.pending].id;
  full.reference = made.reference;
  full.expires_at = made.expires_at;
  full.code = made.code;
  full.kind = made.kind;
  full.linked = made.linked;
  full.position = made.position;
  full.booked_at = made.booked_at;
}

const Account* Engine::find_account(const Id& id) const {
  const std::uint32_t place = account_place(id);
  return place == nowhere ? nullptr : &accounts_[place];
}

std::optional<Recorded> Engine::find_transfer(const Id& id) const {
  const std::uint32_t place = record_place(id);
  if (place == nowhere) return std::nullopt;
  Recorded full;
  fill(full, records_[place]);
  return full;
}

std::optional<HoldState> Engine::hold_state(const Id& pending_id) const {
  const std::uint32_t place = record_place(pending_id);
  if (place == nowhere || records_[place].kind != Kind::pending) return std::nullopt;
  if (records_[place].resolved_by == nowhere) return HoldState::open;
  switch (records_[records_[place].resolved_by].kind) {
    case Kind::post_pending:
      return HoldState::posted;
    case Kind::void_pending:
      return HoldState::voided;
    default:
      return HoldState::expired;
  }
}

Mark Engine::mark() const {
  return {position(), confirmed_changes_ + changes_.size()};
}

void Engine::undo_to(const Mark& mark) {
  if (mark.position < confirmed_.position || mark.account_changes < confirmed_changes_)
    throw std::logic_error("undo beyond what was confirmed");
  if (mark.position > position() || mark.account_changes > confirmed_changes_ + changes_.size())
    throw std::logic_error("undo to a mark that was undone itself");
  while (position() > mark.position) undo_transfer();
  while (confirmed_changes_ + changes_.size() > mark.account_changes) {
    const AccountChange change = changes_.back();
    changes_.pop_back();
    if (change.opened) {  // the last one opened: whatever touched it came later and is undone
      account_index_.erase(accounts_[change.place].id, change.place);
      accounts_.pop_back();
    } else {
      accounts_[change.place].flags = change.flags_before;
    }
  }
  drained_changes_ = std::min(drained_changes_, changes_.size());
}

void Engine::undo_transfer() {
  const Record made = records_.back();
  const std::uint32_t place = records_.size() - 1;
  record_index_.erase(made.id, place);
  take_effect(made, -1);
  if (made.pending != nowhere) {
    Record& hold = records_[made.pending];
    hold.resolved_by = nowhere;
    if (hold.expires_at != 0) due_.push({hold.expires_at, made.pending});  // its entry may be gone
  }
  records_.pop_back();
  fresh_.pop_back();
  drained_ = std::min(drained_, fresh_.size());
  hashed_ = std::min(hashed_, fresh_.size());
}

void Engine::hash_fresh() {
  for (; hashed_ < fresh_.size(); ++hashed_) {
    Transfer& row = fresh_[hashed_];
    row.leaf = leaf_of(sm3_, unit_, row);
    row.chain = link(sm3_, hashed_ == 0 ? confirmed_.chain_head : fresh_[hashed_ - 1].chain, row.leaf);
  }
}

Rows Engine::drain() {
  hash_fresh();
  account_rows_.clear();
  for (; drained_changes_ < changes_.size(); ++drained_changes_) {
    const AccountChange& change = changes_[drained_changes_];
    const Account& account = accounts_[change.place];
    account_rows_.push_back({account.id, account.code, account.flags, change.opened});
  }
  const Rows rows{account_rows_, std::span<const Transfer>(fresh_).subspan(drained_)};
  drained_ = fresh_.size();
  return rows;
}

void Engine::confirm() {
  if (drained_ > 0) {
    const Transfer& last = fresh_[drained_ - 1];
    confirmed_ = {last.position, last.chain, last.booked_at};
    fresh_.erase(fresh_.begin(), fresh_.begin() + static_cast<std::ptrdiff_t>(drained_));
    hashed_ -= drained_;
    drained_ = 0;
  }
  confirmed_changes_ += drained_changes_;
  changes_.erase(changes_.begin(), changes_.begin() + static_cast<std::ptrdiff_t>(drained_changes_));
  drained_changes_ = 0;
}

Checkpoint Engine::checkpoint() {
  hash_fresh();
  if (fresh_.empty()) return confirmed_;
  return {fresh_.back().position, fresh_.back().chain, fresh_.back().booked_at};
}

void Engine::require_confirmed() const {
  if (!fresh_.empty() || !changes_.empty()) throw std::logic_error("rebuilding over unconfirmed work");
}

void Engine::restore(const Account& account) {
  require_confirmed();
  if (account.id == no_id || account_place(account.id) != nowhere)
    throw CorruptLedger("an account without id, or stored twice");
  account_index_.insert(account.id, accounts_.push_back(account));
}

void Engine::resume(const Checkpoint& checkpoint) {
  require_confirmed();
  if (records_.size() != 0) throw std::logic_error("resume before the transfers");
  confirmed_ = checkpoint;
}

// The record that a stored transfer stands for, if the ledger so far allows it.
Engine::Record Engine::checked_record(const Transfer& transfer) const {
  if (transfer.id == no_id || record_place(transfer.id) != nowhere)
    corrupt(transfer, "no id, or one seen before");
  if (transfer.amount < 0) corrupt(transfer, "negative amount");
  if (records_.size() != 0 && transfer.position <= records_[records_.size() - 1].position)
    corrupt(transfer, "out of order");
  const std::uint32_t debit = account_place(transfer.debit);
  const std::uint32_t credit = account_place(transfer.credit);
  if (debit == nowhere || credit == nowhere) corrupt(transfer, "an account is missing");
  const bool resolves = transfer.kind == Kind::post_pending || transfer.kind == Kind::void_pending ||
                        transfer.kind == Kind::expire_pending;
  if (resolves == (transfer.pending_id == no_id)) corrupt(transfer, "a hold is missing, or one too many");
  std::uint32_t pending = nowhere;
  if (resolves) {
    pending = record_place(transfer.pending_id);
    if (pending == nowhere || records_[pending].kind != Kind::pending)
      corrupt(transfer, "its hold is missing");
    const Record& hold = records_[pending];
    if (hold.resolved_by != nowhere) corrupt(transfer, "its hold is already resolved");
    if (hold.debit != debit || hold.credit != credit || transfer.amount > hold.amount)
      corrupt(transfer, "it does not fit its hold");
  }
  return {transfer.id,
          transfer.reference,
          transfer.position,
          transfer.amount,
          transfer.expires_at,
          transfer.booked_at,
          debit,
          credit,
          pending,
          nowhere,
          transfer.code,
          transfer.kind,
          transfer.linked};
}

void Engine::recall(const Transfer& transfer) {
  require_confirmed();
  if (transfer.position > confirmed_.position) throw std::logic_error("recall is for before the checkpoint");
  index_record(checked_record(transfer));
}

void Engine::replay(const Transfer& transfer) {
  require_confirmed();
  if (transfer.position != confirmed_.position + 1) corrupt(transfer, "not the next position");
  if (transfer.booked_at < confirmed_.booked_at) corrupt(transfer, "booked before the one before it");
  if (transfer.leaf != leaf_of(sm3_, unit_, transfer))
    corrupt(transfer, "its content is not what was hashed");
  if (transfer.chain != link(sm3_, confirmed_.chain_head, transfer.leaf))
    corrupt(transfer, "the chain is broken");
  const Record made = checked_record(transfer);
  take_effect(made, +1);
  if (accounts_[made.debit].balances != transfer.debit_after ||
      accounts_[made.credit].balances != transfer.credit_after)
    corrupt(transfer, "the balances after it are not what the transfers give");
  index_record(made);
  confirmed_ = {transfer.position, transfer.chain, transfer.booked_at};
}

}  // namespace heliu::ledger
