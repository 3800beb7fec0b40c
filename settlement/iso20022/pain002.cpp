#include "settlement/iso20022/pain002.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::array<std::pair<PaymentStatus, std::string_view>, 7> kWords{{
    {PaymentStatus::ACTC, "ACTC"},
    {PaymentStatus::ACCP, "ACCP"},
    {PaymentStatus::ACSP, "ACSP"},
    {PaymentStatus::ACSC, "ACSC"},
    {PaymentStatus::PDNG, "PDNG"},
    {PaymentStatus::PART, "PART"},
    {PaymentStatus::RJCT, "RJCT"},
}};

void check_reason(const std::string& field, const std::optional<StatusReason>& reason, bool rejected) {
  if (rejected && !reason) throw std::invalid_argument(field + ": is missing for a rejection");
  if (!reason) return;
  require_identifier(field + ".code", reason->code, 4);
  allow_text(field + ".text", reason->text, kMax105Text);
}

void check(const StatusReport& report) {
  require_identifier("message_id", report.message_id, kMax35Text);
  require_instant("created_at", report.created_at);
  require_identifier("original_message_id", report.original_message_id, kMax35Text);
  check_reason("group_reason", report.group_reason, report.group_status == PaymentStatus::RJCT);
  for (std::size_t i = 0; i < report.transfers.size(); ++i) {
    const TransferStatus& transfer = report.transfers[i];
    const std::string field = "transfers[" + std::to_string(i) + "]";
    require_identifier(field + ".end_to_end_id", transfer.end_to_end_id, kMax35Text);
    if (transfer.status == PaymentStatus::PART)
      throw std::invalid_argument(field + ".status: PART is for files only");
    check_reason(field + ".reason", transfer.reason, transfer.status == PaymentStatus::RJCT);
    if (!transfer.account_servicer_ref.empty())
      require_identifier(field + ".account_servicer_ref", transfer.account_servicer_ref, kMax35Text);
  }
}

void write_reason(XmlWriter& xml, const std::optional<StatusReason>& reason) {
  if (!reason) return;
  xml.open("StsRsnInf");
  xml.leaf("Rsn/Cd", reason->code);
  xml.leaf_if("AddtlInf", reason->text);
  xml.close();
}

std::optional<StatusReason> read_reason(pugi::xml_node from) {
  const pugi::xml_node info = find(from, "StsRsnInf");
  if (!info) return std::nullopt;
  StatusReason reason{text_at(info, "Rsn/Cd"), ""};
  if (reason.code.empty()) reason.code = text_at(info, "Rsn/Prtry");
  for (pugi::xml_node line : find_all(info, "AddtlInf"))
    reason.text += (reason.text.empty() ? "" : " ") + text_at(line, "");
  return reason;
}

PaymentStatus read_status(const std::string& text) {
  const auto status = payment_status(text);
  if (!status) throw FormatError("A status word is not known.");
  return *status;
}

}  // namespace

std::string_view word(PaymentStatus status) {
  for (const auto& [value, text] : kWords)
    if (value == status) return text;
  throw std::invalid_argument("status: is not a payment status");
}

std::optional<PaymentStatus> payment_status(std::string_view text) {
  for (const auto& [value, known] : kWords)
    if (known == text) return value;
  return std::nullopt;
}

std::string write_pain002(const StatusReport& report) {
  check(report);
  XmlWriter xml("pain.002.001.03");
  xml.open("CstmrPmtStsRpt");
  xml.open("GrpHdr");
  xml.leaf("MsgId", report.message_id);
  xml.leaf("CreDtTm", report.created_at);
  xml.close();
  xml.open("OrgnlGrpInfAndSts");
  xml.leaf("OrgnlMsgId", report.original_message_id);
  xml.leaf("OrgnlMsgNmId", "pain.001.001.03");
  if (report.group_status) xml.leaf("GrpSts", word(*report.group_status));
  write_reason(xml, report.group_reason);
  xml.close();
  if (report.transfers.empty()) return xml.finish();
  xml.open("OrgnlPmtInfAndSts");
  xml.leaf("OrgnlPmtInfId", report.original_message_id);  // our pain.001 has one group, named like its file
  for (const TransferStatus& transfer : report.transfers) {
    xml.open("TxInfAndSts");
    xml.leaf("OrgnlEndToEndId", transfer.end_to_end_id);
    xml.leaf("TxSts", word(transfer.status));
    write_reason(xml, transfer.reason);
    xml.leaf_if("AcctSvcrRef", transfer.account_servicer_ref);
    xml.close();
  }
  return xml.finish();
}

StatusReport read_pain002(std::string_view text) {
  pugi::xml_document document;
  parse_xml(text, document);
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node body = find(root, "CstmrPmtStsRpt");
  if (!message_name(root).starts_with("pain.002.001.") || !body)
    throw FormatError("The file is not a pain.002 document.");
  StatusReport report;
  report.message_id = required_at(body, "GrpHdr/MsgId");
  report.created_at = required_at(body, "GrpHdr/CreDtTm");
  const pugi::xml_node original = find(body, "OrgnlGrpInfAndSts");
  report.original_message_id = required_at(original, "OrgnlMsgId");
  if (const std::string status = text_at(original, "GrpSts"); !status.empty())
    report.group_status = read_status(status);
  report.group_reason = read_reason(original);
  for (pugi::xml_node group : find_all(body, "OrgnlPmtInfAndSts"))
    for (pugi::xml_node node : find_all(group, "TxInfAndSts"))
      report.transfers.push_back({required_at(node, "OrgnlEndToEndId"),
                                  read_status(required_at(node, "TxSts")), read_reason(node),
                                  text_at(node, "AcctSvcrRef")});
  return report;
}

}  // namespace heliu::iso20022
