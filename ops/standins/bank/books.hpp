// The bank's decisions about one custody account: pure, no clock and no files. Every decision is a Record;
// applying the same records in the same order gives the same books, which is how a restart works.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ops/standins/bank/record.hpp"
#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/quantity.hpp"

namespace heliu::standins {

// A file for the platform, by name, to be put into out/.
struct Output {
  std::string name;
  std::string content;
};

class Books {
 public:
  explicit Books(std::set<std::string> closed_accounts) : closed_accounts_(std::move(closed_accounts)) {}

  // Decisions. They change nothing; number, at, source and fingerprint come in with the record's head.
  Record open(Record head, const std::string& account, Fen opening) const;
  // Each transfer is paid in order or rejected with a reason: AM05 end-to-end id seen before, AM01 zero
  // amount, AC01 malformed creditor account, AG01 to the custody account itself, AC04 closed, AM04 too little
  // money. The whole file is rejected with DU01 if its message id was seen, AC02 if it debits another
  // account.
  Record decide_payouts(Record head, const iso20022::CreditTransferInitiation& file) const;
  // Transfers to another account (AC03), repeated (AM05) and zero ones (AM01) are left alone.
  Record decide_credits(Record head, const iso20022::CreditTransferInitiation& file) const;
  Record refuse(Record head, RecordKind kind, const iso20022::FormatError& fault) const;
  Record cut_off(Record head, const std::string& day) const;
  // The payout comes back with the payee's bank's words. Refused with NOOR (no original transaction) if it
  // was never paid or came back before.
  Record send_back(Record head, const std::string& end_to_end_id, const std::string& why) const;

  // The answers to a decision that has not been applied yet.
  std::vector<Output> outputs(const Record& record) const;

  void apply(const Record& record);

  const std::string& account() const { return account_; }
  Fen balance() const { return balance_; }
  std::int64_t next_number() const { return next_number_; }

 private:
  std::string bank_day(const std::string& at) const;
  std::string fault_of(const iso20022::CreditTransfer& transfer, Fen available) const;
  iso20022::Entry entry_of(const Record& record, const Line& line, bool credit) const;
  iso20022::Statement blank_statement(const Record& record) const;
  std::vector<Output> payout_answer(const Record& record) const;
  std::vector<Output> credit_notes(const Record& record) const;  // of returned payouts too
  Output statement(const Record& record) const;

  std::set<std::string> closed_accounts_;
  std::string account_;
  Fen balance_;
  Fen opening_;                           // of the running bank day
  std::string since_;                     // its beginning, RFC 3339
  std::string last_closed_day_;           // empty before the first cut-off
  std::vector<iso20022::Entry> entries_;  // booked since
  std::set<std::string> seen_;            // message and end-to-end ids, each with its origin in front
  std::map<std::string, Line> paid_;      // payouts that left and didn't come back, by end-to-end id
  std::map<std::string, std::int64_t> statements_of_day_;
  std::int64_t statements_ = 0;
  std::int64_t next_booking_ = 1;
  std::int64_t next_number_ = 1;
};

}  // namespace heliu::standins
