#include "treasury/disputes.hpp"

#include "treasury/events.hpp"
#include "treasury/funding.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

Instant days_later(Unit& unit, const char* rule) {
  return {unit.now.micros + store::rule(unit.db, rule, Date::of(unit.now)) * 86'400'000'000};
}

Move held_part(const Escrow& escrow, const Dispute& dispute) {
  return {Movement::disputed,         dispute.id.text(),  held_for(escrow.id, Purpose::disposal),
          available(escrow.payee_id), dispute.amount_fen, escrow.id};
}

void say(Unit& unit, const char* type, const Escrow& escrow, const Dispute& dispute) {
  unit.emit(type, dispute.id,
            DisputeSaid{dispute.id, dispute.trade_id, dispute.opened_by, dispute.amount_fen,
                        dispute.payee_fen, dispute.reason, escrow.payee_id, escrow.disposal_payer()},
            escrow.sides());
}

Problem not_open(const Dispute& dispute) {
  return Problem("dispute-not-open", {{"id", dispute.id.text()}, {"state", enum_text(dispute.state)}});
}

Escrow escrow_of(Unit& unit, const Dispute& dispute) {
  return store::find<Escrow>(unit.db, "escrow", dispute.trade_id).value();
}

// The held part leaves as the ruling says, and the escrow goes on.
void end(Unit& unit, Books& books, Escrow& escrow, Dispute& dispute, DisputeState how) {
  const Fen payee = how == DisputeState::ended ? dispute.payee_fen.value() : Fen{};
  books.resolve_hold(unit, held_part(escrow, dispute), payee);
  if (how == DisputeState::ended)
    for (const Leg& leg : store::legs(unit.db, escrow.id))
      if (leg.purpose == Purpose::disposal)
        books.move(unit, {{Movement::ruled_back, dispute.id.text(), held_for(escrow.id, Purpose::disposal),
                           available(leg.payer_id), dispute.amount_fen - payee, escrow.id}});
  escrow.disposal_paid_fen += payee;
  dispute.state = how;
  dispute.ended_at = unit.now;
  store::save(unit.db, "dispute", dispute);
  say(unit, how == DisputeState::ended ? "dispute.ended" : "dispute.withdrawn", escrow, dispute);
  take(escrow, store::open_disputes(unit.db, escrow.id) == 0 ? escrow::Step::rule_last : escrow::Step::rule);
  end_if_done(unit, books, escrow);
  store::save_escrow(unit, escrow);
}

}  // namespace

Dispute open_dispute(Unit& unit, Books& books, Escrow& escrow, const Claim& claim) {
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  if (!take(escrow, escrow::Step::dispute))
    throw Problem("escrow-ended", {{"id", escrow.id.text()}, {"state", enum_text(escrow.state)}});
  const Fen free = books.free(held_for(escrow.id, Purpose::disposal));
  if (claim.amount_fen > free)
    throw Problem("dispute-exceeds-held", {{"amount_fen", std::to_string(claim.amount_fen.count)},
                                           {"free_fen", std::to_string(free.count)}});
  Dispute dispute;
  dispute.id = Uuid::v7();
  dispute.trade_id = escrow.id;
  dispute.opened_by = unit.caller.enterprise;
  dispute.amount_fen = claim.amount_fen;
  dispute.claim = claim.claim;
  dispute.evidence = claim.evidence;
  dispute.opened_at = unit.now;
  dispute.answer_until = days_later(unit, "dispute-answer-days");
  books.hold(unit, held_part(escrow, dispute));
  unit.db.insert("dispute", dispute);
  say(unit, "dispute.opened", escrow, dispute);
  store::save_escrow(unit, escrow);
  return dispute;
}

void answer_dispute(Unit& unit, Dispute& dispute, const Answer& answer) {
  if (dispute.state != DisputeState::open || dispute.answered_at) throw not_open(dispute);
  dispute.answer = answer.answer;
  dispute.answer_evidence = answer.evidence;
  dispute.answered_at = unit.now;
  store::save(unit.db, "dispute", dispute);
  say(unit, "dispute.answered", escrow_of(unit, dispute), dispute);
}

void withdraw_dispute(Unit& unit, Books& books, Dispute& dispute) {
  Escrow escrow = escrow_of(unit, dispute);
  if (dispute.state != DisputeState::open) throw not_open(dispute);
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  end(unit, books, escrow, dispute, DisputeState::withdrawn);
}

void rule_dispute(Unit& unit, Books& books, Dispute& dispute, const Split& split, Persons persons) {
  Escrow escrow = escrow_of(unit, dispute);
  const bool appeal = dispute.state == DisputeState::appealed;
  if (dispute.state != DisputeState::open && !appeal) throw not_open(dispute);
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  if (!appeal && !dispute.answered_at && unit.now < dispute.answer_until)
    throw Problem("answer-awaited", {{"until", dispute.answer_until.text()}});
  if (split.payee_fen < Fen{} || split.payee_fen > dispute.amount_fen)
    throw Problem("split-exceeds-dispute", {{"amount_fen", std::to_string(dispute.amount_fen.count)}});
  if (appeal && dispute.ruled_by_id == unit.caller.user) throw Problem("maker-is-checker");
  require_second_person(unit, "ruling-check-fen", dispute.amount_fen, persons);
  dispute.payee_fen = split.payee_fen;
  dispute.reason = split.reason;
  dispute.ruled_by = clipped(unit.caller.name, 120);
  dispute.ruled_by_id = unit.caller.user;
  dispute.ruled_at = unit.now;
  if (appeal) return end(unit, books, escrow, dispute, DisputeState::ended);
  dispute.state = DisputeState::ruled;
  dispute.appeal_until = days_later(unit, "dispute-appeal-days");
  store::save(unit.db, "dispute", dispute);
  say(unit, "dispute.ruled", escrow, dispute);
}

void appeal_dispute(Unit& unit, Dispute& dispute, const std::string& grounds) {
  if (dispute.state != DisputeState::ruled || unit.now >= dispute.appeal_until)
    throw Problem("appeal-too-late", {{"id", dispute.id.text()}, {"state", enum_text(dispute.state)}});
  dispute.state = DisputeState::appealed;
  dispute.appealed_by = unit.caller.enterprise;
  dispute.grounds = grounds;
  dispute.appealed_at = unit.now;
  store::save(unit.db, "dispute", dispute);
  say(unit, "dispute.appealed", escrow_of(unit, dispute), dispute);
}

std::vector<std::string> allowed_actions(const Dispute& dispute, const Caller& caller, Instant now) {
  using enum DisputeState;
  std::vector<std::string> actions;
  const auto if_so = [&](const char* action, bool may) {
    if (may) actions.emplace_back(action);
  };
  const bool side = caller.has("producer") || caller.has("processor");
  const bool opener = dispute.opened_by == caller.enterprise;
  if_so("answer", side && !opener && dispute.state == open && !dispute.answered_at);
  if_so("withdraw", side && opener && dispute.state == open);
  if_so("appeal", side && dispute.state == ruled && now < dispute.appeal_until);
  const bool heard = dispute.state == open && (dispute.answered_at || now >= dispute.answer_until);
  const bool another = dispute.state == appealed && dispute.ruled_by_id != caller.user;
  if_so("rule", caller.has("regulator") && (heard || another));
  return actions;
}

void end_unappealed(Unit& unit, Books& books) {
  const auto due = unit.db.all<Dispute>(
      "SELECT d.* FROM dispute d JOIN escrow e ON e.id = d.trade_id "
      "WHERE d.state = 'ruled' AND d.appeal_until <= ? AND e.state <> 'frozen' LIMIT 20",
      unit.now);
  for (Dispute dispute : due) {
    Escrow escrow = escrow_of(unit, dispute);
    end(unit, books, escrow, dispute, DisputeState::ended);
  }
}

}  // namespace heliu::treasury
