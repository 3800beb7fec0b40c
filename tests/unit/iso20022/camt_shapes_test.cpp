// The shapes that other software gives a camt: versions, encodings, batches, charges, returns, pages.
#include <gtest/gtest.h>
#include <iconv.h>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::with;

std::string balance(const std::string& code, const std::string& amount, const std::string& currency = "CNY") {
  return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"" + currency + "\">" + amount +
         "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>\n";
}

std::string statement(const std::string& inside, const std::string& message = "camt.053.001.08") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" +
         message +
         "\">\n<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>"
         "<Acct><Id><Othr><Id>4406</Id></Othr></Id></Acct>\n" +
         inside + "</Stmt></BkToCstmrStmt></Document>";
}

std::string entry(const std::string& amount, const std::string& direction, const std::string& rest) {
  return "<Ntry><Amt Ccy=\"CNY\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd>" + rest +
         "</Ntry>\n";
}

const std::string kBooked = "<Sts><Cd>BOOK</Cd></Sts>";

Statement read_one(const std::string& xml, const ReadOptions& options = {}) {
  const auto read = read_camt(xml, options);
  EXPECT_EQ(read.size(), 1u);
  return read.at(0);
}

std::string converted(const std::string& text, const char* encoding) {
  const iconv_t handle = iconv_open(encoding, "UTF-8");
  std::string out(4 * text.size() + 4, '\0');
  char *from = const_cast<char*>(text.data()), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  EXPECT_EQ(iconv(handle, &from, &left, &to, &room), 0u);
  iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

TEST(BankStatement, IsReadInTheEncodingsThatBanksUse) {
  const std::string utf8 =
      statement(balance("OPBD", "1.00") + balance("CLBD", "2.00") +
                entry("1.00", "CRDT", kBooked + "<AddtlNtryInf>退票 处置费</AddtlNtryInf>"));
  for (const char* name : {"GB18030", "GBK", "GB2312", "UTF-16LE", "UTF-16BE"}) {
    const bool wide = std::string_view(name).starts_with("UTF-16");
    std::string declared = with(utf8, "UTF-8", wide ? "UTF-16" : name);
    if (wide) declared = "\xEF\xBB\xBF" + declared;  // becomes the mark of the other encoding
    const Statement got = read_one(converted(declared, name));
    EXPECT_EQ(got.entries.at(0).remittance, "退票 处置费") << name;
  }
  const std::string latin = with(with(utf8, "退票 处置费", "Gebühr"), "UTF-8", "ISO-8859-1");
  EXPECT_EQ(read_one(converted(latin, "ISO-8859-1")).entries.at(0).remittance, "Gebühr");
  EXPECT_THROW(read_camt(with(converted(with(utf8, "UTF-8", "GBK"), "GBK"), "\xCD\xCB", "\xFF\xFF")),
               FormatError);
}

TEST(BankStatement, OfTheSecondVersionKeepsAmountsOfABatchInItsDetails) {
  const auto payment = [](const char* id, const char* amount) {
    return std::string("<TxDtls><Refs><EndToEndId>") + id +
           "</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"CNY\">" + amount +
           "</Amt></TxAmt></AmtDtls></TxDtls>";
  };
  const Statement got =
      read_one(statement(balance("OPBD", "0") + balance("CLBD", "30") +
                             entry("30.00", "CRDT",
                                   "<Sts>BOOK</Sts><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>" +
                                       payment("A", "10.00") + payment("B", "20.00") + "</NtryDtls>"),
                         "camt.053.001.02"));
  ASSERT_EQ(got.entries.at(0).details.size(), 2u);
  EXPECT_EQ(got.entries[0].details[1].amount, Fen{2'000});
  EXPECT_EQ(got.entries[0].details_difference(), std::nullopt);
  EXPECT_TRUE(got.tolerances.list().empty());
}

TEST(BankStatement, NamesABatchThatDoesNotAddUpOrIsNotComplete) {
  const std::string one =
      "<TxDtls><Amt "
      "Ccy=\"CNY\">10</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>x</Ustrd></RmtInf></TxDtls>";
  const auto read = [&](const std::string& payments, int count) {
    return read_one(statement(balance("OPBD", "0") + balance("CLBD", "30") +
                              entry("30", "CRDT",
                                    kBooked + "<NtryDtls><Btch><NbOfTxs>" + std::to_string(count) +
                                        "</NbOfTxs></Btch>" + payments + "</NtryDtls>")));
  };
  EXPECT_EQ(read(one + one, 2).entries[0].details_difference(), Fen{-1'000});
  EXPECT_TRUE(read(one + one, 2).tolerances.used(Tolerance::BatchSumDiffers));
  EXPECT_TRUE(read(one + one + one, 4).tolerances.used(Tolerance::BatchCountDiffers));
  EXPECT_TRUE(read(one, 3).tolerances.used(Tolerance::BatchCountDiffers)) << "one of three is not the entry";
  EXPECT_EQ(read("", 3).entries[0].batch_count, 3);
  EXPECT_TRUE(read(one + one + "<TxDtls/>", 3).tolerances.used(Tolerance::DetailAmountMissing));
  const std::string dollars = with(one, "CNY", "USD");
  EXPECT_TRUE(read(one + one + dollars, 3).tolerances.used(Tolerance::DetailOtherCurrency));
  EXPECT_EQ(read(one + one + one, 3).tolerances.list().size(), 0u);
}

TEST(BankStatement, ReadsChargesOfBothShapes) {
  const Statement old =
      read_one(statement(balance("OPBD", "0") + balance("CLBD", "9.50") +
                             entry("9.50", "CRDT",
                                   "<Sts>BOOK</Sts><Chrgs><Amt "
                                   "Ccy=\"CNY\">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Br>SHAR</Br></Chrgs>"),
                         "camt.053.001.02"));
  EXPECT_EQ(old.entries[0].charges, (std::vector<Charge>{{Fen{50}, false, "SHAR"}}));
  const Statement newer = read_one(statement(
      balance("OPBD", "0") + balance("CLBD", "9.50") +
      entry("9.50", "CRDT",
            kBooked + "<NtryDtls><TxDtls><Chrgs><TtlChrgsAndTaxAmt Ccy=\"CNY\">0.30</TtlChrgsAndTaxAmt>"
                      "<Rcrd><Amt Ccy=\"CNY\">0.50</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd>"
                      "<Rcrd><Amt Ccy=\"CNY\">0.20</Amt><CdtDbtInd>CRDT</CdtDbtInd></Rcrd></Chrgs>"
                      "</TxDtls></NtryDtls>")));
  EXPECT_EQ(newer.entries[0].charges, (std::vector<Charge>{{Fen{50}, true, ""}, {Fen{-20}, false, ""}}));
}

TEST(BankStatement, ReadsAReturnedPayoutWithItsReasonAndItsOtherSide) {
  const Statement got = read_one(statement(
      balance("OPBD", "0") + balance("CLBD", "100") +
      entry(
          "100.00", "CRDT",
          "<RvslInd>1</RvslInd>" + kBooked +
              "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RRCT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></"
              "BkTxCd>"
              "<NtryDtls><TxDtls><Refs><EndToEndId>PO-1</EndToEndId></Refs><RltdPties>"
              "<Dbtr><Pty><Nm>合流</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>4406</Id></Othr></Id></DbtrAcct>"
              "<Cdtr><Pty><Nm>南海处置</Nm></Pty></Cdtr><CdtrAcct><Id><Othr><Id>6222</Id></Othr></Id></"
              "CdtrAcct>"
              "</RltdPties><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户</AddtlInf><AddtlInf>已销</AddtlInf>"
              "</RtrInf></TxDtls></NtryDtls>") +
      entry("0", "DBIT", kBooked)));
  const Entry& back = got.entries[0];
  EXPECT_TRUE(back.reversal);
  EXPECT_EQ(back.amount, Fen{10'000});
  EXPECT_EQ(back.returned, (Return{"AC04", "账户 已销"}));
  EXPECT_EQ(back.counterparty_name, "南海处置");
  EXPECT_EQ(back.counterparty_account, "6222");
  EXPECT_EQ(back.transaction_code, "PMNT/RRCT/RRTN");
  EXPECT_EQ(got.difference(), std::nullopt);
}

TEST(BankStatement, LosesNoElementThatItDoesNotKnow) {
  const Statement got = read_one(statement(
      "<LglSeqNb>7</LglSeqNb>" + balance("OPBD", "0") + balance("CLBD", "1") +
      entry("1", "CRDT",
            kBooked + "<NtryDtls><TxDtls><RltdAgts><DbtrAgt><FinInstnId><BICFI>ICBKCNBJ</BICFI></FinInstnId>"
                      "</DbtrAgt></RltdAgts></TxDtls></NtryDtls><x:Own xmlns:x=\"urn:bank\">77</x:Own>"
                      "<Odd>a<B/>c</Odd>")));
  EXPECT_EQ(got.entries[0].unknown,
            (std::vector<Kept>{{"NtryDtls/TxDtls/RltdAgts/DbtrAgt/FinInstnId/BICFI", "ICBKCNBJ"},
                               {"{urn:bank}Own", "77"},
                               {"Odd", "a"},
                               {"Odd/B", ""},
                               {"Odd/#text", "c"}}));
  EXPECT_EQ(got.unknown, (std::vector<Kept>{{"MsgId", "M"}, {"LglSeqNb", "7"}}));
}

TEST(BankStatement, NeverPostsWhatIsPendingOrForInformation) {
  std::string entries;
  for (const char* status :
       {"<Sts>PDNG</Sts>", "<Sts>INFO</Sts>", "<Sts><Cd>FUTR</Cd></Sts>", "<Sts><Prtry>HOLD</Prtry></Sts>"})
    entries += entry("5", "CRDT", status);
  const Statement got = read_one(statement(balance("OPBD", "1") + balance("CLBD", "1") + entries));
  for (const Entry& one : got.entries) EXPECT_FALSE(one.posts());
  EXPECT_EQ(got.difference(), std::nullopt);
  EXPECT_TRUE(got.tolerances.used(Tolerance::StatusProprietary));
}

TEST(BankStatement, WithoutBothBookedBalancesCannotBeChecked) {
  const Statement got = read_one(statement(balance("OPBD", "1") + balance("CLAV", "1")));
  EXPECT_FALSE(got.checkable());
  EXPECT_EQ(got.difference(), std::nullopt);
  EXPECT_TRUE(got.tolerances.used(Tolerance::BalanceMissing));
  EXPECT_EQ(got.balances.size(), 2u);
}

TEST(BankStatement, OnAPageOfManyIsCheckedByItsInterimBalances) {
  const Statement middle =
      read_one(statement(balance("ITBD", "1") + balance("ITBD", "4") + entry("3", "CRDT", kBooked)));
  EXPECT_TRUE(middle.checkable());
  EXPECT_EQ(middle.opening, Fen{100});
  EXPECT_EQ(middle.closing, Fen{400});
  EXPECT_EQ(middle.difference(), std::nullopt);
  EXPECT_TRUE(middle.tolerances.used(Tolerance::BalanceInterim));
}

TEST(BankStatement, NamesASummaryThatDisagreesWithItsEntries) {
  const auto read = [](const std::string& count, const std::string& sum) {
    return read_one(statement(balance("OPBD", "0") + balance("CLBD", "1") +
                              "<TxsSummry><TtlNtries><NbOfNtries>" + count + "</NbOfNtries><Sum>" + sum +
                              "</Sum></TtlNtries></TxsSummry>" + entry("3", "CRDT", kBooked) +
                              entry("2", "DBIT", kBooked)))
        .tolerances.used(Tolerance::SummaryDiffers);
  };
  EXPECT_FALSE(read("2", "5.00"));
  EXPECT_TRUE(read("3", "5.00"));
  EXPECT_TRUE(read("2", "1.00"));
}

TEST(BankStatement, IsTakenInOtherCurrenciesOnlyWhenAskedFor) {
  const std::string euro = statement(balance("OPBD", "1", "EUR") + balance("CLBD", "1", "EUR"));
  EXPECT_THROW(read_camt(euro), FormatError);
  ReadOptions any;
  any.currency = "";
  EXPECT_EQ(read_one(euro, any).currency, "EUR");
  EXPECT_THROW(read_camt(statement(balance("OPBD", "1", "EUR") + balance("CLBD", "1", "SEK")), any),
               FormatError);
}

TEST(BankStatement, IsReadInsideAnEnvelopeAndWithoutItsNamespace) {
  const std::string plain = statement(balance("OPBD", "1") + balance("CLBD", "1"));
  const std::string body = plain.substr(plain.find("<Document"));
  const Statement wrapped =
      read_one("<e:BizMsgEnvlp xmlns:e=\"urn:envelope\"><AppHdr xmlns=\"urn:h\"><Fr>A</Fr></AppHdr>" + body +
               "</e:BizMsgEnvlp>");
  EXPECT_TRUE(wrapped.tolerances.used(Tolerance::DocumentInEnvelope));
  const Statement bare =
      read_one(with(plain, " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"", ""));
  EXPECT_TRUE(bare.tolerances.used(Tolerance::NamespaceMissing));
  const Statement swift = read_one(with(plain, "urn:iso:std:iso:20022:tech:xsd:", "urn:swift:xsd:$"));
  EXPECT_TRUE(swift.tolerances.used(Tolerance::NamespaceOfSwift));
  EXPECT_THROW(read_camt(with(plain, "urn:iso:std:iso:20022:tech:xsd:", "urn:other:")), FormatError);
  EXPECT_THROW(read_camt(with(plain, "</Document>", "</Document><Document/>")), FormatError);
}

TEST(IntradayReport, IsReadAndHasNoSumToCheck) {
  const Statement got = read_one(R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.06">
<BkToCstmrAcctRpt><GrpHdr><MsgId>M</MsgId></GrpHdr><Rpt><Id>R</Id><CpyDplctInd>DUPL</CpyDplctInd>
<Acct><Id><IBAN>CN1</IBAN></Id></Acct>
<Ntry><Amt Ccy="CNY">7</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>
</Rpt></BkToCstmrAcctRpt></Document>)");
  EXPECT_EQ(got.kind, CamtKind::Report052);
  EXPECT_TRUE(got.duplicate);
  EXPECT_EQ(got.entries.at(0).amount, Fen{-700});
  EXPECT_FALSE(got.checkable());
}

TEST(BankStatement, ReadByteByByteIsTheSame) {
  struct Sink : StatementSink {
    int begun = 0, ended = 0;
    std::vector<std::string> notes;
    Fen booked;
    void begin(const Statement& head) override {
      begun += head.account == "4406" && head.opening == Fen{100};
    }
    void entry(Entry entry) override { notes.push_back(entry.remittance); }
    void end(const Statement& statement, Fen sum, std::int64_t count) override {
      ended += count == 2 && statement.closing == Fen{300};
      booked = sum;
    }
  } sink;
  const std::string xml = statement(balance("OPBD", "1") + balance("CLBD", "3") +
                                    entry("1", "CRDT", kBooked + "<AddtlNtryInf>甲</AddtlNtryInf>") +
                                    entry("1", "CRDT", kBooked + "<AddtlNtryInf>乙</AddtlNtryInf>"));
  CamtReader reader(sink);
  for (const char c : xml) reader.feed(std::string_view(&c, 1));
  reader.finish();
  EXPECT_EQ(sink.begun, 1);
  EXPECT_EQ(sink.ended, 1);
  EXPECT_EQ(sink.booked, Fen{200});
  EXPECT_EQ(sink.notes, (std::vector<std::string>{"甲", "乙"}));
}

}  // namespace
}  // namespace heliu::iso20022
