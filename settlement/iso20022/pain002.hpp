// pain.002, customer payment status report: what the bank did with a pain.001, file and transfers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/tolerance.hpp"

namespace heliu::iso20022 {

// The words of ISO's external list; their order is of no meaning.
enum class PaymentStatus {
  RCVD,  // received, nothing checked
  ACTC,  // technically valid
  ACCP,  // customer profile checked, accepted
  ACFC,  // funds checked
  ACWC,  // accepted with a change
  ACSP,  // settlement in process
  ACWP,  // settled, not yet posted for the creditor
  ACSC,  // settled on the debtor's account
  ACCC,  // settled on the creditor's account
  PDNG,  // waits
  PATC,  // waits for further signatures
  PART,  // of a file: some transfers accepted, some rejected
  BLCK,  // blocked: funds neither go nor come back
  CANC,  // cancelled before it settled
  RJCT,  // rejected; a reason follows
};

// What a status means for the money. Only Settled and Rejected are final.
enum class Outcome { Waits, Accepted, Settled, Rejected, Mixed };
Outcome outcome(PaymentStatus status);

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

// What was said of a payment group (PmtInf) as a whole.
struct PaymentGroupStatus {
  std::string payment_information_id;
  std::optional<PaymentStatus> status;
  std::optional<StatusReason> reason;
};

struct StatusReport {
  std::string message_id;           // of the report, at most 35
  std::string created_at;           // RFC 3339
  std::string original_message_id;  // of the pain.001, at most 35; "NOTPROVIDED" if it couldn't be read
  std::optional<PaymentStatus> group_status;
  std::optional<StatusReason> group_reason;  // why the whole file was rejected
  std::vector<TransferStatus> transfers;     // may be empty if the file was rejected as a whole
  std::vector<PaymentGroupStatus> groups = {};
  std::vector<Kept> unknown = {};  // texts that have no field here
};

// Version 001.03. Throws std::invalid_argument, beginning with the field, on what the schema refuses, a
// rejection without reason, or a PART of a transfer.
std::string write_pain002(const StatusReport& report);

// Versions 001.02 to 001.14. Transfers of all payment groups come in one list; one without a status of its
// own has its group's, else the file's. Throws FormatError.
StatusReport read_pain002(std::string_view xml);

}  // namespace heliu::iso20022
