#include "settlement/iso20022/pain001.hpp"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <vector>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::payouts;
using samples::with;

TEST(CreditTransferFile, HasTheElementsInTheOrderOfTheSchema) {
  const std::string xml = write_pain001(payouts());
  EXPECT_TRUE(samples::in_order(xml, {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">",
                                      "<CstmrCdtTrfInitn>",
                                      "<GrpHdr>",
                                      "<MsgId>",
                                      "<CreDtTm>",
                                      "<NbOfTxs>2<",
                                      "<CtrlSum>1234.57<",
                                      "<InitgPty>",
                                      "</GrpHdr>",
                                      "<PmtInf>",
                                      "<PmtInfId>",
                                      "<PmtMtd>TRF<",
                                      "<NbOfTxs>2<",
                                      "<CtrlSum>1234.57<",
                                      "<ReqdExctnDt>",
                                      "<Dbtr>",
                                      "<DbtrAcct>",
                                      "<DbtrAgt>",
                                      "<CdtTrfTxInf>",
                                      "<PmtId>",
                                      "<EndToEndId>PO-0001<",
                                      "<Amt>",
                                      "<InstdAmt Ccy=\"CNY\">1234.56</InstdAmt>",
                                      "<Cdtr>",
                                      "<CdtrAcct>",
                                      "<RmtInf>",
                                      "<Ustrd>",
                                      "</CdtTrfTxInf>",
                                      "<CdtTrfTxInf>",
                                      "PO-0002",
                                      "<InstdAmt Ccy=\"CNY\">0.01</InstdAmt>",
                                      "</PmtInf>",
                                      "</CstmrCdtTrfInitn>",
                                      "</Document>"}))
      << xml;
  EXPECT_EQ(samples::count(xml, "<Ustrd>"), 1u) << "an empty remittance has no element";
  EXPECT_NE(xml.find("&lt;A&amp;B&gt;"), std::string::npos);
}

TEST(CreditTransferFile, IsExecutedOnTheChineseDayOfItsCreation) {
  // 17:05 UTC on the 23rd is 01:05 on the 24th in Foshan.
  EXPECT_EQ(read_pain001(write_pain001(payouts())).execution_date, "2026-11-24");
}

TEST(CreditTransferFile, ReadsBackAsWritten) {
  const CreditTransferInitiation sent = payouts();
  const CreditTransferInitiation got = read_pain001(write_pain001(sent));
  EXPECT_EQ(got.message_id, sent.message_id);
  EXPECT_EQ(got.created_at, sent.created_at);
  EXPECT_EQ(got.initiating_party, sent.initiating_party);
  EXPECT_EQ(got.debtor_name, sent.debtor_name);
  EXPECT_EQ(got.debtor_account, sent.debtor_account);
  ASSERT_EQ(got.transfers.size(), sent.transfers.size());
  for (std::size_t i = 0; i < sent.transfers.size(); ++i) {
    EXPECT_EQ(got.transfers[i].end_to_end_id, sent.transfers[i].end_to_end_id);
    EXPECT_EQ(got.transfers[i].amount, sent.transfers[i].amount);
    EXPECT_EQ(got.transfers[i].creditor_name, sent.transfers[i].creditor_name);
    EXPECT_EQ(got.transfers[i].creditor_account, sent.transfers[i].creditor_account);
    EXPECT_EQ(got.transfers[i].remittance, sent.transfers[i].remittance);
  }
}

struct Fault {
  const char* message;  // how the refusal begins
  void (*plant)(CreditTransferInitiation&);
};

TEST(CreditTransferFile, NamesTheFieldThatABankWouldRefuse) {
  using File = CreditTransferInitiation;
  const Fault faults[] = {
      {"message_id: is empty", [](File& f) { f.message_id.clear(); }},
      {"message_id: is longer than 35", [](File& f) { f.message_id.assign(36, 'A'); }},
      {"message_id: holds a character", [](File& f) { f.message_id = "付款1"; }},
      {"message_id: begins or ends", [](File& f) { f.message_id = "A/"; }},
      {"created_at: is not", [](File& f) { f.created_at = "2026-11-31T10:00:00Z"; }},
      {"created_at: is not", [](File& f) { f.created_at = "2026-11-23 10:00"; }},
      {"execution_date: is not", [](File& f) { f.execution_date = "2027-02-29"; }},
      {"initiating_party: is empty", [](File& f) { f.initiating_party = "  "; }},
      {"debtor_name: is not well-formed", [](File& f) { f.debtor_name = "\xC0\xAF"; }},
      {"debtor_account: is longer than 34", [](File& f) { f.debtor_account.assign(35, '1'); }},
      {"transfers: is empty", [](File& f) { f.transfers.clear(); }},
      {"transfers: too many", [](File& f) { f.transfers.resize(kMaxTransfers + 1, f.transfers[0]); }},
      {"transfers[1].end_to_end_id: is empty", [](File& f) { f.transfers[1].end_to_end_id.clear(); }},
      {"transfers[1].end_to_end_id: is used twice",
       [](File& f) { f.transfers[1].end_to_end_id = "PO-0001"; }},
      {"transfers[0].amount", [](File& f) { f.transfers[0].amount = Fen{0}; }},
      {"transfers[0].amount", [](File& f) { f.transfers[0].amount = Fen{-5}; }},
      {"transfers[0].amount", [](File& f) { f.transfers[0].amount = kLargestAmount + Fen{1}; }},
      {"transfers[1].amount: takes the control sum", [](File& f) { f.transfers[0].amount = kLargestAmount; }},
      {"transfers[0].creditor_name: is longer",
       [](File& f) { f.transfers[0].creditor_name.assign(141, 'x'); }},
      {"transfers[0].creditor_name: holds a control", [](File& f) { f.transfers[0].creditor_name = "a\nb"; }},
      {"transfers[0].creditor_account: holds", [](File& f) { f.transfers[0].creditor_account = "6222*"; }},
      {"transfers[1].remittance: is longer", [](File& f) { f.transfers[1].remittance.assign(141, 'x'); }},
      {"transfers[1].remittance: is not well-formed", [](File& f) { f.transfers[1].remittance = "a\x01"; }},
  };
  for (const Fault& fault : faults) {
    CreditTransferInitiation file = payouts();
    fault.plant(file);
    const std::string said = samples::refusal<std::invalid_argument>([&] { write_pain001(file); });
    EXPECT_TRUE(said.starts_with(fault.message)) << fault.message << " / " << said;
  }
}

TEST(CreditTransferFile, CountsCharactersNotBytes) {
  CreditTransferInitiation file = payouts();
  file.debtor_name.clear();
  for (int i = 0; i < 140; ++i) file.debtor_name += "流";
  EXPECT_EQ(read_pain001(write_pain001(file)).debtor_name, file.debtor_name);
  file.debtor_name += "流";
  EXPECT_THROW(write_pain001(file), std::invalid_argument);
}

TEST(CreditTransferFile, IsRefusedWholeWhenItsTotalsDisagree) {
  const std::string good = write_pain001(payouts());
  const auto reason = [](const std::string& xml) {
    try {
      read_pain001(xml);
    } catch (const FormatError& error) {
      return error.reason + " " + error.message_id;
    }
    return std::string("taken");
  };
  EXPECT_EQ(reason(good), "taken");
  EXPECT_EQ(reason(with(good, "<NbOfTxs>2", "<NbOfTxs>3")), "AM18 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "<CtrlSum>1234.57", "<CtrlSum>1234.56")), "AM10 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "0.01</InstdAmt>", "0.02</InstdAmt>")), "AM10 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "<PmtMtd>TRF", "<PmtMtd>CHK")), "FF01 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "Ccy=\"CNY\"", "Ccy=\"USD\"")), "FF01 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "1234.56</InstdAmt>", "1234.567</InstdAmt>")), "FF01 PAY-20261123-0001");
  EXPECT_EQ(reason(with(good, "pain.001.001.03", "pain.001.001.02")), "FF01 ");
}

TEST(CreditTransferFile, InTheNewerVersionGivesTheDayAsAChoice) {
  const std::string xml = write_pain001(payouts(), Pain001Version::V09);
  EXPECT_TRUE(samples::in_order(
      xml, {"pain.001.001.09\">", "<ReqdExctnDt>", "<Dt>2026-11-24</Dt>", "</ReqdExctnDt>", "<Dbtr>"}))
      << xml;
  const CreditTransferInitiation got = read_pain001(xml);
  EXPECT_EQ(got.execution_date, "2026-11-24");
  EXPECT_EQ(got.control_sum(), payouts().control_sum());
}

// The sequences of the published pain.001.001.09 (GroupHeader85, PaymentInstruction30,
// CreditTransferTransaction34 and what they hold), as far as elements of ours could stand in them; "!" must
// be there, "+" may stand more than once.
const std::map<std::string, std::vector<std::string>> kSequences09{
    {"Document", {"CstmrCdtTrfInitn!"}},
    {"CstmrCdtTrfInitn", {"GrpHdr!", "PmtInf!+", "SplmtryData+"}},
    {"GrpHdr", {"MsgId!", "CreDtTm!", "Authstn+", "NbOfTxs!", "CtrlSum", "InitgPty!", "FwdgAgt", "InitnSrc"}},
    {"PmtInf",
     {"PmtInfId!", "PmtMtd!", "BtchBookg", "NbOfTxs", "CtrlSum", "PmtTpInf", "ReqdExctnDt!",
      "PoolgAdjstmntDt", "Dbtr!", "DbtrAcct!", "DbtrAgt!", "DbtrAgtAcct", "InstrForDbtrAgt", "UltmtDbtr",
      "ChrgBr", "ChrgsAcct", "ChrgsAcctAgt", "CdtTrfTxInf!+"}},
    {"ReqdExctnDt", {"Dt!"}},
    {"CdtTrfTxInf", {"PmtId!",      "PmtTpInf",    "Amt!",       "XchgRateInf",      "ChrgBr",
                     "ChqInstr",    "UltmtDbtr",   "IntrmyAgt1", "CdtrAgt",          "CdtrAgtAcct",
                     "Cdtr",        "CdtrAcct",    "UltmtCdtr",  "InstrForCdtrAgt+", "InstrForDbtrAgt",
                     "Purp",        "RgltryRptg+", "Tax",        "RltdRmtInf+",      "RmtInf",
                     "SplmtryData+"}},
    {"PmtId", {"InstrId", "EndToEndId!", "UETR"}},
    {"Amt", {"InstdAmt!"}},
    {"CdtrAgt", {"FinInstnId!", "BrnchId"}},
    {"DbtrAgt", {"FinInstnId!", "BrnchId"}},
    {"FinInstnId", {"BICFI", "ClrSysMmbId", "LEI", "Nm", "PstlAdr", "Othr"}},
    {"ClrSysMmbId", {"ClrSysId", "MmbId!"}},
    {"RmtInf", {"Ustrd+", "Strd+"}},
    {"Strd", {"RfrdDocInf+", "RfrdDocAmt", "CdtrRefInf", "Invcr", "Invcee", "AddtlRmtInf+"}},
    {"RfrdDocInf", {"Tp", "Nb", "RltdDt", "LineDtls+"}},
    {"CdtrRefInf", {"Tp", "Ref"}},
};

// The children of each element, one list for each time it stands in the file.
std::multimap<std::string, std::vector<std::string>> children_of(const std::string& xml) {
  std::multimap<std::string, std::vector<std::string>> found;
  std::vector<std::pair<std::string, std::vector<std::string>>> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    if (xml[at + 1] == '?') continue;
    const bool closes = xml[at + 1] == '/';
    const std::size_t from = at + 1 + closes;
    const std::string name = xml.substr(from, xml.find_first_of(" >", from) - from);
    if (!closes) {
      if (!open.empty()) open.back().second.push_back(name);
      open.emplace_back(name, std::vector<std::string>{});
      continue;
    }
    EXPECT_EQ(open.back().first, name);
    found.emplace(open.back());
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
  return found;
}

void expect_sequence(const std::string& parent, const std::vector<std::string>& children) {
  std::size_t next = 0;
  for (std::string wanted : kSequences09.at(parent)) {
    const bool many = wanted.ends_with('+');
    if (many) wanted.pop_back();
    const bool needed = wanted.ends_with('!');
    if (needed) wanted.pop_back();
    std::size_t times = 0;
    while (next < children.size() && children[next] == wanted && (many || times == 0)) ++next, ++times;
    EXPECT_TRUE(times > 0 || !needed) << parent << " lacks " << wanted;
  }
  EXPECT_EQ(next, children.size()) << (next < children.size() ? children[next] : "")
                                   << " has no such place in " << parent;
}

TEST(CreditTransferFile, InTheNewerVersionStandsAsItsSchemaSays) {
  CreditTransferInitiation file = payouts();
  file.transfers[0].structured =
      StructuredRemittance{"INV-77", "2026-11-20", Fen{100'000}, "RF18539007547034"};
  file.transfers[0].creditor_bank = "102588000015";
  const std::string xml = write_pain001(file, Pain001Version::V09);
  std::size_t checked = 0;
  for (const auto& [parent, children] : children_of(xml))
    if (kSequences09.contains(parent)) {
      expect_sequence(parent, children);
      ++checked;
    }
  EXPECT_GE(checked, kSequences09.size()) << "every sequence of the table stands in the file";
  EXPECT_NE(xml.find("xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\""), std::string::npos);
}

TEST(CreditTransferFile, CarriesInvoiceReferenceAndPayeesBank) {
  CreditTransferInitiation file = payouts();
  file.transfers[0].structured =
      StructuredRemittance{"INV-77", "2026-11-20", Fen{100'000}, "RF18539007547034"};
  file.transfers[0].creditor_bank = "102588000015";
  for (const auto version : {Pain001Version::V03, Pain001Version::V09}) {
    const std::string xml = write_pain001(file, version);
    EXPECT_TRUE(samples::in_order(
        xml, {"</Amt>", "<CdtrAgt>", "<Cd>CNAPS<", "<MmbId>102588000015<", "<Cdtr>", "<RmtInf>", "<Ustrd>",
              "<Strd>", "<Cd>CINV<", "<Nb>INV-77<", "<RltdDt>2026-11-20<", "<RmtdAmt Ccy=\"CNY\">1000.00<",
              "<Cd>SCOR<", "<Ref>RF18539007547034<", "</Strd>"}))
        << xml;
    const CreditTransfer got = read_pain001(xml).transfers[0];
    EXPECT_EQ(got.creditor_bank, "102588000015");
    EXPECT_EQ(got.structured->invoice_number, "INV-77");
    EXPECT_EQ(got.structured->remitted, Fen{100'000});
    EXPECT_EQ(got.structured->creditor_reference, "RF18539007547034");
  }
  file.transfers[0].creditor_bank = "1025880";
  EXPECT_THROW(write_pain001(file), std::invalid_argument);
  file.transfers[0].creditor_bank.clear();
  file.transfers[0].structured = StructuredRemittance{};
  EXPECT_THROW(write_pain001(file), std::invalid_argument);
}

TEST(CreditTransferFile, IsReadUnderAnyNamespacePrefix) {
  std::string xml = write_pain001(payouts());
  std::string prefixed;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    prefixed += xml[i];
    if (xml[i] != '<' || xml[i + 1] == '?') continue;
    if (xml[i + 1] == '/') prefixed += xml[++i];
    prefixed += "p:";
  }
  prefixed = with(prefixed, "xmlns=", "xmlns:p=");
  EXPECT_EQ(read_pain001(prefixed).transfers.size(), 2u) << prefixed;
}

}  // namespace
}  // namespace heliu::iso20022
