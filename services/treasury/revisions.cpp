#include "treasury/revisions.hpp"

#include <algorithm>

#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

Fen owed(const Escrow& escrow, Kilograms kilograms) {
  const Fen value = amount(kilograms, escrow.price);
  return value < Fen{} ? -value : value;
}

// Where the load stands now: the last revision, else what was billed with the release.
Kilograms standing(Transaction& db, const Release& release) {
  return db
      .value<Kilograms>(
          "SELECT kilograms_after FROM escrow_revision WHERE load_id = ? ORDER BY id DESC LIMIT 1",
          release.load_id)
      .value_or(release.billed_kilograms);
}

// Gives what of it the escrow still held.
Fen book(Unit& unit, Books& books, const Escrow& escrow, const Revision& revision) {
  const AccountKey payer = available(escrow.disposal_payer()), payee = available(escrow.payee_id);
  const std::string cause = revision.id.text();
  if (revision.difference_fen < Fen{}) {
    const Fen back = -revision.difference_fen;
    const Fen first = std::min(back, books.free(payee));
    books.move(unit, {{Movement::revised_down, cause, payee, payer, first, escrow.id},
                      {Movement::revised_down, cause + "/withdrawable", withdrawable(escrow.payee_id), payer,
                       back - first, escrow.id}});
    return {};
  }
  const AccountKey held = held_for(escrow.id, Purpose::disposal);
  const Fen first = std::min(revision.difference_fen, books.free(held));
  books.move(unit, {{Movement::revised_up, cause, held, payee, first, escrow.id},
                    {Movement::revised_up, cause + "/payer", payer, payee, revision.difference_fen - first,
                     escrow.id}});
  return first;
}

}  // namespace

Revision revise_load(Unit& unit, Books& books, Escrow& escrow, const NewRevision& asked) {
  const auto release = store::release_of_load(unit.db, asked.load_id);
  if (!release || release->trade_id != escrow.id) throw store::no_such("load", asked.load_id);
  if (release->state != ReleaseState::released && release->state != ReleaseState::ruled)
    throw Problem("load-not-released",
                  {{"load_id", asked.load_id.text()}, {"state", enum_text(release->state)}});
  if (escrow.state == escrow::State::frozen) throw Problem("escrow-frozen", {{"id", escrow.id.text()}});
  if (unit.db.value<std::int64_t>("SELECT 1 FROM escrow_revision WHERE load_id = ? AND document = ?",
                                  asked.load_id, asked.document))
    throw Problem("document-taken", {{"document", asked.document}});
  const Kilograms before = standing(unit.db, *release);
  const Revision revision{Uuid::v7(),
                          escrow.id,
                          asked.load_id,
                          before,
                          asked.settlement_kilograms,
                          owed(escrow, asked.settlement_kilograms) - owed(escrow, before),
                          asked.document,
                          asked.reason,
                          clipped(unit.caller.name, 120),
                          unit.now};
  const Fen from_escrow = book(unit, books, escrow, revision);
  unit.db.insert("escrow_revision", revision);
  escrow.disposal_paid_fen += revision.difference_fen;
  unit.emit(
      "escrow.revised", escrow.id,
      EscrowRevised{escrow.id, revision.load_id, before, revision.kilograms_after, revision.difference_fen,
                    revision.document, escrow.payee_id, escrow.disposal_payer(), from_escrow},
      escrow.sides());
  store::save_escrow(unit, escrow);
  return revision;
}

}  // namespace heliu::treasury
