#include "treasury/payout.hpp"

#include "settlement/iso20022/pain001.hpp"
#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

const std::string kPlatform = "合流统一结算账户";

// "HLR" or "HLP" and the id's 32 digits: 35 characters, all that a bank's identification may have.
std::string bank_id(const char* prefix, const Uuid& id) {
  std::string text = prefix;
  for (const char c : id.text())
    if (c != '-') text += c;
  return text;
}

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

// What came in on the last days is not withdrawable yet where the bank lets go at T+1.
Fen too_young(Transaction& db, const AccountKey& account, Instant now) {
  const std::int64_t days = store::rule(db, "withdrawable-days", Date::of(now));
  if (days == 0) return {};
  const Instant since{Date::of(now).start().micros - (days - 1) * 86'400'000'000};
  return db
      .value<Fen>(
          "SELECT CAST(COALESCE(SUM(amount), 0) AS SIGNED) FROM ledger_transfer "
          "WHERE credit = ? AND kind IN (1, 3) AND booked_at >= ?",
          account.id(), since)
      .value_or(Fen{});
}

// Moves what has matured of the enterprise's own to its withdrawable balance and gives that balance.
Fen mature(Unit& unit, Books& books, const Uuid& enterprise) {
  for (const AccountKey& own : {available(enterprise), freight_available(enterprise)}) {
    const Fen ripe = books.free(own) - too_young(unit.db, own, unit.now);
    if (ripe > Fen{})
      books.move(unit,
                 {{Movement::matured, Uuid::v7().text(), own, withdrawable(enterprise), ripe, enterprise}});
  }
  return books.free(withdrawable(enterprise));
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

PayoutRun instruct_run(Unit& unit, Books& books, const std::string& debtor_account) {
  const Uuid id = Uuid::v7();
  PayoutRun run{id, bank_id("HLR", id), RunState::instructed, 0, {}, clipped(unit.caller.name, 120), unit.now,
                {}};
  iso20022::CreditTransferInitiation file{.message_id = run.message_id,
                                          .created_at = unit.now.text(),
                                          .execution_date = {},
                                          .initiating_party = kPlatform,
                                          .debtor_name = kPlatform,
                                          .debtor_account = debtor_account,
                                          .transfers = {}};
  std::vector<Payout> payouts;
  for (const Payee& payee :
       unit.db.all<Payee>("SELECT p.* FROM payee p JOIN seen_enterprise e ON e.id = p.id "
                          "WHERE e.frozen = 0 ORDER BY p.id")) {
    const Fen due = mature(unit, books, payee.id);
    if (due <= Fen{} || payouts.size() == iso20022::kMaxTransfers) continue;
    const Uuid payout = Uuid::v7();
    payouts.push_back({payout,
                       1,
                       id,
                       payee.id,
                       due,
                       bank_id("HLP", payout),
                       run.message_id,
                       PayoutState::instructed,
                       {},
                       unit.now,
                       {},
                       {}});
    books.move(unit, {{Movement::payout, payout.text(), withdrawable(payee.id), in_flight(), due, payout}});
    file.transfers.push_back(
        {payouts.back().end_to_end_id, due, payee.name, payee.account_number, "合流结算 " + run.message_id});
    run.total_fen += due;
  }
  if (payouts.empty()) throw Problem("nothing-to-pay");
  run.payouts = std::ssize(payouts);
  unit.db.insert("payout_run", run);
  unit.db.insert("payout_file", PayoutFile{id, write_pain001(file)});
  unit.db.insert_all<Payout>("payout", payouts);
  return run;
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

bool settle_payout(Unit& unit, Books& books, Payout& payout) {
  return end(
      unit, books, payout, PayoutStep::settle,
      {Movement::payout_settled, payout.id.text(), in_flight(), bank_custody(), payout.amount_fen, payout.id},
      "payout.settled", std::nullopt);
}

bool reject_payout(Unit& unit, Books& books, Payout& payout, const std::string& reason) {
  return end(unit, books, payout, PayoutStep::reject,
             {Movement::payout_rejected, payout.id.text(), in_flight(), withdrawable(payout.enterprise_id),
              payout.amount_fen, payout.id},
             "payout.rejected", reason);
}

bool return_payout(Unit& unit, Books& books, Payout& payout, const std::string& reason) {
  const Move back{Movement::payout_returned, payout.id.text(),  bank_custody(),
                  payout_returned(),         payout.amount_fen, payout.id};
  if (!end(unit, books, payout, PayoutStep::send_back, back, "payout.rejected", reason)) return false;
  books.move(unit, {{Movement::recredited, payout.id.text(), payout_returned(),
                     withdrawable(payout.enterprise_id), payout.amount_fen, payout.id}});
  return true;
}

}  // namespace heliu::treasury
