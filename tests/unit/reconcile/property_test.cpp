// Random days against what must hold of any reconciliation, checked the slow way.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <set>

#include "settlement/reconcile/match.hpp"
#include "tests/unit/reconcile/samples.hpp"

namespace heliu::reconcile {
namespace {

using samples::document;
using samples::expected;
using samples::line;

struct Day {
  std::vector<Document> documents;
  std::vector<Expected> entries;
};

// Few amounts, names and references, so that everything collides.
Day random_day(std::mt19937& random) {
  const char* names[] = {"", "甲", "乙"};
  const char* days[] = {"2026-11-22", "2026-11-23", "2026-11-24", "2026-11-30"};
  const auto reference = [&](unsigned among) {
    const unsigned n = random() % among;
    return n < 4 ? "ESC-000" + std::to_string(n) : std::string();
  };
  const auto amount = [&] {
    const auto size = static_cast<std::int64_t>(1 + random() % 9) * 10;
    return random() % 4 == 0 ? -size : size;
  };
  Day day;
  for (unsigned documents = 1 + random() % 2, d = 0; d < documents; ++d) {
    std::vector<Line> lines;
    for (unsigned n = random() % 6, i = 0; i < n; ++i)
      lines.push_back(line(amount(), reference(12), names[random() % 3], days[random() % 4]));
    day.documents.push_back(document(Source::Statement, "S" + std::to_string(d), lines, d + 1));
  }
  std::vector<Line> moved;
  for (const Document& one : day.documents) moved.insert(moved.end(), one.lines.begin(), one.lines.end());
  for (unsigned n = random() % 7, i = 0; i < n; ++i) {
    Expected entry =
        expected("e" + std::to_string(i), amount(), reference(12), names[random() % 3], days[random() % 4]);
    const unsigned like = random() % 3;  // some expect what moved, or what two lines moved together
    if (like > 0 && !moved.empty()) {
      const Line& one = moved[random() % moved.size()];
      entry.amount = one.amount;
      entry.name = one.counterparty_name;
      entry.day = one.day;
      entry.references.clear();
      if (!one.remittance.empty()) entry.references.push_back(one.remittance);
      if (like == 2) entry.amount += moved[random() % moved.size()].amount;
      if (entry.amount == Fen{}) entry.amount = Fen{10};
    }
    day.entries.push_back(std::move(entry));
  }
  return day;
}

// A report in words that no order of the input can change.
std::multiset<std::string> words_of(const Report& report, const std::vector<Expected>& entries) {
  std::multiset<std::string> words;
  const auto lines = [&](std::size_t i) {
    const Line& of = report.movements[i].line;
    return "[" + std::to_string(of.amount.count) + of.day + of.remittance + of.counterparty_name +
           std::to_string(report.movements[i].occurrence) + "]";
  };
  for (const Match& match : report.matches) {
    std::multiset<std::string> parts;
    for (const std::size_t i : match.movements) parts.insert(lines(i));
    for (const std::size_t i : match.expected) parts.insert(entries[i].id);
    std::string text = std::string(word(match.basis)) + (match.unique ? " " : "? ");
    for (const std::string& part : parts) text += part;
    words.insert(text);
  }
  for (const Break& found : report.breaks)
    words.insert(std::string(word(found.cause)) + std::to_string(found.difference.count) +
                 (found.movement != Break::kNone ? lines(found.movement) : entries[found.expected].id));
  return words;
}

void expect_exact_and_once(const Report& report, const std::vector<Expected>& entries) {
  std::vector<int> moved(report.movements.size(), 0), due(entries.size(), 0);
  for (const Match& match : report.matches) {
    Fen gap;
    for (const std::size_t i : match.movements) gap += report.movements[i].line.amount, ++moved[i];
    for (const std::size_t i : match.expected) gap -= entries[i].amount, ++due[i];
    ASSERT_EQ(gap, Fen{});
    ASSERT_FALSE(match.movements.empty() || match.expected.empty());
  }
  for (const Break& found : report.breaks)
    ++(found.movement != Break::kNone ? moved[found.movement] : due[found.expected]);
  for (const auto* side : {&moved, &due})
    for (const int times : *side)
      ASSERT_EQ(times, 1) << "each line and entry is explained once or is one break";
}

bool names_agree(const std::string& a, const std::string& b) {
  return !a.empty() && a == b;
}

// Slow and obvious: no line of equal amount, name and day, and no sum of lines of one counterparty and day,
// may be left beside the entry that it makes.
void expect_nothing_left(const Report& report, const std::vector<Expected>& entries) {
  std::vector<std::size_t> lines, open;
  for (const Break& found : report.breaks) {
    if (found.movement != Break::kNone && report.movements[found.movement].line.remittance.empty())
      lines.push_back(found.movement);
    if (found.expected != Break::kNone && entries[found.expected].references.empty())
      open.push_back(found.expected);
  }
  for (std::uint32_t choice = 1; choice < (1u << lines.size()); ++choice) {
    for (std::uint32_t other = 1; other < (1u << open.size()); ++other) {
      Fen gap;
      bool one_party = true;
      const std::string* name = nullptr;
      const std::string* day = nullptr;
      bool in = false, first = true;
      const auto join = [&](const std::string& its_name, const std::string& its_day, Fen amount) {
        if (first) name = &its_name, day = &its_day, in = amount > Fen{}, first = false;
        one_party = one_party && names_agree(*name, its_name) && *day == its_day && in == (amount > Fen{});
      };
      for (std::size_t i = 0; i < lines.size(); ++i)
        if ((choice >> i & 1u) != 0) {
          const Line& of = report.movements[lines[i]].line;
          gap += of.amount;
          join(of.counterparty_name, of.day, of.amount);
        }
      for (std::size_t i = 0; i < open.size(); ++i)
        if ((other >> i & 1u) != 0) {
          gap -= entries[open[i]].amount;
          join(entries[open[i]].name, entries[open[i]].day, entries[open[i]].amount);
        }
      ASSERT_FALSE(one_party && gap == Fen{}) << std::popcount(choice) << ":" << std::popcount(other);
    }
  }
}

TEST(AnyReconciliation, IsExactExplainsOnceAndLeavesNoPlainExplanationOut) {
  std::mt19937 random(20261124);
  int explained = 0;
  for (int round = 0; round < 10'000; ++round) {
    SCOPED_TRACE(round);
    const Day day = random_day(random);
    const Report report = reconcile(day.documents, day.entries);
    expect_exact_and_once(report, day.entries);
    expect_nothing_left(report, day.entries);
    explained += static_cast<int>(report.matches.size());
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(explained, 8'000);
}

TEST(AnyReconciliation, IsTheSameInAnyOrderOfDocumentsLinesAndEntries) {
  std::mt19937 random(5);
  for (int round = 0; round < 2'000; ++round) {
    Day day = random_day(random);
    const auto before = words_of(reconcile(day.documents, day.entries), day.entries);
    std::shuffle(day.documents.begin(), day.documents.end(), random);
    for (Document& one : day.documents) std::shuffle(one.lines.begin(), one.lines.end(), random);
    std::shuffle(day.entries.begin(), day.entries.end(), random);
    ASSERT_EQ(words_of(reconcile(day.documents, day.entries), day.entries), before) << round;
  }
}

TEST(AnyReconciliation, IsTheSameWhenFilesAreSentAgain) {
  std::mt19937 random(6);
  for (int round = 0; round < 1'000; ++round) {
    Day day = random_day(random);
    const auto before = words_of(reconcile(day.documents, day.entries), day.entries);
    Document again = day.documents[random() % day.documents.size()];
    again.id += "-AGAIN";
    day.documents.push_back(again);
    again.source = Source::Intraday;
    day.documents.push_back(again);
    ASSERT_EQ(words_of(reconcile(day.documents, day.entries), day.entries), before) << round;
  }
}

}  // namespace
}  // namespace heliu::reconcile
