// Matching by hand: one line of the bank, or several together, against one expectation or several.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "treasury/breaks.hpp"

namespace heliu::treasury {

// Exactly one of reference (an escrow's), payout_id and enterprise_id. amount_fen > 0.
struct MatchPart {
  std::optional<std::string> reference;
  std::optional<Uuid> payout_id, enterprise_id;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(MatchPart, (), (reference, payout_id, enterprise_id, amount_fen))

struct HandMatch {
  std::vector<MatchPart> parts;
  std::vector<Uuid> with;  // other breaks whose lines belong to the same match
  std::string note;
};
BOOST_DESCRIBE_STRUCT(HandMatch, (), (parts, with, note))

// Row of break_match: what of a match was booked. kind: escrow, payout, payout_return, enterprise.
struct BreakMatch {
  Uuid id, break_id;  // break: the one it was asked under
  std::string kind;
  Uuid subject_id;  // the leg, the payout or the enterprise
  Fen amount_fen;
  std::string matched_by;
  Instant matched_at;
};
BOOST_DESCRIBE_STRUCT(BreakMatch, (), (id, break_id, kind, subject_id, amount_fen, matched_by, matched_at))

// Moves what all these breaks have in suspense to the parts and closes them. Throws Problem "break-closed",
// "break-action-unfit" (no money, or lines of both directions), "match-sums-differ", "reference-unknown",
// "payout-unfit" (its amount or state is another), "match-part-unfit" or "not-found".
void match_by_hand(Unit& unit, Books& books, Break& found, const HandMatch& match);

}  // namespace heliu::treasury
