#include "settlement/iso20022/pain002.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "settlement/iso20022/format_error.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

StatusReport report() {
  return {"PSR-1",
          "2026-11-23T09:00:00Z",
          "PAY-20261123-0001",
          PaymentStatus::PART,
          std::nullopt,
          {{"PO-0001", PaymentStatus::ACSC, std::nullopt, "HLB-000000000007"},
           {"PO-0002", PaymentStatus::RJCT, StatusReason{"AC04", "账户已销户"}, ""}}};
}

TEST(StatusReport, ReadsBackAsWritten) {
  const StatusReport got = read_pain002(write_pain002(report()));
  EXPECT_EQ(got.message_id, "PSR-1");
  EXPECT_EQ(got.created_at, "2026-11-23T09:00:00Z");
  EXPECT_EQ(got.original_message_id, "PAY-20261123-0001");
  EXPECT_EQ(got.group_status, PaymentStatus::PART);
  EXPECT_FALSE(got.group_reason);
  ASSERT_EQ(got.transfers.size(), 2u);
  EXPECT_EQ(got.transfers[0].end_to_end_id, "PO-0001");
  EXPECT_EQ(got.transfers[0].status, PaymentStatus::ACSC);
  EXPECT_EQ(got.transfers[0].account_servicer_ref, "HLB-000000000007");
  EXPECT_FALSE(got.transfers[0].reason);
  EXPECT_EQ(got.transfers[1].status, PaymentStatus::RJCT);
  ASSERT_TRUE(got.transfers[1].reason);
  EXPECT_EQ(got.transfers[1].reason->code, "AC04");
  EXPECT_EQ(got.transfers[1].reason->text, "账户已销户");
}

TEST(StatusReport, HasTheElementsInTheOrderOfTheSchema) {
  const std::string xml = write_pain002(report());
  EXPECT_TRUE(samples::in_order(
      xml, {"pain.002.001.03",   "<CstmrPmtStsRpt>",    "<GrpHdr>",        "<MsgId>",
            "<CreDtTm>",         "<OrgnlGrpInfAndSts>", "<OrgnlMsgId>",    "<OrgnlMsgNmId>pain.001.001.03<",
            "<GrpSts>PART<",     "<OrgnlPmtInfAndSts>", "<OrgnlPmtInfId>", "<TxInfAndSts>",
            "<OrgnlEndToEndId>", "<TxSts>ACSC<",        "<AcctSvcrRef>",   "<TxInfAndSts>",
            "<TxSts>RJCT<",      "<StsRsnInf>",         "<Rsn>",           "<Cd>AC04<",
            "<AddtlInf>"}))
      << xml;
}

TEST(StatusReport, OfAFileRejectedAsAWholeNeedsNoTransfers) {
  StatusReport whole = report();
  whole.group_status = PaymentStatus::RJCT;
  whole.group_reason = StatusReason{"DU01", ""};
  whole.transfers.clear();
  const StatusReport got = read_pain002(write_pain002(whole));
  EXPECT_EQ(got.group_status, PaymentStatus::RJCT);
  EXPECT_EQ(got.group_reason->code, "DU01");
  EXPECT_TRUE(got.transfers.empty());
}

TEST(StatusReport, NeverRejectsWithoutAReason) {
  StatusReport silent = report();
  silent.transfers[1].reason.reset();
  EXPECT_EQ(samples::refusal<std::invalid_argument>([&] { write_pain002(silent); }),
            "transfers[1].reason: is missing for a rejection");
  silent = report();
  silent.group_status = PaymentStatus::RJCT;
  EXPECT_THROW(write_pain002(silent), std::invalid_argument);
  silent = report();
  silent.transfers[0].status = PaymentStatus::PART;
  EXPECT_THROW(write_pain002(silent), std::invalid_argument);
}

TEST(StatusReport, WithAnUnknownStatusWordIsRefused) {
  const std::string xml = samples::with(write_pain002(report()), "<TxSts>ACSC", "<TxSts>OKAY");
  const std::string said = samples::refusal<FormatError>([&] { read_pain002(xml); });
  EXPECT_TRUE(said.starts_with("The status word OKAY is not known. (line ")) << said;
  EXPECT_NE(said.find("Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/TxSts)"), std::string::npos)
      << said;
}

TEST(StatusReport, IsReadInEveryKnownVersion) {
  const std::string old = write_pain002(report());
  for (int version = 3; version <= 14; ++version) {
    const std::string number = (version < 10 ? "0" : "") + std::to_string(version);
    EXPECT_EQ(read_pain002(samples::with(old, "pain.002.001.03", "pain.002.001." + number)).transfers.size(),
              report().transfers.size())
        << version;
  }
  for (const char* name : {"pain.002.001.01", "pain.002.001.15", "pain.002.002.03", "pain.001.001.03"})
    EXPECT_THROW(read_pain002(samples::with(old, "pain.002.001.03", name)), FormatError) << name;
}

TEST(StatusReport, OfTheFirstVersionHasNoGroupsAndOtherNames) {
  const StatusReport got = read_pain002(R"(<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.02"><pain.002.001.02>
<GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-23T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>PAY-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.02</OrgnlMsgNmId>
<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<TxInfAndSts><StsId>x</StsId><OrgnlEndToEndId>PO-1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><StsRsn><Cd>AC04</Cd></StsRsn><AddtlStsRsnInf>closed</AddtlStsRsnInf></StsRsnInf></TxInfAndSts>
</pain.002.001.02></Document>)");
  EXPECT_EQ(got.group_status, PaymentStatus::PART);
  ASSERT_EQ(got.transfers.size(), 1u);
  EXPECT_EQ(got.transfers[0].reason->code, "AC04");
  EXPECT_EQ(got.transfers[0].reason->text, "closed");
  EXPECT_EQ(got.unknown, (std::vector<Kept>{{"OrgnlGrpInfAndSts/OrgnlMsgNmId", "pain.001.001.02"},
                                            {"TxInfAndSts/StsId", "x"}}));
}

TEST(StatusReport, GivesATransferWithoutStatusThatOfItsGroup) {
  const StatusReport got = read_pain002(R"(<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12"><CstmrPmtStsRpt>
<GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-23T10:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>PAY-1</OrgnlMsgId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>G1</OrgnlPmtInfId><PmtInfSts>ACCC</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>PO-1</OrgnlEndToEndId></TxInfAndSts></OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>)");
  ASSERT_EQ(got.groups.size(), 1u);
  EXPECT_EQ(got.groups[0].payment_information_id, "G1");
  ASSERT_EQ(got.transfers.size(), 1u);
  EXPECT_EQ(outcome(got.transfers[0].status), Outcome::Settled);
}

TEST(StatusReport, SaysWhatEachWordMeansForTheMoney) {
  const std::pair<const char*, Outcome> rows[] = {
      {"RCVD", Outcome::Waits},    {"PDNG", Outcome::Waits},    {"PATC", Outcome::Waits},
      {"BLCK", Outcome::Waits},    {"ACTC", Outcome::Accepted}, {"ACCP", Outcome::Accepted},
      {"ACFC", Outcome::Accepted}, {"ACWC", Outcome::Accepted}, {"ACSP", Outcome::Accepted},
      {"ACWP", Outcome::Accepted}, {"ACSC", Outcome::Settled},  {"ACCC", Outcome::Settled},
      {"PART", Outcome::Mixed},    {"CANC", Outcome::Rejected}, {"RJCT", Outcome::Rejected}};
  for (const auto& [text, meaning] : rows) EXPECT_EQ(outcome(payment_status(text).value()), meaning) << text;
}

}  // namespace
}  // namespace heliu::iso20022
