#include "treasury/bank_file.hpp"

#include <variant>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/ops/log.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "settlement/reconcile/statement_lines.hpp"
#include "treasury/bank.hpp"
#include "treasury/breaks.hpp"
#include "treasury/payout.hpp"
#include "treasury/recognise.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

using iso20022::CamtKind;
using iso20022::Outcome;

// Why nothing of a file may be used; by: the fen by which it doesn't add up.
struct Unusable {
  std::string why;  // a word of bank_file.hpp
  std::string sentence;
  BreakKind kind = BreakKind::not_in_ledger;
  Facts facts;
  Fen by;
  Date day;
};

void refuse(Unit& unit, BankFile& file, const Unusable& found) {
  file.state = FileState::refused;
  file.note = clipped(found.sentence, 500);
  file.why = found.why;
  file.facts = found.facts;
  Break refused;
  refused.kind = found.kind;
  refused.amount_fen = found.by;
  refused.bank_reference = clipped(file.name, 80);
  refused.booked_on = found.day == Date{} ? Date::of(unit.now) : found.day;
  refused.cause = found.by == Fen{} ? "file-refused" : "balance-differs";
  refused.note = file.name + ": " + found.sentence;
  refused.facts = found.facts;
  refused.facts["file"] = file.name;
  refused.facts["why"] = found.why;
  open_break(unit, std::move(refused));
}

// One statement after another must go on where the last one ended.
void check_sequence(Unit& unit, const BankStatement& statement) {
  if (statement.electronic_sequence == 0) return;
  const auto before =
      unit.db.one<BankStatement>("SELECT * FROM bank_statement WHERE electronic_sequence = ? LIMIT 1",
                                 statement.electronic_sequence - 1);
  if (!before || before->closing_fen == statement.opening_fen) return;
  Break found;
  found.kind = BreakKind::amount_differs;
  found.amount_fen = statement.opening_fen - before->closing_fen;
  found.bank_reference = statement.number;
  found.booked_on = statement.day;
  found.cause = "balance-differs";
  found.note = "the statement opens with another balance than " + before->number + " closed with";
  found.facts = {{"why", "opening-differs"}, {"statement", statement.number}, {"before", before->number}};
  open_break(unit, std::move(found));
}

Uuid keep_statement(Unit& unit, const iso20022::Statement& statement) {
  const Uuid id = Uuid::named("bank statement", statement.account + "/" + statement.id + "/" + statement.day +
                                                    "/" + std::to_string(statement.electronic_sequence));
  if (store::find<BankStatement>(unit.db, "bank_statement", id)) return id;
  const BankStatement row{id,
                          statement.id,
                          Date::parse(statement.day).value(),
                          statement.electronic_sequence,
                          statement.opening,
                          statement.closing,
                          std::ssize(statement.entries),
                          unit.now};
  check_sequence(unit, row);
  unit.db.insert("bank_statement", row);
  return id;
}

std::string kind_word(CamtKind kind) {
  switch (kind) {
    case CamtKind::Report052:
      return "camt.052";
    case CamtKind::Statement053:
      return "camt.053";
    case CamtKind::Notification054:
      return "camt.054";
    case CamtKind::Statement940:
      return "mt940";
  }
  return {};
}

bool of_a_day(CamtKind kind) {
  return kind == CamtKind::Statement053 || kind == CamtKind::Statement940;
}

// One statement as the matcher takes it, or why the file is refused.
std::variant<reconcile::Document, Unusable> usable(const iso20022::Statement& statement,
                                                   const std::string& account) {
  const Date day = Date::parse(statement.day).value_or(Date{});
  Unusable unusable{.why = "other-account",
                    .sentence = "it is about another account",
                    .kind = BreakKind::not_in_ledger,
                    .facts = {{"statement", statement.id}},
                    .by = {},
                    .day = day};
  if (statement.account != account) return unusable;
  try {
    reconcile::Document document = reconcile::document_of(statement);
    if (!of_a_day(statement.kind) || day != Date{}) return document;
    unusable.why = "no-day";
    unusable.sentence = "the statement names no day";
  } catch (const reconcile::BalanceError& error) {
    const bool differs = error.difference != Fen{};
    unusable.why = differs ? "sums-differ" : "no-balances";
    unusable.sentence = error.what();
    unusable.by = error.difference;
    if (differs) unusable.kind = BreakKind::amount_differs;
    if (differs) unusable.facts["difference_fen"] = std::to_string(error.difference.count);
  } catch (const std::invalid_argument& error) {
    unusable.why = "not-in-yuan";
    unusable.sentence = error.what();
  }
  return unusable;
}

Unusable unreadable(const iso20022::FormatError& error) {
  Unusable unusable{.why = "unreadable",
                    .sentence = error.what(),
                    .kind = BreakKind::not_in_ledger,
                    .facts = {{"code", error.reason}},
                    .by = {},
                    .day = {}};
  if (error.place.line != 0) {
    unusable.facts["line"] = std::to_string(error.place.line);
    unusable.facts["column"] = std::to_string(error.place.column);
  }
  if (!error.place.path.empty()) unusable.facts["path"] = clipped(error.place.path, 200);
  return unusable;
}

void take_statements(Unit& unit, Books& books, const std::string& account, BankFile& file,
                     const std::string& content) {
  const auto statements = iso20022::read_statements(content);
  std::vector<reconcile::Document> documents;
  for (const iso20022::Statement& statement : statements) {
    file.kind = kind_word(statement.kind);
    auto read = usable(statement, account);
    if (const auto* unusable = std::get_if<Unusable>(&read)) return refuse(unit, file, *unusable);
    documents.push_back(std::get<reconcile::Document>(std::move(read)));
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    file.entries += std::ssize(documents[i].lines);
    if (documents[i].source == reconcile::Source::Intraday) continue;  // its lines come again, binding
    if (taken_before(unit.db, documents[i])) {
      file.told_again += std::ssize(documents[i].lines);
      file.note = "a copy: every line was told by an earlier file";
      file.why = "copy";
      continue;
    }
    const Uuid id = of_a_day(statements[i].kind) ? keep_statement(unit, statements[i]) : Uuid{};
    const Posted posted = post_document(unit, books, documents[i], id, file.sm3);
    file.posted += posted.lines;
    file.told_again += posted.told_again;
  }
}

// The bank's code and words, as it gave them.
std::optional<std::string> text_of(const std::optional<iso20022::StatusReason>& reason) {
  if (!reason) return std::nullopt;
  return reason->text.empty() ? reason->code : reason->code + " " + reason->text;
}

void take_status(Unit& unit, Books& books, BankFile& file, const std::string& content) {
  file.kind = "pain.002";
  const auto report = iso20022::read_pain002(content);
  // A file written twice after a crash: the first answer stands, this one speaks of the copy.
  if (report.group_reason && report.group_reason->code == "DU01") return;
  for (const iso20022::TransferStatus& transfer : report.transfers) {
    ++file.entries;
    auto payout = payout_by_end_to_end(unit.db, transfer.end_to_end_id);
    if (!payout) {
      log::warn("the bank answered to a payout that is none of ours",
                {{"end_to_end_id", transfer.end_to_end_id}});
      continue;
    }
    const Outcome outcome = iso20022::outcome(transfer.status);
    const bool accepted = outcome == Outcome::Accepted || outcome == Outcome::Settled;
    const bool changed = outcome == Outcome::Rejected
                             ? reject_payout(unit, books, *payout, text_of(transfer.reason))
                             : accepted && accept_payout(unit, *payout);
    if (changed) ++file.posted;
  }
  const bool whole = report.group_status && iso20022::outcome(*report.group_status) == Outcome::Rejected;
  if (!whole || !report.transfers.empty()) return;
  for (Payout& payout : payouts_of_message(unit.db, report.original_message_id)) {
    ++file.entries;
    if (reject_payout(unit, books, payout, text_of(report.group_reason))) ++file.posted;
  }
}

}  // namespace

std::optional<BankFile> take_file(Unit& unit, Books& books, const std::string& account,
                                  const std::string& name, const std::string& content) {
  BankFile file;
  file.sm3 = to_hex(sm3(content));
  file.name = clipped(name, 200);
  file.taken_at = unit.now;
  if (unit.db.value<std::int64_t>("SELECT 1 FROM bank_file WHERE sm3 = ?", file.sm3)) return std::nullopt;
  try {
    if (content.find("pain.002.001") != std::string::npos)
      take_status(unit, books, file, content);
    else
      take_statements(unit, books, account, file, content);
  } catch (const iso20022::FormatError& error) {
    refuse(unit, file, unreadable(error));
  } catch (const std::overflow_error&) {
    refuse(unit, file,
           {.why = "sums-too-large",
            .sentence = "its sums leave 64 bits",
            .kind = BreakKind::amount_differs,
            .facts = {},
            .by = {},
            .day = {}});
  }
  unit.db.insert("bank_file", file);
  return file;
}

std::optional<BankStatement> statement_of(Transaction& db, Date day) {
  return db.one<BankStatement>(
      "SELECT * FROM bank_statement WHERE day = ? ORDER BY electronic_sequence DESC, taken_at DESC LIMIT 1",
      day);
}

}  // namespace heliu::treasury
