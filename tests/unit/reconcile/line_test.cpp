#include "settlement/reconcile/line.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "settlement/reconcile/statement_lines.hpp"
#include "tests/unit/reconcile/samples.hpp"

namespace heliu::reconcile {
namespace {

using samples::document;
using samples::line;
using samples::referenced;

std::size_t count(std::vector<Document> documents) {
  return movements(std::move(documents)).posting.size();
}

TEST(Movement, ToldByReportNotificationAndStatementIsOne) {
  const Movements got =
      movements({document(Source::Intraday, "R1", {referenced(100, "B1")}),
                 document(Source::Notification, "N1", {referenced(100, "B1")}),
                 document(Source::Statement, "S1", {referenced(100, "B1"), referenced(5, "B2")})});
  EXPECT_EQ(got.posting.size(), 2u);
  EXPECT_EQ(got.told_again, 2);
  for (const Movement& movement : got.posting) EXPECT_TRUE(movement.confirmed);
}

TEST(Movement, OfAFileSentAgainIsOne) {
  const std::vector<Line> lines{line(100, "a"), line(100, "a"), line(7, "b")};
  const Movements got = movements(
      {document(Source::Statement, "S1", lines, 4), document(Source::Statement, "S1-COPY", lines, 5),
       document(Source::Statement, "S1-AGAIN", {lines[2], lines[0], lines[1]}, 4)});
  EXPECT_EQ(got.posting.size(), 3u) << "two alike lines in one statement are two movements";
  EXPECT_EQ(got.copies.size(), 2u);
}

TEST(Movement, OfAFileSentAgainWithMoreInItIsOne) {
  EXPECT_EQ(count({document(Source::Statement, "S1", {referenced(100, "B1")}),
                   document(Source::Statement, "S1", {referenced(100, "B1"), referenced(100, "B2")})}),
            2u);
}

TEST(Movement, CountsAsOftenAsTheMostTellingDocumentTellsIt) {
  EXPECT_EQ(count({document(Source::Intraday, "R1", {line(100)}),
                   document(Source::Intraday, "R2", {line(100), line(3)}),
                   document(Source::Statement, "S1", {line(100), line(100), line(3)})}),
            3u);
}

TEST(Movement, WithoutReferenceIsAnotherInTheNextStatement) {
  EXPECT_EQ(count({document(Source::Statement, "S1", {line(100)}, 1),
                   document(Source::Statement, "S2", {line(100), line(1)}, 2)}),
            3u);
  EXPECT_EQ(count({document(Source::Notification, "N1", {line(100)}),
                   document(Source::Notification, "N2", {line(100), line(1)})}),
            3u);
}

TEST(Movement, ThatOnlyANotificationTellsIsNotConfirmed) {
  const Movements got = movements({document(Source::Notification, "N1", {referenced(100, "B1")}),
                                   document(Source::Statement, "S1", {referenced(7, "B2")})});
  ASSERT_EQ(got.posting.size(), 2u);
  EXPECT_TRUE(got.posting[0].confirmed);
  EXPECT_FALSE(got.posting[1].confirmed);
}

TEST(Movement, IsNeverMadeOfWhatIsPendingOrForInformation) {
  Line pending = referenced(100, "B1");
  pending.posts = false;
  const Movements before = movements({document(Source::Intraday, "R1", {pending})});
  EXPECT_TRUE(before.posting.empty());
  EXPECT_EQ(before.waiting.size(), 1u);
  const Movements after = movements({document(Source::Intraday, "R1", {pending}),
                                     document(Source::Statement, "S1", {referenced(100, "B1")})});
  EXPECT_EQ(after.posting.size(), 1u);
  EXPECT_TRUE(after.waiting.empty()) << "it was booked";
}

TEST(Movement, OfNoAmountIsRefused) {
  EXPECT_THROW(movements({document(Source::Statement, "S1", {line(0)})}), std::invalid_argument);
}

iso20022::Statement bank_day() {
  iso20022::Statement statement;
  statement.id = "S1";
  statement.account = "4406";
  statement.day = "2026-11-23";
  statement.closing = Fen{300};
  iso20022::Entry entry;
  entry.amount = Fen{300};
  entry.account_servicer_ref = "B1";
  entry.details = {{Fen{100}, "E1", "", "", ""}, {Fen{200}, "E2", "", "", ""}};
  statement.entries = {entry};
  return statement;
}

TEST(BankDocument, OfAStatementThatDoesNotAddUpIsRefusedWithTheDifference) {
  iso20022::Statement wrong = bank_day();
  wrong.closing = Fen{299};
  try {
    document_of(wrong);
    FAIL();
  } catch (const BalanceError& error) {
    EXPECT_EQ(error.difference, Fen{-1});
    EXPECT_STREQ(error.what(), "Statement S1 closes 0.01 yuan below its opening balance and entries.");
  }
  wrong = bank_day();
  wrong.has_opening = false;
  EXPECT_THROW(document_of(wrong), BalanceError);
  wrong = bank_day();
  wrong.currency = "EUR";
  EXPECT_THROW(document_of(wrong), std::invalid_argument);
}

TEST(BankDocument, TakesABatchApartOnlyIfItsPaymentsAddUp) {
  EXPECT_EQ(document_of(bank_day()).lines.size(), 2u);
  iso20022::Statement odd = bank_day();
  odd.entries[0].details[0].amount = Fen{99};
  ASSERT_EQ(document_of(odd).lines.size(), 1u);
  EXPECT_EQ(document_of(odd).lines[0].amount, Fen{300});
}

TEST(BankDocument, KeepsPendingEntriesAsWaiting) {
  iso20022::Statement statement = bank_day();
  statement.entries.push_back({});
  statement.entries[1].amount = Fen{5};
  statement.entries[1].status = iso20022::EntryStatus::PDNG;
  const Document made = document_of(statement);
  ASSERT_EQ(made.lines.size(), 3u);
  EXPECT_FALSE(made.lines[2].posts);
  EXPECT_EQ(movements({made}).posting.size(), 2u);
}

}  // namespace
}  // namespace heliu::reconcile
