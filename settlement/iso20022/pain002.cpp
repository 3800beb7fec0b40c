#include "settlement/iso20022/pain002.hpp"

#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml_stream.hpp"
#include "settlement/iso20022/xml_writer.hpp"

namespace heliu::iso20022 {
namespace {

struct Word {
  PaymentStatus status;
  std::string_view text;
  Outcome outcome;
};
constexpr Word kWords[]{
    {PaymentStatus::RCVD, "RCVD", Outcome::Waits},    {PaymentStatus::ACTC, "ACTC", Outcome::Accepted},
    {PaymentStatus::ACCP, "ACCP", Outcome::Accepted}, {PaymentStatus::ACFC, "ACFC", Outcome::Accepted},
    {PaymentStatus::ACWC, "ACWC", Outcome::Accepted}, {PaymentStatus::ACSP, "ACSP", Outcome::Accepted},
    {PaymentStatus::ACWP, "ACWP", Outcome::Accepted}, {PaymentStatus::ACSC, "ACSC", Outcome::Settled},
    {PaymentStatus::ACCC, "ACCC", Outcome::Settled},  {PaymentStatus::PDNG, "PDNG", Outcome::Waits},
    {PaymentStatus::PATC, "PATC", Outcome::Waits},    {PaymentStatus::PART, "PART", Outcome::Mixed},
    {PaymentStatus::BLCK, "BLCK", Outcome::Waits},    {PaymentStatus::CANC, "CANC", Outcome::Rejected},
    {PaymentStatus::RJCT, "RJCT", Outcome::Rejected},
};

const Word& entry_of(PaymentStatus status) {
  for (const Word& entry : kWords)
    if (entry.status == status) return entry;
  throw std::invalid_argument("status: is not a payment status");
}

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

// A bank may give several reasons: the first code counts, all texts are kept.
std::optional<StatusReason> read_reason(const XmlNode& from) {
  const XmlNode first = from.child("StsRsnInf");
  if (!first) return std::nullopt;
  StatusReason reason;
  for (XmlNode info = first; info; info = info.next("StsRsnInf")) {
    for (const std::string_view path : {"Rsn/Cd", "Rsn/Prtry", "StsRsn/Cd", "StsRsn/Prtry"})  // StsRsn: 02
      if (reason.code.empty()) reason.code = info.text(path);
    for (const std::string_view name : {"AddtlInf", "AddtlStsRsnInf"})
      for (XmlNode line = info.child(name); line; line = line.next(name))
        reason.text += (reason.text.empty() ? "" : " ") + line.text();
  }
  return reason;
}

std::optional<PaymentStatus> read_status(const XmlNode& from, std::string_view name) {
  const std::string text = from.text(name);
  if (text.empty()) return std::nullopt;
  const auto status = payment_status(text);
  if (!status)
    throw FormatError("The status word " + text.substr(0, 35) + " is not known.", from.child(name).place());
  return status;
}

void read_transfers(const XmlNode& from, std::optional<PaymentStatus> otherwise, StatusReport& report) {
  for (XmlNode node = from.child("TxInfAndSts"); node; node = node.next("TxInfAndSts")) {
    TransferStatus transfer;
    transfer.end_to_end_id = node.required("OrgnlEndToEndId");
    const auto status = read_status(node, "TxSts");
    if (!status && !otherwise) throw FormatError("TxInfAndSts/TxSts is missing.", node.place());
    transfer.status = status ? *status : *otherwise;
    transfer.reason = read_reason(node);
    transfer.account_servicer_ref = node.text("AcctSvcrRef");
    report.transfers.push_back(std::move(transfer));
  }
}

StatusReport read_report(const XmlNode& body) {
  StatusReport report;
  report.message_id = body.required("GrpHdr/MsgId");
  report.created_at = body.required("GrpHdr/CreDtTm");
  const XmlNode original = body.child("OrgnlGrpInfAndSts");
  if (!original) throw FormatError("OrgnlGrpInfAndSts is missing.", body.place());
  report.original_message_id = original.required("OrgnlMsgId");
  report.group_status = read_status(original, "GrpSts");
  report.group_reason = read_reason(original);
  read_transfers(body, report.group_status, report);  // 02 has no groups
  for (XmlNode group = body.child("OrgnlPmtInfAndSts"); group; group = group.next("OrgnlPmtInfAndSts")) {
    const auto status = read_status(group, "PmtInfSts");
    report.groups.push_back({group.text("OrgnlPmtInfId"), status, read_reason(group)});
    read_transfers(group, status ? status : report.group_status, report);
  }
  body.unread(report.unknown);
  return report;
}

bool known_version(std::string_view message) {
  if (!message.starts_with("pain.002.001.") || message.size() != 15) return false;
  int version = 0;
  const auto [end, error] = std::from_chars(message.data() + 13, message.data() + 15, version);
  return error == std::errc() && end == message.data() + 15 && version >= 2 && version <= 14;
}

}  // namespace

std::string_view word(PaymentStatus status) {
  return entry_of(status).text;
}

Outcome outcome(PaymentStatus status) {
  return entry_of(status).outcome;
}

std::optional<PaymentStatus> payment_status(std::string_view text) {
  for (const Word& entry : kWords)
    if (entry.text == text) return entry.status;
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
  StatusReport report;
  read_xml(text, [&](const XmlNode& root, std::string_view message) {
    XmlNode body = root.child("CstmrPmtStsRpt");
    if (!body) body = root.child("pain.002.001.02");
    if (root.name() != "Document" || !known_version(message) || !body)
      throw FormatError("The file is not a pain.002 document of a known version.", root.place());
    report = read_report(body);
  });
  return report;
}

}  // namespace heliu::iso20022
