#include "treasury/bank.hpp"

#include <algorithm>
#include <map>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "settlement/escrow/reference.hpp"
#include "treasury/breaks.hpp"
#include "treasury/funding.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

Date day_of(const iso20022::Entry& entry, const iso20022::Statement& statement, Date otherwise) {
  for (const std::string* text : {&entry.booking_date, &entry.value_date, &statement.day})
    if (const auto day = Date::parse(std::string_view(*text).substr(0, 10))) return *day;
  return otherwise;
}

// Two equal lines without a reference are two: the second gets a number of its own.
std::string made_reference(const iso20022::Statement& statement, const iso20022::Entry& entry, Date day,
                           std::map<std::string, int>& seen) {
  CanonicalBytes content;
  content.add(statement.account).add(entry.entry_ref).add(entry.amount.count).add(day.text());
  content.add(entry.end_to_end_id).add(entry.remittance).add(entry.counterparty_account);
  const std::string reference = "SM3:" + to_hex(sm3(content.bytes())).substr(0, 40);
  const int nth = ++seen[reference];
  return nth == 1 ? reference : reference + "-" + std::to_string(nth);
}

std::vector<BankLine> of_batch(const BankLine& whole, const std::vector<iso20022::EntryDetail>& details) {
  std::vector<BankLine> lines;
  Fen sum;
  for (const iso20022::EntryDetail& detail : details) {
    sum += detail.amount;
    lines.push_back({whole.reference + "/" + std::to_string(lines.size() + 1), detail.amount, whole.booked_on,
                     detail.end_to_end_id, detail.remittance, detail.counterparty_name,
                     detail.counterparty_account});
  }
  if (sum != whole.amount) return {whole};
  return lines;
}

Break break_of(const BankEntry& entry, BreakKind kind, const std::string& note) {
  Break found;
  found.kind = kind;
  found.amount_fen = found.suspense_fen = entry.amount_fen;
  found.bank_reference = entry.reference;
  found.remittance = entry.remittance;
  found.booked_on = entry.booked_on;
  found.note = note;
  return found;
}

std::vector<Leg> known_legs(Transaction& db, const std::vector<std::string>& references) {
  std::vector<Leg> legs;
  for (const std::string& reference : references)
    if (const auto leg = store::leg_by_reference(db, reference)) legs.push_back(*leg);
  return legs;
}

bool one_payer(const std::vector<Leg>& legs) {
  return !legs.empty() && std::all_of(legs.begin(), legs.end(),
                                      [&](const Leg& leg) { return leg.payer_id == legs.front().payer_id; });
}

// One deposit for several escrows: each gets what it misses, in the order written; the last takes the rest,
// so that an excess is the payer's own.
void share_out(Unit& unit, Books& books, const std::vector<Leg>& legs, const BankEntry& entry) {
  Fen left = entry.amount_fen;
  for (std::size_t i = 0; i < legs.size() && left > Fen{}; ++i) {
    const Fen part = i + 1 == legs.size() ? left : std::min(left, legs[i].missing());
    const std::string cause = i == 0 ? entry.reference : entry.reference + "/" + legs[i].reference;
    if (part > Fen{}) fund_leg(unit, books, legs[i], part, bank_custody(), Movement::deposit, cause);
    left -= part;
  }
}

void post_credit(Unit& unit, Books& books, BankEntry& entry) {
  if (auto payout = returned_payout(
          unit.db, {entry.end_to_end_id, entry.remittance, entry.counterparty_account, entry.amount_fen});
      payout && return_payout(unit, books, *payout, "returned by the bank: " + entry.remittance)) {
    entry.outcome = Posting::returned;
    entry.payout_id = payout->id;
    return;
  }
  const auto references = escrow::find_references(entry.remittance);
  const auto legs = known_legs(unit.db, references);
  if (one_payer(legs)) {
    entry.outcome = Posting::escrow;
    entry.trade_id = legs.front().trade_id;
    share_out(unit, books, legs, entry);
    return;
  }
  entry.outcome = Posting::suspense;
  books.move(unit, {{Movement::unidentified, entry.reference, bank_custody(), suspense(), entry.amount_fen,
                     entry.id}});
  open_break(unit, break_of(entry, BreakKind::unknown_reference,
                            !legs.empty()         ? "the references are of several payers"
                            : !references.empty() ? "the reference is of no escrow"
                                                  : "the remittance holds no right reference"));
}

void post_debit(Unit& unit, Books& books, BankEntry& entry) {
  if (auto payout = payout_by_end_to_end(unit.db, entry.end_to_end_id);
      payout && payout->amount_fen == -entry.amount_fen && settle_payout(unit, books, *payout)) {
    entry.outcome = Posting::payout;
    entry.payout_id = payout->id;
    return;
  }
  entry.outcome = Posting::unexplained;
  books.move(unit, {{Movement::unexplained, entry.reference, suspense(), bank_custody(), -entry.amount_fen,
                     entry.id}});
  open_break(unit, break_of(entry, BreakKind::not_in_ledger, "the bank booked what no payout ordered"));
}

// A line seen before: it is now on a statement, and must still be of the same amount.
void confirm(Unit& unit, BankEntry& entry, const BankLine& line, const Uuid& statement) {
  if (line.amount != entry.amount_fen &&
      !open_break_about(unit.db, entry.reference, BreakKind::amount_differs)) {
    Break found =
        break_of(entry, BreakKind::amount_differs, "the bank's reference came again with another amount");
    found.amount_fen = line.amount - entry.amount_fen;
    found.suspense_fen = {};
    open_break(unit, std::move(found));
  }
  if (statement.is_nil() || entry.statement_id) return;
  entry.statement_id = statement;
  unit.db.update("bank_entry", entry);
  if (auto missing = open_break_about(unit.db, entry.reference, BreakKind::not_on_statement))
    close_break(unit, *missing, BreakAction::explained, "on a later statement");
}

}  // namespace

std::vector<BankLine> lines_of(const iso20022::Statement& statement, Date otherwise) {
  std::vector<BankLine> lines;
  std::map<std::string, int> seen;
  for (const iso20022::Entry& entry : statement.entries) {
    if (entry.status != iso20022::EntryStatus::BOOK || entry.amount == Fen{}) continue;
    const Date day = day_of(entry, statement, otherwise);
    const BankLine whole{entry.account_servicer_ref.empty() ? made_reference(statement, entry, day, seen)
                                                            : entry.account_servicer_ref,
                         entry.amount,
                         day,
                         entry.end_to_end_id,
                         entry.remittance,
                         entry.counterparty_name,
                         entry.counterparty_account};
    if (entry.details.empty())
      lines.push_back(whole);
    else
      for (BankLine& line : of_batch(whole, entry.details)) lines.push_back(std::move(line));
  }
  return lines;
}

bool post_line(Unit& unit, Books& books, const BankLine& line, const Uuid& statement) {
  const std::string reference = clipped(line.reference, 80);
  if (auto known = unit.db.one<BankEntry>("SELECT * FROM bank_entry WHERE reference = ?", reference)) {
    confirm(unit, *known, line, statement);
    return false;
  }
  BankEntry entry;
  entry.id = Uuid::named("bank entry", reference);
  entry.reference = reference;
  entry.amount_fen = line.amount;
  entry.booked_on = line.booked_on;
  entry.end_to_end_id = clipped(line.end_to_end_id, 35);
  entry.remittance = clipped(line.remittance, 2000);
  entry.counterparty_name = clipped(line.counterparty_name, 140);
  entry.counterparty_account = clipped(line.counterparty_account, 34);
  if (!statement.is_nil()) entry.statement_id = statement;
  entry.posted_at = unit.now;
  if (line.amount > Fen{})
    post_credit(unit, books, entry);
  else
    post_debit(unit, books, entry);
  unit.db.insert("bank_entry", entry);
  return true;
}

}  // namespace heliu::treasury
