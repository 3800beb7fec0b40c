#include "model.hpp"

#include "settlement/quantity.hpp"

namespace heliu::ledger {

Status Model::open_account(const Account& account) {
  if (account.id == no_id) return Status::id_must_not_be_zero;
  if (const auto there = accounts.find(account.id); there != accounts.end()) {
    const bool same = there->second.code == account.code && (there->second.flags & 3) == account.flags;
    return same ? Status::exists : Status::exists_with_different_content;
  }
  if (account.code == 0) return Status::code_must_not_be_zero;
  if (account.flags > 2) return Status::account_flags_invalid;
  accounts[account.id] = account;
  return Status::created;
}

Status Model::set_closed(const Id& id, bool shut) {
  if (!accounts.contains(id)) return Status::account_not_found;
  Account& account = accounts[id];
  if (bool(account.flags & closed) == shut) return Status::exists;
  account.flags = static_cast<std::uint16_t>(shut ? account.flags | closed : account.flags & ~closed);
  return Status::created;
}

const Recorded* Model::find(const Id& id) const {
  for (const Recorded& transfer : transfers)
    if (transfer.id == id) return &transfer;
  return nullptr;
}

const Recorded* Model::resolution_of(const Id& hold) const {
  for (const Recorded& transfer : transfers)
    if (transfer.pending_id == hold) return &transfer;
  return nullptr;
}

Balances Model::balances(const Id& account) const {
  Balances sum;
  for (const Recorded& t : transfers) {
    const bool posts = t.kind == Kind::posted || t.kind == Kind::post_pending;
    const bool holds = t.kind == Kind::pending && !resolution_of(t.id);
    if (t.debit == account && posts) sum.debits_posted += t.amount;
    if (t.credit == account && posts) sum.credits_posted += t.amount;
    if (t.debit == account && holds) sum.debits_pending += t.amount;
    if (t.credit == account && holds) sum.credits_pending += t.amount;
  }
  return sum;
}

std::int64_t Model::time(std::int64_t now) const {
  return transfers.empty() ? now : std::max(now, transfers.back().booked_at);
}

void Model::add(const TransferRequest& request, std::int64_t now) {
  Recorded made;
  static_cast<TransferRequest&>(made) = request;
  made.position = transfers.size() + 1;
  made.booked_at = now;
  transfers.push_back(made);
}

void Model::expire(std::int64_t now) {
  now = time(now);
  Sm3 sm3;
  while (true) {
    const Recorded* next = nullptr;  // the one due first; of two, the older
    for (const Recorded& t : transfers)
      if (t.kind == Kind::pending && t.expires_at != 0 && t.expires_at <= now && !resolution_of(t.id) &&
          (!next || t.expires_at < next->expires_at))
        next = &t;
    if (!next) return;
    TransferRequest expiry = *next;
    expiry.kind = Kind::expire_pending;
    expiry.pending_id = next->id;
    expiry.expires_at = 0;
    expiry.linked = false;
    std::uint32_t attempt = 0;
    do expiry.id = expiry_id(sm3, next->id, attempt++);
    while (find(expiry.id));
    add(expiry, now);
  }
}

std::vector<Status> Model::apply(const std::vector<TransferRequest>& requests, std::int64_t now) {
  now = time(now);
  expire(now);
  std::vector<Status> statuses;
  for (std::size_t first = 0; first < requests.size();) {
    std::size_t last = first;
    while (last + 1 < requests.size() && requests[last].linked) ++last;
    const Model before = *this;
    const bool group = requests[first].linked;
    const std::size_t size = last - first + 1;
    bool all_there = true;
    for (std::size_t i = first; i <= last; ++i) all_there = all_there && find(requests[i].id);
    std::vector<Status> mine(size, Status::linked_transfer_failed);
    bool failed = false;
    if (requests[last].linked) {
      mine.back() = Status::linked_group_open;
    } else {
      for (std::size_t i = 0; i < size && !failed; ++i) {
        mine[i] = one(requests[first + i], now);
        if (group && !all_there && mine[i] == Status::exists) mine[i] = Status::linked_group_partly_exists;
        failed = group && mine[i] != Status::created && mine[i] != Status::exists;
        if (!failed) continue;
        for (std::size_t other = 0; other < size; ++other)
          if (other != i) mine[other] = Status::linked_transfer_failed;
        *this = before;
      }
    }
    statuses.insert(statuses.end(), mine.begin(), mine.end());
    first = last + 1;
  }
  return statuses;
}

Status Model::one(TransferRequest request, std::int64_t now) {
  if (request.id == no_id) return Status::id_must_not_be_zero;
  const TransferRequest asked = request;
  const bool resolves = request.kind == Kind::post_pending || request.kind == Kind::void_pending;
  const Recorded* hold = resolves ? find(request.pending_id) : nullptr;
  if (hold) {  // say in full what was left to the hold
    if (request.amount == whole_hold) request.amount = hold->amount;
    if (request.kind == Kind::void_pending && request.amount == 0) request.amount = hold->amount;
    if (request.debit == no_id) request.debit = hold->debit;
    if (request.credit == no_id) request.credit = hold->credit;
    if (request.code == 0) request.code = hold->code;
    if (request.reference == no_id) request.reference = hold->reference;
  }
  if (const Recorded* there = find(request.id))
    return static_cast<const TransferRequest&>(*there) == request ? Status::exists
                                                                  : Status::exists_with_different_content;
  if (!resolves && request.kind != Kind::posted && request.kind != Kind::pending)
    return Status::kind_not_allowed;
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  const Status status = resolves ? resolution(hold ? request : asked) : fresh(request, now);
  if (status == Status::created) add(request, now);
  return status;
}

Status Model::fresh(const TransferRequest& request, std::int64_t now) const {
  if (request.expires_at != 0 && request.kind == Kind::posted) return Status::expiry_is_for_pending_only;
  if (request.expires_at != 0 && request.expires_at <= now) return Status::expiry_is_past;
  if (request.pending_id != no_id) return Status::pending_id_must_be_zero;
  if (request.debit == request.credit) return Status::accounts_must_differ;
  if (request.code == 0) return Status::code_must_not_be_zero;
  const auto debit = accounts.find(request.debit), credit = accounts.find(request.credit);
  if (debit == accounts.end()) return Status::debit_account_not_found;
  if (credit == accounts.end()) return Status::credit_account_not_found;
  if (debit->second.flags & closed) return Status::debit_account_closed;
  if (credit->second.flags & closed) return Status::credit_account_closed;
  const Balances d = balances(request.debit), c = balances(request.credit);
  const Int128 debits = Int128{d.debits_posted} + d.debits_pending + request.amount;
  const Int128 credits = Int128{c.credits_posted} + c.credits_pending + request.amount;
  if (debits > INT64_MAX) return Status::overflows_debits;
  if (credits > INT64_MAX) return Status::overflows_credits;
  if ((debit->second.flags & 1) && debits > d.credits_posted) return Status::exceeds_credits;
  if ((credit->second.flags & 2) && credits > c.debits_posted) return Status::exceeds_debits;
  return Status::created;
}

Status Model::resolution(const TransferRequest& request) const {
  if (request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (request.pending_id == no_id) return Status::pending_id_must_not_be_zero;
  const Recorded* hold = find(request.pending_id);
  if (!hold) return Status::pending_not_found;
  if (hold->kind != Kind::pending) return Status::pending_is_not_a_hold;
  if (request.debit != hold->debit) return Status::pending_has_different_debit_account;
  if (request.credit != hold->credit) return Status::pending_has_different_credit_account;
  if (request.code != hold->code) return Status::pending_has_different_code;
  const bool posts = request.kind == Kind::post_pending;
  if (posts && request.amount > hold->amount) return Status::exceeds_pending_amount;
  if (!posts && request.amount != hold->amount) return Status::pending_has_different_amount;
  if (const Recorded* done = resolution_of(hold->id)) {
    if (done->kind == Kind::post_pending) return Status::pending_already_posted;
    if (done->kind == Kind::void_pending) return Status::pending_already_voided;
    return Status::pending_already_expired;
  }
  if (posts && (accounts.at(hold->debit).flags & closed)) return Status::debit_account_closed;
  if (posts && (accounts.at(hold->credit).flags & closed)) return Status::credit_account_closed;
  return Status::created;
}

}  // namespace heliu::ledger
