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
  return record_index_.find(id, [this](std::uint32_t place) -> const Id& { return record_at(place).id; });
}

std::uint32_t Engine::refused_place(const Id& id) const {
  return refused_index_.find(id,
                             [this](std::uint32_t place) -> const Id& { return refused_[place].request.id; });
}

const Engine::Record& Engine::record_at(std::uint32_t place) const {
  return place & old_bit ? old_[place & ~old_bit] : records_[place];
}

Engine::Record& Engine::record_at(std::uint32_t place) {
  return place & old_bit ? old_[place & ~old_bit] : records_[place];
}

std::int64_t Engine::last_time() const {
  return std::max(fresh_.empty() ? confirmed_.booked_at : fresh_.back().booked_at,
                  decisions_.empty() ? confirmed_.decided_at : decisions_.back().decided_at);
}

void Engine::fill(Recorded& full, const Record& made) const {
  full.id = made.id;
  full.debit = accounts_[made.debit].id;
  full.credit = accounts_[made.credit].id;
  full.amount = made.amount;
  full.pending_id = made.pending == nowhere ? no_id : record_at(made.pending).id;
  full.reference = made.reference;
  full.expires_at = made.expires_at;
  full.code = made.code;
  full.kind = made.kind;
  full.linked = made.linked;
  full.position = made.position;
  full.booked_at = made.booked_at;
  full.event_at = made.event_at;
  full.bank_day = made.bank_day;
}

const Account* Engine::find_account(const Id& id) const {
  const std::uint32_t place = account_place(id);
  return place == nowhere ? nullptr : &accounts_[place];
}

std::optional<Recorded> Engine::find_transfer(const Id& id) const {
  const std::uint32_t place = record_place(id);
  if (place == nowhere) return std::nullopt;
  Recorded full;
  fill(full, record_at(place));
  return full;
}

std::optional<HoldState> Engine::hold_state(const Id& pending_id) const {
  const std::uint32_t place = record_place(pending_id);
  if (place == nowhere || record_at(place).kind != Kind::pending) return std::nullopt;
  if (record_at(place).resolved_by == nowhere) return HoldState::open;
  switch (record_at(record_at(place).resolved_by).kind) {
    case Kind::post_pending:
      return HoldState::posted;
    case Kind::void_pending:
      return HoldState::voided;
    default:
      return HoldState::expired;
  }
}

const TransferRequest* Engine::find_refused(const Id& id) const {
  const std::uint32_t place = refused_place(id);
  return place == nowhere ? nullptr : &refused_[place].request;
}

Mark Engine::mark() const {
  return {position(), confirmed_.decisions + decisions_.size()};
}

void Engine::undo_to(const Mark& mark) {
  if (mark.position < confirmed_.position || mark.decisions < confirmed_.decisions)
    throw std::logic_error("undo beyond what was confirmed");
  if (mark.position > position() || mark.decisions > confirmed_.decisions + decisions_.size())
    throw std::logic_error("undo to a mark that was undone itself");
  while (position() > mark.position) undo_transfer();
  while (confirmed_.decisions + decisions_.size() > mark.decisions) undo_decision();
  drained_decisions_ = std::min(drained_decisions_, decisions_.size());
  hashed_decisions_ = std::min(hashed_decisions_, decisions_.size());
}

void Engine::undo_transfer() {
  const Record made = records_.back();
  const std::uint32_t place = records_.size() - 1;
  record_index_.erase(made.id, place);
  take_effect(made, -1);
  if (made.pending != nowhere) {
    Record& hold = record_at(made.pending);
    hold.resolved_by = nowhere;
    if (hold.expires_at != 0) due_.push({hold.expires_at, made.pending});  // its entry may be gone
  }
  records_.pop_back();
  fresh_.pop_back();
  drained_ = std::min(drained_, fresh_.size());
  hashed_ = std::min(hashed_, fresh_.size());
}

void Engine::hash_fresh(std::size_t upto) {
  for (; hashed_ < upto; ++hashed_) {
    Transfer& row = fresh_[hashed_];
    const Hash& previous = hashed_ == 0 ? confirmed_.chain_head : fresh_[hashed_ - 1].chain;
    row.chain = link(sm3_, previous, leaf_of(sm3_, unit_, row));
  }
}

Rows Engine::drain(std::size_t most) {
  hash_decisions();
  const std::size_t count = std::min(most, fresh_.size() - drained_);
  hash_fresh(drained_ + count);
  const Rows rows{std::span<const Decision>(decisions_).subspan(drained_decisions_),
                  std::span<const Transfer>(fresh_).subspan(drained_, count)};
  drained_decisions_ = decisions_.size();
  drained_ += count;
  return rows;
}

void Engine::confirm() {
  if (drained_ > 0) {
    const Transfer& last = fresh_[drained_ - 1];
    confirmed_.position = last.position;
    confirmed_.chain_head = last.chain;
    confirmed_.booked_at = last.booked_at;
    fresh_.erase(fresh_.begin(), fresh_.begin() + static_cast<std::ptrdiff_t>(drained_));
    hashed_ -= drained_;
    drained_ = 0;
  }
  if (drained_decisions_ == 0) return;
  const Decision& last = decisions_[drained_decisions_ - 1];
  confirmed_.decisions = last.seq;
  confirmed_.decision_head = last.chain;
  confirmed_.decided_at = last.decided_at;
  const auto count = static_cast<std::ptrdiff_t>(drained_decisions_);
  decisions_.erase(decisions_.begin(), decisions_.begin() + count);
  before_.erase(before_.begin(), before_.begin() + count);
  hashed_decisions_ -= drained_decisions_;
  drained_decisions_ = 0;
}

Checkpoint Engine::checkpoint() {
  hash_fresh(fresh_.size());
  hash_decisions();
  Checkpoint at = confirmed_;
  if (!fresh_.empty()) {
    at.position = fresh_.back().position;
    at.chain_head = fresh_.back().chain;
    at.booked_at = fresh_.back().booked_at;
  }
  if (!decisions_.empty()) {
    at.decisions = decisions_.back().seq;
    at.decision_head = decisions_.back().chain;
    at.decided_at = decisions_.back().decided_at;
  }
  return at;
}

void Engine::require_confirmed() const {
  if (!fresh_.empty() || !decisions_.empty()) throw std::logic_error("rebuilding over unconfirmed work");
}

void Engine::restore(const Account& account) {
  require_confirmed();
  if (account.id == no_id || account_place(account.id) != nowhere)
    throw CorruptLedger("an account without id, or stored twice");
  account_index_.insert(account.id, accounts_.push_back(account));
}

// The record that a stored transfer stands for, if the ledger so far allows it.
Engine::Record Engine::checked_record(const Transfer& transfer) const {
  if (transfer.id == no_id || record_place(transfer.id) != nowhere)
    corrupt(transfer, "no id, or one seen before");
  if (transfer.amount < 0) corrupt(transfer, "negative amount");
  const std::uint32_t debit = account_place(transfer.debit);
  const std::uint32_t credit = account_place(transfer.credit);
  if (debit == nowhere || credit == nowhere) corrupt(transfer, "an account is missing");
  const bool resolves = transfer.kind == Kind::post_pending || transfer.kind == Kind::void_pending ||
                        transfer.kind == Kind::expire_pending;
  if (resolves == (transfer.pending_id == no_id)) corrupt(transfer, "a hold is missing, or one too many");
  std::uint32_t pending = nowhere;
  if (resolves) {
    pending = record_place(transfer.pending_id);
    if (pending == nowhere || record_at(pending).kind != Kind::pending)
      corrupt(transfer, "its hold is missing");
    const Record& hold = record_at(pending);
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
          transfer.event_at,
          debit,
          credit,
          pending,
          nowhere,
          transfer.bank_day,
          transfer.code,
          transfer.kind,
          transfer.linked};
}

void Engine::remember(std::span<const Transfer> together) {
  for (const Transfer& transfer : together) {
    if (record_place(transfer.id) != nowhere) continue;
    const Record made = checked_record(transfer);
    const std::uint32_t place = old_.push_back(made) | old_bit;
    record_index_.insert(made.id, place);
    if (made.pending != nowhere) record_at(made.pending).resolved_by = place;
  }
}

void Engine::replay(const Transfer& transfer) {
  require_confirmed();
  if (transfer.position != confirmed_.position + 1) corrupt(transfer, "not the next position");
  if (transfer.booked_at < last_time()) corrupt(transfer, "booked before the one before it");
  if (transfer.chain != link(sm3_, confirmed_.chain_head, leaf_of(sm3_, unit_, transfer)))
    corrupt(transfer, "it is not what was hashed, or the chain is broken");
  const Record made = checked_record(transfer);
  take_effect(made, +1);
  if (accounts_[made.debit].balances != transfer.debit_after ||
      accounts_[made.credit].balances != transfer.credit_after)
    corrupt(transfer, "the balances after it are not what the transfers give");
  index_record(made);
  confirmed_.position = transfer.position;
  confirmed_.chain_head = transfer.chain;
  confirmed_.booked_at = transfer.booked_at;
}

}  // namespace heliu::ledger
