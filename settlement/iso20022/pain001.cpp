// Writing pain.001; pain001_read.cpp reads it.
#include "settlement/iso20022/pain001.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/pain001_rules.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml_writer.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::size_t kCnapsDigits = 12;

std::string at(std::size_t index, std::string_view field) {
  return "transfers[" + std::to_string(index) + "]." + std::string(field);
}

void check_structured(std::size_t i, const StructuredRemittance& structured) {
  if (!structured.invoice_number.empty())
    require_identifier(at(i, "structured.invoice_number"), structured.invoice_number, kMax35Text);
  if (!structured.invoice_date.empty())
    require_day(at(i, "structured.invoice_date"), structured.invoice_date);
  if (!structured.creditor_reference.empty())
    require_identifier(at(i, "structured.creditor_reference"), structured.creditor_reference, kMax35Text);
  if (structured.invoice_number.empty() && structured.creditor_reference.empty())
    throw std::invalid_argument(at(i, "structured") + ": names neither invoice nor reference");
  if (structured.remitted < Fen{0} || structured.remitted > kLargestAmount)
    throw std::invalid_argument(at(i, "structured.remitted") + ": is not within 0 and 18 digits");
}

void check_amounts(const CreditTransferInitiation& file) {
  std::set<std::string_view> ids;
  Fen sum;
  for (std::size_t i = 0; i < file.transfers.size(); ++i) {
    const CreditTransfer& transfer = file.transfers[i];
    if (!ids.insert(transfer.end_to_end_id).second)
      throw std::invalid_argument(at(i, "end_to_end_id") + ": is used twice in the file");
    if (transfer.amount <= Fen{0} || transfer.amount > kLargestAmount)
      throw std::invalid_argument(at(i, "amount") + ": is not above zero and within 18 digits");
    sum += transfer.amount;
    if (sum > kLargestAmount)
      throw std::invalid_argument(at(i, "amount") + ": takes the control sum past 18 digits");
  }
}

void write_structured(XmlWriter& xml, const StructuredRemittance& structured) {
  xml.open("Strd");
  if (!structured.invoice_number.empty()) {
    xml.open("RfrdDocInf");
    xml.leaf("Tp/CdOrPrtry/Cd", "CINV");  // commercial invoice
    xml.leaf("Nb", structured.invoice_number);
    xml.leaf_if("RltdDt", structured.invoice_date);
    xml.close();
  }
  if (structured.remitted > Fen{0}) {
    xml.open("RfrdDocAmt");
    xml.amount("RmtdAmt", structured.remitted);
    xml.close();
  }
  if (!structured.creditor_reference.empty()) {
    xml.open("CdtrRefInf");
    xml.leaf("Tp/CdOrPrtry/Cd", "SCOR");  // structured communication reference
    xml.leaf("Ref", structured.creditor_reference);
    xml.close();
  }
  xml.close();
}

// Elements in the order of the schema, which is the same in both versions.
void write_transfer(XmlWriter& xml, const CreditTransfer& transfer) {
  xml.open("CdtTrfTxInf");
  xml.leaf("PmtId/EndToEndId", transfer.end_to_end_id);
  xml.open("Amt");
  xml.amount("InstdAmt", transfer.amount);
  xml.close();
  if (!transfer.creditor_bank.empty()) {
    xml.open("CdtrAgt");
    xml.open("FinInstnId");
    xml.open("ClrSysMmbId");
    xml.leaf("ClrSysId/Cd", "CNAPS");
    xml.leaf("MmbId", transfer.creditor_bank);
    xml.close();
    xml.close();
    xml.close();
  }
  xml.leaf("Cdtr/Nm", transfer.creditor_name);
  xml.leaf("CdtrAcct/Id/Othr/Id", transfer.creditor_account);
  if (!transfer.remittance.empty() || transfer.structured) {
    xml.open("RmtInf");
    xml.leaf_if("Ustrd", transfer.remittance);
    if (transfer.structured) write_structured(xml, *transfer.structured);
    xml.close();
  }
  xml.close();
}

}  // namespace

void check_texts(const CreditTransferInitiation& file) {
  require_identifier("message_id", file.message_id, kMax35Text);
  require_instant("created_at", file.created_at);
  if (!file.execution_date.empty()) require_day("execution_date", file.execution_date);
  require_text("initiating_party", file.initiating_party, kMax140Text);
  require_text("debtor_name", file.debtor_name, kMax140Text);
  require_identifier("debtor_account", file.debtor_account, kMax34Text);
  if (file.transfers.empty()) throw std::invalid_argument("transfers: is empty");
  if (file.transfers.size() > kMaxTransfers) throw std::invalid_argument("transfers: too many for one file");
  for (std::size_t i = 0; i < file.transfers.size(); ++i) {
    const CreditTransfer& transfer = file.transfers[i];
    require_identifier(at(i, "end_to_end_id"), transfer.end_to_end_id, kMax35Text);
    require_text(at(i, "creditor_name"), transfer.creditor_name, kMax140Text);
    require_identifier(at(i, "creditor_account"), transfer.creditor_account, kMax34Text);
    allow_text(at(i, "remittance"), transfer.remittance, kMax140Text);
    if (transfer.structured) check_structured(i, *transfer.structured);
    const std::string& bank = transfer.creditor_bank;
    const bool digits = std::all_of(bank.begin(), bank.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!bank.empty() && (bank.size() != kCnapsDigits || !digits))
      throw std::invalid_argument(at(i, "creditor_bank") + ": is not 12 digits");
  }
}

Fen CreditTransferInitiation::control_sum() const {
  Fen sum;
  for (const CreditTransfer& transfer : transfers) sum += transfer.amount;
  return sum;
}

std::string write_pain001(const CreditTransferInitiation& file, Pain001Version version) {
  check_texts(file);
  check_amounts(file);
  const bool newer = version == Pain001Version::V09;
  const std::string count = std::to_string(file.transfers.size());
  const std::string sum = amount_text(file.control_sum());
  XmlWriter xml(newer ? "pain.001.001.09" : "pain.001.001.03");
  xml.open("CstmrCdtTrfInitn");
  xml.open("GrpHdr");
  xml.leaf("MsgId", file.message_id);
  xml.leaf("CreDtTm", file.created_at);
  xml.leaf("NbOfTxs", count);
  xml.leaf("CtrlSum", sum);
  xml.leaf("InitgPty/Nm", file.initiating_party);
  xml.close();
  xml.open("PmtInf");
  xml.leaf("PmtInfId", file.message_id);
  xml.leaf("PmtMtd", "TRF");
  xml.leaf("NbOfTxs", count);
  xml.leaf("CtrlSum", sum);
  xml.leaf(newer ? "ReqdExctnDt/Dt" : "ReqdExctnDt",  // 09 lets a bank take a time too
           file.execution_date.empty() ? china_day(file.created_at) : file.execution_date);
  xml.leaf("Dbtr/Nm", file.debtor_name);
  xml.leaf("DbtrAcct/Id/Othr/Id", file.debtor_account);
  // The schema demands the debtor's bank; the file goes to that bank itself, which knows who it is.
  xml.leaf("DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED");
  for (const CreditTransfer& transfer : file.transfers) write_transfer(xml, transfer);
  return xml.finish();
}

}  // namespace heliu::iso20022
