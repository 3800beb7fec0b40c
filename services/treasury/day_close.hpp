// Closing a day: the bank's closing balance against the ledger, with a cause for every fen between them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "treasury/bank.hpp"
#include "treasury/bank_file.hpp"
#include "treasury/breaks.hpp"

namespace heliu::treasury {

struct CloseBreak {
  Uuid id;
  BreakKind kind = BreakKind::not_on_statement;
  Fen amount_fen;
  std::string bank_reference;
};
BOOST_DESCRIBE_STRUCT(CloseBreak, (), (id, kind, amount_fen, bank_reference))

// Row of day_close. ledger_fen: custody without what the bank booked on later days; difference_fen = bank −
// ledger = Σ of the breaks. The sums of the accounts are those at the moment of closing; they make
// custody_fen.
struct DayClose {
  Uuid id;
  Date date;
  Uuid statement_id;
  Fen bank_closing_fen, ledger_fen, difference_fen;
  Fen custody_fen, available_fen, escrow_fen, platform_fee_fen, suspense_fen, in_flight_fen;
  std::vector<CloseBreak> breaks;
  std::string closed_by;
  Instant closed_at;
};
BOOST_DESCRIBE_STRUCT(DayClose, (),
                      (id, date, statement_id, bank_closing_fen, ledger_fen, difference_fen, custody_fen,
                       available_fen, escrow_fen, platform_fee_fen, suspense_fen, in_flight_fen, breaks,
                       closed_by, closed_at))

// What of a difference the lines that stand on no statement explain, and what is left. Pure.
struct Explained {
  std::vector<BankEntry> unlisted;  // each explains minus its amount
  Fen left;
};
Explained explain(Fen difference, std::vector<BankEntry> unlisted);

// Days close once and in their order; what is found later is a new entry of a later day. Throws Problem
// "statement-missing", "day-already-closed" or "day-out-of-order".
DayClose close_day(Unit& unit, Books& books, Date date);

}  // namespace heliu::treasury
