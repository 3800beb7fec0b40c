#include "treasury/settling.hpp"

#include "chassis/ops/log.hpp"
#include "treasury/events.hpp"
#include "treasury/funding.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

escrow::LoadFacts facts_of(Transaction& db, const Escrow& escrow, const LoadAccepted& load) {
  return {load.manifest_kilograms,
          load.waybill_kilograms,
          {load.origin.gross_kilograms, load.origin.net_kilograms},
          {load.destination.gross_kilograms, load.destination.net_kilograms},
          load.refused_kilograms,
          store::ticket_used(db, escrow.processor_id, load.destination.ticket_number),
          escrow.carrier_id == escrow.producer_id};
}

escrow::Terms terms_now(const Books& books, const Escrow& escrow) {
  return terms_of(escrow, books.balance(held_for(escrow.id, Purpose::disposal)),
                  books.balance(held_for(escrow.id, Purpose::freight_and_fee)));
}

// The disposal to the receiver (or the producer, where the waste has value), freight to the carrier, fee to
// us.
void pay(Unit& unit, Books& books, Escrow& escrow, Release& release, const escrow::Payment& payment) {
  const AccountKey disposal = held_for(escrow.id, Purpose::disposal);
  const AccountKey other = held_for(escrow.id, Purpose::freight_and_fee);
  const std::string cause = release.load_id.text();
  books.move(unit,
             {{Movement::disposal, cause, disposal, available(escrow.payee_id), payment.disposal, escrow.id},
              {Movement::freight, cause, other, available(escrow.carrier_id), payment.freight, escrow.id},
              {Movement::fee, cause, other, platform_fee(), payment.fee, escrow.id}});
  escrow.disposal_paid_fen += payment.disposal;
  escrow.freight_paid_fen += payment.freight;
  escrow.fee_paid_fen += payment.fee;
  release.disposal_fen = escrow.price < FenPerTonne{} ? -payment.disposal : payment.disposal;
  release.freight_fen = payment.freight;
  release.fee_fen = payment.fee;
}

void say_released(Unit& unit, const Escrow& escrow, const Release& release) {
  unit.emit("escrow.released", escrow.id,
            EscrowReleased{escrow.id, release.load_id, release.settlement_kilograms, release.disposal_fen,
                           escrow.payee_id, release.freight_fen, escrow.carrier_id, release.fee_fen,
                           release.checks},
            escrow.parties());
}

// The last one takes the rest of freight and fee: nothing on its way, nothing to come, nothing disputed.
bool is_last(Transaction& db, const Escrow& escrow, std::int64_t disputes) {
  return escrow.last_seen && store::open_loads(db, escrow.id) == 0 && disputes == 0;
}

Check funded_check(Transaction& db, const Escrow& escrow) {
  Fen come, owed;
  for (const Leg& leg : store::legs(db, escrow.id)) {
    come += leg.funded_fen;
    owed += leg.amount_fen;
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

}  // namespace

void settle_load(Unit& unit, Books& books, const LoadAccepted& load) {
  auto escrow = escrow_of(unit.db, load.trade_id, load.load_id);
  if (!escrow) return;
  arrived(unit.db, load.load_id, load.trade_id);
  escrow->accepted_kilograms += load.accepted_kilograms;
  escrow->last_seen |= load.last_load;
  const auto facts = facts_of(unit.db, *escrow, load);
  auto decision = decide(facts, store::tolerances(unit.db, Date::of(load.accepted_at)));
  const auto terms = terms_now(books, *escrow);
  const bool last = is_last(unit.db, *escrow, store::open_disputes(unit.db, escrow->id));
  const auto payment = payment_for(terms, decision.settlement, load.destination.net_kilograms, last);
  decision.checks.push_back(funds_check(terms, payment));
  decision.checks.push_back(funded_check(unit.db, *escrow));

  Release release =
      begun(*escrow, load.load_id, load.destination.net_kilograms, JsonText{to_json(load)}, unit.now);
  release.settlement_kilograms = decision.settlement;
  release.checks = decision.checks;
  if (!facts.ticket_used) release.ticket_number = load.destination.ticket_number;
  const bool releases = decision.agreed() && take(*escrow, escrow::Step::release);
  if (releases) {
    pay(unit, books, *escrow, release, payment);
    unit.db.insert("escrow_release", release);
    say_released(unit, *escrow, release);
  } else {
    release.state = ReleaseState::disputed;
    take(*escrow, escrow::Step::dispute);
    unit.db.insert("escrow_release", release);
    unit.emit("escrow.disputed", escrow->id,
              EscrowDisputed{escrow->id, load.load_id, release.checks, held_in(books, *escrow)},
              escrow->parties());
  }
  end_if_done(unit, books, *escrow);
  store::save(unit.db, "escrow", *escrow);
}

void settle_refused(Unit& unit, Books& books, const LoadRefused& load) {
  auto escrow = escrow_of(unit.db, load.trade_id, load.load_id);
  if (!escrow) return;
  arrived(unit.db, load.load_id, load.trade_id);
  Release release = begun(*escrow, load.load_id, load.refused_kilograms, JsonText{to_json(load)}, unit.now);
  release.state = ReleaseState::refused;
  release.reason = clipped(load.reason, 500);
  const bool pays = escrow->carrier_id != escrow->producer_id && take(*escrow, escrow::Step::release);
  if (pays)
    pay(unit, books, *escrow, release, freight_of_refused(terms_now(books, *escrow), load.refused_kilograms));
  unit.db.insert("escrow_release", release);
  if (pays) say_released(unit, *escrow, release);
  end_if_done(unit, books, *escrow);
  store::save(unit.db, "escrow", *escrow);
}

Release rule_load(Unit& unit, Books& books, Escrow& escrow, const Ruling& ruling) {
  auto release = store::release_of_load(unit.db, ruling.load_id);
  if (!release || release->trade_id != escrow.id) throw store::no_such("load", ruling.load_id);
  const std::string load = ruling.load_id.text();
  if (release->state != ReleaseState::disputed || is_final(escrow.state))
    throw Problem("load-not-disputed", {{"load_id", load}, {"state", enum_text(release->state)}});
  const std::int64_t others = store::open_disputes(unit.db, escrow.id) - 1;
  const auto terms = terms_now(books, escrow);
  auto payment = payment_for(terms, ruling.settlement_kilograms, release->load_kilograms,
                             is_last(unit.db, escrow, others));
  if (!payment.covered())
    throw Problem("funds-short", {{"owed_fen", std::to_string(payment.disposal_owed.count)},
                                  {"held_fen", std::to_string(terms.disposal_held.count)}});
  if (escrow.carrier_id == escrow.producer_id) payment.freight = {};  // not even by a ruling
  release->state = ReleaseState::ruled;
  release->settlement_kilograms = ruling.settlement_kilograms;
  release->reason = ruling.reason;
  release->ruled_by = clipped(unit.caller.name, 120);
  release->ruled_at = unit.now;
  take(escrow, others == 0 ? escrow::Step::rule_last : escrow::Step::rule);
  pay(unit, books, escrow, *release, payment);
  unit.db.update("escrow_release", *release);
  unit.emit("escrow.ruled", escrow.id,
            EscrowRuled{escrow.id, ruling.load_id, ruling.settlement_kilograms, ruling.reason},
            escrow.parties());
  say_released(unit, escrow, *release);
  end_if_done(unit, books, escrow);
  return *release;
}

}  // namespace heliu::treasury
