// The engine's decisions: opening accounts, changing their terms, refusing a request for good.
#include <algorithm>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {
namespace {

constexpr std::uint16_t both_limits = debits_must_not_exceed_credits | credits_must_not_exceed_debits;
constexpr std::uint16_t changeable = closed | debits_frozen | credits_frozen;

bool floor_fits(std::uint16_t flags, std::int64_t floor) {
  if (floor == 0) return true;
  return (flags & both_limits) != 0 && floor >= -furthest_floor && floor <= furthest_floor;
}

[[noreturn]] void corrupt(const Decision& decision, const char* what) {
  throw CorruptLedger("decision " + std::to_string(decision.seq) + ": " + what);
}

}  // namespace

Status Engine::open_account(const Account& account, std::int64_t now) {
  if (account.id == no_id) return Status::id_must_not_be_zero;
  if (const std::uint32_t place = account_place(account.id); place != nowhere) {
    const Account& there = accounts_[place];
    const bool same = there.code == account.code && (there.flags & both_limits) == account.flags;
    return same ? Status::exists : Status::exists_with_different_content;
  }
  if (account.code == 0) return Status::code_must_not_be_zero;
  if ((account.flags & ~both_limits) != 0 || account.flags == both_limits)
    return Status::account_flags_invalid;
  if (!floor_fits(account.flags, account.floor)) return Status::floor_invalid;
  Decision decision{.what = Decision::What::opened, .id = account.id, .code = account.code};
  decision.terms = {account.flags, account.floor, 0};
  decide(decision, now);
  return Status::created;
}

Status Engine::set_terms(const Id& id, const Terms& asked, std::int64_t now) {
  const std::uint32_t place = account_place(id);
  if (place == nowhere) return Status::account_not_found;
  now = std::max(now, last_time());
  const auto limit = static_cast<std::uint16_t>(accounts_[place].flags & both_limits);
  const auto given = static_cast<std::uint16_t>(asked.flags & both_limits);
  if ((asked.flags & ~(both_limits | changeable)) != 0 || (given != 0 && given != limit))
    return Status::account_flags_invalid;
  if (!floor_fits(limit, asked.floor)) return Status::floor_invalid;
  const Terms terms{static_cast<std::uint16_t>(asked.flags | limit), asked.floor,
                    std::max(asked.valid_from, now)};
  if (terms.valid_from <= now) {
    const Terms present = terms_of(place, now);
    if (present.flags == terms.flags && present.floor == terms.floor) return Status::exists;
  } else if (const auto waiting = scheduled_.find(place); waiting != scheduled_.end()) {
    if (std::find(waiting->second.begin(), waiting->second.end(), terms) != waiting->second.end())
      return Status::exists;
  }
  Decision decision{.what = Decision::What::terms, .id = id, .terms = terms};
  decide(decision, now);
  return Status::created;
}

Status Engine::set_closed(const Id& id, bool now_closed) {
  const std::uint32_t place = account_place(id);
  if (place == nowhere) return Status::account_not_found;
  Terms terms = terms_of(place, last_time());
  terms.flags = static_cast<std::uint16_t>(now_closed ? terms.flags | closed : terms.flags & ~closed);
  terms.valid_from = 0;
  return set_terms(id, terms, last_time());
}

Terms Engine::terms_at(const Id& account, std::int64_t now) const {
  const std::uint32_t place = account_place(account);
  if (place == nowhere) throw std::logic_error("terms of an account that isn't there");
  return terms_of(place, std::max(now, last_time()));
}

Terms Engine::terms_of(std::uint32_t place, std::int64_t now) const {
  const Account& account = accounts_[place];
  Terms terms{account.flags, account.floor, 0};
  if (scheduled_.empty()) return terms;
  const auto waiting = scheduled_.find(place);
  if (waiting == scheduled_.end()) return terms;
  for (const Terms& next : waiting->second)
    if (next.valid_from <= now) terms = next;
  return terms;
}

// What has come true is folded into the account; what is still to come waits in order.
void Engine::take_terms(std::uint32_t place, const Terms& terms, std::int64_t now) {
  std::vector<Terms>& waiting = scheduled_[place];
  Terms present = terms_of(place, now);
  std::erase_if(waiting, [now](const Terms& next) { return next.valid_from <= now; });
  if (terms.valid_from <= now) present = terms;
  accounts_[place].flags = present.flags;
  accounts_[place].floor = present.floor;
  if (terms.valid_from > now)
    waiting.insert(
        std::upper_bound(waiting.begin(), waiting.end(), terms,
                         [](const Terms& a, const Terms& b) { return a.valid_from < b.valid_from; }),
        terms);
  if (waiting.empty()) scheduled_.erase(place);
}

// A request alone, or a whole linked group: each member keeps the answer it got.
void Engine::refuse(std::span<const TransferRequest> group, std::span<const Outcome> outcomes,
                    std::int64_t now) {
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Id& id = group[i].id;
    const bool twice = std::any_of(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const TransferRequest& other) { return other.id == id; });
    if (id == no_id || twice || record_place(id) != nowhere || refused_place(id) != nowhere) return;
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    Decision decision{.what = Decision::What::refused, .id = group[i].id, .status = outcomes[i].status};
    decision.request = group[i];
    decide(decision, now);
  }
}

// Was this very group refused before? Then each member gets its answer again.
bool Engine::refused_again(std::span<const TransferRequest> group, std::span<Outcome> outcomes) const {
  if (refused_.size() == 0) return false;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::uint32_t place = refused_place(group[i].id);
    if (place == nowhere || refused_[place].request != group[i]) return false;
    outcomes[i] = {.status = refused_[place].status};
  }
  return true;
}

void Engine::decide(Decision decision, std::int64_t now) {
  decision.decided_at = std::max(now, last_time());
  decision.after = position();
  decision.seq = confirmed_.decisions + decisions_.size() + 1;
  take_effect(decision);
  decisions_.push_back(decision);
}

void Engine::take_effect(const Decision& decision) {
  Before before{nowhere, {}, {}};
  switch (decision.what) {
    case Decision::What::opened:
      account_index_.insert(
          decision.id,
          accounts_.push_back({decision.id, decision.code, decision.terms.flags, {}, decision.terms.floor}));
      break;
    case Decision::What::terms: {
      before.place = account_place(decision.id);
      before.terms = {accounts_[before.place].flags, accounts_[before.place].floor, 0};
      if (const auto waiting = scheduled_.find(before.place); waiting != scheduled_.end())
        before.scheduled = waiting->second;
      take_terms(before.place, decision.terms, decision.decided_at);
      break;
    }
    case Decision::What::refused:
      refused_index_.insert(decision.id, refused_.push_back({decision.request, decision.status}));
  }
  before_.push_back(std::move(before));
}

void Engine::undo_decision() {
  const Decision& decision = decisions_.back();
  switch (decision.what) {
    case Decision::What::opened:  // the last one opened: whatever touched it came later and is undone
      account_index_.erase(decision.id, accounts_.size() - 1);
      accounts_.pop_back();
      break;
    case Decision::What::terms: {
      Before& before = before_.back();
      accounts_[before.place].flags = before.terms.flags;
      accounts_[before.place].floor = before.terms.floor;
      if (before.scheduled.empty())
        scheduled_.erase(before.place);
      else
        scheduled_[before.place] = std::move(before.scheduled);
      break;
    }
    case Decision::What::refused:
      refused_index_.erase(decision.id, refused_.size() - 1);
      refused_.pop_back();
  }
  decisions_.pop_back();
  before_.pop_back();
}

void Engine::hash_decisions() {
  for (; hashed_decisions_ < decisions_.size(); ++hashed_decisions_) {
    Decision& decision = decisions_[hashed_decisions_];
    const Hash& previous =
        hashed_decisions_ == 0 ? confirmed_.decision_head : decisions_[hashed_decisions_ - 1].chain;
    decision.chain = link(sm3_, previous, leaf_of(sm3_, unit_, decision));
  }
}

void Engine::replay(const Decision& decision) {
  require_confirmed();
  if (decision.seq != confirmed_.decisions + 1) corrupt(decision, "not the next number");
  if (decision.after != confirmed_.position) corrupt(decision, "not at its place among the transfers");
  if (decision.decided_at < last_time()) corrupt(decision, "taken before the one before it");
  const Hash chain = link(sm3_, confirmed_.decision_head, leaf_of(sm3_, unit_, decision));
  if (decision.chain != chain) corrupt(decision, "the chain is broken");
  const bool known = account_place(decision.id) != nowhere;
  switch (decision.what) {
    case Decision::What::opened:
      if (known || decision.id == no_id) corrupt(decision, "the account was there before");
      break;
    case Decision::What::terms:
      if (!known) corrupt(decision, "the account is missing");
      break;
    case Decision::What::refused:
      if (refused_place(decision.id) != nowhere) corrupt(decision, "refused a second time");
      break;
    default:
      corrupt(decision, "of an unknown kind");
  }
  take_effect(decision);
  before_.clear();
  confirmed_.decisions = decision.seq;
  confirmed_.decision_head = chain;
  confirmed_.decided_at = decision.decided_at;
}

}  // namespace heliu::ledger
