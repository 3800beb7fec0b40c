// Files made to hurt the reader: each is refused with one clear sentence and the place.
#include <gtest/gtest.h>

#include <random>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/mt940.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::with;

std::string refusal(const std::string& xml) {
  return samples::refusal<FormatError>([&] { read_pain001(xml); });
}

// The refusal begins with the sentence and ends with the place.
void expect_refusal(const std::string& xml, const std::string& sentence, const std::string& place = "") {
  const std::string said = refusal(xml);
  EXPECT_TRUE(said.starts_with(sentence)) << said;
  EXPECT_NE(said.find(place.empty() ? "(line " : place), std::string::npos) << said;
}

TEST(HostileFile, WithADocumentTypeOrEntityIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  const std::string doctype = "The XML declares a document type or an entity; bank files never do.";
  expect_refusal(with(good, "<Document", "<!DOCTYPE Document><Document"), doctype, "(line 2, column ");
  std::string bomb = "<!DOCTYPE d [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i)
    bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" +
            std::to_string(i - 1) + ";\">";
  expect_refusal(with(good, "<Document", bomb + "]>\n<Document"), doctype);
  expect_refusal(with(good, "<Document", "<!DOCTYPE d SYSTEM \"file:///etc/hostname\"><Document"), doctype);
  expect_refusal(with(good, "<PmtInf>", "<!ENTITY x \"y\"><PmtInf>"), "The file is not well-formed XML");
}

TEST(HostileFile, WithAnUnknownReferenceIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  for (const char* reference :
       {"&a;", "&", "&;", "&#0;", "&#x0;", "&#8;", "&#xFFFFFFFFF;", "&#12a;", "&#;", "&amp", "&#xD800;"})
    EXPECT_NE(refusal(with(good, "<Nm>合", std::string("<Nm>") + reference)), "") << reference;
  expect_refusal(with(good, "<Nm>合", "<Nm>&a;"),
                 "The XML uses an entity or character reference that is not allowed.");
  EXPECT_EQ(refusal(with(good, "<Nm>合", "<Nm>&#21512;&#x5408;&amp;")), "");
}

TEST(HostileFile, NestedTooDeeplyIsRefused) {
  std::string deep = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  expect_refusal(deep, "The XML is nested too deeply.", "(line 1, column ");
}

TEST(HostileFile, WithTooManyElementsOrBytesIsRefused) {
  std::string wide = "<Document>";
  for (int i = 0; i < 1'000'001; ++i) wide += "<a/>";
  expect_refusal(wide + "</Document>", "The XML holds too many elements.");
  expect_refusal("<Document>" + std::string(32u << 20, ' '), "The XML file is too large.");
}

TEST(HostileFile, IsRefusedWithLineColumnAndPath) {
  const std::string good = write_pain001(samples::payouts());
  expect_refusal(with(good, "1234.56</InstdAmt>", "12.345</InstdAmt>"), "Amt/InstdAmt is not an exact amount",
                 "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt)");
  try {
    read_pain001(with(good, "1234.56</InstdAmt>", "12.345</InstdAmt>"));
    FAIL();
  } catch (const FormatError& error) {
    const std::string before = good.substr(0, good.find("<InstdAmt"));
    EXPECT_EQ(error.place.line, 1 + samples::count(before, "\n"));
    EXPECT_EQ(error.place.column, before.size() - before.rfind('\n'));
  }
}

TEST(HostileFile, CutAnywhereIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  for (std::size_t size = 0; size + 2 < good.size(); size += 7)
    EXPECT_NE(refusal(good.substr(0, size)), "") << size;
}

TEST(HostileFile, WithBytesThatAreNotItsEncodingIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  expect_refusal(with(good, "UTF-8", "UTF-7"), "The file is declared in the encoding UTF-7");
  expect_refusal(with(good, "UTF-8", "GB18030"), "The file is declared as GB18030 but its bytes are UTF-8.");
  expect_refusal(with(good, "UTF-8", "UTF-16"), "The file declares UTF-16 but its bytes are not.");
  expect_refusal("\xEF\xBB\xBF" + with(good, "UTF-8", "GBK"), "The file begins as UTF-8 but declares GBK.");
  for (const std::string_view bytes :
       {std::string_view("\xBA\xCF"), std::string_view("\xED\xA0\x80"), std::string_view("\0", 1),
        std::string_view("\xC0\xAF"), std::string_view("\x01")})
    expect_refusal(with(good, "合", bytes),
                   "The file is not well-formed XML, or holds bytes that are no UTF-8 text.");
  EXPECT_EQ(refusal("\xEF\xBB\xBF" + good), "") << "a byte order mark is harmless";
}

TEST(HostileFile, ThatIsNoDocumentIsRefused) {
  for (const char* text : {"", " ", "hello", "<", "<a", "<a>", "</a>", "<a></b>", "<a/><b/>", "<?xml", "<!--",
                           "<a b=\"", "<![CDATA[", "{}", "<Document/>", "<a>&lt;</a>"})
    EXPECT_NE(refusal(text), "") << text;
}

std::string damaged(std::string text, std::mt19937& random) {
  for (unsigned changes = random() % 4 + 1; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size();
    if (random() % 3 == 0)
      text.erase(at, random() % 30);
    else if (random() % 2 == 0)
      text[at] = static_cast<char>(random());
    else
      text.insert(at, text.substr(random() % text.size(), random() % 60));
  }
  return text;
}

// Bytes removed, changed or doubled anywhere: a reader either takes the file or throws FormatError.
TEST(HostileFile, DamagedAnywhereNeverDoesMoreThanThrow) {
  StatusReport report{"M", "2026-11-23T12:00:00Z", "P", PaymentStatus::ACSC, std::nullopt, {}};
  report.transfers = {{"E", PaymentStatus::RJCT, StatusReason{"AC04", "closed"}, ""}};
  const std::string mt940 =
      ":20:S\r\n:25:1\r\n:28C:1/1\r\n:60F:C261123CNY0,\r\n:61:2611231123C10,5NTRFE-1//B-1\r\n"
      ":86:166?00TEXT?20EREF+E-1SVWZ+ABC?32NAME\r\n:62F:C261123CNY10,50\r\n-\r\n";
  const std::string files[] = {write_pain001(samples::payouts()), write_camt053(samples::small_day()),
                               write_pain002(report), mt940};
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 8'000; ++round) {
    const std::string text = damaged(files[round % 4], random);
    try {
      if (round % 4 == 0)
        read_pain001(text);
      else if (round % 4 == 2)
        read_pain002(text);
      else if (round % 4 == 3)
        read_mt940(text);
      else
        read_statements(text);
    } catch (const FormatError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 5'000);
}

}  // namespace
}  // namespace heliu::iso20022
