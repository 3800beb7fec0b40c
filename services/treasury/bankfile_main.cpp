// heliu-bankfile [--currency CODE|any] [--entries] FILE…: what the readers make of a bank's files: balances,
// sums, tolerances by name, entries, and where and why a file is refused. Touches nothing; ends with 1 if a
// file is refused or a statement doesn't add up.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "settlement/iso20022/statement.hpp"

namespace {

using heliu::Fen;
using namespace heliu::iso20022;

struct Wishes {
  ReadOptions options;
  bool entries = false;
  std::vector<std::string> files;
};

std::string yuan(Fen amount) {
  return amount < Fen{} ? "-" + amount_text(-amount) : amount_text(amount);
}

std::string_view kind(CamtKind of) {
  constexpr std::string_view kWords[] = {"camt.052", "camt.053", "camt.054", "mt940"};
  return kWords[static_cast<std::size_t>(of)];
}

std::string_view status(const Entry& entry) {
  return entry.status == EntryStatus::BOOK   ? "booked"
         : entry.status == EntryStatus::PDNG ? "pending"
                                             : "information";
}

void say(const Entry& entry) {
  std::printf("  %s %s %s%s%s ref=%s e2e=%s name=%s account=%s text=%s", entry.booking_date.c_str(),
              yuan(entry.amount).c_str(), std::string(status(entry)).c_str(),
              entry.reversal ? " reversal" : "",
              entry.returned ? (" returned:" + entry.returned->code).c_str() : "",
              entry.account_servicer_ref.c_str(), entry.end_to_end_id.c_str(),
              entry.counterparty_name.c_str(), entry.counterparty_account.c_str(), entry.remittance.c_str());
  std::printf(" payments=%zu charges=%zu unknown=%zu\n", entry.details.size(), entry.charges.size(),
              entry.unknown.size());
}

bool say(const Statement& statement, bool entries) {
  std::printf(" %s %s account %s day %s %s entries %zu booked %s", std::string(kind(statement.kind)).c_str(),
              statement.id.c_str(), statement.account.c_str(), statement.day.c_str(),
              statement.currency.c_str(), statement.entries.size(), yuan(statement.booked()).c_str());
  if (statement.has_opening) std::printf(" opening %s", yuan(statement.opening).c_str());
  if (statement.has_closing) std::printf(" closing %s", yuan(statement.closing).c_str());
  const auto gap = statement.difference();
  if (gap) std::printf(" DOES NOT ADD UP: %s", yuan(*gap).c_str());
  std::printf("%s\n", statement.checkable() && !gap ? " adds up" : "");
  for (const ToleranceUse& use : statement.tolerances.list())
    std::printf("  let pass: %s, %lld times, first%s\n", std::string(word(use.tolerance)).c_str(),
                static_cast<long long>(use.times), use.first.text().c_str());
  if (entries)
    for (const Entry& entry : statement.entries) say(entry);
  return !gap;
}

bool show(const std::string& path, const Wishes& wishes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::printf("%s: can't be opened\n", path.c_str());
    return false;
  }
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  std::printf("%s:\n", path.c_str());
  try {
    if (content.find("pain.002.001") != std::string::npos) {
      const StatusReport report = read_pain002(content);
      std::printf(" pain.002 %s of %s%s%s\n", report.message_id.c_str(), report.original_message_id.c_str(),
                  report.group_status ? " " : "",
                  report.group_status ? std::string(word(*report.group_status)).c_str() : "");
      for (const TransferStatus& transfer : report.transfers)
        std::printf("  %s %s %s\n", transfer.end_to_end_id.c_str(),
                    std::string(word(transfer.status)).c_str(),
                    transfer.reason ? transfer.reason->code.c_str() : "");
      return true;
    }
    bool good = true;
    for (const Statement& statement : read_statements(content, wishes.options))
      good = say(statement, wishes.entries) && good;
    return good;
  } catch (const FormatError& error) {
    std::printf(" REFUSED: %s\n", error.what());
    return false;
  }
}

Wishes wishes_of(int argc, char** argv) {
  Wishes wishes;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--entries")
      wishes.entries = true;
    else if (word == "--currency" && i + 1 < argc)
      wishes.options.currency = std::string_view(argv[++i]) == "any" ? "" : argv[i];
    else
      wishes.files.emplace_back(word);
  }
  return wishes;
}

}  // namespace

int main(int argc, char** argv) {
  const Wishes wishes = wishes_of(argc, argv);
  if (wishes.files.empty()) {
    std::fputs("usage: heliu-bankfile [--currency CODE|any] [--entries] FILE…\n", stderr);
    return 2;
  }
  bool good = true;
  for (const std::string& file : wishes.files) good = show(file, wishes) && good;
  return good ? 0 : 1;
}
