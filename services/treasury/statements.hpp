// An enterprise's account statement: what its own accounts held before, each entry, what they hold after. As
// JSON, CSV, a spreadsheet or a page to print.
#pragma once
#include <string>
#include <vector>

#include "treasury/books.hpp"

namespace heliu::treasury {

struct StatementLine {
  std::int64_t seq = 0;
  Instant booked_at;
  std::string movement;
  Fen amount_fen;   // > 0 raised what the enterprise has
  Fen balance_fen;  // on all its accounts, right after it
  Uuid about;       // trade, payout or bank entry
};
BOOST_DESCRIBE_STRUCT(StatementLine, (), (seq, booked_at, movement, amount_fen, balance_fen, about))

struct EnterpriseStatement {
  Uuid enterprise_id;
  std::string uscc, name;
  Date from, to;  // days in China, both included
  Fen opening_fen, in_fen, out_fen, closing_fen;
  std::vector<StatementLine> lines;
};
BOOST_DESCRIBE_STRUCT(EnterpriseStatement, (),
                      (enterprise_id, uscc, name, from, to, opening_fen, in_fen, out_fen, closing_fen, lines))

inline constexpr std::int64_t kMostStatementLines = 50'000;

// Movements between the enterprise's own accounts are left out. Throws Problem "not-found" or
// "statement-too-long".
EnterpriseStatement enterprise_statement(Transaction& db, const Uuid& enterprise, Date from, Date to);

// A text that begins with = + - @ is quoted, so that no spreadsheet runs it. Amounts in fen.
std::string as_csv(const EnterpriseStatement& statement);
std::string as_page(const EnterpriseStatement& statement);         // HTML, to print
std::string as_spreadsheet(const EnterpriseStatement& statement);  // the bytes of an .xlsx file

}  // namespace heliu::treasury
