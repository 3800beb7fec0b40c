#include <ostream>
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/ledger/ledger_check.hpp"
#include "chassis/ledger/ledger_store.hpp"

namespace heliu {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<signed char>(c) < 0;
}

// hledger ends a name at two spaces and reads some signs in it as its own.
std::string hledger_name(const std::string& raw) {
  std::string name;
  for (const char c : raw) name += is_letter_or_digit(c) || c == ':' || c == '-' || c == '.' ? c : '_';
  // The ideographic and the no-break space are spaces to hledger.
  for (const char* space : {"\u3000", "\u00a0"})
    for (auto found = name.find(space); found != std::string::npos; found = name.find(space))
      name.replace(found, std::string_view(space).size(), "_");
  return name;
}

// Beancount knows five roots; each part begins with a capital or a digit and has letters, digits and "-". The
// ledger has no roots of its own: all stand under one. Signs of full width and the like would be refused, so
// what isn't ASCII is written as its bytes.
std::string beancount_name(const std::string& raw) {
  std::string name = "Assets:L";
  for (const char c : raw) {
    const bool plain = is_letter_or_digit(c) && static_cast<signed char>(c) >= 0;
    if (plain || c == '-')
      name += c;
    else if (c == ':')
      name += ":L";
    else
      name += '-' + to_hex({&c, 1});
  }
  return name;
}

// Two accounts must not share a name.
std::string journal_name(const LedgerAccountRow& row, ledger::JournalForm form,
                         std::set<std::string>& taken) {
  const bool hledger = form == ledger::JournalForm::hledger;
  std::string name = hledger ? hledger_name(row.name) : beancount_name(row.name);
  if (name.empty() || !taken.insert(name).second) {
    name += (name.empty() ? "" : hledger ? ":" : "-") + row.id.text();
    taken.insert(name);
  }
  return name;
}

}  // namespace

void export_ledger(Transaction& db, std::ostream& out, ledger::JournalForm form) {
  std::vector<ledger::Account> accounts;
  std::map<ledger::Id, std::string> names;
  std::set<std::string> taken;
  for (const LedgerAccountRow& row : stored_accounts(db)) {
    accounts.push_back(account_of(row));
    names.emplace(ledger_id(row.id), journal_name(row, form, taken));
  }
  const auto first_day =
      db.value<std::int64_t>("SELECT booked_at FROM ledger_transfer ORDER BY seq LIMIT 1").value_or(0);
  ledger::Journal journal(
      out, form, stored_unit(db), accounts,
      [&](const ledger::Account& account) { return names.at(account.id); }, first_day);
  each_stored_transfer(db, 0, [&](const ledger::Transfer& transfer) { journal.add(transfer); });
  journal.finish();
}

}  // namespace heliu
