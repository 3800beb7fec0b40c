#include "treasury/funding.hpp"

#include <algorithm>

#include "chassis/ops/log.hpp"
#include "settlement/escrow/reference.hpp"
#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

// A number of 50 bits is hardly ever taken; when it is, the next one is tried.
std::string free_reference(Transaction& db, const Leg& leg) {
  for (int attempt = 0;; ++attempt) {
    const std::string reference = escrow::reference_text(reference_number(leg, attempt));
    if (!store::leg_by_reference(db, reference)) return reference;
  }
}

// Days since 1970 in China, where the calendar of a contract runs.
std::int64_t days_from(Instant at) {
  return (Date::of(at).start().micros - Date{}.start().micros) / 86'400'000'000;
}

bool all_full(const std::vector<Leg>& legs) {
  return std::all_of(legs.begin(), legs.end(), [](const Leg& leg) { return leg.missing() == Fen{}; });
}

// Days late are counted from the day it was due, or from the last credit, on what was still missing then.
void accrue_late_fee(Leg& leg, const escrow::ContractTerms& terms, const Escrow& escrow, Date today) {
  if (leg.purpose != Purpose::disposal || terms.days_to_pay == 0) return;
  const std::int64_t due = days_from(escrow.opened_at) + terms.days_to_pay;
  const std::int64_t from = std::max(due, leg.accrued_to ? days_from(leg.accrued_to->start()) : due);
  leg.late_fee_fen += late_fee(terms, leg.amount_fen - leg.funded_fen, days_from(today.start()) - from);
  leg.accrued_to = today;
}

void say_funded(Unit& unit, Escrow& escrow, const std::vector<Leg>& legs) {
  Fen sum;
  for (const Leg& leg : legs) sum += leg.amount_fen;
  escrow.funded_at = unit.now;
  unit.emit("escrow.funded", escrow.id, EscrowFunded{escrow.id, sum, unit.now}, escrow.sides());
}

// What is left on both accounts goes to its payers; one fact for each payer.
void give_back(Unit& unit, Books& books, const Escrow& escrow, const std::string& reason) {
  std::vector<EscrowRefunded> refunds;
  for (const Leg& leg : store::legs(unit.db, escrow.id)) {
    const AccountKey account = held_for(escrow.id, leg.purpose);
    const Fen rest = books.balance(account);
    if (rest == Fen{}) continue;
    books.move(unit, {{Movement::refund, leg.id.text(), account, available(leg.payer_id), rest, escrow.id}});
    const auto same = std::find_if(refunds.begin(), refunds.end(),
                                   [&](const auto& refund) { return refund.payer_id == leg.payer_id; });
    if (same == refunds.end())
      refunds.push_back({escrow.id, leg.payer_id, rest, reason});
    else
      same->amount_fen += rest;
  }
  for (const EscrowRefunded& refund_said : refunds)
    unit.emit("escrow.refunded", escrow.id, refund_said, escrow.sides());
}

}  // namespace

void open_escrow(Unit& unit, const TradeStruck& trade) {
  if (store::find<Escrow>(unit.db, "escrow", trade.id)) return;
  const store::Fee fee = store::fee(unit.db, Date::of(unit.now));
  Escrow escrow = opened(trade, fee.fen_per_tonne, unit.now);
  escrow.fee_vat_rate = fee.vat_rate;
  const Fen value = escrow.price < FenPerTonne{} ? -escrow.disposal_fen : escrow.disposal_fen;
  if (value != trade.amount_fen)
    log::warn("a trade's amount is not its kilograms × price; the escrow takes the product",
              {{"trade_id", trade.id.text()},
               {"amount_fen", std::to_string(trade.amount_fen.count)},
               {"product_fen", std::to_string(value.count)}});
  auto legs = legs_of(escrow);
  EscrowOpened said{escrow.id, {}, escrow.payee_id, escrow.carrier_id};
  for (Leg& leg : legs) {
    leg.reference = free_reference(unit.db, leg);
    unit.db.insert("escrow_leg", leg);
    said.legs.push_back({leg.payer_id, leg.purpose, leg.amount_fen, leg.reference});
  }
  unit.emit("escrow.opened", escrow.id, said, escrow.sides());
  if (legs.empty() && take(escrow, escrow::Step::fund_full)) say_funded(unit, escrow, legs);
  unit.db.insert("escrow", escrow);
  store::keep_steps(unit, escrow);
}

void fund_leg(Unit& unit, Books& books, Leg leg, Fen amount, const AccountKey& from, Movement into_escrow,
              const std::string& cause) {
  auto escrow = store::find<Escrow>(unit.db, "escrow", leg.trade_id).value();
  const bool takes = !is_final(escrow.state) && !escrow.cancelled;
  if (takes) accrue_late_fee(leg, store::terms(unit.db, leg.trade_id), escrow, Date::of(unit.now));
  const Fen part = takes ? std::min(amount, leg.missing()) : Fen{};
  books.move(unit, {{into_escrow, cause, from, held_for(leg.trade_id, leg.purpose), part, leg.trade_id},
                    {Movement::excess, cause, from, available(leg.payer_id), amount - part, leg.trade_id}});
  if (!takes) return;
  leg.funded_fen += part;
  unit.db.update("escrow_leg", leg);
  const auto legs = store::legs(unit.db, leg.trade_id);
  const bool full = all_full(legs), over = part < amount;
  take(escrow, full ? (over ? escrow::Step::fund_over : escrow::Step::fund_full) : escrow::Step::fund_part);
  if (full && !escrow.funded_at) say_funded(unit, escrow, legs);
  bind_if_signed(escrow);
  store::save_escrow(unit, escrow);
}

std::vector<Leg> set_terms(Unit& unit, Escrow& escrow, const store::TermsRow& row) {
  auto legs = store::legs(unit.db, escrow.id);
  const bool paid = std::any_of(legs.begin(), legs.end(), [](const Leg& l) { return l.funded_fen != Fen{}; });
  if (paid || escrow.state != escrow::State::opened || escrow.signed_at)
    throw Problem("terms-too-late", {{"id", escrow.id.text()}, {"state", enum_text(escrow.state)}});
  const Kilograms billed = escrow::billed(row.terms, escrow.kilograms, escrow.kilograms, {});
  const Fen value = amount(billed, escrow.price);
  escrow.disposal_fen = value < Fen{} ? -value : value;
  for (Leg& leg : legs) {
    if (leg.purpose != Purpose::disposal) continue;
    leg.amount_fen = escrow.disposal_fen;
    unit.db.update("escrow_leg", leg);
  }
  store::put(unit.db, "escrow_terms", row);
  EscrowTermsSet said{escrow.id, row.terms, row.basis, {}};
  for (const Leg& leg : legs) said.legs.push_back({leg.payer_id, leg.purpose, leg.amount_fen, leg.reference});
  unit.emit("escrow.terms_set", escrow.id, said, escrow.sides());
  return legs;
}

bool prepayment_overdue(Unit& unit, const Escrow& escrow) {
  const escrow::ContractTerms terms = store::terms(unit.db, escrow.id);
  const std::int64_t days = Date::of(unit.now).days - Date::of(escrow.opened_at).days;
  for (const Leg& leg : store::legs(unit.db, escrow.id))
    if (leg.purpose == Purpose::disposal &&
        prepayment_missing(terms, leg.amount_fen, leg.funded_fen, days) > Fen{})
      return true;
  return false;
}

void bind_if_signed(Escrow& escrow) {
  if (escrow.signed_at && escrow.funded_at) take(escrow, escrow::Step::bind);
}

bool expire(Unit& unit, Books& books, Escrow& escrow) {
  if (escrow.funded_at || store::open_loads(unit.db, escrow.id) > 0) return false;
  if (!take(escrow, escrow::Step::expire)) return false;
  give_back(unit, books, escrow, "not full in time");
  escrow.ended_at = unit.now;
  unit.emit("escrow.expired", escrow.id, EscrowExpired{escrow.id, unit.now}, escrow.parties());
  return true;
}

Fen held_in(const Books& books, const Escrow& escrow) {
  return books.balance(held_for(escrow.id, Purpose::disposal)) +
         books.balance(held_for(escrow.id, Purpose::freight_and_fee));
}

void end_if_done(Unit& unit, Books& books, Escrow& escrow) {
  if (is_final(escrow.state) || store::open_loads(unit.db, escrow.id) > 0 ||
      store::open_disputes(unit.db, escrow.id) > 0)
    return;
  if (escrow.completed_kilograms == escrow.accepted_kilograms) escrow.last_seen = true;
  if (!escrow.last_seen && !escrow.cancelled) return;
  // Nothing but a refund can end an escrow that was never full.
  const bool refund = escrow.cancelled || !escrow.funded_at;
  if (!take(escrow, refund ? escrow::Step::refund : escrow::Step::close)) return;
  give_back(unit, books, escrow, escrow.cancelled ? escrow.cancel_reason.value_or("") : "remainder");
  escrow.ended_at = unit.now;
  unit.emit("escrow.closed", escrow.id, EscrowClosed{escrow.id}, escrow.parties());
}

}  // namespace heliu::treasury
