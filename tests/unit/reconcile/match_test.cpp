#include "settlement/reconcile/match.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/unit/reconcile/samples.hpp"

namespace heliu::reconcile {
namespace {

using samples::document;
using samples::expected;
using samples::line;

Report run(std::vector<Line> lines, const std::vector<Expected>& entries) {
  return reconcile({document(Source::Statement, "S", std::move(lines))}, entries);
}

// "1:2 reference; 1:1 amount-day?" – a question mark where the explanation isn't unique.
std::string told(const Report& report) {
  std::string text;
  for (const Match& match : report.matches)
    text += (text.empty() ? "" : "; ") + std::to_string(match.movements.size()) + ":" +
            std::to_string(match.expected.size()) + " " + std::string(word(match.basis)) +
            (match.unique ? "" : "?");
  for (const Break& found : report.breaks)
    text += (text.empty() ? "" : "; ") + std::string(word(found.cause));
  return text;
}

TEST(Reconciliation, MatchesByReferenceWhateverTheNameAndDaySay) {
  EXPECT_EQ(told(run({line(100, "货款 ESC-0001 谢谢", "甲", "2026-11-23")},
                     {expected("e", 100, "ESC-0001", "乙", "2026-01-01")})),
            "1:1 reference");
  EXPECT_EQ(told(run({line(100, "esc0001")}, {expected("e", 100, "ESC-0001")})), "1:1 reference");
  EXPECT_EQ(told(run({line(100, "ESC- 0001")}, {expected("e", 100, "ESC-0001")})), "1:1 reference")
      << "torn by a line end";
  Line payout = line(-100);
  payout.end_to_end_id = "PO1";
  EXPECT_EQ(told(run({payout}, {expected("e", -100, "PO1")})), "1:1 reference");
}

TEST(Reconciliation, MatchesASplitDepositAndOneDepositForThreeEscrows) {
  EXPECT_EQ(told(run({line(60, "ESC-0001"), line(40, "ESC-0001 rest")}, {expected("e", 100, "ESC-0001")})),
            "2:1 reference");
  EXPECT_EQ(told(run({line(600, "ESC-0001 ESC-0002, ESC-0003")},
                     {expected("a", 100, "ESC-0001"), expected("b", 200, "ESC-0002"),
                      expected("c", 300, "ESC-0003")})),
            "1:3 reference");
  EXPECT_EQ(told(run({line(250, "ESC-0001 ESC-0002"), line(50, "ESC-0002")},
                     {expected("a", 100, "ESC-0001"), expected("b", 200, "ESC-0002")})),
            "2:2 reference");
}

TEST(Reconciliation, SaysWhichOfTwoPaymentsWasNotCertain) {
  EXPECT_EQ(told(run({line(100, "ESC-0001 a"), line(100, "ESC-0001 b")}, {expected("e", 100, "ESC-0001")})),
            "1:1 reference?; paid-twice");
}

TEST(Reconciliation, MatchesByAmountNameAndDayWithoutReferences) {
  EXPECT_EQ(
      told(run({line(100, "", "南海（示范）厂 A", "2026-11-24")}, {expected("e", 100, "", "南海(示范)厂a")})),
      "1:1 amount-name-day");
  EXPECT_EQ(told(run({line(100, "", "甲", "2026-11-27")}, {expected("e", 100, "", "甲")})),
            "not-expected; not-received");
  EXPECT_EQ(told(run({line(100)}, {expected("e", 100, "", "甲")})), "1:1 amount-day");
  EXPECT_EQ(told(run({line(100)}, {expected("e", 100), expected("f", 100)})),
            "1:1 amount-day?; not-received");
  EXPECT_EQ(told(run({line(100, "", "甲")},
                     {expected("e", 100, "", "甲"), expected("f", 100, "", "甲", "2026-11-24")})),
            "1:1 amount-name-day?; not-received");
  EXPECT_EQ(told(run({line(100, "", "甲"), line(100, "x", "甲")},
                     {expected("e", 100, "", "甲"), expected("f", 100, "", "甲")})),
            "1:1 amount-name-day; 1:1 amount-name-day");
}

TEST(Reconciliation, IsCertainOfRegularPaymentsAsLongAsNoneIsMissing) {
  std::vector<Line> lines;
  std::vector<Expected> entries;
  for (const char* day : {"2026-11-21", "2026-11-22", "2026-11-23"}) {
    lines.push_back(line(100, "", "甲", day));
    entries.push_back(expected(day, 100, "", "甲", day));
  }
  EXPECT_EQ(told(run(lines, entries)), "1:1 amount-name-day; 1:1 amount-name-day; 1:1 amount-name-day");
  lines.pop_back();
  EXPECT_EQ(told(run(lines, entries)), "1:1 amount-name-day?; 1:1 amount-name-day?; not-received");
}

TEST(Reconciliation, OfAlikeLinesWithoutEndStaysQuick) {
  std::vector<Line> lines;
  std::vector<Expected> entries;
  for (int i = 0; i < 3'000; ++i) {
    lines.push_back(line(100, "", "甲"));
    entries.push_back(expected(std::to_string(i), 99, "", "甲"));
  }
  const Report report = run(lines, entries);
  EXPECT_TRUE(report.matches.empty());
  EXPECT_GT(report.unsearched, 0);
}

TEST(Reconciliation, NeverTakesAnotherCounterpartysMoney) {
  const Report report = run({line(100, "", "甲")}, {expected("e", 100, "", "乙")});
  EXPECT_EQ(told(report), "name-differs; not-received");
  EXPECT_EQ(report.breaks[0].like, 0u);
}

TEST(Reconciliation, MatchesSumsOfOneCounterparty) {
  EXPECT_EQ(
      told(run({line(60, "", "甲"), line(40, "", "甲"), line(33, "", "乙")}, {expected("e", 100, "", "甲")})),
      "2:1 sum-name; not-expected");
  EXPECT_EQ(told(run({line(-100, "", "甲")}, {expected("e", -70, "", "甲"), expected("f", -30, "", "甲")})),
            "1:2 sum-name");
  EXPECT_EQ(told(run({line(70, "", "甲"), line(50, "", "甲")},
                     {expected("e", 80, "", "甲"), expected("f", 40, "", "甲")})),
            "2:2 sum-name");
  EXPECT_EQ(told(run({line(60, "", "甲"), line(40, "", "甲"), line(40, "b", "甲")},
                     {expected("e", 100, "", "甲")})),
            "2:1 sum-name?; not-expected");
}

TEST(Reconciliation, MatchesSumsOfADayWhereNamesAreMissing) {
  EXPECT_EQ(told(run({line(60), line(40)}, {expected("e", 100, "", "甲")})), "2:1 sum-day");
  EXPECT_EQ(told(run({line(60, "", "乙"), line(40, "", "乙")}, {expected("e", 100, "", "甲")})),
            "not-expected; not-expected; not-received");
}

TEST(Reconciliation, NamesTheCauseOfEachBreak) {
  Report report = run({line(90, "ESC-0001")}, {expected("e", 100, "ESC-0001")});
  EXPECT_EQ(told(report), "amount-differs; amount-differs");
  EXPECT_EQ(report.breaks[0].difference, Fen{-10});
  EXPECT_EQ(report.breaks[1].like, 0u);
  EXPECT_EQ(told(run({line(100, "ESC-0009")}, {expected("e", 70, "ESC-0001")})),
            "unknown-reference; not-received");
  EXPECT_EQ(told(run({line(100, "rent")}, {expected("e", 70, "ESC-0001")})), "not-expected; not-received");
  Line back = line(200, "PO-00001");
  back.returned = true;
  report = run({line(-200, "PO-00001"), back}, {expected("e", -200, "PO-00001")});
  EXPECT_EQ(told(report), "1:1 reference; returned");
  EXPECT_EQ(report.breaks[0].like, 0u);
}

TEST(Reconciliation, DoesNotExplainALineThatNamesAnEntryByAnother) {
  EXPECT_EQ(told(run({line(90, "ESC-0001", "甲")},
                     {expected("e", 100, "ESC-0001", "甲"), expected("f", 90, "", "甲")})),
            "amount-differs; amount-differs; not-received");
}

TEST(Reconciliation, MeasuresTheShareOfValueExplained) {
  const Report report = run({line(75, "ESC-0001"), line(-25)}, {expected("e", 75, "ESC-0001")});
  EXPECT_EQ(report.explained_ppm(), 750'000);
  EXPECT_EQ(report.explained_ppm(Basis::Reference), 750'000);
  EXPECT_EQ(report.explained_ppm(Basis::SumName), 0);
  EXPECT_EQ(run({}, {}).explained_ppm(), 1'000'000);
}

TEST(Reconciliation, SumsWhatIsOpenByAge) {
  const std::vector<Expected> entries{expected("e", -8, "", "", "2026-11-20"), expected("f", 16, "", "", "")};
  const Report report = run(
      {line(1, "", "", "2026-11-23"), line(2, "", "", "2026-11-01"), line(4, "", "", "2026-09-01")}, entries);
  EXPECT_EQ(open_by_age(report, entries, "2026-11-24"),
            (std::array<Fen, 5>{Fen{1}, Fen{8}, Fen{2}, Fen{4}, Fen{16}}));
}

TEST(Reconciliation, SaysWhatItDidNotSearch) {
  std::vector<Line> lines;
  for (int i = 0; i < 40; ++i) lines.push_back(line(1'000 + i, "", "甲"));
  const Report report = run(lines, {expected("e", 1'000 + 1'001 + 1'002, "", "甲")});
  EXPECT_EQ(report.unsearched, 1);
  EXPECT_EQ(told(run(lines, {expected("e", 1'000 + 1'001, "", "甲")})).substr(0, 13), "2:1 sum-name?")
      << "pairs are found in any number";
}

TEST(Reconciliation, RefusesEntriesItCannotTellApart) {
  EXPECT_THROW(run({}, {expected("e", 1), expected("e", 2)}), std::invalid_argument);
  EXPECT_THROW(run({}, {expected("e", 0)}), std::invalid_argument);
}

}  // namespace
}  // namespace heliu::reconcile
