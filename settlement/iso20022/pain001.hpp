// pain.001, customer credit transfer initiation: payments that a customer orders from its bank.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

inline constexpr std::size_t kMaxTransfers = 10'000;  // in one file; treasury splits above it

// What a payment is for, for machines: the invoice that it pays and the creditor's own reference.
struct StructuredRemittance {
  std::string invoice_number;      // at most 35; empty: none
  std::string invoice_date;        // YYYY-MM-DD; may be empty
  Fen remitted;                    // of that invoice; 0: not said
  std::string creditor_reference;  // at most 35 (RF… of ISO 11649 or the creditor's own); empty: none
};

struct CreditTransfer {
  std::string end_to_end_id;     // at most 35 characters; comes back in pain.002 and camt, so match on it
  Fen amount;                    // above zero, CNY
  std::string creditor_name;     // at most 140
  std::string creditor_account;  // at most 34
  std::string remittance;        // at most 140; may be empty
  std::optional<StructuredRemittance> structured = {};
  std::string creditor_bank =
      {};  // 12 digits of the payee's bank in CNAPS (联行号); empty: the bank finds it
};

// One debtor account a file. Lengths count characters, so a Chinese name may take three times the bytes.
struct CreditTransferInitiation {
  std::string message_id;                 // at most 35; a bank takes each once
  std::string created_at;                 // RFC 3339
  std::string execution_date;             // YYYY-MM-DD; empty when writing: the day of created_at in China
  std::string initiating_party;           // name, at most 140
  std::string debtor_name;                // at most 140
  std::string debtor_account;             // at most 34
  std::vector<CreditTransfer> transfers;  // 1 to kMaxTransfers

  Fen control_sum() const;
};

enum class Pain001Version { V03, V09 };  // 001.03, which most banks take, or 001.09, of the CBPR+ generation

// Throws std::invalid_argument, beginning with the field ("transfers[3].creditor_name: …"), on anything
// that the schema or a bank would refuse, a repeated end_to_end_id included.
std::string write_pain001(const CreditTransferInitiation& initiation,
                          Pain001Version version = Pain001Version::V03);

// Both versions. Throws FormatError; reason AM18 or AM10 if NbOfTxs or CtrlSum disagree with the transfers.
// Zero amounts and repeated end_to_end_ids are let through: the bank answers those transfer by transfer.
CreditTransferInitiation read_pain001(std::string_view xml);

}  // namespace heliu::iso20022
