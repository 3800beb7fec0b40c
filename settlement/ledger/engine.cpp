// The rules: each guard returns a named status, in the order of status.hpp. Undoing and rebuilding are in
// unit_of_work.cpp.
#include "settlement/ledger/engine.hpp"

#include <algorithm>

namespace heliu::ledger {
namespace {

constexpr std::uint16_t both_limits = debits_must_not_exceed_credits | credits_must_not_exceed_debits;

// Would posted and pending together, after this amount, pass 64 bits? Neither alone can then.
bool overflows(std::int64_t posted, std::int64_t pending, std::int64_t amount) {
  std::int64_t sum;
  return __builtin_add_overflow(posted, pending, &sum) || __builtin_add_overflow(sum, amount, &sum);
}

}  // namespace

Engine::Engine(std::string unit) : unit_(std::move(unit)) {
  if (unit_.empty() || unit_.size() > 32) throw std::invalid_argument("ledger unit: 1 to 32 bytes");
}

Status Engine::open_account(const Account& account) {
  if (account.id == no_id) return Status::id_must_not_be_zero;
  if (const std::uint32_t place = account_place(account.id); place != nowhere) {
    const Account& there = accounts_[place];
    const bool same = there.code == account.code && (there.flags & ~closed) == account.flags;
    return same ? Status::exists : Status::exists_with_different_content;
  }
  if (account.code == 0) return Status::code_must_not_be_zero;
  if ((account.flags & ~both_limits) != 0 || account.flags == both_limits)
    return Status::account_flags_invalid;
  const std::uint32_t place = accounts_.push_back({account.id, account.code, account.flags, {}});
  account_index_.insert(account.id, place);
  changes_.push_back({place, 0, true});
  return Status::created;
}

Status Engine::set_closed(const Id& id, bool now_closed) {
  const std::uint32_t place = account_place(id);
  if (place == nowhere) return Status::account_not_found;
  Account& account = accounts_[place];
  const std::uint16_t before = account.flags;
  if (((before & closed) != 0) == now_closed) return Status::exists;
  account.flags = static_cast<std::uint16_t>(before ^ closed);
  changes_.push_back({place, before, false});
  return Status::created;
}

std::vector<Outcome> Engine::apply(std::span<const TransferRequest> requests, std::int64_t now) {
  std::vector<Outcome> outcomes(requests.size());
  apply(requests, now, outcomes);
  return outcomes;
}

void Engine::apply(std::span<const TransferRequest> requests, std::int64_t now, std::span<Outcome> outcomes) {
  if (outcomes.size() != requests.size()) throw std::logic_error("one outcome for each request");
  now = std::max(now, last_booked_at());
  expire(now);
  constexpr std::size_t ahead = 8;  // enough to hide a cache miss behind the work of the requests before
  for (std::size_t first = 0; first < requests.size();) {
    if (first + ahead < requests.size()) {
      record_index_.prefetch(requests[first + ahead].id);
      account_index_.prefetch(requests[first + ahead].debit);
      account_index_.prefetch(requests[first + ahead].credit);
    }
    std::size_t end = first + 1;
    while (requests[end - 1].linked && end < requests.size()) ++end;
    if (end == first + 1 && !requests[first].linked)
      outcomes[first] = attempt(requests[first], now);
    else
      apply_group(requests.subspan(first, end - first), now, outcomes.subspan(first, end - first));
    first = end;
  }
}

// All or nothing: the first member refused keeps its own status, the others get linked_transfer_failed. A
// group sent again whole exists; one that mixes old and new is refused, for it can't be what was sent before.
void Engine::apply_group(std::span<const TransferRequest> group, std::int64_t now,
                         std::span<Outcome> outcomes) {
  const std::uint64_t before = position();
  const bool repeat = std::all_of(group.begin(), group.end(),
                                  [this](const auto& r) { return record_place(r.id) != nowhere; });
  std::size_t refused = group.size();
  Status reason = Status::created;
  if (group.back().linked) {
    refused = group.size() - 1;
    reason = Status::linked_group_open;
  } else {
    for (std::size_t i = 0; i < group.size(); ++i) {
      outcomes[i] = attempt(group[i], now);
      reason = outcomes[i].status;
      if (reason == Status::exists && !repeat) reason = Status::linked_group_partly_exists;
      if (succeeded(reason)) continue;
      refused = i;
      break;
    }
  }
  if (refused == group.size()) return;
  while (position() > before) undo_transfer();
  std::fill(outcomes.begin(), outcomes.end(), Outcome{.status = Status::linked_transfer_failed});
  outcomes[refused] = {.status = reason};
}

Outcome Engine::attempt(const TransferRequest& request, std::int64_t now) {
  if (request.id == no_id) return {.status = Status::id_must_not_be_zero};
  if (const std::uint32_t place = record_place(request.id); place != nowhere) {
    const Record& there = records_[place];
    if (!same_content(request, there)) return {.status = Status::exists_with_different_content};
    return {Status::exists, there.position, there.amount, there.booked_at};
  }
  Status status = Status::kind_not_allowed;
  if (request.kind == Kind::posted || request.kind == Kind::pending) status = enter(request, now);
  if (request.kind == Kind::post_pending || request.kind == Kind::void_pending)
    status = resolve(request, now);
  if (status != Status::created) return {.status = status};
  const Record& made = records_.back();
  return {Status::created, made.position, made.amount, made.booked_at};
}

Status Engine::enter(const TransferRequest& request, std::int64_t now) {
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  if (request.kind != Kind::pending && request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (request.expires_at != 0 && request.expires_at <= now) return Status::expiry_is_past;
  if (request.pending_id != no_id) return Status::pending_id_must_be_zero;
  if (request.debit == request.credit) return Status::accounts_must_differ;
  if (request.code == 0) return Status::code_must_not_be_zero;
  const std::uint32_t debit = account_place(request.debit);
  const std::uint32_t credit = account_place(request.credit);
  if (debit == nowhere) return Status::debit_account_not_found;
  if (credit == nowhere) return Status::credit_account_not_found;
  if (accounts_[debit].flags & closed) return Status::debit_account_closed;
  if (accounts_[credit].flags & closed) return Status::credit_account_closed;
  if (const Status status = limits(request, debit, credit); status != Status::created) return status;
  record({request.id, request.reference, 0, request.amount, request.expires_at, 0, debit, credit, nowhere,
          nowhere, request.code, request.kind, request.linked},
         now);
  return Status::created;
}

// Holds count against an account at once, and for it only when posted: whatever becomes of them, no limit
// breaks.
Status Engine::limits(const TransferRequest& request, std::uint32_t debit, std::uint32_t credit) const {
  const Balances& of_debit = accounts_[debit].balances;
  const Balances& of_credit = accounts_[credit].balances;
  if (overflows(of_debit.debits_posted, of_debit.debits_pending, request.amount))
    return Status::overflows_debits;
  if (overflows(of_credit.credits_posted, of_credit.credits_pending, request.amount))
    return Status::overflows_credits;
  if ((accounts_[debit].flags & debits_must_not_exceed_credits) &&
      of_debit.debits_posted + of_debit.debits_pending + request.amount > of_debit.credits_posted)
    return Status::exceeds_credits;
  if ((accounts_[credit].flags & credits_must_not_exceed_debits) &&
      of_credit.credits_posted + of_credit.credits_pending + request.amount > of_credit.debits_posted)
    return Status::exceeds_debits;
  return Status::created;
}

Status Engine::resolve(const TransferRequest& request, std::int64_t now) {
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  if (request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (request.pending_id == no_id) return Status::pending_id_must_not_be_zero;
  const std::uint32_t place = record_place(request.pending_id);
  if (place == nowhere) return Status::pending_not_found;
  if (const Status status = against_hold(request, place); status != Status::created) return status;
  const Record& hold = records_[place];
  const bool posts = request.kind == Kind::post_pending;
  if (posts && (accounts_[hold.debit].flags & closed)) return Status::debit_account_closed;
  if (posts && (accounts_[hold.credit].flags & closed)) return Status::credit_account_closed;
  const std::int64_t amount = posts && request.amount != whole_hold ? request.amount : hold.amount;
  const Id& reference = request.reference == no_id ? hold.reference : request.reference;
  record({request.id, reference, 0, amount, 0, 0, hold.debit, hold.credit, place, nowhere, hold.code,
          request.kind, request.linked},
         now);
  return Status::created;
}

Status Engine::against_hold(const TransferRequest& request, std::uint32_t place) const {
  const Record& hold = records_[place];
  if (hold.kind != Kind::pending) return Status::pending_is_not_a_hold;
  if (request.debit != no_id && request.debit != accounts_[hold.debit].id)
    return Status::pending_has_different_debit_account;
  if (request.credit != no_id && request.credit != accounts_[hold.credit].id)
    return Status::pending_has_different_credit_account;
  if (request.code != 0 && request.code != hold.code) return Status::pending_has_different_code;
  if (request.amount != whole_hold) {
    if (request.kind == Kind::post_pending && request.amount > hold.amount)
      return Status::exceeds_pending_amount;
    if (request.kind == Kind::void_pending && request.amount != 0 && request.amount != hold.amount)
      return Status::pending_has_different_amount;
  }
  if (hold.resolved_by == nowhere) return Status::created;
  switch (records_[hold.resolved_by].kind) {
    case Kind::post_pending:
      return Status::pending_already_posted;
    case Kind::void_pending:
      return Status::pending_already_voided;
    default:
      return Status::pending_already_expired;
  }
}

// Does the request, with what it leaves to its hold filled in, say what was recorded?
bool Engine::same_content(const TransferRequest& request, const Record& there) const {
  if (request.kind != there.kind || request.linked != there.linked || request.expires_at != there.expires_at)
    return false;
  const Id& debit = accounts_[there.debit].id;
  const Id& credit = accounts_[there.credit].id;
  if (there.pending == nowhere)
    return request.pending_id == no_id && request.debit == debit && request.credit == credit &&
           request.amount == there.amount && request.code == there.code &&
           request.reference == there.reference;
  const Record& hold = records_[there.pending];
  const bool whole =
      request.amount == whole_hold || (request.kind == Kind::void_pending && request.amount == 0);
  return request.pending_id == hold.id && (request.debit == no_id || request.debit == debit) &&
         (request.credit == no_id || request.credit == credit) &&
         (whole ? hold.amount : request.amount) == there.amount &&
         (request.code == 0 || request.code == there.code) &&
         (request.reference == no_id ? hold.reference : request.reference) == there.reference;
}

std::size_t Engine::expire(std::int64_t now) {
  now = std::max(now, last_booked_at());
  std::size_t expired = 0;
  while (!due_.empty() && due_.top().at <= now) {
    const Due due = due_.top();
    due_.pop();
    if (due.place >= records_.size()) continue;
    const Record& hold = records_[due.place];
    if (hold.kind != Kind::pending || hold.expires_at != due.at || hold.resolved_by != nowhere) continue;
    std::uint32_t attempt = 0;
    Id id = expiry_id(sm3_, hold.id, attempt);
    while (record_place(id) != nowhere) id = expiry_id(sm3_, hold.id, ++attempt);
    record({id, hold.reference, 0, hold.amount, 0, 0, hold.debit, hold.credit, due.place, nowhere, hold.code,
            Kind::expire_pending, false},
           now);
    ++expired;
  }
  return expired;
}

// Gives it its position and time, lets it take effect and keeps its row for the store.
void Engine::record(Record made, std::int64_t now) {
  made.position = position() + 1;
  made.booked_at = now;
  take_effect(made, +1);
  const std::uint32_t place = index_record(made);
  Transfer& row = fresh_.emplace_back();
  fill(row, records_[place]);
  row.debit_after = accounts_[made.debit].balances;
  row.credit_after = accounts_[made.credit].balances;
}

void Engine::take_effect(const Record& made, std::int64_t direction) {
  Balances& debit = accounts_[made.debit].balances;
  Balances& credit = accounts_[made.credit].balances;
  const std::int64_t amount = direction * made.amount;
  if (made.kind == Kind::posted || made.kind == Kind::post_pending) {
    debit.debits_posted += amount;
    credit.credits_posted += amount;
  }
  if (made.kind == Kind::pending) {
    debit.debits_pending += amount;
    credit.credits_pending += amount;
  }
  if (made.pending != nowhere) {  // whatever resolves a hold, nothing of it stays held
    const std::int64_t held = direction * records_[made.pending].amount;
    debit.debits_pending -= held;
    credit.credits_pending -= held;
  }
}

std::uint32_t Engine::index_record(const Record& made) {
  const std::uint32_t place = records_.push_back(made);
  record_index_.insert(made.id, place);
  if (made.pending != nowhere) records_[made.pending].resolved_by = place;
  if (made.kind == Kind::pending && made.expires_at != 0) due_.push({made.expires_at, place});
  return place;
}

}  // namespace heliu::ledger
