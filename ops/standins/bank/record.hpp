// What the bank remembers: one journal line for each file it has decided about.
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::standins {

// One transfer of a file and what became of it.
struct Line {
  std::string end_to_end_id;
  Fen amount;           // as in the file, > 0
  std::string name;     // the other party
  std::string account;  // the other party's
  std::string remittance;
  std::string reason;        // empty: booked; else the ISO reason code of the rejection
  std::int64_t booking = 0;  // the bank's running number of the booking; 0 if rejected
};
BOOST_DESCRIBE_STRUCT(Line, (), (end_to_end_id, amount, name, account, remittance, reason, booking))

BOOST_DEFINE_ENUM_CLASS(RecordKind,
                        opened,    // the account, once, as the first record
                        payouts,   // a file of the platform
                        credits,   // a file of a customer
                        cutoff,    // a request to close the day
                        returned,  // the payee's bank sends a payout back (退票)
                        again,     // a file of out/ is sent once more, under another name and message id
                        finished)  // the answers to record `number` are out and its file is put away

struct Record {
  RecordKind kind = RecordKind::opened;
  std::int64_t number = 0;  // counts decisions from 1
  std::string at;           // RFC 3339
  std::string source;       // the file, relative to the bank's folder
  std::string fingerprint;  // of its content
  std::string account;      // opened: custody account; credits: the debtor's
  Fen amount;               // opened: balance
  std::string message_id;   // payouts and credits; empty if it couldn't be read
  std::string reason;       // the whole file is refused; empty otherwise
  std::string text;         // … and why, for people; again: the file's name
  std::string day;          // the bank day of the bookings; of a cut-off: the day that closes
  std::int64_t index = 0;   // cut-off: counts the statements of that day from 1
  std::vector<Line> lines;
};
BOOST_DESCRIBE_STRUCT(Record, (),
                      (kind, number, at, source, fingerprint, account, amount, message_id, reason, text, day,
                       index, lines))

std::string to_json(const Record& record);
Record record_from_json(std::string_view json);  // std::runtime_error on anything to_json didn't write

}  // namespace heliu::standins
