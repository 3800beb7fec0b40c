#include <charconv>
#include <stdexcept>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml.hpp"

namespace heliu::iso20022 {
namespace {

constexpr int kOldestVersion = 2;
constexpr int kNewestVersion = 13;

// camt.053.001.NN or camt.054.001.NN of a version whose shape is known.
CamtKind kind_of(const std::string& name) {
  const bool statement = name.starts_with("camt.053.001.");
  if ((!statement && !name.starts_with("camt.054.001.")) || name.size() != 15)
    throw FormatError("The file is neither a camt.053 nor a camt.054 document.");
  int version = 0;
  const auto [end, error] = std::from_chars(name.data() + 13, name.data() + 15, version);
  if (error != std::errc() || end != name.data() + 15 || version < kOldestVersion || version > kNewestVersion)
    throw FormatError("The version of " + name + " is not known.");
  return statement ? CamtKind::Statement053 : CamtKind::Notification054;
}

bool credit_at(pugi::xml_node from) {
  const std::string text = required_at(from, "CdtDbtInd");
  if (text != "CRDT" && text != "DBIT") throw FormatError("CdtDbtInd is neither CRDT nor DBIT.");
  return text == "CRDT";
}

Fen signed_amount(Fen amount, bool credit) {
  return credit ? amount : -amount;
}

// A day given as date or as date and time; the bank's own calendar day counts, so the offset is not applied.
std::string day_at(pugi::xml_node from, std::string_view path) {
  const pugi::xml_node node = find(from, path);
  std::string text = text_at(node, "Dt");
  if (text.empty()) text = text_at(node, "DtTm").substr(0, 10);
  if (text.empty()) return text;
  text = text.substr(0, 10);  // xs:date may carry a zone behind the day
  try {
    require_day(path, text);
  } catch (const std::invalid_argument& fault) {
    throw FormatError(fault.what());
  }
  return text;
}

std::string account_at(pugi::xml_node account) {
  std::string iban = text_at(account, "Id/IBAN");
  return iban.empty() ? text_at(account, "Id/Othr/Id") : iban;
}

EntryStatus status_of(pugi::xml_node entry) {
  std::string text = text_at(entry, "Sts/Cd");  // from version 08 on a choice stands inside
  if (text.empty()) text = required_at(entry, "Sts");
  if (text == "BOOK") return EntryStatus::BOOK;
  if (text == "PDNG" || text == "FUTR") return EntryStatus::PDNG;
  if (text == "INFO") return EntryStatus::INFO;
  throw FormatError("The status of an entry is not known.");
}

std::string name_of(pugi::xml_node party) {
  std::string name = text_at(party, "Nm");
  return name.empty() ? text_at(party, "Pty/Nm") : name;  // from version 08 on
}

EntryDetail read_detail(pugi::xml_node node, bool entry_is_credit, bool reversal) {
  EntryDetail detail;
  detail.end_to_end_id = text_at(node, "Refs/EndToEndId");
  if (detail.end_to_end_id == "NOTPROVIDED") detail.end_to_end_id.clear();
  const pugi::xml_node remittance = find(node, "RmtInf");
  for (pugi::xml_node line : find_all(remittance, "Ustrd"))
    detail.remittance += (detail.remittance.empty() ? "" : " ") + text_at(line, "");
  if (detail.remittance.empty()) detail.remittance = text_at(remittance, "Strd/CdtrRefInf/Ref");
  // The parties of a reversal are those of the payment that it undoes.
  const pugi::xml_node parties = find(node, "RltdPties");
  const std::string role = entry_is_credit != reversal ? "Dbtr" : "Cdtr";
  detail.counterparty_name = name_of(find(parties, role));
  detail.counterparty_account = account_at(find(parties, role + "Acct"));
  return detail;
}

Fen detail_amount(pugi::xml_node node, bool entry_is_credit) {
  const bool credit = find(node, "CdtDbtInd") ? credit_at(node) : entry_is_credit;
  for (const std::string_view path : {"Amt", "AmtDtls/TxAmt/Amt"})
    if (find(node, path)) return signed_amount(amount_at(node, path), credit);
  throw FormatError("A payment of a batch entry has no amount.");
}

Entry read_entry(pugi::xml_node node) {
  Entry entry;
  const bool credit = credit_at(node);
  entry.entry_ref = text_at(node, "NtryRef");
  entry.account_servicer_ref = text_at(node, "AcctSvcrRef");
  entry.amount = signed_amount(amount_at(node, "Amt"), credit);
  entry.status = status_of(node);
  entry.booking_date = day_at(node, "BookgDt");
  entry.value_date = day_at(node, "ValDt");
  const std::string reversal = text_at(node, "RvslInd");
  entry.reversal = reversal == "true" || reversal == "1";
  std::vector<pugi::xml_node> payments;
  for (pugi::xml_node details : find_all(node, "NtryDtls"))
    for (pugi::xml_node payment : find_all(details, "TxDtls")) payments.push_back(payment);
  if (payments.size() == 1) {
    const EntryDetail only = read_detail(payments.front(), credit, entry.reversal);
    entry.end_to_end_id = only.end_to_end_id;
    entry.remittance = only.remittance;
    entry.counterparty_name = only.counterparty_name;
    entry.counterparty_account = only.counterparty_account;
    if (entry.account_servicer_ref.empty())
      entry.account_servicer_ref = text_at(payments.front(), "Refs/AcctSvcrRef");
  } else {
    for (pugi::xml_node payment : payments) {
      entry.details.push_back(read_detail(payment, credit, entry.reversal));
      entry.details.back().amount = detail_amount(payment, credit);
    }
  }
  if (entry.remittance.empty() && payments.size() < 2) entry.remittance = text_at(node, "AddtlNtryInf");
  return entry;
}

void read_balances(pugi::xml_node node, Statement& statement) {
  bool opening = false, closing = false;
  for (pugi::xml_node balance : find_all(node, "Bal")) {
    const std::string code = text_at(balance, "Tp/CdOrPrtry/Cd");
    const bool opens = code == "OPBD" || (code == "PRCD" && !opening);  // OPBD is the plainer word: it wins
    if (!opens && code != "CLBD") continue;
    const Fen amount = signed_amount(amount_at(balance, "Amt"), credit_at(balance));
    if (opens) {
      statement.opening = amount;
      opening = true;
      continue;
    }
    statement.closing = amount;
    statement.day = day_at(balance, "Dt");
    closing = true;
  }
  if (!opening || !closing) throw FormatError("The statement lacks its opening or closing booked balance.");
}

Statement read_statement(pugi::xml_node node, CamtKind kind) {
  Statement statement;
  statement.kind = kind;
  statement.id = required_at(node, "Id");
  const std::string sequence = text_at(node, "ElctrncSeqNb");
  const auto [end, error] =
      std::from_chars(sequence.data(), sequence.data() + sequence.size(), statement.electronic_sequence);
  if (!sequence.empty() &&
      (error != std::errc() || end != sequence.data() + sequence.size() || statement.electronic_sequence < 0))
    throw FormatError("ElctrncSeqNb is not a count.");
  statement.created_at = text_at(node, "CreDtTm");
  statement.account = account_at(find(node, "Acct"));
  if (statement.account.empty()) throw FormatError("The account number is missing.");
  statement.from = text_at(node, "FrToDt/FrDtTm");
  statement.to = text_at(node, "FrToDt/ToDtTm");
  if (kind == CamtKind::Statement053) read_balances(node, statement);
  for (pugi::xml_node entry : find_all(node, "Ntry")) statement.entries.push_back(read_entry(entry));
  return statement;
}

}  // namespace

std::vector<Statement> read_camt(std::string_view text) {
  pugi::xml_document document;
  parse_xml(text, document);
  const pugi::xml_node root = document.document_element();
  const CamtKind kind = kind_of(message_name(root));
  const bool balances = kind == CamtKind::Statement053;
  const pugi::xml_node body = find(root, balances ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn");
  std::vector<Statement> statements;
  for (pugi::xml_node node : find_all(body, balances ? "Stmt" : "Ntfctn")) {
    statements.push_back(read_statement(node, kind));
    try {
      static_cast<void>(statements.back().difference());
      static_cast<void>(statements.back().booked());
    } catch (const std::overflow_error&) {
      throw FormatError("The sums of the entries pass 64 bits.");
    }
  }
  if (statements.empty()) throw FormatError("The file holds no statement or notification.");
  return statements;
}

}  // namespace heliu::iso20022
