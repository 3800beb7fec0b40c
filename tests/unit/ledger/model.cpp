#include "model.hpp"

#include "settlement/quantity.hpp"

namespace heliu::ledger {

namespace {

bool limited(std::uint16_t flags) {
  return (flags & 3) != 0;
}

bool floor_is_wrong(std::uint16_t flags, std::int64_t floor) {
  return floor != 0 && (!limited(flags) || Int128{floor} * floor > (Int128{1} << 124));
}

// Of the day in Shanghai, counted from 1970-03-01 so that the leap day ends a year.
std::int32_t day_number(std::int64_t micros) {
  std::int64_t days = (micros + 8 * 3600'000'000LL) / 86400'000'000LL;
  int year = 1970, month = 1;
  const auto leap = [&] { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
  for (; days >= 365 + leap(); ++year) days -= 365 + leap();
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (; days >= lengths[month - 1] + (month == 2 && leap()); ++month)
    days -= lengths[month - 1] + (month == 2 && leap());
  return year * 10000 + month * 100 + static_cast<int>(days) + 1;
}

bool day_is_wrong(std::int32_t day) {
  static constexpr int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = day / 100 % 100, of_month = day % 100;
  if (day == 0) return false;
  if (day < 19000101 || month < 1 || month > 12 || of_month < 1 || of_month > lengths[month - 1]) return true;
  return month == 2 && of_month == 29 && day / 10000 % 4 != 0;
}

}  // namespace

Status Model::open_account(const Account& account, std::int64_t now) {
  if (account.id == no_id) return Status::id_must_not_be_zero;
  if (const auto there = accounts.find(account.id); there != accounts.end()) {
    const bool same =
        there->second.code == account.code && (there->second.terms[0].flags & 3) == account.flags;
    return same ? Status::exists : Status::exists_with_different_content;
  }
  if (account.code == 0) return Status::code_must_not_be_zero;
  if (account.flags > 2) return Status::account_flags_invalid;
  if (floor_is_wrong(account.flags, account.floor)) return Status::floor_invalid;
  accounts[account.id] = {account.code, {{account.flags, account.floor, INT64_MIN}}};
  decided(now);
  return Status::created;
}

Status Model::set_terms(const Id& id, Terms asked, std::int64_t now) {
  if (!accounts.contains(id)) return Status::account_not_found;
  now = time(now);
  Known& account = accounts[id];
  const int limit = account.terms[0].flags & 3;
  if (asked.flags > 31 || ((asked.flags & 3) != 0 && (asked.flags & 3) != limit))
    return Status::account_flags_invalid;
  asked.flags = static_cast<std::uint16_t>(asked.flags | limit);
  if (floor_is_wrong(asked.flags, asked.floor)) return Status::floor_invalid;
  asked.valid_from = std::max(asked.valid_from, now);
  const Terms at = terms(id, asked.valid_from);
  if (asked.valid_from == now && at.flags == asked.flags && at.floor == asked.floor) return Status::exists;
  if (asked.valid_from > now)
    for (const Terms& waiting : account.terms)
      if (waiting == asked) return Status::exists;
  account.terms.push_back(asked);
  decided(now);
  return Status::created;
}

// Of those that have begun, the one that began last; of two that began together, the later word.
Terms Model::terms(const Id& account, std::int64_t at) const {
  const std::vector<Terms>& all = accounts.at(account).terms;
  Terms found = all[0];
  for (const Terms& each : all)
    if (each.valid_from <= at && each.valid_from >= found.valid_from) found = each;
  return found;
}

void Model::decided(std::int64_t now) {
  decided_at = time(now);
  ++decisions;
}

const Recorded* Model::find(const Id& id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &transfers[found->second];
}

const Recorded* Model::resolution_of(const Id& hold) const {
  const auto found = resolved.find(hold);
  return found == resolved.end() ? nullptr : &transfers[found->second];
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
  now = std::max(now, decided_at);
  return transfers.empty() ? now : std::max(now, transfers.back().booked_at);
}

void Model::add(const TransferRequest& request, std::int64_t now) {
  Recorded made;
  static_cast<TransferRequest&>(made) = request;
  made.position = transfers.size() + 1;
  made.booked_at = now;
  if (made.event_at == 0) made.event_at = now;
  if (made.bank_day == 0) made.bank_day = day_number(now);
  by_id[made.id] = transfers.size();
  if (made.pending_id != no_id) resolved[made.pending_id] = transfers.size();
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
    expiry.event_at = next->expires_at;
    expiry.bank_day = 0;
    expiry.expires_at = 0;
    expiry.linked = false;
    std::uint32_t attempt = 0;
    do expiry.id = expiry_id(sm3, next->id, attempt++);
    while (find(expiry.id));
    add(expiry, now);
  }
}

std::vector<Status> Model::apply(const std::vector<TransferRequest>& requests, std::int64_t now,
                                 bool record) {
  now = time(now);
  expire(now);
  std::vector<Status> statuses;
  for (std::size_t first = 0; first < requests.size();) {
    std::size_t last = first;
    while (last + 1 < requests.size() && requests[last].linked) ++last;
    const TransferRequest* group = &requests[first];
    const std::size_t size = last - first + 1;
    bool all_there = true, all_refused = true;
    for (std::size_t i = 0; i < size; ++i) {
      all_there = all_there && find(group[i].id);
      all_refused = all_refused && refused.contains(group[i].id) && refused[group[i].id].first == group[i];
    }
    std::vector<Status> mine(size, Status::linked_transfer_failed);
    if (all_refused) {
      for (std::size_t i = 0; i < size; ++i) mine[i] = refused[group[i].id].second;
    } else if (group[size - 1].linked) {
      mine.back() = Status::linked_group_open;
    } else {
      const Model before = size > 1 ? *this : Model();
      for (std::size_t i = 0; i < size; ++i) {
        Status answer = one(group[i], now);
        if (size > 1 && !all_there && answer == Status::exists) answer = Status::linked_group_partly_exists;
        const bool failed = !succeeded(answer);
        if (failed && size > 1) {
          *this = before;
          mine.assign(size, Status::linked_transfer_failed);
        }
        mine[i] = answer;
        if (!failed) continue;
        if (record && hangs_on_the_moment(answer)) keep_refused(group, mine, now);
        break;
      }
    }
    statuses.insert(statuses.end(), mine.begin(), mine.end());
    first = last + 1;
  }
  return statuses;
}

void Model::keep_refused(const TransferRequest* group, const std::vector<Status>& answers, std::int64_t now) {
  std::map<Id, std::pair<TransferRequest, Status>> fresh;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Id& id = group[i].id;
    if (id == no_id || find(id) || refused.contains(id)) return;
    fresh[id] = {group[i], answers[i]};
  }
  if (fresh.size() != answers.size()) return;  // one id twice
  refused.merge(fresh);
  for (std::size_t i = 0; i < answers.size(); ++i) decided(now);
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
  if (const Recorded* there = find(request.id)) {
    if (request.event_at == 0) request.event_at = there->event_at;
    if (request.bank_day == 0) request.bank_day = there->bank_day;
    return static_cast<const TransferRequest&>(*there) == request ? Status::exists
                                                                  : Status::exists_with_different_content;
  }
  if (const auto there = refused.find(request.id); there != refused.end())
    return there->second.first == asked ? there->second.second : Status::exists_with_different_content;
  if (!resolves && request.kind != Kind::posted && request.kind != Kind::pending)
    return Status::kind_not_allowed;
  if (request.amount < 0) return Status::amount_must_not_be_negative;
  const Status status = resolves ? resolution(hold ? request : asked, now) : fresh(request, now);
  if (status == Status::created) add(request, now);
  return status;
}

Status Model::fresh(const TransferRequest& request, std::int64_t now) const {
  if (request.expires_at != 0 && request.kind == Kind::posted) return Status::expiry_is_for_pending_only;
  if (request.expires_at != 0 && request.expires_at <= now) return Status::expiry_is_past;
  if (day_is_wrong(request.bank_day)) return Status::bank_day_invalid;
  if (request.pending_id != no_id) return Status::pending_id_must_be_zero;
  if (request.debit == request.credit) return Status::accounts_must_differ;
  if (request.code == 0) return Status::code_must_not_be_zero;
  if (!accounts.contains(request.debit)) return Status::debit_account_not_found;
  if (!accounts.contains(request.credit)) return Status::credit_account_not_found;
  if (const Status status = barred(request, now); status != Status::created) return status;
  const Terms debit = terms(request.debit, now), credit = terms(request.credit, now);
  const Balances d = balances(request.debit), c = balances(request.credit);
  const Int128 debits = Int128{d.debits_posted} + d.debits_pending + request.amount;
  const Int128 credits = Int128{c.credits_posted} + c.credits_pending + request.amount;
  if (debits > INT64_MAX) return Status::overflows_debits;
  if (credits > INT64_MAX) return Status::overflows_credits;
  if ((debit.flags & 1) && debits > Int128{d.credits_posted} - debit.floor) return Status::exceeds_credits;
  if ((credit.flags & 2) && credits > Int128{c.debits_posted} - credit.floor) return Status::exceeds_debits;
  return Status::created;
}

Status Model::barred(const TransferRequest& request, std::int64_t now) const {
  const int debit = terms(request.debit, now).flags, credit = terms(request.credit, now).flags;
  if (debit & closed) return Status::debit_account_closed;
  if (credit & closed) return Status::credit_account_closed;
  if (debit & debits_frozen) return Status::debit_account_frozen;
  return credit & credits_frozen ? Status::credit_account_frozen : Status::created;
}

Status Model::resolution(const TransferRequest& request, std::int64_t now) const {
  if (request.expires_at != 0) return Status::expiry_is_for_pending_only;
  if (day_is_wrong(request.bank_day)) return Status::bank_day_invalid;
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
  return posts ? barred(request, now) : Status::created;
}

}  // namespace heliu::ledger
