// What the bank says, as lines that are posted once each, and what each was explained by.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "settlement/reconcile/line.hpp"
#include "treasury/books.hpp"

namespace heliu::treasury {

enum class Posting { escrow, suspense, payout, returned, unexplained };
BOOST_DESCRIBE_ENUM(Posting, escrow, suspense, payout, returned, unexplained)

// Row of bank_entry.
struct BankEntry {
  Uuid id;
  std::string reference;  // unique: the bank's, with a number from its second line on, or made of the content
  Fen amount_fen;         // > 0 came in
  Date booked_on;
  std::string end_to_end_id, remittance, counterparty_name, counterparty_account;
  Posting outcome = Posting::suspense;
  std::optional<Uuid> trade_id, payout_id, statement_id;
  Instant posted_at;
  std::string bank_reference;  // as the bank gave it; empty when it gave none
  std::string content;         // see recognise.hpp
  std::string basis;           // reference, return-by-account, by-hand; empty: nothing explains it yet
  std::string tolerance;       // the named one that was used: a treasury_rule, else empty
};
BOOST_DESCRIBE_STRUCT(BankEntry, (),
                      (id, reference, amount_fen, booked_on, end_to_end_id, remittance, counterparty_name,
                       counterparty_account, outcome, trade_id, payout_id, statement_id, posted_at,
                       bank_reference, content, basis, tolerance))

// The day the line was booked on; `otherwise` when it names none.
Date day_of(const reconcile::Line& line, Date otherwise);

struct Posted {
  std::int64_t lines = 0, told_again = 0;
};

// Matches the document's new lines against what is expected and posts each once: what names its escrow or
// payout goes there, everything else to suspense and, with suggestions, to the queue. statement: the one its
// lines stand on, nil for a notification.
Posted post_document(Unit& unit, Books& books, const reconcile::Document& document, const Uuid& statement,
                     const std::string& file_sm3);

}  // namespace heliu::treasury
