#include "settlement/ledger/trial_balance.hpp"

#include <chrono>
#include <iomanip>
#include <ostream>
#include <stdexcept>

namespace heliu::ledger {
namespace {

void write_amount(std::ostream& out, const std::string& unit, std::int64_t count) {
  if (unit != "fen") {
    out << count << ' ' << unit;
    return;
  }
  const auto magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  out << (count < 0 ? "-" : "") << magnitude / 100 << '.' << magnitude / 10 % 10 << magnitude % 10 << " CNY";
}

void write_date(std::ostream& out, std::int64_t booked_at) {
  using namespace std::chrono;
  constexpr microseconds shanghai = hours(8);
  const year_month_day date{floor<days>(sys_time<microseconds>(microseconds(booked_at) + shanghai))};
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

void write_posting(std::ostream& out, const std::string& unit, const std::string& account,
                   std::int64_t change, const Balances& after) {
  out << "    " << account << "  ";
  write_amount(out, unit, change);
  out << " = ";
  write_amount(out, unit, after.debits_posted - after.credits_posted);
  out << '\n';
}

}  // namespace

Sums& Sums::operator+=(const Balances& balances) {
  debits_posted += balances.debits_posted;
  debits_pending += balances.debits_pending;
  credits_posted += balances.credits_posted;
  credits_pending += balances.credits_pending;
  return *this;
}

TrialBalance trial_balance(const Engine& engine) {
  TrialBalance trial;
  for (std::uint32_t i = 0; i < engine.account_count(); ++i) {
    const Account& account = engine.account_at(i);
    trial.by_code[account.code] += account.balances;
    trial.total += account.balances;
  }
  return trial;
}

TrialBalance trial_balance(std::span<const Account> accounts) {
  TrialBalance trial;
  for (const Account& account : accounts) {
    trial.by_code[account.code] += account.balances;
    trial.total += account.balances;
  }
  return trial;
}

void export_hledger(std::ostream& out, const std::string& unit, std::span<const Account> accounts,
                    std::span<const Transfer> transfers, const Namer& namer) {
  out << "decimal-mark .\ncommodity " << (unit == "fen" ? "1000.00 CNY" : "1000. " + unit) << "\n\n";
  std::map<Id, std::string> names;
  for (const Account& account : accounts) {
    const std::string& name = names[account.id] = namer(account);
    out << "account " << name << '\n';
  }
  const auto name_of = [&](const Id& id) -> const std::string& {
    const auto found = names.find(id);
    if (found == names.end()) throw std::invalid_argument("transfer of an unknown account " + hex(id));
    return found->second;
  };
  for (const Transfer& transfer : transfers) {
    if (transfer.kind != Kind::posted && transfer.kind != Kind::post_pending) continue;
    out << '\n';
    write_date(out, transfer.booked_at);
    out << " (" << transfer.position << ") code " << transfer.code << "  ; id " << hex(transfer.id)
        << ", reference " << hex(transfer.reference) << '\n';
    write_posting(out, unit, name_of(transfer.debit), transfer.amount, transfer.debit_after);
    write_posting(out, unit, name_of(transfer.credit), -transfer.amount, transfer.credit_after);
  }
}

}  // namespace heliu::ledger
