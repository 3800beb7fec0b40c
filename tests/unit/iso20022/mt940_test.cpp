#include "settlement/iso20022/mt940.hpp"

#include <gtest/gtest.h>

#include "settlement/iso20022/format_error.hpp"
#include "tests/unit/iso20022/samples.hpp"

namespace heliu::iso20022 {
namespace {

using samples::with;

// As SWIFT prints it.
const std::string kPlain =
    "{1:F01ICBKCNBJAXXX0000000000}{2:I940HELICNBJXXXXN}{4:\r\n"
    ":20:STMT-1123\r\n:25:ICBKCNBJXXX/4406000000000001\r\n:28C:00327/001\r\n:60F:C261122CNY1000,\r\n"
    ":61:2611231123C500,50NTRFE-1//BK-1\r\nSupplement\r\n:86:/EREF/C-1/ORDP//NAME/NANHAI "
    "ALU/REMI/ESC-0001\r\n"
    ":61:261123D200,NTRFPO-1//BK-2\r\n:86:Payout\r\n"
    ":61:2611231123RD200,NTRFPO-1//BK-3\r\n"
    ":62F:C261123CNY1500,50\r\n:64:C261123CNY1500,50\r\n-}\r\n";

Statement read_one(const std::string& text, const ReadOptions& options = {}) {
  const auto read = read_mt940(text, options);
  EXPECT_EQ(read.size(), 1u);
  return read.at(0);
}

std::string refusal(const std::string& text) {
  return samples::refusal<FormatError>([&] { read_mt940(text); });
}

TEST(Mt940, IsReadAsTheStandardHasIt) {
  const Statement got = read_one(kPlain);
  EXPECT_EQ(got.kind, CamtKind::Statement940);
  EXPECT_EQ(got.id, "STMT-1123");
  EXPECT_EQ(got.account, "4406000000000001");
  EXPECT_EQ(got.electronic_sequence, 327);
  EXPECT_EQ(got.day, "2026-11-23");
  EXPECT_EQ(got.opening, Fen{100'000});
  EXPECT_EQ(got.closing, Fen{150'050});
  EXPECT_EQ(got.difference(), std::nullopt);
  EXPECT_TRUE(got.tolerances.list().empty());
  ASSERT_EQ(got.entries.size(), 3u);
  const Entry& deposit = got.entries[0];
  EXPECT_EQ(deposit.amount, Fen{50'050});
  EXPECT_EQ(deposit.end_to_end_id, "C-1");
  EXPECT_EQ(deposit.account_servicer_ref, "BK-1");
  EXPECT_EQ(deposit.counterparty_name, "NANHAI ALU");
  EXPECT_EQ(deposit.remittance, "ESC-0001");
  EXPECT_EQ(deposit.transaction_code, "NTRF");
  EXPECT_EQ(deposit.unknown, (std::vector<Kept>{{":61:/9", "Supplement"}}));
  EXPECT_EQ(got.entries[1].amount, Fen{-20'000});
  EXPECT_EQ(got.entries[1].end_to_end_id, "PO-1");
  EXPECT_EQ(got.entries[1].booking_date, "2026-11-23");
  EXPECT_EQ(got.entries[2].amount, Fen{20'000}) << "a reversed debit comes back";
  EXPECT_TRUE(got.entries[2].reversal);
}

TEST(Mt940, SaysByHowMuchItsBalancesAreWrong) {
  EXPECT_EQ(read_one(with(kPlain, ":62F:C261123CNY1500,50", ":62F:C261123CNY1500,51")).difference(), Fen{1});
}

struct Dialect {
  const char *part, *replacement;
  Tolerance tolerance;
};

TEST(Mt940, NamesEachLibertyThatABankTook) {
  const Dialect dialects[] = {
      {"500,50N", "500.50N", Tolerance::DecimalPoint},
      {"1500,50\r\n:64", "1,500.50\r\n:64", Tolerance::ThousandsSeparated},
      {"1500,50\r\n:64", "1.500,50\r\n:64", Tolerance::ThousandsSeparated},
      {"D200,N", "D200N", Tolerance::NoDecimalSign},
      {"CNY1000,", "CNY1000", Tolerance::NoDecimalSign},
      {"261123D", "261123d", Tolerance::LowerCaseMark},
      {":60F:C261122", ":60F:C20261122", Tolerance::EightDigitDate},
      {":61:261123D", ":61:20261123D", Tolerance::EightDigitDate},
      {":61:2611231123C", ":61:202611231123C", Tolerance::EightDigitDate},
      {"200,NTRFPO-1//BK-2", "200,", Tolerance::NoTypeCode},
      {"200,NTRFPO-1//BK-2", "200,NTRF", Tolerance::NoReference},
      {"NTRFPO-1//BK-2", "NTRFPO-20261123-0000000001//BK-2", Tolerance::LongReference},
      {":28C:", ":28:", Tolerance::Tag28WithoutC},
      {":86:Payout", ":86:处置费", Tolerance::TextNotSwift},
      {":86:Payout", ":86:Payout\r\n:NS:22OWN", Tolerance::TagUnknown},
      {":86:Payout", ":86:Payout\r\n\r\n", Tolerance::BlankLine},
      {":62F:C261123CNY", ":62F:C261123", Tolerance::BalanceWithoutCurrency},
      {":60F:C261122", ":60F:C000000", Tolerance::BalanceWithoutDay},
      {"-}\r\n", "", Tolerance::NoTerminator},
      {":20:STMT-1123\r\n", "", Tolerance::ReferenceMissing},
      {"{1:F01", "ICBKCNBJ\r\n940\r\n{1:F01", Tolerance::HeaderLine},
  };
  for (const Dialect& dialect : dialects) {
    const Statement got = read_one(with(kPlain, dialect.part, dialect.replacement));
    EXPECT_TRUE(got.tolerances.used(dialect.tolerance)) << word(dialect.tolerance);
    EXPECT_EQ(got.tolerances.list().size(), 1u) << word(dialect.tolerance);
    EXPECT_EQ(got.difference(), std::nullopt) << word(dialect.tolerance);
    EXPECT_EQ(got.entries.size(), 3u);
  }
}

TEST(Mt940, IsRefusedWithLineAndFieldWhereItSaysNothingCertain) {
  const Dialect faults[] = {{"500,50N", "500,505N", {}},
                            {"500,50N", "5 0,50N", {}},
                            {"500,50N", "1,23,4N", {}},
                            {"2611231123C", "2613231123C", {}},
                            {"2611231123C", "261123112C", {}},
                            {"1123C500", "1123X500", {}},
                            {":60F:C", ":60F:X", {}},
                            {"CNY1000", "EUR1000", {}},
                            {":62F:C261123CNY", ":62F:C261131CNY", {}},
                            {":28C:00327", ":28C:X", {}},
                            {":64:", ":34F:", {}}};
  for (const Dialect& fault : faults) {
    const std::string said = refusal(with(kPlain, fault.part, fault.replacement));
    EXPECT_NE(said.find("(line "), std::string::npos) << fault.replacement << ": " << said;
  }
  EXPECT_EQ(refusal(with(kPlain, "1123C500,50", "1123C500,505")),
            "The amount 500,505 has not two digits behind one decimal comma. (line 6, column 12, :61:)");
  EXPECT_NE(refusal(kPlain.substr(0, kPlain.find(":62F:"))).find("cut off"), std::string::npos);
  for (const char* text : {"", "hello", ":86:only", "-", ":20:A", ":20:A\n:25:1\n:62F:C261123CNY1,\n"})
    EXPECT_NE(refusal(text), "") << text;
  EXPECT_NE(refusal(with(kPlain, "Payout", std::string_view("\0", 1))), "");
  EXPECT_NE(refusal(with(kPlain, "Payout", "\xFF\xFF")), "");
}

TEST(Mt940, InGb18030IsReadAndNamed) {
  const Statement got = read_one(with(kPlain, "Payout", "\xB4\xA6\xD6\xC3\xB7\xD1"));
  EXPECT_EQ(got.entries[1].remittance, "处置费");
  EXPECT_TRUE(got.tolerances.used(Tolerance::TextGb18030));
  ReadOptions latin;
  latin.text_encoding = "ISO-8859-1";
  EXPECT_EQ(read_one(with(kPlain, "Payout", "Geb\xFChr"), latin).entries[1].remittance, "Gebühr");
}

TEST(Mt940, JoinsThePagesOfOneStatement) {
  const std::string pages =
      ":20:A\n:25:1\n:28C:5/1\n:60F:C261122CNY10,\n:61:261123C1,NTRFNONREF\n:62M:C261123CNY11,\n-\n"
      ":20:A\n:25:1\n:28C:5/2\n:60M:C261123CNY11,\n:61:261123C2,NTRFNONREF\n:62F:C261123CNY13,\n-\n"
      ":20:B\n:25:1\n:28C:6/1\n:60F:C261123CNY13,\n:62F:C261124CNY13,\n-\n";
  const auto read = read_mt940(pages);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].opening, Fen{1'000});
  EXPECT_EQ(read[0].closing, Fen{1'300});
  EXPECT_EQ(read[0].entries.size(), 2u);
  EXPECT_EQ(read[0].entries[0].end_to_end_id, "");
  EXPECT_EQ(read[0].difference(), std::nullopt);
  EXPECT_TRUE(read[0].tolerances.list().empty());
  const auto alone = read_mt940(pages.substr(0, pages.find(":20:A", 5)));
  EXPECT_TRUE(alone.at(0).tolerances.used(Tolerance::BalanceInterim));
  EXPECT_EQ(read_mt940(with(pages, ":60M:C261123CNY11", ":60M:C261123CNY12"))[0].difference(), std::nullopt)
      << "only what the whole statement says counts";
}

TEST(Mt940, UnderstandsNumberedSubfieldsAndWordsInThePurpose) {
  const std::string text = with(kPlain, ":86:Payout",
                                ":86:166?00UEBERWEISUNG?20EREF+PO-00\r\n01?21SVWZ+ESC-\r\n0002?3010020030"
                                "?31445566?32FOSHAN TREAT?33MENT");
  const Entry got = read_one(text).entries[1];
  EXPECT_EQ(got.end_to_end_id, "PO-0001");
  EXPECT_EQ(got.remittance, "ESC-0002");
  EXPECT_EQ(got.counterparty_account, "445566");
  EXPECT_EQ(got.counterparty_name, "FOSHAN TREATMENT");
  EXPECT_EQ(got.unknown, (std::vector<Kept>{
                             {":86:/code", "166"}, {":86:/?00", "UEBERWEISUNG"}, {":86:/?30", "10020030"}}));
}

TEST(Mt940, GluesWrappedLinesTogetherOnlyWhereTheyWereFull) {
  const std::string full(60, 'x');
  EXPECT_EQ(read_one(with(kPlain, ":86:Payout", ":86:" + full + "ESC-0\r\n001")).entries[1].remittance,
            full + "ESC-0001");
  EXPECT_EQ(read_one(with(kPlain, ":86:Payout", ":86:one\r\ntwo")).entries[1].remittance, "one two");
  EXPECT_EQ(read_one(with(kPlain, ":86:Payout", ":86:166?20ESC-0001 \r\nrest")).entries[1].remittance,
            "ESC-0001 rest");
}

TEST(Mt940, TakesTheYearOfTheBookingFromTheValueDate) {
  const auto booked = [](const std::string& dates) {
    return read_one(with(kPlain, "2611231123C", dates + "C")).entries[0].booking_date;
  };
  EXPECT_EQ(booked("2612311231"), "2026-12-31");
  EXPECT_EQ(booked("2612310102"), "2027-01-02");
  EXPECT_EQ(booked("2701021231"), "2026-12-31");
}

TEST(Mt940, IsToldFromXmlByItsFirstCharacter) {
  EXPECT_EQ(read_statements(kPlain).at(0).kind, CamtKind::Statement940);
  EXPECT_EQ(read_statements(write_camt053(samples::small_day())).at(0).kind, CamtKind::Statement053);
}

}  // namespace
}  // namespace heliu::iso20022
