#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/iso20022/pain001_rules.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml_stream.hpp"

namespace heliu::iso20022 {
namespace {

std::string account_at(const XmlNode& from, const std::string& name) {
  std::string iban = from.text(name + "/Id/IBAN");
  return iban.empty() ? from.required(name + "/Id/Othr/Id") : iban;
}

Fen yuan_at(const XmlNode& from, std::string_view path) {
  if (const XmlNode amount = from.find(path); amount && amount.attribute("Ccy") != "CNY")
    throw FormatError(std::string(path) + " is not in CNY.", amount.place());
  return from.hundredths(path);
}

std::optional<StructuredRemittance> structured_at(const XmlNode& node) {
  if (!node) return std::nullopt;
  StructuredRemittance structured;
  structured.invoice_number = node.text("RfrdDocInf/Nb");
  structured.invoice_date = node.text("RfrdDocInf/RltdDt");
  if (node.find("RfrdDocAmt/RmtdAmt")) structured.remitted = yuan_at(node, "RfrdDocAmt/RmtdAmt");
  structured.creditor_reference = node.text("CdtrRefInf/Ref");
  return structured;
}

CreditTransfer transfer_at(const XmlNode& node) {
  CreditTransfer transfer;
  transfer.end_to_end_id = node.required("PmtId/EndToEndId");
  transfer.amount = yuan_at(node, "Amt/InstdAmt");
  transfer.creditor_name = node.required("Cdtr/Nm");
  transfer.creditor_account = account_at(node, "CdtrAcct");
  transfer.creditor_bank = node.text("CdtrAgt/FinInstnId/ClrSysMmbId/MmbId");
  const XmlNode remittance = node.child("RmtInf");
  for (XmlNode line = remittance.child("Ustrd"); line; line = line.next("Ustrd"))
    transfer.remittance += (transfer.remittance.empty() ? "" : " ") + line.text();
  transfer.structured = structured_at(remittance.child("Strd"));
  return transfer;
}

// NbOfTxs and CtrlSum stand once for the file and may stand again for the payment group.
void check_totals(const XmlNode& header, const CreditTransferInitiation& file) {
  const std::string count = header.text("NbOfTxs");
  if (!count.empty() && count != std::to_string(file.transfers.size()))
    throw FormatError(std::string(header.name()) + "/NbOfTxs disagrees with the transfers.", "AM18",
                      header.place());
  const std::string sum = header.text("CtrlSum");
  if (!sum.empty() && parse_amount(sum) != file.control_sum())
    throw FormatError(std::string(header.name()) + "/CtrlSum disagrees with the transfers.", "AM10",
                      header.place());
}

CreditTransferInitiation read_body(const XmlNode& body, const std::string& message_id) {
  const XmlNode header = body.child("GrpHdr");
  const XmlNode group = body.child("PmtInf");
  if (!group || group.next("PmtInf"))
    throw FormatError("The file does not hold exactly one payment group (PmtInf).", body.place());
  CreditTransferInitiation file;
  file.message_id = message_id;
  file.created_at = header.required("CreDtTm");
  file.initiating_party = header.required("InitgPty/Nm");
  file.execution_date = group.text("ReqdExctnDt/Dt");  // 09
  if (file.execution_date.empty()) file.execution_date = group.required("ReqdExctnDt");
  file.debtor_name = group.required("Dbtr/Nm");
  file.debtor_account = account_at(group, "DbtrAcct");
  if (group.required("PmtMtd") != "TRF")
    throw FormatError("PmtInf/PmtMtd is not TRF.", group.child("PmtMtd").place());
  for (XmlNode node = group.child("CdtTrfTxInf"); node; node = node.next("CdtTrfTxInf"))
    file.transfers.push_back(transfer_at(node));
  try {
    check_texts(file);
    header.required("NbOfTxs");
    check_totals(header, file);
    check_totals(group, file);
  } catch (const std::invalid_argument& fault) {
    throw FormatError(std::string(fault.what()) + ".", group.place());
  } catch (const std::overflow_error&) {
    throw FormatError("The sum of the transfers passes 64 bits.", "AM10", group.place());
  }
  return file;
}

}  // namespace

CreditTransferInitiation read_pain001(std::string_view text) {
  CreditTransferInitiation file;
  read_xml(text, [&](const XmlNode& root, std::string_view message) {
    if (root.name() != "Document" || (message != "pain.001.001.03" && message != "pain.001.001.09"))
      throw FormatError("The file is not a pain.001.001.03 or 001.09 document.", root.place());
    const XmlNode body = root.child("CstmrCdtTrfInitn");
    const std::string message_id = body.text("GrpHdr/MsgId");
    try {
      if (message_id.empty()) throw FormatError("GrpHdr/MsgId is missing or empty.", body.place());
      file = read_body(body, message_id);
    } catch (FormatError& error) {
      if (xml_characters(message_id).value_or(kMax35Text + 1) <= kMax35Text) error.message_id = message_id;
      throw;
    }
  });
  return file;
}

}  // namespace heliu::iso20022
