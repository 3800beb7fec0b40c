#include "settlement/ledger/journal.hpp"

#include <chrono>
#include <iomanip>
#include <ostream>
#include <stdexcept>

namespace heliu::ledger {
namespace {

constexpr std::int64_t one_day = std::int64_t{24} * 3600 * 1'000'000;

void write_date(std::ostream& out, std::int64_t micros) {
  using namespace std::chrono;
  constexpr microseconds shanghai = hours(8);
  const year_month_day date{floor<days>(sys_time<microseconds>(microseconds(micros) + shanghai))};
  out << std::setfill('0') << std::setw(4) << static_cast<int>(date.year()) << '-' << std::setw(2)
      << static_cast<unsigned>(date.month()) << '-' << std::setw(2) << static_cast<unsigned>(date.day());
}

std::string hex(const Id& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : id) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

// Beancount: upper-case letters and digits; fen become CNY before.
std::string commodity(const std::string& unit) {
  std::string name;
  for (const char c : unit) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

}  // namespace

Journal::Journal(std::ostream& out, JournalForm form, std::string unit, std::span<const Account> accounts,
                 const Namer& namer, std::int64_t first_day)
    : out_(out), form_(form), unit_(std::move(unit)) {
  if (form_ == JournalForm::hledger)
    out_ << "decimal-mark .\ncommodity " << (unit_ == "fen" ? "1000.00 CNY" : "1000. " + unit_) << "\n\n";
  else
    out_ << "option \"title\" \"ledger of " << unit_ << "\"\n\n";
  for (const Account& account : accounts) {
    const std::string& name = (lines_[account.id] = {namer(account)}).name;
    if (form_ == JournalForm::beancount) write_date(out_, first_day);
    out_ << (form_ == JournalForm::hledger ? "account " : " open ") << name << '\n';
  }
}

Journal::Line& Journal::line_of(const Id& id) {
  const auto found = lines_.find(id);
  if (found == lines_.end()) throw std::invalid_argument("transfer of an unknown account " + hex(id));
  return found->second;
}

void Journal::write_amount(std::int64_t count) {
  if (unit_ != "fen") {
    out_ << count << ' ' << (form_ == JournalForm::hledger ? unit_ : commodity(unit_));
    return;
  }
  const auto magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  out_ << (count < 0 ? "-" : "") << magnitude / 100 << '.' << magnitude / 10 % 10 << magnitude % 10 << " CNY";
}

void Journal::post(Line& line, std::int64_t change, const Balances& after, std::int64_t booked_at) {
  line.balance = after.debits_posted - after.credits_posted;
  line.last = booked_at;
  out_ << "    " << line.name << "  ";
  write_amount(change);
  if (form_ == JournalForm::hledger) {
    out_ << " = ";
    write_amount(line.balance);
  }
  out_ << '\n';
}

void Journal::add(const Transfer& transfer) {
  if (transfer.kind != Kind::posted && transfer.kind != Kind::post_pending) return;
  Line& debit = line_of(transfer.debit);
  Line& credit = line_of(transfer.credit);
  out_ << '\n';
  write_date(out_, transfer.booked_at);
  if (form_ == JournalForm::hledger)
    out_ << " (" << transfer.position << ") code " << transfer.code << "  ; id " << hex(transfer.id)
         << ", reference " << hex(transfer.reference) << '\n';
  else
    out_ << " * \"" << transfer.position << "\" \"code " << transfer.code << "\"\n  id: \""
         << hex(transfer.id) << "\"\n  reference: \"" << hex(transfer.reference) << "\"\n";
  post(debit, transfer.amount, transfer.debit_after, transfer.booked_at);
  post(credit, -transfer.amount, transfer.credit_after, transfer.booked_at);
}

void Journal::finish() {
  if (form_ != JournalForm::beancount) return;
  out_ << '\n';
  for (const auto& [id, line] : lines_) {
    if (line.last == 0) continue;
    write_date(out_, line.last + one_day);
    out_ << " balance " << line.name << "  ";
    write_amount(line.balance);
    out_ << '\n';
  }
}

void export_journal(std::ostream& out, JournalForm form, const std::string& unit,
                    std::span<const Account> accounts, std::span<const Transfer> transfers,
                    const Namer& namer) {
  Journal journal(out, form, unit, accounts, namer, transfers.empty() ? 0 : transfers.front().booked_at);
  for (const Transfer& transfer : transfers) journal.add(transfer);
  journal.finish();
}

}  // namespace heliu::ledger
