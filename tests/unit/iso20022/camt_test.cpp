#include "settlement/iso20022/camt.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::with;

Statement day() {
  Statement s;
  s.id = "STMT-2026-11-23-1";
  s.electronic_sequence = 12;
  s.created_at = "2026-11-23T12:00:00Z";
  s.account = "440600000000000001";
  s.from = "2026-11-22T12:00:00Z";
  s.to = "2026-11-23T12:00:00Z";
  s.day = "2026-11-23";
  s.opening = Fen{1'000};
  s.entries = {
      {"1",
       "HLB-1",
       Fen{50'000},
       EntryStatus::BOOK,
       "2026-11-23",
       "2026-11-23",
       "C-1",
       "ESC-0001",
       "南海铝型材示范 01",
       "6222020000000009",
       false,
       {}},
      {"2",
       "HLB-2",
       Fen{-20'000},
       EntryStatus::BOOK,
       "2026-11-23",
       "2026-11-24",
       "PO-0001",
       "",
       "南海处置示范 01",
       "6222020000000001",
       false,
       {}},
      {"3",
       "HLB-3",
       Fen{20'000},
       EntryStatus::BOOK,
       "2026-11-23",
       "2026-11-23",
       "PO-0001",
       "退票",
       "南海处置示范 01",
       "6222020000000001",
       true,
       {}},
      {"4", "HLB-4", Fen{777}, EntryStatus::PDNG, "2026-11-23", "2026-11-25", "", "", "", "", false, {}}};
  s.closing = Fen{51'000};
  return s;
}

void expect_same(const Entry& got, const Entry& sent) {
  EXPECT_EQ(got.entry_ref, sent.entry_ref);
  EXPECT_EQ(got.account_servicer_ref, sent.account_servicer_ref);
  EXPECT_EQ(got.amount, sent.amount);
  EXPECT_EQ(got.status, sent.status);
  EXPECT_EQ(got.booking_date, sent.booking_date);
  EXPECT_EQ(got.value_date, sent.value_date);
  EXPECT_EQ(got.end_to_end_id, sent.end_to_end_id);
  EXPECT_EQ(got.remittance, sent.remittance);
  EXPECT_EQ(got.counterparty_name, sent.counterparty_name);
  EXPECT_EQ(got.counterparty_account, sent.counterparty_account);
  EXPECT_EQ(got.reversal, sent.reversal);
}

TEST(BankStatement, ReadsBackAsWritten) {
  const Statement sent = day();
  const auto files = read_camt(write_camt053(sent));
  ASSERT_EQ(files.size(), 1u);
  const Statement& got = files.front();
  EXPECT_EQ(got.kind, CamtKind::Statement053);
  EXPECT_EQ(got.id, sent.id);
  EXPECT_EQ(got.electronic_sequence, 12);
  EXPECT_EQ(got.account, sent.account);
  EXPECT_EQ(got.from, sent.from);
  EXPECT_EQ(got.to, sent.to);
  EXPECT_EQ(got.day, sent.day);
  EXPECT_EQ(got.opening, sent.opening);
  EXPECT_EQ(got.closing, sent.closing);
  ASSERT_EQ(got.entries.size(), sent.entries.size());
  for (std::size_t i = 0; i < sent.entries.size(); ++i) expect_same(got.entries[i], sent.entries[i]);
}

TEST(BankStatement, AddsUpOverItsBookedEntriesOnly) {
  const Statement s = read_camt(write_camt053(day())).front();
  EXPECT_EQ(s.booked(), Fen{50'000});
  EXPECT_EQ(s.difference(), std::nullopt);
}

TEST(BankStatement, ReportsTheFenByWhichItDoesNotAddUp) {
  const std::string good = write_camt053(day());
  EXPECT_EQ(read_camt(with(good, ">510.00<", ">510.01<")).front().difference(), Fen{1});
  EXPECT_EQ(read_camt(with(good, ">500.00<", ">500.03<")).front().difference(), Fen{-3});
  EXPECT_EQ(read_camt(with(good, "<Sts>PDNG", "<Sts>BOOK")).front().difference(), Fen{-777});
  EXPECT_EQ(read_camt(with(good, "<CdtDbtInd>CRDT", "<CdtDbtInd>DBIT")).front().difference(), Fen{2'000});
}

TEST(BankStatement, HasTheElementsInTheOrderOfTheSchema) {
  EXPECT_TRUE(samples::in_order(write_camt053(day()), {"camt.053.001.02",
                                                       "<BkToCstmrStmt>",
                                                       "<GrpHdr>",
                                                       "<MsgId>",
                                                       "<CreDtTm>",
                                                       "<Stmt>",
                                                       "<Id>",
                                                       "<ElctrncSeqNb>12<",
                                                       "<CreDtTm>",
                                                       "<FrToDt>",
                                                       "<FrDtTm>",
                                                       "<ToDtTm>",
                                                       "<Acct>",
                                                       "<Othr>",
                                                       "<Ccy>CNY<",
                                                       "<Bal>",
                                                       "<Cd>OPBD<",
                                                       "<Amt",
                                                       "<CdtDbtInd>",
                                                       "<Dt>",
                                                       "<Bal>",
                                                       "<Cd>CLBD<",
                                                       "<Ntry>",
                                                       "<NtryRef>",
                                                       "<Amt",
                                                       "<CdtDbtInd>",
                                                       "<Sts>",
                                                       "<BookgDt>",
                                                       "<ValDt>",
                                                       "<AcctSvcrRef>",
                                                       "<BkTxCd>",
                                                       "<NtryDtls>",
                                                       "<TxDtls>",
                                                       "<Refs>",
                                                       "<EndToEndId>",
                                                       "<RltdPties>",
                                                       "<Dbtr>",
                                                       "<DbtrAcct>",
                                                       "<RmtInf>",
                                                       "</Ntry>",
                                                       "<Ntry>",
                                                       "<Cdtr>",
                                                       "<CdtrAcct>",
                                                       "<Ntry>",
                                                       "<RvslInd>true<",
                                                       "<Cdtr>"}));
}

TEST(CreditNotification, ReadsBackWithoutBalances) {
  Statement sent = day();
  sent.kind = CamtKind::Notification054;
  sent.entries.resize(1);
  const std::string xml = write_camt054(sent);
  EXPECT_EQ(samples::count(xml, "<Bal>"), 0u);
  const Statement got = read_camt(xml).front();
  EXPECT_EQ(got.kind, CamtKind::Notification054);
  EXPECT_EQ(got.difference(), std::nullopt);
  ASSERT_EQ(got.entries.size(), 1u);
  expect_same(got.entries[0], sent.entries[0]);
  EXPECT_THROW(write_camt053(sent), std::invalid_argument);
  EXPECT_THROW(write_camt054(day()), std::invalid_argument);
}

TEST(BankStatement, KeepsThePaymentsOfABatchApart) {
  Statement sent = day();
  sent.entries.resize(1);
  sent.entries[0].details = {{Fen{30'000}, "C-1", "ESC-0001", "甲", "6222020000000001"},
                             {Fen{20'000}, "C-2", "ESC-0002", "乙", "6222020000000002"}};
  const Entry got = read_camt(write_camt053(sent)).front().entries.at(0);
  EXPECT_EQ(got.end_to_end_id, "");
  ASSERT_EQ(got.details.size(), 2u);
  EXPECT_EQ(got.details[0].amount, Fen{30'000});
  EXPECT_EQ(got.details[1].amount, Fen{20'000});
  EXPECT_EQ(got.details[1].end_to_end_id, "C-2");
  EXPECT_EQ(got.details[1].remittance, "ESC-0002");
  EXPECT_EQ(got.details[1].counterparty_account, "6222020000000002");
  sent.entries[0].details[1].amount = Fen{20'001};
  EXPECT_THROW(write_camt053(sent), std::invalid_argument);
}

TEST(BankStatement, IsReadInEveryKnownVersion) {
  const std::string old = write_camt053(day());
  for (int version = 2; version <= 13; ++version) {
    const std::string number = (version < 10 ? "0" : "") + std::to_string(version);
    EXPECT_EQ(read_camt(with(old, "camt.053.001.02", "camt.053.001." + number)).size(), 1u) << version;
  }
  for (const char* name :
       {"camt.053.001.01", "camt.053.001.14", "camt.052.001.02", "camt.053.002.02", "camt.053.001.1x"})
    EXPECT_THROW(read_camt(with(old, "camt.053.001.02", name)), FormatError) << name;
}

TEST(BankStatement, IsReadWithTheShapesOfNewerVersionsAndUnknownElements) {
  const std::string xml = R"(<?xml version="1.0"?>
<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><n:BkToCstmrStmt><n:GrpHdr/>
<n:Stmt><n:Id>S1</n:Id>
<n:StmtPgntn><n:PgNb>1</n:PgNb></n:StmtPgntn>
<n:Acct><n:Id><n:IBAN>CN12X</n:IBAN></n:Id></n:Acct>
<n:Bal><n:Tp><n:CdOrPrtry><n:Cd>PRCD</n:Cd></n:CdOrPrtry></n:Tp>
<n:Amt Ccy="CNY">5</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd>
<n:Dt><n:Dt>2026-11-22</n:Dt></n:Dt></n:Bal>
<n:Bal><n:Tp><n:CdOrPrtry><n:Cd>ITBD</n:Cd></n:CdOrPrtry></n:Tp><n:Amt Ccy="CNY">99</n:Amt></n:Bal>
<n:Bal><n:Tp><n:CdOrPrtry><n:Cd>CLBD</n:Cd></n:CdOrPrtry></n:Tp>
<n:Amt Ccy="CNY"> 7.10000 </n:Amt>
<n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Dt><n:DtTm>2026-11-23T18:00:00+08:00</n:DtTm></n:Dt></n:Bal>
<n:Ntry><n:Amt Ccy="CNY">12.<!-- split -->10</n:Amt>
<n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Sts><n:Cd>BOOK</n:Cd></n:Sts>
<n:BookgDt><n:DtTm>2026-11-23T09:30:00+08:00</n:DtTm></n:BookgDt>
<n:Surprise><n:Amt Ccy="USD">1</n:Amt></n:Surprise>
<n:NtryDtls><n:TxDtls><n:Refs><n:EndToEndId>NOTPROVIDED</n:EndToEndId></n:Refs>
<n:RltdPties><n:Dbtr><n:Pty>
<n:Nm>南海铝型材示范 01</n:Nm></n:Pty></n:Dbtr></n:RltdPties><n:RmtInf><n:Ustrd>ESC-</n:Ustrd>
<n:Ustrd><![CDATA[0001 <&>]]></n:Ustrd></n:RmtInf></n:TxDtls></n:NtryDtls></n:Ntry>
<n:Ntry><n:Amt Ccy="CNY">3</n:Amt><n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Sts><n:Cd>FUTR</n:Cd></n:Sts>
<n:AddtlNtryInf>利息</n:AddtlNtryInf></n:Ntry></n:Stmt></n:BkToCstmrStmt></n:Document>)";
  const Statement s = read_camt(xml).front();
  EXPECT_EQ(s.account, "CN12X");
  EXPECT_EQ(s.electronic_sequence, 0);
  EXPECT_EQ(s.opening, Fen{-500});
  EXPECT_EQ(s.closing, Fen{710});
  EXPECT_EQ(s.day, "2026-11-23");
  EXPECT_EQ(s.difference(), std::nullopt);
  ASSERT_EQ(s.entries.size(), 2u);
  EXPECT_EQ(s.entries[0].amount, Fen{1'210});
  EXPECT_EQ(s.entries[0].booking_date, "2026-11-23");
  EXPECT_EQ(s.entries[0].end_to_end_id, "");
  EXPECT_EQ(s.entries[0].counterparty_name, "南海铝型材示范 01");
  EXPECT_EQ(s.entries[0].remittance, "ESC- 0001 <&>");
  EXPECT_EQ(s.entries[1].status, EntryStatus::PDNG);
  EXPECT_EQ(s.entries[1].remittance, "利息");
}

TEST(BankStatement, IsRefusedWithoutWhatReconciliationNeeds) {
  const std::string good = write_camt053(day());
  const std::pair<const char*, const char*> faults[] = {{"Ccy=\"CNY\"", "Ccy=\"EUR\""},
                                                        {"<CdtDbtInd>CRDT", "<CdtDbtInd>?"},
                                                        {"<Sts>BOOK", "<Sts>DONE"},
                                                        {">500.00<", ">500.005<"},
                                                        {">500.00<", "><"},
                                                        {"2026-11-24", "2026-11-31"},
                                                        {"<ElctrncSeqNb>12", "<ElctrncSeqNb>-1"}};
  for (const auto& [part, replacement] : faults)
    EXPECT_THROW(read_camt(with(good, part, replacement)), FormatError) << part << " -> " << replacement;
}

TEST(BankStatement, WhoseSumsPassTheRangeIsRefused) {
  Statement s = day();
  s.entries.resize(1);
  s.entries[0].amount = kLargestAmount;
  s.entries.resize(12, s.entries[0]);
  EXPECT_THROW(read_camt(write_camt053(s)), FormatError);
}

}  // namespace
}  // namespace heliu::iso20022
