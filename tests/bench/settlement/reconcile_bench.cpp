#include <random>
#include <stdexcept>
#include <string>

#include "settlement/reconcile/match.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/benches.hpp"

namespace heliu::bench {
namespace {

using namespace heliu::reconcile;

constexpr int kEntries = 100'000;
constexpr int kRounds = 5;

struct Month {
  std::vector<Document> documents;
  std::vector<Expected> entries;
};

std::string day_of(unsigned n) {
  return std::string("2026-11-") + (n < 9 ? "0" : "") + std::to_string(n + 1);
}

// A statement a day. Seven of ten lines name their entry, the others are found by amount, name and day; of a
// hundred entries one comes in two to four parts, and one is collected with others in one line.
class Maker {
 public:
  Month make() {
    for (unsigned day = 0; day < 28; ++day)
      month_.documents.push_back({Source::Statement, "4406", "S" + std::to_string(day), day + 1, {}});
    while (static_cast<int>(month_.entries.size()) < kEntries) {
      const unsigned kind = random_() % 100;
      if (kind == 0)
        split();
      else if (kind == 1)
        collect();
      else
        plain();
    }
    std::shuffle(month_.entries.begin(), month_.entries.end(), random_);
    return std::move(month_);
  }

 private:
  Expected entry(std::int64_t fen, unsigned day, const std::string& name) {
    const std::string number = std::to_string(100'000 + month_.entries.size());
    return {"e" + number, Fen{fen}, day_of(day), {"ESC-" + number}, name};
  }
  std::int64_t amount() { return 10'000 + static_cast<std::int64_t>(random_() % 50'000'000); }
  std::string name() { return "示范企业" + std::to_string(random_() % 3'000) + "号"; }

  void move(std::int64_t fen, unsigned day, const std::string& name, const std::string& text) {
    Line line;
    line.bank_reference = "B" + std::to_string(++booked_);
    line.amount = Fen{fen};
    line.day = day_of(day);
    line.counterparty_name = name;
    line.remittance = text;
    month_.documents[day].lines.push_back(std::move(line));
  }

  void plain() {
    const unsigned day = random_() % 28;
    const std::string who = name();
    const Expected made = entry(amount(), day, who);
    move(made.amount.count, day, who, random_() % 10 < 7 ? "处置费 " + made.references[0] : "处置费");
    month_.entries.push_back(made);
  }
  void split() {
    const unsigned day = random_() % 28;
    const std::string who = name();
    std::int64_t sum = 0;
    const bool named = random_() % 2 == 0;
    const Expected like = entry(1, day, who);
    for (unsigned parts = 2 + random_() % 3; parts > 0; --parts) {
      const std::int64_t part = amount();
      sum += part;
      move(part, day, who, named ? like.references[0] + " 分" : "分期");
    }
    month_.entries.push_back(entry(sum, day, who));
  }
  void collect() {
    const unsigned day = random_() % 28;
    const std::string who = name();
    std::int64_t sum = 0;
    const bool named = random_() % 2 == 0;
    std::string text = "合并";
    for (unsigned parts = 2 + random_() % 3; parts > 0; --parts) {
      month_.entries.push_back(entry(amount(), day, who));
      sum += month_.entries.back().amount.count;
      if (named) text += " " + month_.entries.back().references[0];
    }
    move(sum, day, who, text);
  }

  std::mt19937_64 random_{20261127};
  Month month_;
  int booked_ = 0;
};

}  // namespace

void bench_reconcile() {
  const Month month = Maker().make();
  std::size_t lines = 0;
  for (const Document& document : month.documents) lines += document.lines.size();
  std::vector<double> seconds;
  Report report;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Document> documents = month.documents;
    seconds.push_back(
        cpu_seconds_of([&] { report = reconcile::reconcile(std::move(documents), month.entries); }));
  }
  std::size_t unique = 0, several = 0;
  for (const Match& match : report.matches) {
    unique += match.unique;
    several += match.movements.size() + match.expected.size() > 2;
  }
  if (report.explained_ppm() < 999'000)
    throw std::runtime_error("less than 99.9 % of the value is explained");
  figure("reconcile-lines", static_cast<double>(lines), "lines");
  figure("reconcile-100k", median(seconds) * 1'000, "ms");
  figure("reconcile-explained", static_cast<double>(report.explained_ppm()), "ppm");
  figure("reconcile-sums", static_cast<double>(several), "matches");
  figure("reconcile-not-unique", static_cast<double>(report.matches.size() - unique), "matches");
  ratio("reconcile/5s", median(seconds) / 5);
}

}  // namespace heliu::bench
