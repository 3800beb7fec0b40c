// Files made to hurt the reader: each is refused with one clear sentence, before a tree of it exists.
#include <gtest/gtest.h>

#include <random>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::with;

std::string refusal(const std::string& xml) {
  return samples::refusal<FormatError>([&] { read_pain001(xml); });
}

TEST(HostileFile, WithADocumentTypeOrEntityIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  const std::string doctype = "The XML declares a document type or an entity; bank files never do.";
  EXPECT_EQ(refusal(with(good, "<Document", "<!DOCTYPE Document><Document")), doctype);
  EXPECT_EQ(refusal(with(good, "<Document",
                         "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<Document")),
            doctype);
  EXPECT_EQ(refusal(with(good, "<Document", "<!DOCTYPE d SYSTEM \"file:///etc/hostname\"><Document")),
            doctype);
  EXPECT_EQ(refusal(with(good, "<PmtInf>", "<!ENTITY x \"y\"><PmtInf>")), doctype);
}

TEST(HostileFile, WithAnUnknownReferenceIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  for (const char* reference :
       {"&a;", "&", "&;", "&#0;", "&#x0;", "&#8;", "&#xFFFFFFFFF;", "&#12a;", "&#;", "&amp"})
    EXPECT_EQ(refusal(with(good, "<Nm>合", std::string("<Nm>") + reference)),
              "The XML uses an entity or character reference that is not allowed.")
        << reference;
  EXPECT_EQ(refusal(with(good, "<Nm>合", "<Nm>&#21512;&#x5408;&amp;")), "");
}

TEST(HostileFile, NestedTooDeeplyIsRefused) {
  std::string deep = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(refusal(deep), "The XML is nested too deeply.");
}

TEST(HostileFile, WithTooManyElementsOrBytesIsRefused) {
  std::string wide = "<Document>";
  for (int i = 0; i < 1'000'001; ++i) wide += "<a/>";
  EXPECT_EQ(refusal(wide + "</Document>"), "The XML holds too many elements.");
  EXPECT_EQ(refusal(std::string((32u << 20) + 1, ' ')), "The XML file is too large.");
}

TEST(HostileFile, InAnotherEncodingIsRefused) {
  const std::string good = write_pain001(samples::payouts());
  EXPECT_EQ(refusal(with(good, "UTF-8", "UTF-7")), "The XML is not declared as UTF-8.");
  EXPECT_EQ(refusal(with(good, "UTF-8", "GB18030")), "The XML is not declared as UTF-8.");
  EXPECT_EQ(refusal(with(good, "合", "\xBA\xCF")), "The file is not well-formed UTF-8 text.");
  EXPECT_EQ(refusal(with(good, "合", "\xED\xA0\x80")), "The file is not well-formed UTF-8 text.");
  EXPECT_EQ(refusal(with(good, "合", std::string_view("\0", 1))), "The file is not well-formed UTF-8 text.");
  EXPECT_EQ(refusal("\xEF\xBB\xBF" + good), "") << "a byte order mark is harmless";
}

TEST(HostileFile, ThatIsNoDocumentIsRefused) {
  for (const char* text : {"", " ", "hello", "<", "<a", "<a>", "</a>", "<a></b>", "<a/><b/>", "<?xml", "<!--",
                           "<a b=\"", "<![CDATA[", "{}", "<Document/>", "<a>&lt;</a>"})
    EXPECT_NE(refusal(text), "") << text;
}

// Bytes removed, changed or doubled anywhere: a reader either takes the file or throws FormatError.
TEST(HostileFile, DamagedAnywhereNeverDoesMoreThanThrow) {
  Statement statement;
  statement.id = "S";
  statement.created_at = "2026-11-23T12:00:00Z";
  statement.account = "1";
  statement.day = "2026-11-23";
  statement.entries = {
      {"1", "B", Fen{1}, EntryStatus::BOOK, "2026-11-23", "2026-11-23", "E", "R", "甲", "2", false, {}}};
  const std::string files[] = {write_pain001(samples::payouts()), write_camt053(statement)};
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string xml = files[round % 2];
    for (unsigned changes = random() % 4 + 1; changes > 0; --changes) {
      const std::size_t at = random() % xml.size();
      if (random() % 3 == 0)
        xml.erase(at, random() % 30);
      else if (random() % 2 == 0)
        xml[at] = static_cast<char>(random());
      else
        xml.insert(at, xml.substr(random() % xml.size(), random() % 60));
    }
    try {
      if (round % 2 == 0)
        read_pain001(xml);
      else
        read_camt(xml);
    } catch (const FormatError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 2'000);
}

}  // namespace
}  // namespace heliu::iso20022
