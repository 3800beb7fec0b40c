// What the bank says, as lines that are posted once each.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "settlement/iso20022/camt.hpp"
#include "treasury/books.hpp"

namespace heliu::treasury {

// One amount of the bank: an entry, or one payment inside a batch.
struct BankLine {
  std::string reference;  // the account servicer's; made from the content when the bank gives none
  Fen amount;             // > 0 came in
  Date booked_on;
  std::string end_to_end_id, remittance, counterparty_name, counterparty_account;
};

// The booked lines of a statement or notification; pending and informational ones are not money yet. A batch
// whose payments don't add up stays one line. otherwise: the day of lines that carry none.
std::vector<BankLine> lines_of(const iso20022::Statement& statement, Date otherwise);

enum class Posting { escrow, suspense, payout, returned, unexplained };
BOOST_DESCRIBE_ENUM(Posting, escrow, suspense, payout, returned, unexplained)

// Row of bank_entry.
struct BankEntry {
  Uuid id;
  std::string reference;
  Fen amount_fen;
  Date booked_on;
  std::string end_to_end_id, remittance, counterparty_name, counterparty_account;
  Posting outcome = Posting::suspense;
  std::optional<Uuid> trade_id, payout_id, statement_id;
  Instant posted_at;
};
BOOST_DESCRIBE_STRUCT(BankEntry, (),
                      (id, reference, amount_fen, booked_on, end_to_end_id, remittance, counterparty_name,
                       counterparty_account, outcome, trade_id, payout_id, statement_id, posted_at))

// Posts the line unless it was posted before, whichever file it came in; true when it is new. statement: the
// statement it stands on, nil for a notification.
bool post_line(Unit& unit, Books& books, const BankLine& line, const Uuid& statement);

}  // namespace heliu::treasury
