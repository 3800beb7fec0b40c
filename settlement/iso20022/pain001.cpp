#include "settlement/iso20022/pain001.hpp"

#include <set>
#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::string_view kName = "pain.001.001.03";

std::string at(std::size_t index, std::string_view field) {
  return "transfers[" + std::to_string(index) + "]." + std::string(field);
}

// What writer and reader both demand.
void check(const CreditTransferInitiation& file) {
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
  }
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

void write_transfer(XmlWriter& xml, const CreditTransfer& transfer) {
  xml.open("CdtTrfTxInf");
  xml.leaf("PmtId/EndToEndId", transfer.end_to_end_id);
  xml.open("Amt");
  xml.amount("InstdAmt", transfer.amount);
  xml.close();
  xml.leaf("Cdtr/Nm", transfer.creditor_name);
  xml.leaf("CdtrAcct/Id/Othr/Id", transfer.creditor_account);
  xml.leaf_if("RmtInf/Ustrd", transfer.remittance);
  xml.close();
}

std::string account_at(pugi::xml_node from, std::string_view name) {
  const pugi::xml_node id = find(from, std::string(name) + "/Id");
  std::string iban = text_at(id, "IBAN");
  return iban.empty() ? required_at(from, std::string(name) + "/Id/Othr/Id") : iban;
}

// NbOfTxs and CtrlSum stand once for the file and may stand again for the payment group.
void check_totals(pugi::xml_node header, const CreditTransferInitiation& file) {
  const std::string count = text_at(header, "NbOfTxs");
  if (!count.empty() && count != std::to_string(file.transfers.size()))
    throw FormatError(std::string(local_name(header)) + "/NbOfTxs disagrees with the transfers.", "AM18");
  const std::string sum = text_at(header, "CtrlSum");
  if (!sum.empty() && parse_amount(sum) != file.control_sum())
    throw FormatError(std::string(local_name(header)) + "/CtrlSum disagrees with the transfers.", "AM10");
}

CreditTransferInitiation read_body(pugi::xml_node body, const std::string& message_id) {
  const pugi::xml_node header = find(body, "GrpHdr");
  const auto groups = find_all(body, "PmtInf");
  if (groups.size() != 1) throw FormatError("The file does not hold exactly one payment group (PmtInf).");
  const pugi::xml_node group = groups.front();
  CreditTransferInitiation file;
  file.message_id = message_id;
  file.created_at = required_at(header, "CreDtTm");
  file.initiating_party = required_at(header, "InitgPty/Nm");
  file.execution_date = required_at(group, "ReqdExctnDt");
  file.debtor_name = required_at(group, "Dbtr/Nm");
  file.debtor_account = account_at(group, "DbtrAcct");
  if (required_at(group, "PmtMtd") != "TRF") throw FormatError("PmtInf/PmtMtd is not TRF.");
  for (pugi::xml_node node : find_all(group, "CdtTrfTxInf")) {
    std::string remittance;
    for (pugi::xml_node line : find_all(find(node, "RmtInf"), "Ustrd"))
      remittance += (remittance.empty() ? "" : " ") + text_at(line, "");
    file.transfers.push_back({required_at(node, "PmtId/EndToEndId"), amount_at(node, "Amt/InstdAmt"),
                              required_at(node, "Cdtr/Nm"), account_at(node, "CdtrAcct"), remittance});
  }
  try {
    check(file);
    required_at(header, "NbOfTxs");
    check_totals(header, file);
    check_totals(group, file);
  } catch (const std::invalid_argument& fault) {
    throw FormatError(fault.what());
  } catch (const std::overflow_error&) {
    throw FormatError("The sum of the transfers passes 64 bits.", "AM10");
  }
  return file;
}

}  // namespace

Fen CreditTransferInitiation::control_sum() const {
  Fen sum;
  for (const CreditTransfer& transfer : transfers) sum += transfer.amount;
  return sum;
}

std::string write_pain001(const CreditTransferInitiation& file) {
  check(file);
  check_amounts(file);
  const std::string count = std::to_string(file.transfers.size());
  const std::string sum = amount_text(file.control_sum());
  XmlWriter xml(kName);
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
  xml.leaf("ReqdExctnDt", file.execution_date.empty() ? china_day(file.created_at) : file.execution_date);
  xml.leaf("Dbtr/Nm", file.debtor_name);
  xml.leaf("DbtrAcct/Id/Othr/Id", file.debtor_account);
  // The schema demands the debtor's bank; the file goes to that bank itself, which knows who it is.
  xml.leaf("DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED");
  for (const CreditTransfer& transfer : file.transfers) write_transfer(xml, transfer);
  return xml.finish();
}

CreditTransferInitiation read_pain001(std::string_view text) {
  pugi::xml_document document;
  parse_xml(text, document);
  const pugi::xml_node root = document.document_element();
  if (message_name(root) != kName) throw FormatError("The file is not a pain.001.001.03 document.");
  const pugi::xml_node body = find(root, "CstmrCdtTrfInitn");
  const std::string message_id = text_at(body, "GrpHdr/MsgId");
  try {
    if (message_id.empty()) throw FormatError("GrpHdr/MsgId is missing or empty.");
    return read_body(body, message_id);
  } catch (FormatError& error) {
    if (xml_characters(message_id).value_or(kMax35Text + 1) <= kMax35Text) error.message_id = message_id;
    throw;
  }
}

}  // namespace heliu::iso20022
