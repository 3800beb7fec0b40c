// Writing camt; camt_read.cpp reads it.
#include "settlement/iso20022/camt.hpp"

#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/text_rules.hpp"
#include "settlement/iso20022/xml_writer.hpp"

namespace heliu::iso20022 {
namespace {

std::string_view word(EntryStatus status) {
  switch (status) {
    case EntryStatus::BOOK:
      return "BOOK";
    case EntryStatus::PDNG:
      return "PDNG";
    case EntryStatus::INFO:
      return "INFO";
  }
  throw std::invalid_argument("status: is not an entry status");
}

std::string_view direction(Fen amount) {
  return amount < Fen{0} ? "DBIT" : "CRDT";
}
Fen unsigned_amount(Fen amount) {
  return amount < Fen{0} ? -amount : amount;
}

void check_party(const std::string& field, const std::string& end_to_end_id, const std::string& remittance,
                 const std::string& name, const std::string& account) {
  if (!end_to_end_id.empty()) require_identifier(field + ".end_to_end_id", end_to_end_id, kMax35Text);
  allow_text(field + ".remittance", remittance, kMax140Text);
  allow_text(field + ".counterparty_name", name, kMax140Text);
  if (!account.empty()) require_identifier(field + ".counterparty_account", account, kMax34Text);
}

void check_entry(const std::string& field, const Entry& entry) {
  for (const auto& [name, value] :
       {std::pair{".entry_ref", &entry.entry_ref}, {".account_servicer_ref", &entry.account_servicer_ref}})
    if (!value->empty()) require_identifier(field + name, *value, kMax35Text);
  require_day(field + ".booking_date", entry.booking_date);
  require_day(field + ".value_date", entry.value_date);
  check_party(field, entry.end_to_end_id, entry.remittance, entry.counterparty_name,
              entry.counterparty_account);
  Fen sum;
  for (const EntryDetail& detail : entry.details) {
    check_party(field + ".details", detail.end_to_end_id, detail.remittance, detail.counterparty_name,
                detail.counterparty_account);
    sum += detail.amount;
  }
  if (!entry.details.empty() && sum != entry.amount)
    throw std::invalid_argument(field + ".details: don't add up to the entry");
}

void check(const Statement& statement) {
  require_identifier("id", statement.id, kMax35Text);
  require_instant("created_at", statement.created_at);
  require_identifier("account", statement.account, kMax34Text);
  if (statement.electronic_sequence < 0) throw std::invalid_argument("electronic_sequence: is negative");
  if (statement.from.empty() != statement.to.empty()) throw std::invalid_argument("from: needs a to");
  if (!statement.from.empty()) {
    require_instant("from", statement.from);
    require_instant("to", statement.to);
  }
  if (statement.kind == CamtKind::Statement053) require_day("day", statement.day);
  for (std::size_t i = 0; i < statement.entries.size(); ++i)
    check_entry("entries[" + std::to_string(i) + "]", statement.entries[i]);
}

void write_balance(XmlWriter& xml, std::string_view code, Fen amount, std::string_view day) {
  xml.open("Bal");
  xml.leaf("Tp/CdOrPrtry/Cd", code);
  xml.amount("Amt", unsigned_amount(amount));
  xml.leaf("CdtDbtInd", direction(amount));
  xml.leaf("Dt/Dt", day);
  xml.close();
}

void write_detail(XmlWriter& xml, const EntryDetail& detail, bool in_batch, bool debtor_is_other) {
  xml.open("TxDtls");
  xml.leaf_if("Refs/EndToEndId", detail.end_to_end_id);
  if (in_batch) {
    xml.open("AmtDtls");
    xml.open("TxAmt");
    xml.amount("Amt", unsigned_amount(detail.amount));
    xml.close();
    xml.close();
  }
  if (!detail.counterparty_name.empty() || !detail.counterparty_account.empty()) {
    const std::string role = debtor_is_other ? "Dbtr" : "Cdtr";
    xml.open("RltdPties");
    xml.leaf_if(role + "/Nm", detail.counterparty_name);
    xml.leaf_if(role + "Acct/Id/Othr/Id", detail.counterparty_account);
    xml.close();
  }
  xml.leaf_if("RmtInf/Ustrd", detail.remittance);
  xml.close();
}

void write_entry(XmlWriter& xml, const Entry& entry) {
  const bool credit = entry.amount >= Fen{0};
  // The parties of a reversal are those of the payment that it undoes.
  const bool debtor_is_other = credit != entry.reversal;
  xml.open("Ntry");
  xml.leaf_if("NtryRef", entry.entry_ref);
  xml.amount("Amt", unsigned_amount(entry.amount));
  xml.leaf("CdtDbtInd", direction(entry.amount));
  if (entry.reversal) xml.leaf("RvslInd", "true");
  xml.leaf("Sts", word(entry.status));
  xml.leaf("BookgDt/Dt", entry.booking_date);
  xml.leaf("ValDt/Dt", entry.value_date);
  xml.leaf_if("AcctSvcrRef", entry.account_servicer_ref);
  xml.open("BkTxCd");
  xml.open("Domn");
  xml.leaf("Cd", "PMNT");
  xml.open("Fmly");
  xml.leaf("Cd", debtor_is_other ? "RCDT" : "ICDT");  // received or issued credit transfer
  xml.leaf("SubFmlyCd", "DMCT");                      // domestic
  xml.close();
  xml.close();
  xml.close();
  xml.open("NtryDtls");
  if (entry.details.empty())
    write_detail(xml,
                 {entry.amount, entry.end_to_end_id, entry.remittance, entry.counterparty_name,
                  entry.counterparty_account},
                 false, debtor_is_other);
  else
    xml.leaf("Btch/NbOfTxs", std::to_string(entry.details.size()));
  for (const EntryDetail& detail : entry.details) write_detail(xml, detail, true, debtor_is_other);
  xml.close();
  xml.close();
}

std::string write_camt(const Statement& statement) {
  check(statement);
  const bool balances = statement.kind == CamtKind::Statement053;
  XmlWriter xml(balances ? "camt.053.001.02" : "camt.054.001.02");
  xml.open(balances ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn");
  xml.open("GrpHdr");
  xml.leaf("MsgId", statement.id);
  xml.leaf("CreDtTm", statement.created_at);
  xml.close();
  xml.open(balances ? "Stmt" : "Ntfctn");
  xml.leaf("Id", statement.id);
  if (statement.electronic_sequence > 0)
    xml.leaf("ElctrncSeqNb", std::to_string(statement.electronic_sequence));
  xml.leaf("CreDtTm", statement.created_at);
  if (!statement.from.empty()) {
    xml.open("FrToDt");
    xml.leaf("FrDtTm", statement.from);
    xml.leaf("ToDtTm", statement.to);
    xml.close();
  }
  xml.open("Acct");
  xml.leaf("Id/Othr/Id", statement.account);
  xml.leaf("Ccy", "CNY");
  xml.close();
  if (balances) {
    write_balance(xml, "OPBD", statement.opening, statement.day);
    write_balance(xml, "CLBD", statement.closing, statement.day);
  }
  for (const Entry& entry : statement.entries) write_entry(xml, entry);
  return xml.finish();
}

}  // namespace

std::string write_camt053(const Statement& statement) {
  if (statement.kind != CamtKind::Statement053) throw std::invalid_argument("kind: is not a statement");
  return write_camt(statement);
}

std::string write_camt054(const Statement& statement) {
  if (statement.kind != CamtKind::Notification054) throw std::invalid_argument("kind: is not a notification");
  return write_camt(statement);
}

}  // namespace heliu::iso20022
