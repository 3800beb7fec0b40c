#include "ops/standins/bank/books.hpp"

#include <algorithm>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::standins {
namespace {

using iso20022::CreditTransfer;
using iso20022::CreditTransferInitiation;

constexpr std::size_t kShortestAccount = 6;  // digits and hyphens, as this bank numbers accounts;
constexpr std::size_t kLongestAccount = 32;  // CNAPS carries at most 32

bool well_formed_account(std::string_view account) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return account.size() >= kShortestAccount && account.size() <= kLongestAccount && digit(account.front()) &&
         digit(account.back()) &&
         std::all_of(account.begin(), account.end(), [&](char c) { return digit(c) || c == '-'; });
}

// Where the same id may come from twice without being the same: the platform's ids are one set, each
// customer's another.
std::string message_key(const std::string& origin, const std::string& id) {
  return "M|" + origin + "|" + id;
}
std::string transfer_key(const std::string& origin, const std::string& id) {
  return "E|" + origin + "|" + id;
}

Line line_of(const CreditTransfer& transfer) {
  Line line;
  line.end_to_end_id = transfer.end_to_end_id;
  line.amount = transfer.amount;
  line.name = transfer.creditor_name;
  line.account = transfer.creditor_account;
  line.remittance = transfer.remittance;
  return line;
}

}  // namespace

// The calendar day in China, but never a day that is already closed: what comes after the cut-off is booked
// on the next bank day.
std::string Books::bank_day(const std::string& at) const {
  const std::string today = iso20022::china_day(at);
  return last_closed_day_.empty() ? today : std::max(today, iso20022::day_after(last_closed_day_));
}

Record Books::open(Record head, const std::string& account, Fen opening) const {
  head.kind = RecordKind::opened;
  head.account = account;
  head.amount = opening;
  return head;
}

std::string Books::fault_of(const CreditTransfer& transfer, Fen available) const {
  if (seen_.contains(transfer_key("platform", transfer.end_to_end_id))) return "AM05";
  if (transfer.amount == Fen{0}) return "AM01";
  if (!well_formed_account(transfer.creditor_account)) return "AC01";
  if (transfer.creditor_account == account_) return "AG01";
  if (closed_accounts_.contains(transfer.creditor_account)) return "AC04";
  return transfer.amount > available ? "AM04" : "";
}

Record Books::decide_payouts(Record record, const CreditTransferInitiation& file) const {
  record.kind = RecordKind::payouts;
  record.message_id = file.message_id;
  record.day = bank_day(record.at);
  if (seen_.contains(message_key("platform", file.message_id))) {
    record.reason = "DU01";
    record.text = "A file with this message id was taken before.";
    return record;
  }
  if (file.debtor_account != account_) {
    record.reason = "AC02";
    record.text = "The debtor account is not the custody account.";
    return record;
  }
  Fen available = balance_;
  std::int64_t booking = next_booking_;
  std::set<std::string_view> in_this_file;
  for (const CreditTransfer& transfer : file.transfers) {
    Line line = line_of(transfer);
    line.reason = in_this_file.insert(transfer.end_to_end_id).second ? fault_of(transfer, available) : "AM05";
    if (line.reason.empty()) {
      available -= transfer.amount;
      line.booking = booking++;
    }
    record.lines.push_back(std::move(line));
  }
  return record;
}

Record Books::decide_credits(Record record, const CreditTransferInitiation& file) const {
  record.kind = RecordKind::credits;
  record.message_id = file.message_id;
  record.account = file.debtor_account;
  record.day = bank_day(record.at);
  if (seen_.contains(message_key(file.debtor_account, file.message_id))) {
    record.reason = "DU01";
    record.text = "The customer's file was taken before.";
    return record;
  }
  Fen balance = balance_;
  std::int64_t booking = next_booking_;
  std::set<std::string_view> in_this_file;
  for (const CreditTransfer& transfer : file.transfers) {
    Line line = line_of(transfer);
    line.name = file.debtor_name;
    line.account = file.debtor_account;
    const bool named = transfer.end_to_end_id != "NOTPROVIDED";  // the standard's word for "no id given"
    const bool repeated =
        named && (!in_this_file.insert(transfer.end_to_end_id).second ||
                  seen_.contains(transfer_key(file.debtor_account, transfer.end_to_end_id)));
    if (transfer.creditor_account != account_)
      line.reason = "AC03";
    else if (repeated)
      line.reason = "AM05";
    else if (transfer.amount == Fen{0})
      line.reason = "AM01";
    else if (balance > iso20022::kLargestAmount - transfer.amount)
      line.reason = "AM02";  // a balance past 18 digits couldn't be stated any more
    if (line.reason.empty()) {
      balance += transfer.amount;
      line.booking = booking++;
    }
    record.lines.push_back(std::move(line));
  }
  return record;
}

Record Books::refuse(Record record, RecordKind kind, const iso20022::FormatError& fault) const {
  record.kind = kind;
  record.message_id = fault.message_id;
  record.reason = fault.reason;
  record.text = fault.what();
  return record;
}

Record Books::send_back(Record record, const std::string& end_to_end_id, const std::string& why) const {
  record.kind = RecordKind::returned;
  record.message_id = end_to_end_id;
  record.day = bank_day(record.at);
  const auto paid = paid_.find(end_to_end_id);
  if (paid == paid_.end()) {
    record.reason = "NOOR";
    record.text = "No payout with this end-to-end id is away.";
    return record;
  }
  Line line = paid->second;
  line.remittance = "退汇 " + why + " 原指令 " + end_to_end_id;
  line.end_to_end_id = "NOTPROVIDED";  // the payee's bank gives ours in words only
  line.booking = next_booking_;
  record.lines = {line};
  return record;
}

Record Books::cut_off(Record record, const std::string& day) const {
  record.kind = RecordKind::cutoff;
  record.day = day;
  const auto found = statements_of_day_.find(day);
  record.index = found == statements_of_day_.end() ? 1 : found->second + 1;
  return record;
}

void Books::apply(const Record& record) {
  if (record.kind == RecordKind::finished) return;
  next_number_ = record.number + 1;
  if (record.kind == RecordKind::opened) {
    account_ = record.account;
    balance_ = opening_ = record.amount;
    since_ = record.at;
  } else if (record.kind == RecordKind::cutoff) {
    opening_ = balance_;
    since_ = record.at;
    last_closed_day_ = std::max(last_closed_day_, record.day);
    entries_.clear();
    statements_of_day_[record.day] = record.index;
    ++statements_;
  } else if (record.kind == RecordKind::returned && record.reason.empty()) {
    for (const Line& line : record.lines) {
      balance_ += line.amount;
      entries_.push_back(entry_of(record, line, true));
      next_booking_ = line.booking + 1;
    }
    paid_.erase(record.message_id);
  } else if (record.reason.empty() && record.kind != RecordKind::again) {
    const bool credit = record.kind == RecordKind::credits;
    const std::string origin = credit ? record.account : "platform";
    seen_.insert(message_key(origin, record.message_id));
    for (const Line& line : record.lines) {
      if (!credit || line.reason.empty()) seen_.insert(transfer_key(origin, line.end_to_end_id));
      if (!line.reason.empty()) continue;
      balance_ += credit ? line.amount : -line.amount;
      if (!credit) paid_[line.end_to_end_id] = line;
      entries_.push_back(entry_of(record, line, credit));
      next_booking_ = line.booking + 1;
    }
  }
}

}  // namespace heliu::standins
