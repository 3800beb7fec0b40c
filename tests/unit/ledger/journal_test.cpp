// The journals held against the programs that read them.
#include "settlement/ledger/journal.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "table.hpp"

namespace heliu::ledger {
namespace {

std::string named(const Account& account) {
  return "Assets:C" + std::to_string(account.code) + ":" +
         std::string(account.id.begin(), account.id.begin() + 4);
}

std::string journal_of(Engine& engine, JournalForm form = JournalForm::hledger) {
  std::vector<Account> accounts;
  for (std::uint32_t i = 0; i < engine.account_count(); ++i) accounts.push_back(engine.account_at(i));
  const Rows rows = engine.drain();
  std::ostringstream journal;
  export_journal(journal, form, engine.unit(), accounts, rows.transfers, [](const Account& a) {
    std::string name = named(a);
    while (name.back() == '\0') name.pop_back();
    return name;
  });
  return journal.str();
}

bool accepted(const std::string& journal, const std::string& ending, const std::string& program) {
  const auto path =
      std::filesystem::temp_directory_path() / ("heliu-ledger-" + std::to_string(getpid()) + ending);
  std::ofstream(path) << journal;
  const int answer =
      std::system(("LC_ALL=C.UTF-8 " + program + " '" + path.string() + "' >/dev/null 2>&1").c_str());
  std::filesystem::remove(path);
  return answer == 0;
}

bool hledger_accepts(const std::string& journal) {
  return accepted(journal, ".journal", "hledger check --strict -f");
}

TEST(LedgerJournal, IsWhatHledgerReads) {
  Engine engine("fen");
  run_table(engine, kNewYear);
  const std::string journal = journal_of(engine);
  EXPECT_NE(journal.find("2025-12-31 (1) code 1"), std::string::npos) << journal;
  EXPECT_NE(journal.find("2026-01-01 (3) code 2"), std::string::npos) << journal;
  EXPECT_NE(journal.find("    Assets:C1001:BANK  1234.56 CNY = 1234.56 CNY\n"), std::string::npos) << journal;
  EXPECT_NE(journal.find("    Assets:C4001:FEE  -0.05 CNY = -0.05 CNY\n"), std::string::npos) << journal;
  EXPECT_EQ(journal.find("(2)"), std::string::npos) << "a hold is no posting\n" << journal;
}

TEST(LedgerJournal, IsAcceptedByHledgerOnlyIfTrue) {
  if (std::system("command -v hledger >/dev/null") != 0) GTEST_SKIP() << "hledger is not installed";
  for (const std::string unit : {"fen", "kg"}) {
    Engine engine(unit);
    run_table(engine, kNewYear);
    std::string journal = journal_of(engine);
    EXPECT_TRUE(hledger_accepts(journal)) << journal;
    journal.replace(journal.rfind("= ") + 2, 1, "-9");
    EXPECT_FALSE(hledger_accepts(journal)) << journal;
  }
}

TEST(LedgerJournal, RefusesATransferOfAnUnknownAccount) {
  Engine engine("fen");
  run_table(engine, kNewYear);
  const Rows rows = engine.drain();
  std::ostringstream out;
  EXPECT_THROW(export_journal(out, JournalForm::hledger, "fen", {}, rows.transfers, named),
               std::invalid_argument);
}

bool beancount_accepts(const std::string& journal) {
  return accepted(journal, ".beancount", "bean-check --no-cache");
}

TEST(LedgerJournal, IsWhatBeancountReads) {
  Engine engine("fen");
  run_table(engine, kNewYear);
  const std::string journal = journal_of(engine, JournalForm::beancount);
  EXPECT_NE(journal.find("2025-12-31 open Assets:C1001:BANK\n"), std::string::npos) << journal;
  EXPECT_NE(journal.find("2026-01-01 * \"3\" \"code 2\"\n"), std::string::npos) << journal;
  EXPECT_NE(journal.find("2026-01-02 balance Assets:C4001:FEE  -0.05 CNY\n"), std::string::npos) << journal;
  EXPECT_NE(journal.find("2026-01-01 balance Assets:C1001:BANK  1234.56 CNY\n"), std::string::npos)
      << journal;
}

TEST(LedgerJournal, IsAcceptedByBeancountOnlyIfTrue) {
  if (std::system("command -v bean-check >/dev/null") != 0) GTEST_SKIP() << "beancount is not installed";
  for (const std::string unit : {"fen", "kg"}) {
    Engine engine(unit);
    run_table(engine, kNewYear);
    std::string journal = journal_of(engine, JournalForm::beancount);
    EXPECT_TRUE(beancount_accepts(journal)) << journal;
    const auto amount = journal.rfind("  -") + 3;
    journal.replace(amount, 1, "9");
    EXPECT_FALSE(beancount_accepts(journal)) << journal;
  }
}

}  // namespace
}  // namespace heliu::ledger
