#include "treasury/settling.hpp"

#include "chassis/ops/log.hpp"
#include "settlement/escrow/vat.hpp"
#include "treasury/events.hpp"
#include "treasury/funding.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

bool may_receive(Transaction& db, const Escrow& escrow) {
  return escrow::may_own(Line::available, store::owner(db, escrow.payee_id));
}

bool may_carry(Transaction& db, const Escrow& escrow) {
  return escrow.freight_fen == Fen{} ||
         escrow::may_own(Line::freight_available, store::owner(db, escrow.carrier_id));
}

escrow::LoadFacts facts_of(Transaction& db, const Escrow& escrow, const LoadAccepted& load) {
  return {load.manifest_kilograms,
          load.waybill_kilograms,
          {load.origin.gross_kilograms, load.origin.net_kilograms},
          {load.destination.gross_kilograms, load.destination.net_kilograms},
          load.refused_kilograms,
          store::ticket_used(db, escrow.processor_id, load.destination.ticket_number),
          escrow.carrier_id == escrow.producer_id,
          may_receive(db, escrow),
          may_carry(db, escrow)};
}

// What a dispute holds is not there for other loads.
escrow::Terms terms_now(const Books& books, const Escrow& escrow) {
  return terms_of(escrow, books.free(held_for(escrow.id, Purpose::disposal)),
                  books.free(held_for(escrow.id, Purpose::freight_and_fee)));
}

Move disputed_part(const Escrow& escrow, const Release& release) {
  return {Movement::disputed,         release.load_id.text(), held_for(escrow.id, Purpose::disposal),
          available(escrow.payee_id), release.disputed_fen,   escrow.id};
}

// The disposal to the receiver (or the producer, where the waste has value), freight to the carrier, fee to
// us.
void pay(Unit& unit, Books& books, Escrow& escrow, Release& release, const escrow::Payment& payment) {
  const AccountKey disposal = held_for(escrow.id, Purpose::disposal);
  const AccountKey other = held_for(escrow.id, Purpose::freight_and_fee);
  const std::string cause = release.load_id.text();
  books.move(
      unit,
      {{Movement::disposal, cause, disposal, available(escrow.payee_id), payment.disposal, escrow.id},
       {Movement::freight, cause, other, freight_available(escrow.carrier_id), payment.freight, escrow.id},
       {Movement::fee, cause, other, platform_fee(), payment.fee, escrow.id},
       {Movement::fee_tax, cause, platform_fee(), fee_tax(),
        escrow::tax_inside(payment.fee, escrow.fee_vat_rate), escrow.id}});
  escrow.disposal_paid_fen += payment.disposal;
  escrow.freight_paid_fen += payment.freight;
  escrow.fee_paid_fen += payment.fee;
  release.disposal_fen = escrow.price < FenPerTonne{} ? -payment.disposal : payment.disposal;
  release.freight_fen = payment.freight;
  release.fee_fen = payment.fee;
}

// What the payer owed for being late is the payee's with the last load.
void pay_late_fee(Unit& unit, Books& books, const Escrow& escrow) {
  for (const Leg& leg : store::legs(unit.db, escrow.id)) {
    const AccountKey account = held_for(escrow.id, leg.purpose);
    const Fen fee = std::min(leg.late_fee_fen, books.free(account));
    books.move(unit,
               {{Movement::late_fee, leg.id.text(), account, available(escrow.payee_id), fee, escrow.id}});
  }
}

void say_released(Unit& unit, const Escrow& escrow, const Release& release) {
  unit.emit("escrow.released", escrow.id,
            EscrowReleased{escrow.id, release.load_id, release.settlement_kilograms, release.disposal_fen,
                           escrow.payee_id, release.freight_fen, escrow.carrier_id, release.fee_fen,
                           release.checks},
            escrow.sides());
  if (release.freight_fen != Fen{})
    unit.emit("freight.released", escrow.id, FreightReleased{escrow.id, release.load_id, release.freight_fen},
              {escrow.carrier_id});
}

// The last one takes the rest of freight and fee: nothing on its way, nothing to come, nothing disputed.
bool is_last(Transaction& db, const Escrow& escrow, std::int64_t disputes) {
  return escrow.last_seen && store::open_loads(db, escrow.id) == 0 && disputes == 0;
}

escrow::Step release_step(const Escrow& escrow, bool last) {
  if (!last) return escrow::Step::release;
  return escrow.refused_kilograms == Kilograms{} ? escrow::Step::release_last : escrow::Step::release_part;
}

// The weight that settled, and with the last load what the contract bills beyond the weights.
Kilograms billed_for(Transaction& db, const Escrow& escrow, Kilograms settlement, bool last) {
  if (!last) return settlement;
  const Kilograms before = store::settled_kilograms(db, escrow.id);
  return escrow::billed(store::terms(db, escrow.id), escrow.kilograms, before + settlement,
                        escrow.refused_kilograms) -
         before;
}

Check funded_check(Transaction& db, const Escrow& escrow) {
  Fen come, owed;
  for (const Leg& leg : store::legs(db, escrow.id)) {
    come += leg.funded_fen;
    owed += leg.owed();
  }
  return {"escrow-funded", come == owed, come.count, owed.count, 0};
}

Release begun(const Escrow& escrow, const Uuid& load, Kilograms kilograms, JsonText facts, Instant now) {
  Release release;
  release.id = Uuid::v7();
  release.trade_id = escrow.id;
  release.load_id = load;
  release.processor_id = escrow.processor_id;
  release.load_kilograms = kilograms;
  release.facts = std::move(facts);
  release.decided_at = now;
  return release;
}

void arrived(Transaction& db, const Uuid& load, const Uuid& trade) {
  store::put(db, "seen_load", store::SeenLoad{load, trade, false});
}

std::optional<Escrow> escrow_of(Transaction& db, const Uuid& trade, const Uuid& load) {
  auto escrow = store::find<Escrow>(db, "escrow", trade);
  if (!escrow) log::warn("a load of a trade without an escrow", {{"trade_id", trade.text()}});
  if (escrow && store::release_of_load(db, load)) {
    // The refusal of a part follows the acceptance of the rest; a repeat changes nothing either.
    log::debug("a load that was settled before", {{"load_id", load.text()}});
    return std::nullopt;
  }
  return escrow;
}

// Nothing is decided while the escrow is frozen: the fact waits.
bool waits(Unit& unit, const Escrow& escrow, const Uuid& load, Kilograms kilograms,
           const std::string& facts) {
  if (escrow.state != escrow::State::frozen) return false;
  Release release = begun(escrow, load, kilograms, JsonText{facts}, unit.now);
  release.state = ReleaseState::waiting;
  unit.db.insert("escrow_release", release);
  return true;
}

// Exactly what is in question is held: the load at the greater of both weights.
void dispute(Unit& unit, Books& books, Escrow& escrow, Release& release, const LoadAccepted& load) {
  release.state = ReleaseState::disputed;
  const Kilograms most = std::max(load.origin.net_kilograms, load.destination.net_kilograms);
  const auto claimed = payment_for(terms_now(books, escrow),
                                   std::max(Kilograms{}, most - load.refused_kilograms), most, false);
  if (may_receive(unit.db, escrow)) release.disputed_fen = claimed.disposal;  // nobody else could be paid
  if (release.disputed_fen != Fen{}) books.hold(unit, disputed_part(escrow, release));
  take(escrow, escrow::Step::dispute);
  unit.db.insert("escrow_release", release);
  unit.emit("escrow.disputed", escrow.id,
            EscrowDisputed{escrow.id, load.load_id, release.checks, held_in(books, escrow)}, escrow.sides());
}

}  // namespace

void settle_load(Unit& unit, Books& books, const LoadAccepted& load) {
  auto escrow = escrow_of(unit.db, load.trade_id, load.load_id);
  if (!escrow) return;
  arrived(unit.db, load.load_id, load.trade_id);
  if (waits(unit, *escrow, load.load_id, load.destination.net_kilograms, to_json(load))) return;
  escrow->accepted_kilograms += load.accepted_kilograms;
  escrow->refused_kilograms += load.refused_kilograms;
  escrow->last_seen |= load.last_load;
  const auto facts = facts_of(unit.db, *escrow, load);
  auto decision = decide(facts, store::tolerances(unit.db, Date::of(load.accepted_at)));
  const auto terms = terms_now(books, *escrow);
  const bool last = is_last(unit.db, *escrow, store::open_disputes(unit.db, escrow->id));
  const Kilograms billed = billed_for(unit.db, *escrow, decision.settlement, last);
  const auto payment = payment_for(terms, billed, load.destination.net_kilograms, last);
  // What a side disputes is held apart: the load is paid as far as the rest reaches, the ruling does the
  // other.
  decision.checks.push_back(funds_check(terms, payment, store::disputed_by_sides(unit.db, escrow->id)));
  decision.checks.push_back(funded_check(unit.db, *escrow));

  Release release =
      begun(*escrow, load.load_id, load.destination.net_kilograms, JsonText{to_json(load)}, unit.now);
  release.settlement_kilograms = decision.settlement;
  release.billed_kilograms = billed;
  release.checks = decision.checks;
  if (!facts.ticket_used) release.ticket_number = load.destination.ticket_number;
  if (decision.agreed() && take(*escrow, release_step(*escrow, last))) {
    pay(unit, books, *escrow, release, payment);
    if (last) pay_late_fee(unit, books, *escrow);
    unit.db.insert("escrow_release", release);
    say_released(unit, *escrow, release);
  } else {
    dispute(unit, books, *escrow, release, load);
  }
  end_if_done(unit, books, *escrow);
  store::save_escrow(unit, *escrow);
}

void settle_refused(Unit& unit, Books& books, const LoadRefused& load) {
  auto escrow = escrow_of(unit.db, load.trade_id, load.load_id);
  if (!escrow) return;
  arrived(unit.db, load.load_id, load.trade_id);
  if (waits(unit, *escrow, load.load_id, load.refused_kilograms, to_json(load))) return;
  escrow->refused_kilograms += load.refused_kilograms;
  Release release = begun(*escrow, load.load_id, load.refused_kilograms, JsonText{to_json(load)}, unit.now);
  release.state = ReleaseState::refused;
  release.reason = clipped(load.reason, 500);
  const bool pays = escrow->carrier_id != escrow->producer_id && may_carry(unit.db, *escrow) &&
                    take(*escrow, escrow::Step::release);
  if (pays)
    pay(unit, books, *escrow, release, freight_of_refused(terms_now(books, *escrow), load.refused_kilograms));
  unit.db.insert("escrow_release", release);
  if (pays) say_released(unit, *escrow, release);
  end_if_done(unit, books, *escrow);
  store::save_escrow(unit, *escrow);
}

Release rule_load(Unit& unit, Books& books, Escrow& escrow, const Ruling& ruling, Persons persons) {
  auto release = store::release_of_load(unit.db, ruling.load_id);
  if (!release || release->trade_id != escrow.id) throw store::no_such("load", ruling.load_id);
  const std::string load = ruling.load_id.text();
  if (release->state != ReleaseState::disputed || is_final(escrow.state))
    throw Problem("load-not-disputed", {{"load_id", load}, {"state", enum_text(release->state)}});
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  const std::int64_t others = store::open_disputes(unit.db, escrow.id) - 1;
  if (release->disputed_fen != Fen{}) books.resolve_hold(unit, disputed_part(escrow, *release), {});
  const auto terms = terms_now(books, escrow);
  const bool last = is_last(unit.db, escrow, others);
  const Kilograms billed = billed_for(unit.db, escrow, ruling.settlement_kilograms, last);
  auto payment = payment_for(terms, billed, release->load_kilograms, last);
  if (!payment.covered())
    throw Problem("funds-short", {{"owed_fen", std::to_string(payment.disposal_owed.count)},
                                  {"held_fen", std::to_string(terms.disposal_held.count)}});
  require_second_person(unit, "ruling-check-fen", payment.disposal, persons);
  if (escrow.carrier_id == escrow.producer_id) payment.freight = {};  // not even by a ruling
  release->state = ReleaseState::ruled;
  release->settlement_kilograms = ruling.settlement_kilograms;
  release->billed_kilograms = billed;
  release->reason = ruling.reason;
  release->ruled_by = clipped(unit.caller.name, 120);
  release->ruled_at = unit.now;
  take(escrow, others == 0 ? escrow::Step::rule_last : escrow::Step::rule);
  pay(unit, books, escrow, *release, payment);
  if (last) pay_late_fee(unit, books, escrow);
  unit.db.update("escrow_release", *release);
  unit.emit("escrow.ruled", escrow.id,
            EscrowRuled{escrow.id, ruling.load_id, ruling.settlement_kilograms, ruling.reason},
            escrow.parties());
  say_released(unit, escrow, *release);
  end_if_done(unit, books, escrow);
  return *release;
}

void freeze(Unit& unit, Escrow& escrow, const std::string& reason) {
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  if (!take(escrow, escrow::Step::freeze))
    throw Problem("escrow-ended", {{"id", escrow.id.text()}, {"state", enum_text(escrow.state)}});
  escrow.freeze_reason = reason;
  unit.emit("escrow.frozen", escrow.id, EscrowFrozen{escrow.id, reason}, escrow.parties());
  store::save_escrow(unit, escrow);
}

void thaw(Unit& unit, Books& books, Escrow& escrow, const std::string& reason) {
  if (!take(escrow, escrow::Step::thaw)) throw Problem("escrow-not-frozen", {{"id", escrow.id.text()}});
  escrow.freeze_reason.reset();
  unit.emit("escrow.thawed", escrow.id, EscrowFrozen{escrow.id, reason}, escrow.parties());
  store::save_escrow(unit, escrow);
  const auto waiting = unit.db.all<Release>(
      "SELECT * FROM escrow_release WHERE trade_id = ? AND state = 'waiting' ORDER BY id", escrow.id);
  for (const Release& release : waiting) {
    unit.db.execute("DELETE FROM escrow_release WHERE id = ?", release.id);
    const std::string_view facts = release.facts.text;
    if (facts.find("\"accepted_kilograms\"") != std::string_view::npos)
      settle_load(unit, books, from_json<LoadAccepted>(facts));
    else
      settle_refused(unit, books, from_json<LoadRefused>(facts));
  }
  escrow = store::find<Escrow>(unit.db, "escrow", escrow.id).value();
  end_if_done(unit, books, escrow);
  store::save_escrow(unit, escrow);
}

}  // namespace heliu::treasury
