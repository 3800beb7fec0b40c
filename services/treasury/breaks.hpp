// Breaks: what the bank says and the ledger can't explain, until somebody resolves it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "treasury/books.hpp"

namespace heliu::treasury {

enum class BreakKind { unknown_reference, amount_differs, not_on_statement, not_in_ledger };
BOOST_DESCRIBE_ENUM(BreakKind, unknown_reference, amount_differs, not_on_statement, not_in_ledger)
enum class BreakState { open, closed };
BOOST_DESCRIBE_ENUM(BreakState, open, closed)
enum class BreakAction { to_escrow, to_enterprise, to_sender, explained };
BOOST_DESCRIBE_ENUM(BreakAction, to_escrow, to_enterprise, to_sender, explained)

// Row of bank_break.
struct Break {
  Uuid id;
  std::int64_t version = 1;
  BreakState state = BreakState::open;
  BreakKind kind = BreakKind::unknown_reference;
  Fen amount_fen;    // of the bank's line, or the difference
  Fen suspense_fen;  // what of it was posted to suspense; negative: the bank paid what nobody ordered
  std::string bank_reference;
  std::optional<std::string> remittance;
  Date booked_on;
  std::string note;
  Instant opened_at;
  std::optional<BreakAction> action;
  std::optional<std::string> resolution, closed_by;
  std::optional<Instant> closed_at;
  std::optional<std::string> claimed_by;  // who works on it
  std::optional<Instant> claimed_at;
};
BOOST_DESCRIBE_STRUCT(Break, (),
                      (id, version, state, kind, amount_fen, suspense_fen, bank_reference, remittance,
                       booked_on, note, opened_at, action, resolution, closed_by, closed_at, claimed_by,
                       claimed_at))

// Gives it id, time and state, keeps it and says so.
Break open_break(Unit& unit, Break found);

// The open break of this kind about this line of the bank.
std::optional<Break> open_break_about(Transaction& db, const std::string& bank_reference, BreakKind kind);

void close_break(Unit& unit, Break& found, BreakAction action, const std::string& resolution);

struct Resolution {
  BreakAction action = BreakAction::explained;
  std::optional<std::string> reference;  // to_escrow
  std::optional<Uuid> enterprise_id;     // to_enterprise
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Resolution, (), (action, reference, enterprise_id, note))

// Whoever works on it says so; another may take it over. Throws Problem "break-closed".
void claim(Unit& unit, Break& found);

// Moves what is in suspense to where it belongs and closes the break. Throws Problem "break-closed",
// "break-action-unfit" (money is left in suspense, or there is none to move) or "reference-unknown",
// "sender-unknown". account: the platform's at the bank, for what goes back to its sender.
void resolve(Unit& unit, Books& books, const std::string& account, Break& found,
             const Resolution& resolution);

std::vector<std::string> allowed_actions(const Break& found, const Caller& caller);

}  // namespace heliu::treasury
