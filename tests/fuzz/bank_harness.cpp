// The readers of the bank's files.
#include "harness.hpp"
#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/mt940.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "settlement/reconcile/statement_lines.hpp"

namespace heliu::fuzz {
namespace {

using iso20022::Statement;

void promise(bool kept, const char* what) {
  if (!kept) throw Broken(what);
}

bool of_a_day(const Statement& statement) {
  return statement.kind == iso20022::CamtKind::Statement053 ||
         statement.kind == iso20022::CamtKind::Statement940;
}

// The one door to the books: a statement passes it whole and adding up, or not at all.
void try_door(const Statement& statement) {
  try {
    const reconcile::Document document = reconcile::document_of(statement);
    if (!of_a_day(statement)) return;
    promise(statement.checkable() && !statement.difference(), "a statement that doesn't add up is let in");
    Fen sum = statement.opening;
    for (const reconcile::Line& line : document.lines)
      if (line.posts) sum += line.amount;
    promise(sum == statement.closing, "the lines of a statement don't make its closing balance");
  } catch (const reconcile::BalanceError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
    promise(of_a_day(statement), "a notification is refused for balances it doesn't have");
  } catch (const std::invalid_argument&) {  // not in CNY
  } catch (const std::overflow_error&) {    // sums past 64 bits: the file is refused
  }
}

// What a reader in pieces gave, in short.
struct Counter : iso20022::StatementSink {
  std::size_t statements = 0, entries = 0;
  void begin(const Statement&) override { ++statements; }
  void entry(iso20022::Entry) override { ++entries; }
  void end(const Statement&, Fen, std::int64_t) override {}
};

bool read_in_pieces(std::string_view bytes, Counter& counter) {
  try {
    iso20022::CamtReader reader(counter);
    for (std::size_t at = 0; at < bytes.size(); at += 7) reader.feed(bytes.substr(at, 7));
    reader.finish();
    return true;
  } catch (const iso20022::FormatError&) {
    return false;
  } catch (const std::overflow_error&) {
    return false;
  }
}

}  // namespace

void try_camt(std::string_view bytes) {
  Counter counter;
  const bool taken = read_in_pieces(bytes, counter);
  try {
    const auto statements = iso20022::read_camt(bytes);
    promise(!statements.empty(), "a file of nothing is taken");
    promise(taken && counter.statements == statements.size(), "in pieces a file reads otherwise");
    std::size_t entries = 0;
    for (const Statement& statement : statements) entries += statement.entries.size();
    promise(counter.entries == entries, "in pieces a file has other entries");
    for (const Statement& statement : statements) try_door(statement);
  } catch (const iso20022::FormatError& error) {
    promise(!std::string(error.what()).empty() && !taken, "a refusal without a reason, or of the whole only");
  } catch (const std::overflow_error&) {
  }
}

void try_mt940(std::string_view bytes) {
  try {
    const auto statements = iso20022::read_mt940(bytes);
    promise(!statements.empty(), "a file of nothing is taken");
    for (const Statement& statement : statements) try_door(statement);
  } catch (const iso20022::FormatError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
  } catch (const std::overflow_error&) {
  }
}

void try_pain002(std::string_view bytes) {
  try {
    const auto report = iso20022::read_pain002(bytes);
    for (const auto& transfer : report.transfers)
      promise(!iso20022::word(transfer.status).empty(), "a transfer without a status");
  } catch (const iso20022::FormatError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
  }
}

}  // namespace heliu::fuzz
