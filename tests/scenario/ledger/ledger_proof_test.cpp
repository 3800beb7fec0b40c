#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/scenario/ledger/ledger_fixture.hpp"

namespace heliu::test {
namespace {

class LedgerProof : public Ledgers {
 protected:
  // Every kind of transfer, a linked pair, a closed account, a refusal for good, and a checkpoint.
  LedgerProof() {
    Instance treasury;
    open_purses(treasury);
    treasury.within([&](Unit& unit) {
      auto& host = treasury.host;
      const Instant now = unit.now;
      host.must(holding("h1", "a", "b", 500, now + std::chrono::seconds(60)), now);
      host.must(holding("h2", "b", "c", 300, now + std::chrono::seconds(60)), now);
      host.must(holding("h3", "c", "a", 200, now + std::chrono::seconds(20)), now);
      host.must(holding("h4", "c", "a", 100, now + std::chrono::seconds(20)), now);
      host.must(holding("h5", "c", "a", 50, {}), now);
      host.must(posting("p1", "h1", 450), now);
      host.must({.id = id("v2"), .pending_id = id("h2"), .kind = ledger::Kind::void_pending}, now);
      host.expire(now + std::chrono::seconds(25));
      auto fee = move("fee", "a", "b", 7);
      fee.linked = true;
      host.must({fee, move("rest", "a", "c", 70)}, now);
      host.set_closed(id("b"), true);
      const auto refused = move("refused", "a", "c", 1'000'000);
      EXPECT_EQ(host.decide({&refused, 1}, now).front().status, ledger::Status::exceeds_credits);
    });
    Database database(ledger_schema());
    database.transact([&](Transaction& db) {
      LedgerStore store(db);
      ledger::Engine engine("fen");
      ledger::roll_forward(engine, store);
      write_checkpoint(db, engine.position(), engine.state());
    });
  }

  std::string journal(ledger::JournalForm form = ledger::JournalForm::hledger) {
    Database database(ledger_schema());
    std::ostringstream text;
    database.read([&](Transaction& db) {
      text.str("");
      export_ledger(db, text, form);
    });
    return text.str();
  }

  static int bean_check(const std::string& journal) {
    const auto file = std::filesystem::temp_directory_path() / ("heliu-" + Uuid::v7().text() + ".beancount");
    std::ofstream(file) << journal;
    const int status = std::system(("bean-check --no-cache " + file.string() + " >/dev/null 2>&1").c_str());
    std::filesystem::remove(file);
    return status;
  }

  static int hledger_check(const std::string& journal) {
    const auto file = std::filesystem::temp_directory_path() / ("heliu-" + Uuid::v7().text() + ".journal");
    std::ofstream(file) << journal;
    const int status = std::system(("hledger check --strict -f " + file.string() + " 2>/dev/null").c_str());
    std::filesystem::remove(file);
    return status;
  }
};

TEST_F(LedgerProof, DerivesASoundLedgerAlike) {
  const LedgerReport report = checked();
  EXPECT_TRUE(report.sound()) << ::testing::PrintToString(report.findings);
  EXPECT_EQ(report.unit, "fen");
  EXPECT_EQ(report.accounts, 4);
  EXPECT_EQ(report.transfers, 14);
  EXPECT_EQ(report.derived, 14);
  EXPECT_EQ(report.decisions, 6);
  EXPECT_EQ(report.derived_decisions, 6);
  EXPECT_EQ(report.checkpoint, 14);
  EXPECT_TRUE(report.unseen.empty());
  EXPECT_EQ(report.open_holds, 1);
  EXPECT_TRUE(report.trial.total.balanced());
}

TEST_F(LedgerProof, AnEmptyLedgerIsSound) {
  for (const char* table : {"ledger_transfer", "ledger_account", "ledger_decision", "ledger_checkpoint"})
    admin.command(std::string("TRUNCATE ") + table);
  EXPECT_TRUE(checked().sound());
}

struct Tampering {
  const char* name;
  const char* sql;
  bool complete;  // everything could still be seen
};
void PrintTo(const Tampering& tampering, std::ostream* out) {
  *out << tampering.sql;
}

class LedgerTampering : public LedgerProof, public ::testing::WithParamInterface<Tampering> {};

TEST_P(LedgerTampering, IsFoundAndWhatCouldNotBeSeenIsSaid) {
  ASSERT_TRUE(checked().sound());
  admin.command(GetParam().sql);
  const LedgerReport report = checked();
  EXPECT_FALSE(report.findings.empty());
  EXPECT_EQ(report.complete, GetParam().complete);
  EXPECT_FALSE(report.sound());
}

INSTANTIATE_TEST_SUITE_P(
    Store, LedgerTampering,
    ::testing::Values(
        Tampering{"amount", "UPDATE ledger_transfer SET amount = amount + 1 WHERE seq = 2", false},
        Tampering{"balance", "UPDATE ledger_transfer SET credit_credits_posted = 9 WHERE seq = 3", false},
        Tampering{"account", "UPDATE ledger_transfer SET credit = debit WHERE seq = 3", false},
        Tampering{"dropped", "DELETE FROM ledger_transfer WHERE seq = 5", false},
        Tampering{"event", "UPDATE ledger_transfer SET event_at = event_at - 1 WHERE seq = 4", false},
        Tampering{"day", "UPDATE ledger_transfer SET bank_day = bank_day + 1 WHERE seq = 4", false},
        Tampering{"dayless", "UPDATE ledger_transfer SET bank_day = 0, event_at = 0 WHERE seq = 4", false},
        Tampering{"floor", "UPDATE ledger_decision SET floor = -5 WHERE seq = 2", false},
        Tampering{"unlimited", "UPDATE ledger_decision SET flags = 0 WHERE seq = 2", false},
        Tampering{"reopened", "UPDATE ledger_decision SET flags = 1 WHERE what = 2", false},
        Tampering{"neverclosed", "DELETE FROM ledger_decision WHERE seq = 5", false},
        Tampering{"otheranswer", "UPDATE ledger_decision SET status = 0 WHERE what = 3", false},
        Tampering{"otherrefusal", "UPDATE ledger_decision SET request = REVERSE(request) WHERE what = 3",
                  false},
        Tampering{"decidedlater", "UPDATE ledger_decision SET after_transfer = 3 WHERE seq = 2", false},
        Tampering{"checkpoint",
                  "UPDATE ledger_checkpoint SET bytes = CONCAT(LEFT(bytes, LENGTH(bytes) - 1), 'x')", true},
        Tampering{"checkpointofnowhere", "UPDATE ledger_checkpoint SET bytes = INSERT(bytes, 39, 1, 'x')",
                  true},
        Tampering{"chain", "UPDATE ledger_transfer SET chain = REVERSE(chain) WHERE seq = 14", false},
        Tampering{"time", "UPDATE ledger_transfer SET booked_at = booked_at - 9 WHERE seq = 9", false},
        Tampering{"unlinked", "UPDATE ledger_transfer SET linked = 0 WHERE linked = 1", false},
        Tampering{"groupwithoutend", "DELETE FROM ledger_transfer WHERE seq = 14", false},
        Tampering{"expiry", "DELETE FROM ledger_transfer WHERE kind = 5", false},
        Tampering{"hold", "UPDATE ledger_transfer SET pending_id = NULL WHERE kind = 3", false},
        Tampering{"limit", "UPDATE ledger_account SET flags = 1 WHERE name = 'custody'", true},
        Tampering{"accountgone", "DELETE FROM ledger_account WHERE name = 'purse:c'", true},
        Tampering{"accountnumber", "UPDATE ledger_account SET seq = 9 WHERE name = 'purse:c'", true},
        Tampering{"unit", "UPDATE ledger_epoch SET unit = 'kg'", false}),
    [](const auto& each) { return std::string(each.param.name); });

TEST_F(LedgerProof, HledgerAcceptsTheJournalAndRefusesAForgedOne) {
  const std::string text = journal();
  ASSERT_NE(text.find("account purse:a"), std::string::npos);
  EXPECT_EQ(hledger_check(text), 0) << text;
  const auto amount = text.find("4.50 CNY");
  ASSERT_NE(amount, std::string::npos);
  EXPECT_NE(hledger_check(std::string(text).replace(amount, 8, "4.51 CNY")), 0);
}

TEST_F(LedgerProof, BeancountAcceptsTheJournalAndRefusesAForgedOne) {
  const std::string text = journal(ledger::JournalForm::beancount);
  ASSERT_NE(text.find("open Assets:Lpurse:La"), std::string::npos) << text;
  EXPECT_EQ(bean_check(text), 0) << text;
  const auto amount = text.find("4.50 CNY");
  ASSERT_NE(amount, std::string::npos);
  EXPECT_NE(bean_check(std::string(text).replace(amount, 8, "4.51 CNY")), 0);
}

TEST_F(LedgerProof, SaysWhatItCouldNotSeeOfALedgerFromBeforeDecisionsWereKept) {
  admin.command("TRUNCATE ledger_decision");
  admin.command("TRUNCATE ledger_checkpoint");
  admin.command("UPDATE ledger_account SET flags = flags + 4 WHERE name = 'purse:b'");  // as it was said then
  const LedgerReport report = checked();
  EXPECT_TRUE(report.sound()) << ::testing::PrintToString(report.findings);
  EXPECT_THAT(report.unseen, ::testing::ElementsAre(::testing::HasSubstr("4 accounts")));
  Instance treasury;
  treasury.within([&](Unit& unit) {
    EXPECT_EQ(treasury.host.apply(move("late", "a", "b", 1), unit.now).status,
              ledger::Status::credit_account_closed);
    treasury.host.set_closed(id("b"), false);
    treasury.host.must(move("late", "a", "b", 1), unit.now);
  });
  EXPECT_EQ(number("SELECT flags FROM ledger_account WHERE name = 'purse:b'"), 1);
  expect_exact(treasury);
}

TEST_F(LedgerProof, HledgerAndBeancountAcceptWhateverAccountsAreCalled) {
  {
    Instance treasury;
    treasury.within([&](Unit& unit) {
      int count = 0;
      for (const char* name :
           {"应付:甲  公司;备注", "(甲)", "[a]", "purse:a", "x  -5 CNY", "甲　乙", "* !", ""}) {
        const std::string purse_name = "odd " + std::to_string(count++);
        treasury.host.open(purse(purse_name), name);
        treasury.host.must(move("to " + purse_name, "bank", purse_name, 12), unit.now);
      }
    });
  }
  EXPECT_EQ(hledger_check(journal()), 0) << journal();
  const std::string beancount = journal(ledger::JournalForm::beancount);
  EXPECT_EQ(bean_check(beancount), 0) << beancount;
}

// The program itself, as an account that may only read.
class LedgerProgram : public LedgerProof {
 protected:
  LedgerProgram() : folder(std::filesystem::temp_directory_path() / ("heliu-" + Uuid::v7().text())) {
    const std::string& name = ledger_schema().schema;
    std::filesystem::create_directories(folder);
    const auto secret = folder / ("db-" + name.substr(std::string("heliu_").size()));
    std::ofstream(secret) << "only for reading\n";
    std::filesystem::permissions(secret, std::filesystem::perms::owner_read);
    std::ofstream(folder / "heliu.toml") << "[database]\nsocket = \"" << ledger_schema().socket
                                         << "\"\n[paths]\nsecrets = \"" << folder.string() << "\"\n";
    administer("CREATE OR REPLACE USER " + name + "@localhost IDENTIFIED BY 'only for reading'");
    administer("GRANT SELECT ON " + name + ".* TO " + name + "@localhost");
  }
  ~LedgerProgram() override {
    std::filesystem::remove_all(folder);
    administer("DROP USER IF EXISTS " + ledger_schema().schema + "@localhost");
  }

  // Its exit code; what it said is in `said`.
  int run(const std::string& arguments) {
    const auto output = folder / "output";
    const int status = std::system((HELIU_LEDGER_PROGRAM " " + arguments + " --config " +
                                    (folder / "heliu.toml").string() + " >" + output.string() + " 2>&1")
                                       .c_str());
    std::ifstream in(output);
    said.assign(std::istreambuf_iterator<char>(in), {});
    return WEXITSTATUS(status);
  }

  const std::filesystem::path folder;
  std::string said;
};

TEST_F(LedgerProgram, ChecksAndExportsByReadingAlone) {
  EXPECT_EQ(run("check --service test_ledger_host"), 0) << said;
  EXPECT_THAT(said, ::testing::HasSubstr("14 derived alike, 1 holds open, unit fen"));
  EXPECT_THAT(said, ::testing::HasSubstr("6 decisions, 6 derived alike; the checkpoint at position 14"));
  EXPECT_EQ(run("export --service test_ledger_host --hledger"), 0) << said;
  EXPECT_EQ(said, journal());
  EXPECT_EQ(hledger_check(said), 0);
  EXPECT_EQ(run("export --service test_ledger_host --beancount"), 0) << said;
  EXPECT_EQ(said, journal(ledger::JournalForm::beancount));
  EXPECT_EQ(run("export --service test_ledger_host --beancount --hledger"), 2);
}

TEST_F(LedgerProgram, EndsWithOneWhenSomethingIsFound) {
  admin.command("UPDATE ledger_transfer SET amount = amount + 1 WHERE seq = 6");
  EXPECT_EQ(run("check --service test_ledger_host"), 1);
  EXPECT_THAT(said, ::testing::HasSubstr("finding: transfer at position 6"));
  EXPECT_THAT(said, ::testing::HasSubstr("incomplete: 9 transfers were not derived"));
}

TEST_F(LedgerProgram, SaysThatItIsIncompleteWhenItCanNotSeeEverything) {
  administer("REVOKE SELECT ON " + ledger_schema().schema + ".* FROM " + ledger_schema().schema +
             "@localhost");
  EXPECT_EQ(run("check --service test_ledger_host"), 1);
  EXPECT_THAT(said, ::testing::HasSubstr("incomplete"));
  EXPECT_EQ(run("check --service test_ledger_host --nonsense"), 2);
}

}  // namespace
}  // namespace heliu::test
