// Breaks: what the bank says and the ledger can't explain, until somebody resolves it. Each has an age, an
// owner, a cause and notes; what it might be is suggested, and nothing is posted before somebody says so.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "treasury/books.hpp"

namespace heliu::treasury {

enum class BreakKind { unknown_reference, amount_differs, not_on_statement, not_in_ledger };
BOOST_DESCRIBE_ENUM(BreakKind, unknown_reference, amount_differs, not_on_statement, not_in_ledger)
enum class BreakState { open, closed };
BOOST_DESCRIBE_ENUM(BreakState, open, closed)
// on_statement: by the service itself, when a later statement holds the line.
enum class BreakAction { to_escrow, to_enterprise, to_sender, matched, explained, on_statement };
BOOST_DESCRIBE_ENUM(BreakAction, to_escrow, to_enterprise, to_sender, matched, explained, on_statement)

// What a line may be, or may be a part of.
enum class ExpectedKind { deposit, payout, payout_return };
BOOST_DESCRIBE_ENUM(ExpectedKind, deposit, payout, payout_return)

// What a cause rests on, by name: why (a word of bank_file.hpp, or opening-differs, closing-differs), file,
// statement, reason …
using Facts = std::map<std::string, std::string>;

struct SuggestedPart {
  ExpectedKind kind = ExpectedKind::deposit;
  Uuid id;                // the leg's or the payout's
  std::string reference;  // of the leg, or the payout's end-to-end id
  Fen amount_fen;         // what is expected; > 0: to come in
  std::string name;
};
BOOST_DESCRIBE_STRUCT(SuggestedPart, (), (kind, id, reference, amount_fen, name))

struct Suggestion {
  std::string basis;  // why: a word of settlement/reconcile/match.hpp, or "amount"
  bool unique = false;
  std::vector<SuggestedPart> parts;
  std::int64_t lines = 1;  // how many lines of the bank would explain them together
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (basis, unique, parts, lines))

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
  std::string note;  // the cause as an English sentence
  Instant opened_at;
  std::optional<BreakAction> action;
  std::optional<std::string> resolution, closed_by;
  std::optional<Instant> closed_at;
  std::optional<std::string> claimed_by;  // who works on it
  std::optional<Instant> claimed_at;
  // A word of settlement/reconcile/match.hpp, or: unnamed (its amount fits, it names nothing), ambiguous,
  // several-payers, not-on-statement, file-refused, balance-differs, sent-back-failed.
  std::string cause = "not-expected";
  std::vector<Suggestion> suggestions;
  Facts facts;
};
BOOST_DESCRIBE_STRUCT(Break, (),
                      (id, version, state, kind, amount_fen, suspense_fen, bank_reference, remittance,
                       booked_on, note, opened_at, action, resolution, closed_by, closed_at, claimed_by,
                       claimed_at, cause, suggestions, facts))

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

// Whoever works on it says so; another may take it over, or give it to a third. Throws Problem
// "break-closed".
void claim(Unit& unit, Break& found, const std::string& owner);

// Moves what is in suspense to where it belongs and closes the break. Throws Problem "break-closed",
// "break-action-unfit" (money is left in suspense, or there is none to move) or "reference-unknown",
// "sender-unknown". account: the platform's at the bank, for what goes back to its sender.
void resolve(Unit& unit, Books& books, const std::string& account, Break& found,
             const Resolution& resolution);

std::vector<std::string> allowed_actions(const Break& found, const Caller& caller);

}  // namespace heliu::treasury
