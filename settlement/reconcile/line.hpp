// What banks said, as single amounts, and which of it is one and the same movement of money.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::reconcile {

// From the least to the most binding.
enum class Source { Intraday, Notification, Statement };

// One amount that a document of the bank names.
struct Line {
  std::string bank_reference;  // the account servicer's; may be empty
  Fen amount;                  // > 0 came in
  std::string day;             // booked, YYYY-MM-DD; may be empty
  std::string end_to_end_id, remittance, counterparty_name, counterparty_account;
  bool posts = true;      // false: pending or for information, never money
  bool returned = false;  // the bank says it undoes or returns an earlier one

  friend bool operator==(const Line&, const Line&) = default;
};

// One statement, report or notification as it came.
struct Document {
  Source source = Source::Statement;
  std::string account;
  std::string id;                        // the bank's; a file sent again may carry another
  std::int64_t electronic_sequence = 0;  // 0: not given
  std::vector<Line> lines;
};

// An amount that moved once, however often it was told.
struct Movement {
  Line line;  // of the most binding source
  std::string account;
  bool confirmed = false;  // on a statement, not only in a notification or a report of the day
  int occurrence = 0;      // 0, 1 … among movements that nothing tells apart
};

struct Movements {
  std::vector<Movement> posting;    // in an order of their own, whatever the documents' was
  std::vector<Line> waiting;        // pending or informational, and not booked by any document
  std::vector<std::string> copies;  // ids of documents that say only what another said
  std::int64_t told_again = 0;      // lines left out because another document told the same
};

// Recognises by content with multiplicity:
// - a document with the same source, account and lines as another is a copy of it;
// - lines are alike if account, amount, day, end-to-end id and bank reference are; without a bank reference
//   the texts must be too;
// - alike lines in one document are several movements; in two documents they are the same ones, so the
// greatest
//   number counts. But without bank reference they are others in statements of other electronic sequences,
//   and in notifications that are no copies: there the numbers add up;
// - over the sources the greatest number counts.
// std::invalid_argument on a line of amount 0 that posts.
Movements movements(std::vector<Document> documents);

}  // namespace heliu::reconcile
