// What a bank says about one account, whichever format it came in: camt.052, 053, 054 or MT940.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/tolerance.hpp"
#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

enum class CamtKind {
  Report052,        // within the day; what it books comes again in the statement
  Statement053,     // of a day
  Notification054,  // single credits and debits
  Statement940,     // MT940, SWIFT's older statement of a day
};

enum class EntryStatus {
  BOOK,  // booked: counts in the balances
  PDNG,  // pending, or FUTR in newer versions: money that is not there yet
  INFO,  // for information only
};

// Bank charges of an entry or a payment.
struct Charge {
  Fen amount;             // > 0: taken from the account's owner
  bool included = false;  // already inside the entry's amount
  std::string bearer;     // DEBT, CRED, SHAR, SLEV; may be empty

  friend bool operator==(const Charge&, const Charge&) = default;
};

// Why a payment came back (退票).
struct Return {
  std::string code;  // ISO external return reason: AC01, AC04, AM04 …, or the bank's own
  std::string text;  // for people; may be empty

  friend bool operator==(const Return&, const Return&) = default;
};

// One payment inside a batch entry.
struct EntryDetail {
  Fen amount;  // signed like its entry; 0 if the file gives none
  std::string end_to_end_id;
  std::string remittance;
  std::string counterparty_name;
  std::string counterparty_account;
  std::string account_servicer_ref = {};  // the bank's reference of this payment
  std::string instruction_id = {};        // InstrId of the payment order
  std::vector<Charge> charges = {};
  std::optional<Return> returned = {};
  std::vector<Kept> unknown = {};  // texts of the payment that have no field here
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
  std::string instruction_id = {};
  std::string transaction_code = {};      // PMNT/RCDT/DMCT, the bank's own, or NTRF of an MT940
  std::string structured_reference = {};  // creditor reference, first of the file
  std::int64_t batch_count = 0;           // payments that the bank says it holds; 0: not given
  std::vector<Charge> charges = {};       // of the entry and, when it is one payment, of that
  std::optional<Return> returned = {};
  std::vector<Kept> unknown = {};

  // True if this is money on the account. Pending and informational entries never are.
  bool posts() const { return status == EntryStatus::BOOK; }

  // Σ details − amount; nothing if there are none or they add up.
  std::optional<Fen> details_difference() const;
};

struct Balance {
  std::string code;  // OPBD, CLBD, PRCD, ITBD, CLAV …; 60F, 62F, 64 … of an MT940
  Fen amount;        // < 0: overdrawn
  std::string day;   // YYYY-MM-DD
};

struct Statement {
  CamtKind kind = CamtKind::Statement053;
  std::string id;                        // at most 35
  std::int64_t electronic_sequence = 0;  // counts statements without holes; 0: not given
  std::string created_at;                // RFC 3339 as the bank wrote it
  std::string account;                   // IBAN or other number
  std::string from;                      // RFC 3339 period of the report; both empty if not given
  std::string to;
  std::string day;  // YYYY-MM-DD of the closing balance; 053 and 940 only
  Fen opening;      // booked balance before the first entry (OPBD or PRCD, 60F)
  Fen closing;      // booked balance after the last (CLBD, 62F)
  std::vector<Entry> entries;
  std::string currency = "CNY";
  bool has_opening = true, has_closing = true;  // false: the file gives none, the field above means nothing
  bool duplicate = false;                       // the bank marks it as a copy of one sent before
  std::vector<Balance> balances = {};           // all of the file
  std::vector<Kept> unknown = {};               // texts of the statement that have no field here
  Tolerances tolerances = {};                   // what was let pass, by name

  Fen booked() const;  // Σ of BOOK entries. std::overflow_error past 64 bits

  // True if the sums can be checked at all: a 053 or 940 with both booked balances.
  bool checkable() const;

  // closing − (opening + booked) if that is not zero: the bank's own file is wrong or incomplete, and nothing
  // may be reconciled with it. Always nothing for what is not checkable().
  std::optional<Fen> difference() const;
};

// A statement or notification as it is read, piece by piece: nothing but the entry in hand is held.
class StatementSink {
 public:
  virtual ~StatementSink() = default;
  virtual void begin(const Statement& head) = 0;  // what stands before the entries; entries is empty
  virtual void entry(Entry entry) = 0;
  // All but the entries, with balances, tolerances and unknown texts complete. booked: Σ of the entries that
  // post; count: of all.
  virtual void end(const Statement& statement, Fen booked, std::int64_t count) = 0;
};

struct ReadOptions {
  // The only currency taken; money of another is a FormatError. Empty: any, then the Fen of the result are
  // hundredths of Statement::currency, and nobody may book them as yuan.
  std::string currency = "CNY";
  std::uint64_t max_bytes = 256u << 20;  // of the file as UTF-8
  // What an MT940 is in when it is not UTF-8; the format itself can't say. Names as in an XML declaration.
  std::string text_encoding = "GB18030";
};

// Every statement, report or notification of a file of any known format, at least one: camt by read_camt,
// what begins with no "<" by read_mt940. Throws FormatError.
std::vector<Statement> read_statements(std::string_view file, const ReadOptions& options = {});

}  // namespace heliu::iso20022
