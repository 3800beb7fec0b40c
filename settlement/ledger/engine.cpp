// The rules: each guard returns a named status, in the order of status.hpp. Undoing and rebuilding are in
// unit_of_work.cpp.
#include "settlement/ledger/engine.hpp"

#include <algorithm>
#include <chrono>

#include "settlement/quantity.hpp"

namespace heliu::ledger {
namespace {

constexpr std::int64_t shanghai = std::int64_t{8} * 3600 * 1'000'000;  // UTC+8 all year
constexpr std::int64_t day = std::int64_t{24} * 3600 * 1'000'000;

std::int32_t as_number(std::chrono::year_month_day date) {
  return static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

bool is_day(std::int32_t yyyymmdd) {
  if (yyyymmdd == 0) return true;  // left to the ledger
  if (yyyymmdd < 1900'01'01 || yyyymmdd > 9999'12'31) return false;
  const auto rest = static_cast<unsigned>(yyyymmdd);
  return std::chrono::year_month_day(std::chrono::year(yyyymmdd / 10000),
                                     std::chrono::month(rest / 100 % 100), std::chrono::day(rest % 100))
      .ok();
}

// Would posted and pending together, after this amount, pass 64 bits? Neither alone can then.
bool overflows(std::int64_t posted, std::int64_t pending, std::int64_t amount) {
  std::int64_t sum;
  return __builtin_add_overflow(posted, pending, &sum) || __builtin_add_overflow(sum, amount, &sum);
}

}  // namespace

Engine::Engine(std::string unit) : unit_(std::move(unit)) {
  if (unit_.empty() || unit_.size() > 32) throw std::invalid_argument("ledger unit: 1 to 32 bytes");
}

std::vector<Outcome> Engine::apply(std::span<const TransferRequest> requests, std::int64_t now,
                                   Refusals refusals) {
  std::vector<Outcome> outcomes(requests.size());
  apply(requests, now, outcomes, refusals);
  return outcomes;
}

void Engine::apply(std::span<const TransferRequest> requests, std::int64_t now, std::span<Outcome> outcomes,
                   Refusals refusals) {
  if (outcomes.size() != requests.size()) throw std::logic_error("one outcome for each request");
  now = std::max(now, last_time());
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
    if (end == first + 1 && !requests[first].linked) {
      outcomes[first] = attempt(requests[first], now);
      if (refusals == Refusals::record && hangs_on_the_moment(outcomes[first].status))
        refuse(requests.subspan(first, 1), outcomes.subspan(first, 1), now);
    } else {
      apply_group(requests.subspan(first, end - first), now, outcomes.subspan(first, end - first), refusals);
    }
    first = end;
  }
}

// All or nothing: the first member refused keeps its own status, the others get linked_transfer_failed. A
// group sent again whole exists; one that mixes old and new is refused, for it can't be what was sent before.
// Before a group is refused, the store is asked whether it is one of before the engine's memory.
void Engine::apply_group(std::span<const TransferRequest> group, std::int64_t now,
                         std::span<Outcome> outcomes, Refusals refusals) {
  const auto known = [this](const TransferRequest& r) { return record_place(r.id) != nowhere; };
  if (refused_again(group, outcomes)) return;
  while (true) {
    const std::uint64_t before = position();
    const bool repeat = std::all_of(group.begin(), group.end(), known);
    std::size_t refused = group.size();
    Status reason = Status::created;
    if (group.back().linked) {
      refused = group.size() - 1;
      reason = Status::linked_group_open;
    }
    for (std::size_t i = 0; i < group.size() && !group.back().linked; ++i) {
      outcomes[i] = attempt(group[i], now);
      reason = outcomes[i].status;
      if (reason == Status::exists && !repeat) reason = Status::linked_group_partly_exists;
      if (succeeded(reason)) continue;
      refused = i;
      break;
    }
    if (refused == group.size()) return;
    while (position() > before) undo_transfer();
    if (older_ && !repeat) {
      for (const TransferRequest& request : group)
        if (!known(request)) fetch_older(request.id);
      if (std::all_of(group.begin(), group.end(), known)) continue;
    }
    std::fill(outcomes.begin(), outcomes.end(), Outcome{.status = Status::linked_transfer_failed});
    outcomes[refused] = {.status = reason};
    if (refusals == Refusals::record && hangs_on_the_moment(reason)) refuse(group, outcomes, now);
    return;
  }
}

Outcome Engine::attempt(const TransferRequest& request, std::int64_t now) {
  if (request.id == no_id) return {.status = Status::id_must_not_be_zero};
  if (const auto again = repeated(request)) return *again;
  const Status status = try_new(request, now);
  if (status != Status::created) {
    fetch_older(request.id);  // if it didn't come with its hold already
    return older_ ? repeated(request).value_or(Outcome{.status = status}) : Outcome{.status = status};
  }
  const Record& made = records_.back();
  return {Status::created, made.position, made.amount, made.booked_at};
}

// The answer of the first time, when there was one.
std::optional<Outcome> Engine::repeated(const TransferRequest& request) const {
  constexpr Outcome other{.status = Status::exists_with_different_content};
  if (const std::uint32_t place = record_place(request.id); place != nowhere) {
    const Record& there = record_at(place);
    if (!same_content(request, there)) return other;
    return Outcome{Status::exists, there.position, there.amount, there.booked_at};
  }
  if (refused_.size() == 0) return std::nullopt;
  const std::uint32_t place = refused_place(request.id);
  if (place == nowhere) return std::nullopt;
  return refused_[place].request == request ? Outcome{.status = refused_[place].status} : other;
}

Status Engine::try_new(const TransferRequest& request, std::int64_t now) {
  if (request.kind == Kind::posted || request.kind == Kind::pending) return enter(request, now);
  if (request.kind == Kind::post_pending || request.kind == Kind::void_pending) return resolve(request, now);
  return Status::kind_not_allowed;
}

void Engine::fetch_older(const Id& id) {
  if (older_ && id != no_id && record_place(id) == nowhere) remember(older_(id));
}

Status Engine::enter(const TransferRequest& request, std::int64_t now) {
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  if (request.kind != Kind::pending && request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (request.expires_at != 0 && request.expires_at <= now) return Status::expiry_is_past;
  if (!is_day(request.bank_day)) return Status::bank_day_invalid;
  if (request.pending_id != no_id) return Status::pending_id_must_be_zero;
  if (request.debit == request.credit) return Status::accounts_must_differ;
  if (request.code == 0) return Status::code_must_not_be_zero;
  const std::uint32_t debit = account_place(request.debit);
  const std::uint32_t credit = account_place(request.credit);
  if (debit == nowhere) return Status::debit_account_not_found;
  if (credit == nowhere) return Status::credit_account_not_found;
  if (const Status status = open_to(debit, credit, now); status != Status::created) return status;
  if (const Status status = limits(request, debit, credit, now); status != Status::created) return status;
  record({request.id, request.reference, 0, request.amount, request.expires_at, 0, request.event_at, debit,
          credit, nowhere, nowhere, request.bank_day, request.code, request.kind, request.linked},
         now);
  return Status::created;
}

Status Engine::open_to(std::uint32_t debit, std::uint32_t credit, std::int64_t now) const {
  const std::uint16_t of_debit = terms_of(debit, now).flags, of_credit = terms_of(credit, now).flags;
  if (of_debit & closed) return Status::debit_account_closed;
  if (of_credit & closed) return Status::credit_account_closed;
  if (of_debit & debits_frozen) return Status::debit_account_frozen;
  if (of_credit & credits_frozen) return Status::credit_account_frozen;
  return Status::created;
}

// Holds count against an account at once, and for it only when posted: whatever becomes of them, no limit
// breaks.
Status Engine::limits(const TransferRequest& request, std::uint32_t debit, std::uint32_t credit,
                      std::int64_t now) const {
  const Balances& of_debit = accounts_[debit].balances;
  const Balances& of_credit = accounts_[credit].balances;
  if (overflows(of_debit.debits_posted, of_debit.debits_pending, request.amount))
    return Status::overflows_debits;
  if (overflows(of_credit.credits_posted, of_credit.credits_pending, request.amount))
    return Status::overflows_credits;
  const auto too_much = [&](std::uint32_t place, std::int64_t spent, std::int64_t had) {
    return Int128{spent} + request.amount > Int128{had} - terms_of(place, now).floor;
  };
  if ((accounts_[debit].flags & debits_must_not_exceed_credits) &&
      too_much(debit, of_debit.debits_posted + of_debit.debits_pending, of_debit.credits_posted))
    return Status::exceeds_credits;
  if ((accounts_[credit].flags & credits_must_not_exceed_debits) &&
      too_much(credit, of_credit.credits_posted + of_credit.credits_pending, of_credit.debits_posted))
    return Status::exceeds_debits;
  return Status::created;
}

Status Engine::resolve(const TransferRequest& request, std::int64_t now) {
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  if (request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (!is_day(request.bank_day)) return Status::bank_day_invalid;
  if (request.pending_id == no_id) return Status::pending_id_must_not_be_zero;
  fetch_older(request.pending_id);
  const std::uint32_t place = record_place(request.pending_id);
  if (place == nowhere) return Status::pending_not_found;
  if (const Status status = against_hold(request, place); status != Status::created) return status;
  const Record& hold = record_at(place);
  const bool posts = request.kind == Kind::post_pending;
  if (const Status status = open_to(hold.debit, hold.credit, now); posts && status != Status::created)
    return status;
  const std::int64_t amount = posts && request.amount != whole_hold ? request.amount : hold.amount;
  const Id& reference = request.reference == no_id ? hold.reference : request.reference;
  record({request.id, reference, 0, amount, 0, 0, request.event_at, hold.debit, hold.credit, place, nowhere,
          request.bank_day, hold.code, request.kind, request.linked},
         now);
  return Status::created;
}

Status Engine::against_hold(const TransferRequest& request, std::uint32_t place) const {
  const Record& hold = record_at(place);
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
  switch (record_at(hold.resolved_by).kind) {
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
  if (request.event_at != 0 && request.event_at != there.event_at) return false;
  if (request.bank_day != 0 && request.bank_day != there.bank_day) return false;
  const Id& debit = accounts_[there.debit].id;
  const Id& credit = accounts_[there.credit].id;
  if (there.pending == nowhere)
    return request.pending_id == no_id && request.debit == debit && request.credit == credit &&
           request.amount == there.amount && request.code == there.code &&
           request.reference == there.reference;
  const Record& hold = record_at(there.pending);
  const bool whole =
      request.amount == whole_hold || (request.kind == Kind::void_pending && request.amount == 0);
  return request.pending_id == hold.id && (request.debit == no_id || request.debit == debit) &&
         (request.credit == no_id || request.credit == credit) &&
         (whole ? hold.amount : request.amount) == there.amount &&
         (request.code == 0 || request.code == there.code) &&
         (request.reference == no_id ? hold.reference : request.reference) == there.reference;
}

std::size_t Engine::expire(std::int64_t now) {
  now = std::max(now, last_time());
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
    record({id, hold.reference, 0, hold.amount, 0, 0, hold.expires_at, hold.debit, hold.credit, due.place,
            nowhere, 0, hold.code, Kind::expire_pending, false},
           now);
    ++expired;
  }
  return expired;
}

std::int32_t Engine::day_of(std::int64_t booked_at) const {
  using namespace std::chrono;
  const std::int64_t local = booked_at + shanghai + (day - cut_off_);
  return as_number(year_month_day(floor<days>(sys_time<microseconds>(microseconds(local)))));
}

// Gives it its position and time, lets it take effect and keeps its row for the store.
void Engine::record(Record made, std::int64_t now) {
  made.position = position() + 1;
  made.booked_at = now;
  if (undated_) {
    made.event_at = 0;
    made.bank_day = 0;
  } else {
    if (made.event_at == 0) made.event_at = now;
    if (made.bank_day == 0) made.bank_day = day_of(now);
  }
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
    const std::int64_t held = direction * record_at(made.pending).amount;
    debit.debits_pending -= held;
    credit.credits_pending -= held;
  }
}

std::uint32_t Engine::index_record(const Record& made) {
  const std::uint32_t place = records_.push_back(made);
  record_index_.insert(made.id, place);
  if (made.pending != nowhere) record_at(made.pending).resolved_by = place;
  if (made.kind == Kind::pending && made.expires_at != 0) due_.push({made.expires_at, place});
  return place;
}

}  // namespace heliu::ledger
