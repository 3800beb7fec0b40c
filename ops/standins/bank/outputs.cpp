// What the bank says about its decisions: pain.002, camt.054 and camt.053 files.
#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "ops/standins/bank/books.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::standins {
namespace {

using iso20022::PaymentStatus;

std::string numbered(const char* format, std::int64_t number) {
  char text[64];
  std::snprintf(text, sizeof text, format, static_cast<long long>(number));
  return text;
}

std::string booking_reference(std::int64_t booking) {
  return numbered("HLB-%012lld", booking);
}

// The ISO 20022 names of the reasons this bank gives.
std::string_view reason_text(std::string_view code) {
  static constexpr std::pair<std::string_view, std::string_view> kTexts[] = {
      {"AC01", "Incorrect account number"}, {"AC04", "Closed account number"},
      {"AG01", "Transaction forbidden"},    {"AM01", "Zero amount"},
      {"AM04", "Insufficient funds"},       {"AM05", "Duplication"},
  };
  for (const auto& [known, text] : kTexts)
    if (known == code) return text;
  return "";
}

// Message ids of refused files were never checked: one that can't stand in an answer is not repeated there.
std::string repeatable(const std::string& message_id) {
  try {
    iso20022::require_identifier("message_id", message_id, iso20022::kMax35Text);
    return message_id;
  } catch (const std::invalid_argument&) {
    return "NOTPROVIDED";
  }
}

}  // namespace

std::vector<Output> Books::payout_answer(const Record& record) const {
  iso20022::StatusReport report;
  report.message_id = numbered("PSR-%08lld", record.number);
  report.created_at = record.at;
  report.original_message_id = repeatable(record.message_id);
  if (!record.reason.empty()) {
    report.group_status = PaymentStatus::RJCT;
    report.group_reason = iso20022::StatusReason{record.reason, ""};
    // A fault names a field and never holds what stood there, so its head fits and is safe to repeat.
    report.group_reason->text = record.text.substr(0, iso20022::kMax105Text);
  }
  std::size_t paid = 0;
  for (const Line& line : record.lines) {
    if (line.reason.empty()) {
      ++paid;
      report.transfers.push_back(
          {line.end_to_end_id, PaymentStatus::ACSC, std::nullopt, booking_reference(line.booking)});
    } else {
      report.transfers.push_back({line.end_to_end_id, PaymentStatus::RJCT,
                                  iso20022::StatusReason{line.reason, std::string(reason_text(line.reason))},
                                  ""});
    }
  }
  if (record.reason.empty()) {
    const bool all = paid == record.lines.size();
    report.group_status = all ? PaymentStatus::ACSC : paid > 0 ? PaymentStatus::PART : PaymentStatus::RJCT;
    if (paid == 0)
      report.group_reason =
          iso20022::StatusReason{record.lines.front().reason, "Every transfer was rejected"};
  }
  return {{numbered("pain002-%08lld.xml", record.number), write_pain002(report)}};
}

iso20022::Entry Books::entry_of(const Record& record, const Line& line, bool credit) const {
  iso20022::Entry entry;
  entry.entry_ref = std::to_string(line.booking);
  entry.account_servicer_ref = booking_reference(line.booking);
  entry.amount = credit ? line.amount : -line.amount;
  entry.booking_date = record.day;
  entry.value_date = record.day;
  if (line.end_to_end_id != "NOTPROVIDED") entry.end_to_end_id = line.end_to_end_id;
  entry.remittance = line.remittance;
  entry.counterparty_name = line.name;
  entry.counterparty_account = line.account;
  return entry;
}

iso20022::Statement Books::blank_statement(const Record& record) const {
  iso20022::Statement statement;
  statement.created_at = record.at;
  statement.account = account_;
  return statement;
}

std::vector<Output> Books::credit_notes(const Record& record) const {
  std::vector<Output> notes;
  for (const Line& line : record.lines) {
    if (!line.reason.empty()) continue;
    iso20022::Statement note = blank_statement(record);
    note.kind = iso20022::CamtKind::Notification054;
    note.id = numbered("NTF-%012lld", line.booking);
    note.entries = {entry_of(record, line, true)};
    notes.push_back({numbered("camt054-%012lld.xml", line.booking), write_camt054(note)});
  }
  return notes;
}

Output Books::statement(const Record& record) const {
  const std::string label = record.day + "-" + std::to_string(record.index);
  iso20022::Statement statement = blank_statement(record);
  statement.id = "STMT-" + label;
  statement.electronic_sequence = statements_ + 1;
  statement.from = since_;
  statement.to = record.at;
  statement.day = record.day;
  statement.opening = opening_;
  statement.closing = balance_;
  statement.entries = entries_;
  if (statement.difference()) throw std::logic_error("the bank's own books don't add up");
  return {"camt053-" + label + ".xml", write_camt053(statement)};
}

std::vector<Output> Books::outputs(const Record& record) const {
  switch (record.kind) {
    case RecordKind::payouts:
      return payout_answer(record);
    case RecordKind::credits:
    case RecordKind::returned:
      return credit_notes(record);
    case RecordKind::cutoff:
      return {statement(record)};
    case RecordKind::opened:
    case RecordKind::again:  // the office's own: the file lies in its folder
    case RecordKind::finished:
      break;
  }
  return {};
}

}  // namespace heliu::standins
