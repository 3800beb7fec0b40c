#include <signal.h>

#include "tests/scenario/standins/bank_folder.hpp"

namespace heliu::standins::testing {
namespace {

using iso20022::PaymentStatus;

TEST(StandinBank, NotifiesEachCustomerCreditAtOnce) {
  BankFolder bank;
  const auto child = bank.start();
  bank.customer_pays("C1", Fen{500'000}, "ESC-2026-0001");
  ASSERT_TRUE(until([&] { return bank.out("camt054-").size() == 1; }));
  const auto note = iso20022::read_camt(read_text(bank.out("camt054-").front())).at(0);
  EXPECT_EQ(note.account, kCustody);
  ASSERT_EQ(note.entries.size(), 1u);
  EXPECT_EQ(note.entries[0].amount, Fen{500'000});
  EXPECT_EQ(note.entries[0].end_to_end_id, "C1-E");
  EXPECT_EQ(note.entries[0].remittance, "ESC-2026-0001");
  EXPECT_EQ(note.entries[0].counterparty_account, kCustomer);
  EXPECT_EQ(note.entries[0].counterparty_name, "南海铝型材示范 01");
}

TEST(StandinBank, PaysOutAndStatesTheDay) {
  BankFolder bank;
  const auto child = bank.start({"--opening-fen", "1000"});
  bank.customer_pays("C1", Fen{500'000}, "ESC-2026-0001");
  ASSERT_TRUE(until([&] { return bank.out("camt054-").size() == 1; }));
  bank.platform_pays("P1", {{"PO-1", Fen{300'000}, "南海处置示范 01", kPayee, "处置费"},
                            {"PO-2", Fen{201'000}, "顺德运输示范 02", "622202-0002", ""}});
  const auto report = bank.report_on("P1");
  EXPECT_EQ(report.group_status, PaymentStatus::ACSC);
  EXPECT_EQ(outcome(report), "ACSC ACSC");
  bank.cut_off("2026-11-23");
  const auto day = bank.statement("2026-11-23-1");
  EXPECT_EQ(day.opening, Fen{1'000});
  EXPECT_EQ(day.closing, Fen{0});
  EXPECT_EQ(day.difference(), std::nullopt);
  EXPECT_EQ(day.electronic_sequence, 1);
  ASSERT_EQ(day.entries.size(), 3u);
  EXPECT_EQ(day.entries[0].amount, Fen{500'000});
  EXPECT_EQ(day.entries[1].amount, Fen{-300'000});
  EXPECT_EQ(day.entries[1].end_to_end_id, "PO-1");
  EXPECT_EQ(day.entries[1].account_servicer_ref, report.transfers[0].account_servicer_ref);
  EXPECT_EQ(day.entries[2].amount, Fen{-201'000});
  const auto note = iso20022::read_camt(read_text(bank.out("camt054-").front())).at(0);
  EXPECT_EQ(note.entries[0].account_servicer_ref, day.entries[0].account_servicer_ref);
}

TEST(StandinBank, StatesOnlyWhatCameSinceTheLastCutOff) {
  BankFolder bank;
  const auto child = bank.start();
  bank.customer_pays("C1", Fen{700}, "A");
  bank.cut_off("2126-11-23");
  EXPECT_EQ(bank.statement("2126-11-23-1").closing, Fen{700});
  bank.customer_pays("C2", Fen{30}, "B");
  bank.cut_off("2126-11-23");
  const auto second = bank.statement("2126-11-23-2");
  EXPECT_EQ(second.opening, Fen{700});
  EXPECT_EQ(second.closing, Fen{730});
  EXPECT_EQ(second.electronic_sequence, 2);
  ASSERT_EQ(second.entries.size(), 1u);
  EXPECT_EQ(second.entries[0].remittance, "B");
  EXPECT_EQ(second.entries[0].booking_date, "2126-11-24")
      << "what follows a cut-off belongs to the next bank day";
  bank.cut_off("2126-11-24");
  const auto third = bank.statement("2126-11-24-1");
  EXPECT_EQ(third.opening, Fen{730});
  EXPECT_EQ(third.closing, Fen{730});
  EXPECT_TRUE(third.entries.empty());
}

TEST(StandinBank, RejectsEachTransferWithItsReason) {
  BankFolder bank;
  const auto child = bank.start({"--opening-fen", "1000"});
  bank.platform_pays("P1", {{"E1", Fen{1'001}, "甲", kPayee, ""},
                            {"E2", Fen{10}, "甲", "ACCOUNT-X", ""},
                            {"E3", Fen{10}, "甲", kClosed, ""},
                            {"E4", Fen{10}, "甲", kCustody, ""},
                            {"E5", Fen{1'000}, "甲", kPayee, ""},
                            {"E6", Fen{1}, "甲", kPayee, ""}});
  const auto report = bank.report_on("P1");
  EXPECT_EQ(outcome(report), "AM04 AC01 AC04 AG01 ACSC AM04");
  EXPECT_EQ(report.group_status, PaymentStatus::PART);
  bank.cut_off("2026-11-23");
  EXPECT_EQ(bank.statement("2026-11-23-1").closing, Fen{0});
}

TEST(StandinBank, SendsAPayoutBackOnceWithOurIdInWordsOnly) {
  BankFolder bank;
  const auto child = bank.start({"--opening-fen", "1000"});
  bank.platform_pays("P1", {{"E1", Fen{400}, "甲", kPayee, "处置费"}});
  bank.report_on("P1");
  bank.cut_off("2126-11-23");
  EXPECT_EQ(bank.statement("2126-11-23-1").closing, Fen{600});
  for (const char* name : {"first", "again", "unknown"})
    put_file(bank.path() / "told" / (std::string(name) + ".return"),
             std::string(name == std::string("unknown") ? "E9" : "E1") + " 户名不符\n");
  ASSERT_TRUE(until([&] { return bank.inputs_are_gone(); }));
  ASSERT_TRUE(until([&] { return bank.out("camt054-").size() == 1; }));
  bank.cut_off("2126-11-24");
  const auto later = bank.statement("2126-11-24-1");
  EXPECT_EQ(later.closing, Fen{1'000});
  ASSERT_EQ(later.entries.size(), 1u) << "what came back once is not away any more";
  EXPECT_EQ(later.entries[0].amount, Fen{400});
  EXPECT_EQ(later.entries[0].end_to_end_id, "");
  EXPECT_EQ(later.entries[0].remittance, "退汇 户名不符 原指令 E1");
  EXPECT_EQ(later.entries[0].counterparty_account, kPayee);
}

TEST(StandinBank, SendsAFileAgainUnderAnotherNameAndMessageId) {
  BankFolder bank;
  const auto child = bank.start();
  bank.customer_pays("C1", Fen{100}, "R");
  ASSERT_TRUE(until([&] { return bank.out("camt054-").size() == 1; }));
  const auto first = bank.out("camt054-").front();
  put_file(bank.path() / "told" / "a.again", first.filename().string() + "\n");
  put_file(bank.path() / "told" / "b.again", "../done/x\n");
  ASSERT_TRUE(until([&] { return bank.out("again-").size() == 1 && bank.inputs_are_gone(); }));
  const std::string content = read_text(bank.out("again-").front());
  EXPECT_NE(content, read_text(first));
  EXPECT_NE(content.find("<MsgId>AGAIN-"), std::string::npos);
  const auto one = iso20022::read_camt(content).at(0), other = iso20022::read_camt(read_text(first)).at(0);
  ASSERT_EQ(one.entries.size(), 1u);
  EXPECT_EQ(one.entries[0].account_servicer_ref, other.entries[0].account_servicer_ref);
  EXPECT_EQ(one.entries[0].amount, other.entries[0].amount);
}

TEST(StandinBank, RejectsAFileThatItCannotTake) {
  BankFolder bank;
  const auto child = bank.start({"--opening-fen", "1000"});
  const std::string good = BankFolder::payment("P1", kCustody, {{"E1", Fen{10}, "甲", kPayee, ""}});
  const auto changed = [&](std::string_view part, std::string_view replacement) {
    std::string xml = good;
    return xml.replace(xml.find(part), part.size(), replacement);
  };
  put_file(bank.path() / "in" / "a.xml", changed("<CtrlSum>0.10", "<CtrlSum>0.11"));
  EXPECT_EQ(bank.report_on("P1", 1).group_reason->code, "AM10");
  put_file(bank.path() / "in" / "b.xml", changed("<Document", "<!DOCTYPE d [<!ENTITY a \"b\">]><Document"));
  EXPECT_EQ(bank.report_on("NOTPROVIDED").group_reason->code, "FF01");
  put_file(bank.path() / "in" / "c.xml",
           BankFolder::payment("P1", kCustomer, {{"E1", Fen{10}, "甲", kPayee, ""}}));
  EXPECT_EQ(bank.report_on("P1", 2).group_reason->code, "AC02");
  put_file(bank.path() / "in" / "d.xml", good);
  EXPECT_EQ(outcome(bank.report_on("P1", 3)), "ACSC") << "a refused file doesn't use up its message id";
}

TEST(StandinBank, NeverPaysTwice) {
  BankFolder bank;
  const auto child = bank.start({"--opening-fen", "1000"});
  const std::vector<iso20022::CreditTransfer> once{{"E1", Fen{100}, "甲", kPayee, ""}};
  bank.platform_pays("P1", once);
  EXPECT_EQ(outcome(bank.report_on("P1")), "ACSC");
  bank.platform_pays("P1", once);
  const auto repeated = bank.report_on("P1", 2);
  EXPECT_EQ(repeated.group_status, PaymentStatus::RJCT);
  EXPECT_EQ(repeated.group_reason->code, "DU01");
  bank.platform_pays("P2", {{"E1", Fen{100}, "甲", kPayee, ""}, {"E2", Fen{50}, "甲", kPayee, ""}});
  EXPECT_EQ(outcome(bank.report_on("P2")), "AM05 ACSC");
  bank.customer_pays("C1", Fen{7}, "R");
  ASSERT_TRUE(until([&] { return bank.out("camt054-").size() == 1; }));
  bank.customer_pays("C1", Fen{7}, "R");
  ASSERT_TRUE(until([&] { return bank.inputs_are_gone(); }));
  bank.cut_off("2026-11-23");
  EXPECT_EQ(bank.statement("2026-11-23-1").closing, Fen{1'000 - 150 + 7});
  EXPECT_EQ(bank.out("camt054-").size(), 1u);
}

TEST(StandinBank, LeavesMoneyForOtherAccountsAlone) {
  BankFolder bank;
  const auto child = bank.start();
  put_file(
      bank.path() / "customers" / "c.xml",
      BankFolder::payment("C1", kCustomer,
                          {{"E1", Fen{10}, "别人", kPayee, "R1"}, {"E2", Fen{20}, "合流", kCustody, "R2"}}));
  bank.cut_off("2026-11-23");
  EXPECT_EQ(bank.statement("2026-11-23-1").closing, Fen{20});
}

TEST(StandinBank, RemembersEverythingAfterACleanStop) {
  BankFolder bank;
  {
    const auto child = bank.start({"--opening-fen", "1000"});
    bank.platform_pays("P1", {{"E1", Fen{100}, "甲", kPayee, ""}});
    EXPECT_EQ(outcome(bank.report_on("P1")), "ACSC");
    child->signal(SIGTERM);
    EXPECT_EQ(child->wait(), 0);
  }
  const auto child = bank.start({"--opening-fen", "999999"});  // counts for a new folder only
  bank.platform_pays("P1", {{"E1", Fen{100}, "甲", kPayee, ""}});
  EXPECT_EQ(bank.report_on("P1", 2).group_reason->code, "DU01");
  bank.cut_off("2026-11-23");
  const auto day = bank.statement("2026-11-23-1");
  EXPECT_EQ(day.opening, Fen{1'000});
  EXPECT_EQ(day.closing, Fen{900});
  EXPECT_EQ(day.entries.size(), 1u);
}

TEST(StandinBank, RefusesAFolderThatIsNotItsOwnOrDamaged) {
  BankFolder bank;
  const auto first = bank.start();
  ASSERT_EQ(first->first_line(), "ready");
  EXPECT_EQ(bank.start()->wait(), 1) << "two banks on one folder";
  first->signal(SIGTERM);
  EXPECT_EQ(first->wait(), 0);
  EXPECT_EQ(bank.start({"--custody-account", "1234567890"})->wait(), 1) << "another account";
  const auto journal = bank.path() / "state" / "journal";
  std::string content = read_text(journal);
  ++content[20];
  put_file(journal, content);
  EXPECT_EQ(bank.start()->wait(), 1) << "a damaged journal";
  EXPECT_NE(read_text(bank.path() / "errors").find("record 1 is damaged"), std::string::npos);
}

TEST(StandinBank, ExplainsWrongOptions) {
  BankFolder bank;
  EXPECT_EQ(bank.start({"--opening-fen", "-1"})->wait(), 2);
  EXPECT_EQ(bank.start({"--opening-fen", "1.5"})->wait(), 2);
  EXPECT_EQ(bank.start({"--nonsense", "1"})->wait(), 2);
  EXPECT_EQ(bank.start({"--opening-fen"})->wait(), 2);
}

}  // namespace
}  // namespace heliu::standins::testing
