#include "settlement/iso20022/mt940.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "settlement/iso20022/encoding.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/mt940_fields.hpp"
#include "settlement/iso20022/mt940_narrative.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022 {
namespace {

using mt940::Field;
using mt940::Message;
using mt940::Scanner;

// Of a :60a:, :62a:, :64: or :65:.
Balance read_balance(const Field& field, const ReadOptions& options, Statement& statement) {
  Scanner scan(field, statement.tolerances);
  const std::string mark = scan.letters();
  if (mark != "C" && mark != "D") scan.refuse("A balance is neither C nor D.");
  Balance balance;
  balance.code = field.tag;
  const std::size_t run = scan.rest().find_first_not_of("0123456789");
  const bool named = run != std::string_view::npos && scan.rest()[run] != ',' && scan.rest()[run] != '.';
  const std::string day = named ? scan.digits() : scan.take(6);
  if (day == "000000")
    scan.use(Tolerance::BalanceWithoutDay);
  else
    balance.day = scan.day(day);
  const std::string currency = scan.letters();
  if (currency.empty())
    scan.use(Tolerance::BalanceWithoutCurrency);
  else if (currency.size() != 3)
    scan.refuse("A balance names no currency of three letters.");
  else if (!options.currency.empty() && currency != options.currency)
    scan.refuse("The balance is not in " + options.currency + ".");
  else if (!statement.currency.empty() && currency != statement.currency)
    scan.refuse("The balances are in several currencies.");
  else
    statement.currency = currency;
  const Fen amount = scan.amount();
  if (!scan.rest().empty()) scan.refuse("Something stands behind a balance.");
  balance.amount = mark == "D" ? -amount : amount;
  return balance;
}

// MMDD beside a value date: the year is the one that brings both closest.
std::string booked_on(const std::string& month_and_day, const std::string& value_date, Scanner& scan) {
  int year = 0, month = 0;
  std::from_chars(value_date.data(), value_date.data() + 4, year);
  std::from_chars(value_date.data() + 5, value_date.data() + 7, month);
  int booked = 0;
  std::from_chars(month_and_day.data(), month_and_day.data() + 2, booked);
  if (booked - month > 6) --year;
  if (month - booked > 6) ++year;
  return scan.day(std::to_string(year % 100 + 100).substr(1) + month_and_day);
}

void read_dates(Scanner& scan, Entry& entry) {
  const std::string run = scan.digits();
  const std::size_t value = run.size() == 8 || run.size() == 12 || run.size() == 16 ? 8 : 6;
  if (run.size() != 6 && run.size() != 8 && run.size() != 10 && run.size() != 12 && run.size() != 16)
    scan.refuse("The dates of an entry are not YYMMDD and MMDD.");
  entry.value_date = scan.day(std::string_view(run).substr(0, value));
  const std::string rest = run.substr(value);
  entry.booking_date = rest.empty()       ? entry.value_date
                       : rest.size() == 8 ? scan.day(rest)
                                          : booked_on(rest, entry.value_date, scan);
}

// C, D, RC, RD (reversals), EC, ED (expected), and a funds code behind.
bool read_mark(Scanner& scan, Entry& entry) {
  std::string mark = scan.letters();
  if (mark.size() > 1 && (mark[1] == 'C' || mark[1] == 'D') && (mark[0] == 'R' || mark[0] == 'E')) {
    entry.reversal = mark[0] == 'R';
    if (mark[0] == 'E') entry.status = EntryStatus::PDNG;
    mark.erase(0, 1);
  }
  if (mark.empty() || (mark[0] != 'C' && mark[0] != 'D') || mark.size() > 2)
    scan.refuse("An entry is neither credit nor debit.");
  return (mark[0] == 'C') != entry.reversal;  // a reversed credit leaves the account
}

void read_references(Scanner& scan, Entry& entry) {
  const std::string_view rest = scan.rest();
  const bool typed = rest.size() >= 4 && std::string_view("NFS").find(rest[0]) != std::string_view::npos &&
                     std::all_of(rest.begin() + 1, rest.begin() + 4,
                                 [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
  if (typed) {
    entry.transaction_code = scan.take(4);
  } else {
    const bool word = rest.empty() || rest[0] == '/' || (rest[0] >= 'A' && rest[0] <= 'Z');
    if (!word) scan.refuse("What stands behind the amount is no transaction type.");
    scan.use(Tolerance::NoTypeCode);
  }
  const std::string_view references = scan.rest();
  const std::size_t cut = references.find("//");
  std::string customer(references.substr(0, cut));
  while (customer.ends_with(' ')) customer.pop_back();
  if (typed && customer.empty()) scan.use(Tolerance::NoReference);
  if (customer.size() > 16) scan.use(Tolerance::LongReference);
  if (customer != "NONREF" && customer != "NOTPROVIDED") entry.end_to_end_id = customer;
  if (cut != std::string_view::npos) entry.account_servicer_ref = references.substr(cut + 2);
}

Entry read_line(const Field& field, Statement& statement) {
  Scanner scan(field, statement.tolerances);
  Entry entry;
  read_dates(scan, entry);
  const bool credit = read_mark(scan, entry);
  const Fen amount = scan.amount();
  entry.amount = credit ? amount : -amount;
  read_references(scan, entry);
  for (std::size_t i = 1; i < field.lines.size(); ++i) entry.unknown.push_back({":61:/9", field.lines[i]});
  return entry;
}

// 25: without the bank before it and the currency behind it.
std::string account_of(const Field& field) {
  std::string account = field.lines[0];
  if (const std::size_t last = account.rfind('/'); last != std::string::npos && account.size() - last == 4)
    if (std::all_of(account.begin() + static_cast<std::ptrdiff_t>(last) + 1, account.end(),
                    [](char c) { return c >= 'A' && c <= 'Z'; }))
      account.erase(last);
  if (const std::size_t first = account.find('/'); first == 8 || first == 11) account.erase(0, first + 1);
  if (account.empty()) throw FormatError("The account number is missing.", field.place());
  return account;
}

void take_field(const Field& field, const ReadOptions& options, Statement& statement) {
  const std::string& tag = field.tag;
  const auto keep = [&] {
    for (const std::string& line : field.lines) statement.unknown.push_back({":" + tag + ":", line});
  };
  if (tag == "20") {
    statement.id = field.lines[0];
  } else if (tag == "25" || tag == "25P") {
    statement.account = account_of(field);
  } else if (tag == "28C" || tag == "28") {
    Scanner scan(field, statement.tolerances);
    if (tag == "28") scan.use(Tolerance::Tag28WithoutC);
    const std::string number = scan.digits();
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), statement.electronic_sequence);
    if (error != std::errc()) scan.refuse("The statement number is none.");
    if (!scan.rest().empty() && !scan.skip("/")) scan.refuse("The statement number is none.");
  } else if (tag == "60F" || tag == "60M") {
    statement.balances.push_back(read_balance(field, options, statement));
    statement.opening = statement.balances.back().amount;
    statement.has_opening = true;
  } else if (tag == "62F" || tag == "62M") {
    statement.balances.push_back(read_balance(field, options, statement));
    statement.closing = statement.balances.back().amount;
    statement.day = statement.balances.back().day;
    statement.has_closing = true;
  } else if (tag == "64" || tag == "65") {
    statement.balances.push_back(read_balance(field, options, statement));
  } else if (tag == "61") {
    if (!statement.has_opening || statement.has_closing)
      throw FormatError("An entry stands outside of its balances.", field.place());
    statement.entries.push_back(read_line(field, statement));
  } else if (tag == "86" && !statement.entries.empty() && !statement.has_closing) {
    mt940::read_narrative(field, statement.entries.back());
  } else {
    const bool known = tag == "86" || tag == "21" || tag == "13D" || tag == "90C" || tag == "90D";
    if (!known) statement.tolerances.use(Tolerance::TagUnknown, field.place());
    if (tag == "34F") throw FormatError("The file is an MT942, not an MT940.", field.place());
    // A field of the bank's own behind an entry is the entry's.
    if (!known && !statement.entries.empty() && !statement.has_closing)
      for (const std::string& line : field.lines)
        statement.entries.back().unknown.push_back({":" + tag + ":", line});
    else
      keep();
  }
}

Statement read_message(const Message& message, const ReadOptions& options) {
  Statement statement;
  statement.kind = CamtKind::Statement940;
  statement.has_opening = statement.has_closing = false;
  statement.currency = options.currency;
  statement.tolerances = message.tolerances;
  for (const Field& field : message.fields) take_field(field, options, statement);
  const Place end = message.fields.back().place();
  if (statement.account.empty()) throw FormatError("The account (:25:) is missing.", end);
  if (!statement.has_opening) throw FormatError("The opening balance (:60F:) is missing.", end);
  if (!statement.has_closing)
    throw FormatError("The statement is cut off: its closing balance (:62F:) is missing.", end);
  if (statement.id.empty()) statement.tolerances.use(Tolerance::ReferenceMissing, end);
  for (Entry& entry : statement.entries)
    if (entry.remittance.empty() && !entry.unknown.empty() && entry.unknown[0].path == ":61:/9")
      entry.remittance = entry.unknown[0].text;
  return statement;
}

bool is(const Statement& page, std::string_view code) {
  return std::any_of(page.balances.begin(), page.balances.end(),
                     [&](const Balance& balance) { return balance.code == code; });
}

// Pages of one statement as one: the interim balances between them cancel out.
void join(Statement& first, Statement&& page) {
  first.closing = page.closing;
  first.day = page.day;
  for (Entry& entry : page.entries) first.entries.push_back(std::move(entry));
  for (Balance& balance : page.balances) first.balances.push_back(std::move(balance));
  for (Kept& kept : page.unknown) first.unknown.push_back(std::move(kept));
  for (const ToleranceUse& use : page.tolerances.list()) first.tolerances.use(use.tolerance, use.first);
}

std::string as_utf8(std::string_view text, const ReadOptions& options, bool& other) {
  if (text.size() > options.max_bytes) throw FormatError("The file is too large.", Place{1, 1, ""});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (text.ends_with('\x1A')) text.remove_suffix(1);  // the end mark of DOS
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
    throw FormatError("The file holds a zero byte.",
                      Place{1 + static_cast<std::uint64_t>(std::count(
                                    text.begin(), text.begin() + static_cast<std::ptrdiff_t>(zero), '\n')),
                            1, ""});
  if (xml_characters(text)) return std::string(text);
  other = true;
  std::string out;
  Transcoder decode(options.text_encoding);
  decode.convert(text, out);
  decode.finish();
  if (!xml_characters(out)) throw FormatError("The file holds bytes that are no text.", Place{1, 1, ""});
  return out;
}

}  // namespace

std::vector<Statement> read_mt940(std::string_view text, const ReadOptions& options) {
  bool other = false;
  const std::string file = as_utf8(text, options, other);
  std::vector<Statement> statements;
  bool goes_on = false;  // the last page ended with an interim balance
  for (const Message& message : mt940::split(file)) {
    Statement page = read_message(message, options);
    if (other) page.tolerances.use(Tolerance::TextGb18030, message.fields.front().place());
    const bool ends = is(page, "62F");
    const bool same = goes_on && is(page, "60M") && page.account == statements.back().account &&
                      page.electronic_sequence == statements.back().electronic_sequence;
    if (same)
      join(statements.back(), std::move(page));
    else
      statements.push_back(std::move(page));
    goes_on = !ends;
  }
  for (Statement& statement : statements) {
    if (is(statement, "60F") != is(statement, "62F") || !is(statement, "60F"))
      statement.tolerances.use(Tolerance::BalanceInterim, Place{});
    try {
      static_cast<void>(statement.difference());
    } catch (const std::overflow_error&) {
      throw FormatError("The sums of the entries pass 64 bits.", Place{});
    }
  }
  return statements;
}

}  // namespace heliu::iso20022
