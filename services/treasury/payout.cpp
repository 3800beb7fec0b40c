#include "treasury/payout.hpp"

#include "treasury/breaks.hpp"
#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

void say(Unit& unit, const char* type, const Payout& payout) {
  unit.emit(type, payout.id,
            PayoutSaid{payout.id, payout.enterprise_id, payout.amount_fen, payout.end_to_end_id,
                       payout.message_id, payout.reason},
            {payout.enterprise_id});
}

bool step(Payout& payout, PayoutStep step) {
  const auto after = state_after(payout.state, step);
  if (after) payout.state = *after;
  return after.has_value();
}

// Where the money of a payout that failed belongs.
AccountKey home_of(const Payout& payout) {
  return payout.enterprise_id.is_nil() ? suspense() : withdrawable(payout.enterprise_id);
}

// An unidentified credit that could not be sent back waits in suspense again, with a break of its own.
void reopen(Unit& unit, const Payout& payout, const std::optional<std::string>& reason) {
  if (!payout.enterprise_id.is_nil()) return;
  Break found;
  found.kind = BreakKind::unknown_reference;
  found.amount_fen = found.suspense_fen = payout.amount_fen;
  found.bank_reference = payout.end_to_end_id;
  found.booked_on = Date::of(unit.now);
  found.cause = "sent-back-failed";
  found.note = "could not be sent back to its sender";
  found.facts = {{"end_to_end_id", payout.end_to_end_id}};
  if (reason) found.facts["reason"] = *reason;
  open_break(unit, std::move(found));
}

bool end(Unit& unit, Books& books, Payout& payout, PayoutStep how, const Move& move, const char* event,
         std::optional<std::string> reason) {
  if (!step(payout, how)) return false;
  books.move(unit, {move});
  if (reason) payout.reason = clipped(*reason, 500);
  payout.ended_at = unit.now;
  store::save(unit.db, "payout", payout);
  say(unit, event, payout);
  return true;
}

}  // namespace

std::optional<PayoutState> state_after(PayoutState state, PayoutStep step) {
  using enum PayoutState;
  const bool waiting = state == instructed || state == sent || state == accepted;
  switch (step) {
    case PayoutStep::send:
      if (state == instructed) return sent;
      return std::nullopt;
    case PayoutStep::accept:
      if (state == instructed || state == sent) return accepted;
      return std::nullopt;
    case PayoutStep::settle:
      if (waiting) return settled;
      return std::nullopt;
    case PayoutStep::reject:
      if (waiting) return rejected;
      return std::nullopt;
    case PayoutStep::send_back:
      if (state == settled) return returned;
      return std::nullopt;
  }
  return std::nullopt;
}

void mark_sent(Unit& unit, const Uuid& id) {
  auto run = store::find<PayoutRun>(unit.db, "payout_run", id);
  if (!run || run->state == RunState::sent) return;
  run->state = RunState::sent;
  run->sent_at = unit.now;
  unit.db.update("payout_run", *run);
  for (Payout& payout : payouts_of_message(unit.db, run->message_id)) {
    step(payout, PayoutStep::send);  // the bank may have answered already
    payout.sent_at = unit.now;
    store::save(unit.db, "payout", payout);
    say(unit, "payout.sent", payout);
  }
}

std::optional<Payout> payout_by_end_to_end(Transaction& db, const std::string& end_to_end_id) {
  if (end_to_end_id.empty()) return std::nullopt;
  return db.one<Payout>("SELECT * FROM payout WHERE end_to_end_id = ?", end_to_end_id);
}

std::vector<Payout> payouts_of_message(Transaction& db, const std::string& message_id) {
  return db.all<Payout>(
      "SELECT p.* FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE r.message_id = ? ORDER BY p.id",
      message_id);
}

bool accept_payout(Unit& unit, Payout& payout) {
  if (!step(payout, PayoutStep::accept)) return false;
  store::save(unit.db, "payout", payout);
  return true;
}

bool settle_payout(Unit& unit, Books& books, Payout& payout, const AccountKey& at) {
  return end(unit, books, payout, PayoutStep::settle,
             {Movement::payout_settled, payout.id.text(), in_flight(), at, payout.amount_fen, payout.id},
             "payout.settled", std::nullopt);
}

bool reject_payout(Unit& unit, Books& books, Payout& payout, const std::optional<std::string>& reason) {
  const Move back{Movement::payout_rejected, payout.id.text(),  in_flight(),
                  home_of(payout),           payout.amount_fen, payout.id};
  if (!end(unit, books, payout, PayoutStep::reject, back, "payout.rejected", reason)) return false;
  reopen(unit, payout, reason);
  return true;
}

bool return_payout(Unit& unit, Books& books, Payout& payout, const std::optional<std::string>& reason,
                   const AccountKey& at) {
  const Move back{Movement::payout_returned, payout.id.text(),  at,
                  payout_returned(),         payout.amount_fen, payout.id};
  if (!end(unit, books, payout, PayoutStep::send_back, back, "payout.rejected", reason)) return false;
  books.move(unit, {{Movement::recredited, payout.id.text(), payout_returned(), home_of(payout),
                     payout.amount_fen, payout.id}});
  unit.db.execute("UPDATE payee SET suspended = 1 WHERE id = ?", payout.enterprise_id);
  reopen(unit, payout, reason);
  return true;
}

std::optional<Payout> returned_to(Transaction& db, const std::string& remittance, const std::string& account,
                                  Fen amount) {
  if (account.empty() || remittance.find("退") == std::string::npos) return std::nullopt;
  const auto candidates = db.all<Payout>(
      "SELECT o.* FROM payout o JOIN payee p ON p.id = o.enterprise_id "
      "WHERE o.state = 'settled' AND o.amount_fen = ? AND p.account_number = ? LIMIT 2",
      amount, account);
  return candidates.size() == 1 ? std::optional(candidates.front()) : std::nullopt;
}

}  // namespace heliu::treasury
