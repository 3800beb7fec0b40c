// pain.002.001.03, customer payment status report: what the bank did with a pain.001, file and transfers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::iso20022 {

// The order is of no meaning; only ACSC and RJCT are final for a transfer.
enum class PaymentStatus {
  ACTC,  // technically valid
  ACCP,  // customer profile checked, accepted
  ACSP,  // settlement in process
  ACSC,  // settled
  PDNG,  // waits
  PART,  // of a file: some transfers accepted, some rejected
  RJCT,  // rejected; a reason follows
};
std::string_view word(PaymentStatus status);
std::optional<PaymentStatus> payment_status(std::string_view word);

struct StatusReason {
  std::string code;  // ISO external status reason: AC01, AC04, AM04, AM05, DU01, FF01 …; at most 4
  std::string text;  // for people, at most 105 characters; may be empty
};

struct TransferStatus {
  std::string end_to_end_id;  // of the pain.001 transfer, at most 35
  PaymentStatus status = PaymentStatus::PDNG;
  std::optional<StatusReason> reason;  // always with RJCT
  std::string account_servicer_ref;    // the bank's reference of the booking, at most 35; may be empty
};

struct StatusReport {
  std::string message_id;           // of the report, at most 35
  std::string created_at;           // RFC 3339
  std::string original_message_id;  // of the pain.001, at most 35; "NOTPROVIDED" if it couldn't be read
  std::optional<PaymentStatus> group_status;
  std::optional<StatusReason> group_reason;  // why the whole file was rejected
  std::vector<TransferStatus> transfers;     // may be empty if the file was rejected as a whole
};

// Throws std::invalid_argument, beginning with the field, on what the schema refuses, a rejection without
// reason, or a PART of a transfer.
std::string write_pain002(const StatusReport& report);

// Reads versions .02 to .13. Transfers of all payment groups come in one list. Throws FormatError.
StatusReport read_pain002(std::string_view xml);

}  // namespace heliu::iso20022
