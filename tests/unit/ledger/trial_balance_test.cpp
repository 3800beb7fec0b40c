// The trial balance, and the journal held against hledger itself.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "settlement/ledger/trial_balance.hpp"
#include "table.hpp"

namespace heliu::ledger {
namespace {

constexpr std::string_view day = R"(
  now 1767196799000000                        # 2025-12-31 23:59:59 in Shanghai
  account BANK 1001 free           | created
  account SHOP 2001 debits_limited | created
  account HELD 3001 debits_limited | created
  account FEE  4001 free           | created
  T1 posted BANK SHOP 123456 code=1           | created
  H1 pending SHOP HELD 100000 code=2          | created
  now 1767196800000000
  T2 post - - 99995 of=H1                     | created
  T3 posted HELD FEE 5 code=3 linked          | created
  T4 posted HELD SHOP 99990 code=3            | created
  H2 pending SHOP HELD 7 code=2               | created
)";

std::string named(const Account& account) {
  return "c" + std::to_string(account.code) + ":" + std::string(account.id.begin(), account.id.begin() + 4);
}

std::string journal_of(Engine& engine) {
  std::vector<Account> accounts;
  for (std::uint32_t i = 0; i < engine.account_count(); ++i) accounts.push_back(engine.account_at(i));
  const Rows rows = engine.drain();
  std::ostringstream journal;
  export_hledger(journal, engine.unit(), accounts, rows.transfers, [](const Account& a) {
    std::string name = named(a);
    while (name.back() == '\0') name.pop_back();
    return name;
  });
  return journal.str();
}

bool hledger_accepts(const std::string& journal) {
  const auto path =
      std::filesystem::temp_directory_path() / ("heliu-ledger-" + std::to_string(getpid()) + ".journal");
  std::ofstream(path) << journal;
  const std::string command =
      "LC_ALL=C.UTF-8 hledger -f '" + path.string() + "' check --strict >/dev/null 2>&1";
  const int answer = std::system(command.c_str());
  std::filesystem::remove(path);
  return answer == 0;
}

TEST(LedgerTrialBalance, SumsByCodeAndBalances) {
  Engine engine("fen");
  run_table(engine, day);
  TrialBalance trial = trial_balance(engine);
  EXPECT_TRUE(trial.total.balanced());
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[1001].debits_posted), 123456);
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[2001].debits_pending), 7);
  EXPECT_EQ(static_cast<std::int64_t>(trial.by_code[3001].credits_posted), 99995);
  std::vector<Account> lopsided{engine.account_at(0)};
  EXPECT_FALSE(trial_balance(lopsided).total.balanced());
}

TEST(LedgerJournal, IsWhatHledgerReads) {
  Engine engine("fen");
  run_table(engine, day);
  const std::string journal = journal_of(engine);
  EXPECT_NE(journal.find("2025-12-31 (1) code 1"), std::string::npos) << journal;
  EXPECT_NE(journal.find("2026-01-01 (3) code 2"), std::string::npos) << journal;
  EXPECT_NE(journal.find("    c1001:BANK  1234.56 CNY = 1234.56 CNY\n"), std::string::npos) << journal;
  EXPECT_NE(journal.find("    c4001:FEE  -0.05 CNY = -0.05 CNY\n"), std::string::npos) << journal;
  EXPECT_EQ(journal.find("(2)"), std::string::npos) << "a hold is no posting\n" << journal;
}

TEST(LedgerJournal, IsAcceptedByHledgerOnlyIfTrue) {
  if (std::system("command -v hledger >/dev/null") != 0) GTEST_SKIP() << "hledger is not installed";
  for (const std::string unit : {"fen", "kg"}) {
    Engine engine(unit);
    run_table(engine, day);
    std::string journal = journal_of(engine);
    EXPECT_TRUE(hledger_accepts(journal)) << journal;
    journal.replace(journal.rfind("= ") + 2, 1, "-9");
    EXPECT_FALSE(hledger_accepts(journal)) << journal;
  }
}

TEST(LedgerJournal, RefusesATransferOfAnUnknownAccount) {
  Engine engine("fen");
  run_table(engine, day);
  const Rows rows = engine.drain();
  std::ostringstream out;
  EXPECT_THROW(export_hledger(out, "fen", {}, rows.transfers, named), std::invalid_argument);
}

}  // namespace
}  // namespace heliu::ledger
