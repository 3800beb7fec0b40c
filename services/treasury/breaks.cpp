#include "treasury/breaks.hpp"

#include "settlement/escrow/reference.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "treasury/bank.hpp"
#include "treasury/events.hpp"
#include "treasury/funding.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

static void say(Unit& unit, const char* type, const Break& found, const std::string& note) {
  unit.emit(type, found.id,
            BreakSaid{found.id, enum_text(found.kind), found.amount_fen, found.bank_reference,
                      found.remittance, found.booked_on, note, found.cause, found.facts});
}

Break open_break(Unit& unit, Break found) {
  found.id = Uuid::v7();
  found.opened_at = unit.now;
  found.note = clipped(found.note, 500);
  if (found.remittance) found.remittance = clipped(*found.remittance, 500);
  unit.db.insert("bank_break", found);
  say(unit, "break.opened", found, found.note);
  return found;
}

std::optional<Break> open_break_about(Transaction& db, const std::string& bank_reference, BreakKind kind) {
  return db.one<Break>(
      "SELECT * FROM bank_break WHERE bank_reference = ? AND kind = ? AND state = 'open' LIMIT 1",
      bank_reference, kind);
}

void close_break(Unit& unit, Break& found, BreakAction action, const std::string& resolution) {
  found.state = BreakState::closed;
  found.action = action;
  found.resolution = clipped(resolution, 500);
  found.closed_by = clipped(unit.caller.name, 120);
  found.closed_at = unit.now;
  store::save(unit.db, "bank_break", found);
  say(unit, "break.closed", found, *found.resolution);
}

// The line behind it is explained by a person's word.
static void explain_line(Unit& unit, const Break& found) {
  unit.db.execute("UPDATE bank_entry SET basis = 'by-hand' WHERE reference = ?", found.bank_reference);
}

static void to_escrow(Unit& unit, Books& books, const Break& found, const std::string& written) {
  const auto reference = escrow::read_reference(written);
  const auto leg = reference ? store::leg_by_reference(unit.db, *reference) : std::nullopt;
  if (!leg) throw Problem("reference-unknown", {{"reference", written}}, {{"/reference", written}});
  fund_leg(unit, books, *leg, found.suspense_fen, suspense(), Movement::identified, found.id.text());
}

static void to_enterprise(Unit& unit, Books& books, const Break& found, const Uuid& enterprise) {
  if (!store::find<store::SeenEnterprise>(unit.db, "seen_enterprise", enterprise))
    throw store::no_such("enterprise", enterprise);
  const bool credit = found.suspense_fen > Fen{};
  books.move(unit, {{Movement::identified, found.id.text(), credit ? suspense() : available(enterprise),
                     credit ? available(enterprise) : suspense(),
                     credit ? found.suspense_fen : -found.suspense_fen, found.id}});
}

void claim(Unit& unit, Break& found, const std::string& owner) {
  if (found.state == BreakState::closed) throw Problem("break-closed", {{"id", found.id.text()}});
  found.claimed_by = clipped(owner, 120);
  found.claimed_at = unit.now;
  store::save(unit.db, "bank_break", found);
}

static void to_sender(Unit& unit, Books& books, const std::string& account, const Break& found) {
  const auto entry =
      unit.db.one<BankEntry>("SELECT * FROM bank_entry WHERE reference = ?", found.bank_reference);
  if (!entry || entry->counterparty_account.empty() || entry->counterparty_name.empty())
    throw Problem("sender-unknown", {{"id", found.id.text()}});
  Payee sender;
  sender.account_number = entry->counterparty_account;
  sender.name = entry->counterparty_name;
  try {
    iso20022::require_text("name", sender.name, iso20022::kMax140Text);
    iso20022::require_identifier("account_number", sender.account_number, iso20022::kMax34Text);
  } catch (const std::invalid_argument&) {
    throw Problem("sender-unknown", {{"id", found.id.text()}});
  }
  send_back(unit, books, account, sender, found.suspense_fen, found.id.text());
}

void resolve(Unit& unit, Books& books, const std::string& account, Break& found,
             const Resolution& resolution) {
  if (found.state == BreakState::closed) throw Problem("break-closed", {{"id", found.id.text()}});
  const bool money = found.suspense_fen != Fen{};
  const bool fits = resolution.action == BreakAction::explained       ? !money
                    : resolution.action == BreakAction::matched       ? false  // see break_matches.hpp
                    : resolution.action == BreakAction::to_enterprise ? money && resolution.enterprise_id
                    : resolution.action == BreakAction::to_sender
                        ? found.suspense_fen > Fen{}
                        : found.suspense_fen > Fen{} && resolution.reference;
  if (!fits)
    throw Problem("break-action-unfit", {{"action", enum_text(resolution.action)},
                                         {"suspense_fen", std::to_string(found.suspense_fen.count)}});
  if (resolution.action == BreakAction::to_escrow) to_escrow(unit, books, found, *resolution.reference);
  if (resolution.action == BreakAction::to_enterprise)
    to_enterprise(unit, books, found, *resolution.enterprise_id);
  if (resolution.action == BreakAction::to_sender) to_sender(unit, books, account, found);
  if (money) explain_line(unit, found);
  close_break(unit, found, resolution.action, resolution.note);
}

std::vector<std::string> allowed_actions(const Break& found, const Caller& caller) {
  if (found.state == BreakState::closed || !caller.has("finance")) return {};
  if (found.suspense_fen == Fen{}) return {"explained", "claim", "assign", "note"};
  if (found.suspense_fen > Fen{})
    return {"match", "to_escrow", "to_enterprise", "to_sender", "claim", "assign", "note"};
  return {"match", "to_enterprise", "claim", "assign", "note"};
}

}  // namespace heliu::treasury
