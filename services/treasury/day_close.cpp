#include "treasury/day_close.hpp"

#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

// Booked later than the day: on a later statement, or on none yet and dated later.
Fen booked_later(Transaction& db, Date date) {
  return db
      .value<Fen>(
          "SELECT CAST(COALESCE(SUM(e.amount_fen), 0) AS SIGNED) FROM bank_entry e "
          "LEFT JOIN bank_statement s ON s.id = e.statement_id WHERE COALESCE(s.day, e.booked_on) > ?",
          date)
      .value_or(Fen{});
}

CloseBreak shown(const Break& found) {
  return {found.id, found.kind, found.amount_fen, found.bank_reference};
}

// A line that an earlier close named is not named twice.
CloseBreak unlisted_break(Unit& unit, const BankEntry& entry) {
  if (const auto known = open_break_about(unit.db, entry.reference, BreakKind::not_on_statement))
    return shown(*known);
  Break found;
  found.kind = BreakKind::not_on_statement;
  found.amount_fen = -entry.amount_fen;
  found.bank_reference = entry.reference;
  found.remittance = entry.remittance;
  found.booked_on = entry.booked_on;
  found.cause = "not-on-statement";
  found.note = "notified, but on no statement up to the day closed";
  return shown(open_break(unit, std::move(found)));
}

CloseBreak rest_break(Unit& unit, const BankStatement& statement, Fen left) {
  Break found;
  found.kind = BreakKind::not_in_ledger;
  found.amount_fen = left;
  found.bank_reference = statement.number;
  found.booked_on = statement.day;
  found.cause = "balance-differs";
  found.facts = {{"why", "closing-differs"}, {"statement", statement.number}};
  found.note = "the bank's closing balance holds what no line explains";
  return shown(open_break(unit, std::move(found)));
}

}  // namespace

Explained explain(Fen difference, std::vector<BankEntry> unlisted) {
  Explained explained{std::move(unlisted), difference};
  for (const BankEntry& entry : explained.unlisted) explained.left += entry.amount_fen;
  return explained;
}

DayClose close_day(Unit& unit, Books& books, Date date) {
  if (unit.db.value<std::int64_t>("SELECT 1 FROM day_close WHERE date = ?", date))
    throw Problem("day-already-closed", {{"date", date.text()}});
  if (const auto last =
          unit.db.value<Date>("SELECT date FROM day_close WHERE date > ? ORDER BY date DESC LIMIT 1", date))
    throw Problem("day-out-of-order", {{"date", date.text()}, {"closed", last->text()}});
  const auto statement = statement_of(unit.db, date);
  if (!statement) throw Problem("statement-missing", {{"date", date.text()}});

  DayClose close;
  close.id = Uuid::named("day close", date.text());
  close.date = date;
  close.statement_id = statement->id;
  close.bank_closing_fen = statement->closing_fen;
  close.custody_fen = books.total(Line::bank_custody);
  close.ledger_fen = close.custody_fen - booked_later(unit.db, date);
  close.difference_fen = close.bank_closing_fen - close.ledger_fen;
  close.available_fen =
      books.total(Line::available) + books.total(Line::freight_available) + books.total(Line::withdrawable);
  close.escrow_fen = books.total(Line::escrow_disposal) + books.total(Line::escrow_freight_and_fee);
  close.platform_fee_fen = books.total(Line::platform_fee) + books.total(Line::fee_tax);
  close.suspense_fen = books.total(Line::suspense);
  close.in_flight_fen = books.total(Line::payout_in_flight) + books.total(Line::payout_returned);
  close.closed_by = clipped(unit.caller.name, 120);
  close.closed_at = unit.now;

  const auto explained = explain(
      close.difference_fen,
      unit.db.all<BankEntry>(
          "SELECT * FROM bank_entry WHERE statement_id IS NULL AND booked_on <= ? ORDER BY reference", date));
  for (const BankEntry& entry : explained.unlisted) close.breaks.push_back(unlisted_break(unit, entry));
  if (explained.left != Fen{}) close.breaks.push_back(rest_break(unit, *statement, explained.left));
  unit.db.insert("day_close", close);

  DayClosed said{close.id,           close.date,          close.bank_closing_fen, close.ledger_fen,
                 close.suspense_fen, close.in_flight_fen, close.difference_fen,   {}};
  for (const CloseBreak& found : close.breaks) said.breaks.push_back(found.id);
  unit.emit("day.closed", close.id, said);
  return close;
}

}  // namespace heliu::treasury
