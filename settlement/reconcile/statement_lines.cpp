#include "settlement/reconcile/statement_lines.hpp"

#include "settlement/iso20022/amount_text.hpp"

namespace heliu::reconcile {
namespace {

using iso20022::CamtKind;
using iso20022::Entry;
using iso20022::EntryDetail;
using iso20022::Statement;

void require_sums(const Statement& statement) {
  if (statement.kind != CamtKind::Statement053 && statement.kind != CamtKind::Statement940) return;
  if (!statement.checkable())
    throw BalanceError("Statement " + statement.id + " lacks its opening or closing balance.");
  const auto gap = statement.difference();
  if (!gap) return;
  const Fen size = *gap < Fen{} ? -*gap : *gap;
  throw BalanceError("Statement " + statement.id + " closes " + iso20022::amount_text(size) + " yuan " +
                         (*gap < Fen{} ? "below" : "above") + " its opening balance and entries.",
                     *gap);
}

Line line_of(const Entry& entry, const Statement& statement) {
  Line line;
  line.bank_reference = entry.account_servicer_ref;
  line.amount = entry.amount;
  for (const std::string* day : {&entry.booking_date, &entry.value_date, &statement.day})
    if (line.day.empty()) line.day = *day;
  line.end_to_end_id = entry.end_to_end_id;
  line.remittance = entry.remittance;
  if (!entry.structured_reference.empty() && entry.structured_reference != entry.remittance)
    line.remittance += " " + entry.structured_reference;
  line.counterparty_name = entry.counterparty_name;
  line.counterparty_account = entry.counterparty_account;
  line.posts = entry.posts();
  line.returned = entry.reversal || entry.returned.has_value();
  return line;
}

Line line_of(const EntryDetail& detail, const Line& whole) {
  Line line = whole;
  if (!detail.account_servicer_ref.empty()) line.bank_reference = detail.account_servicer_ref;
  line.amount = detail.amount;
  line.end_to_end_id = detail.end_to_end_id;
  line.remittance = detail.remittance;
  line.counterparty_name = detail.counterparty_name;
  line.counterparty_account = detail.counterparty_account;
  line.returned = whole.returned || detail.returned.has_value();
  return line;
}

Source source_of(CamtKind kind) {
  if (kind == CamtKind::Report052) return Source::Intraday;
  return kind == CamtKind::Notification054 ? Source::Notification : Source::Statement;
}

bool splits(const Entry& entry) {
  if (entry.details.empty() || entry.details_difference()) return false;
  for (const EntryDetail& detail : entry.details)
    if (detail.amount == Fen{}) return false;
  return true;
}

}  // namespace

Document document_of(const Statement& statement) {
  if (statement.currency != "CNY") throw std::invalid_argument("statement: is not in CNY");
  require_sums(statement);
  Document document{
      source_of(statement.kind), statement.account, statement.id, statement.electronic_sequence, {}};
  for (const Entry& entry : statement.entries) {
    if (entry.amount == Fen{}) continue;
    const Line whole = line_of(entry, statement);
    if (!splits(entry)) {
      document.lines.push_back(whole);
      continue;
    }
    for (const EntryDetail& detail : entry.details) document.lines.push_back(line_of(detail, whole));
  }
  return document;
}

}  // namespace heliu::reconcile
