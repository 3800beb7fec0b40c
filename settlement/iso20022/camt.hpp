// camt.053 bank statements and camt.054 credit or debit notifications of one account in CNY.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

enum class CamtKind { Statement053, Notification054 };

enum class EntryStatus {
  BOOK,  // booked: counts in the balances
  PDNG,  // pending, or FUTR in newer versions: money that is not there yet
  INFO,  // for information only
};

// One payment inside a batch entry.
struct EntryDetail {
  Fen amount;  // signed like its entry
  std::string end_to_end_id;
  std::string remittance;
  std::string counterparty_name;
  std::string counterparty_account;
};

// Texts that the file doesn't give are empty; an EndToEndId of NOTPROVIDED counts as not given.
struct Entry {
  std::string entry_ref;             // NtryRef: the line's own id in this file
  std::string account_servicer_ref;  // the bank's booking reference; same in 054 and 053
  Fen amount;                        // > 0 came in (CRDT), < 0 went out (DBIT); also for reversals
  EntryStatus status = EntryStatus::BOOK;
  std::string booking_date;  // YYYY-MM-DD
  std::string value_date;    // YYYY-MM-DD
  std::string end_to_end_id;
  std::string remittance;  // all unstructured lines; else the structured reference; else the entry's note
  std::string counterparty_name;
  std::string counterparty_account;
  bool reversal = false;             // undoes an earlier entry, whose direction was the opposite
  std::vector<EntryDetail> details;  // of a batch of two or more; then the texts above stay empty
};

struct Statement {
  CamtKind kind = CamtKind::Statement053;
  std::string id;                        // at most 35
  std::int64_t electronic_sequence = 0;  // counts statements without holes; 0: not given
  std::string created_at;                // RFC 3339 as the bank wrote it
  std::string account;                   // IBAN or other number
  std::string from;                      // RFC 3339 period of the report; both empty if not given
  std::string to;
  std::string day;  // YYYY-MM-DD of the closing balance; 053 only
  Fen opening;      // booked balance before the first entry (OPBD or PRCD); 053 only
  Fen closing;      // booked balance after the last (CLBD); 053 only
  std::vector<Entry> entries;

  Fen booked() const;  // Σ of BOOK entries. std::overflow_error past 64 bits

  // closing − (opening + booked) if that is not zero: the bank's own file is wrong or incomplete, and nothing
  // may be reconciled with it. Always nothing for a 054, which has no balances.
  std::optional<Fen> difference() const;
};

// Version 001.02. Throw std::invalid_argument, beginning with the field, if the kind is the other one or a
// text doesn't fit the schema. The sums are the caller's.
std::string write_camt053(const Statement& statement);
std::string write_camt054(const Statement& statement);

// Every statement or notification of a file, at least one. Tolerates: versions 001.02 to 001.13 with their
// different places for status and party names, any namespace prefix, unknown elements, batches with or
// without details, missing dates and references. A 053 must have both booked balances. Throws FormatError.
std::vector<Statement> read_camt(std::string_view xml);

}  // namespace heliu::iso20022
