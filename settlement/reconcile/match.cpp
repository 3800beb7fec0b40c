#include "settlement/reconcile/match.hpp"

#include <algorithm>
#include <stdexcept>

#include "settlement/reconcile/pool.hpp"

namespace heliu::reconcile {
namespace {

constexpr std::array<std::string_view, kBases> kBasisWords{"reference", "amount-name-day", "amount-day",
                                                           "sum-name", "sum-day"};
constexpr std::array<std::string_view, kCauses> kCauseWords{
    "amount-differs", "paid-twice",   "returned",    "unknown-reference",
    "name-differs",   "not-expected", "not-received"};

Int128 size_of(Fen amount) {
  return amount < Fen{} ? -Int128{amount.count} : Int128{amount.count};
}

// In millionths of what all movements moved.
std::int64_t share(const Report& report, const Basis* only) {
  Int128 all = 0, explained = 0;
  for (const Movement& movement : report.movements) all += size_of(movement.line.amount);
  for (const Match& match : report.matches)
    if (only == nullptr || match.basis == *only)
      for (const std::size_t i : match.movements) explained += size_of(report.movements[i].line.amount);
  return all == 0 ? 1'000'000 : static_cast<std::int64_t>(explained * 1'000'000 / all);
}

}  // namespace

std::string_view word(Basis basis) {
  return kBasisWords.at(static_cast<std::size_t>(basis));
}

std::string_view word(Cause cause) {
  return kCauseWords.at(static_cast<std::size_t>(cause));
}

std::int64_t Report::explained_ppm() const {
  return share(*this, nullptr);
}

std::int64_t Report::explained_ppm(Basis basis) const {
  return share(*this, &basis);
}

Report reconcile(std::vector<Document> documents, const std::vector<Expected>& expected,
                 const Options& options) {
  Report report;
  Movements moved = movements(std::move(documents));
  report.movements = std::move(moved.posting);
  report.waiting = std::move(moved.waiting);
  report.copies = std::move(moved.copies);
  report.told_again = moved.told_again;
  Pool pool = make_pool(report.movements, expected, options);
  match_by_reference(pool, report.movements, expected);
  match_by_amount(pool);
  match_by_sum(pool);
  report.breaks = breaks_of(pool, report.movements);
  report.unsearched = pool.unsearched;
  report.matches = std::move(pool.matches);
  std::sort(report.matches.begin(), report.matches.end(),
            [](const Match& a, const Match& b) { return a.movements < b.movements; });
  return report;
}

std::array<Fen, 5> open_by_age(const Report& report, const std::vector<Expected>& expected,
                               const std::string& today) {
  const auto now = day_number(today);
  if (!now) throw std::invalid_argument("today: is no day");
  std::array<Fen, 5> open;
  for (const Break& found : report.breaks) {
    const std::string& text = found.movement != Break::kNone ? report.movements[found.movement].line.day
                                                             : expected[found.expected].day;
    const auto day = day_number(text);
    const int age = day ? *now - *day : 0;
    const std::size_t bucket = !day ? 4 : age <= 1 ? 0 : age <= 7 ? 1 : age <= 30 ? 2 : 3;
    open[bucket] += found.amount < Fen{} ? -found.amount : found.amount;
  }
  return open;
}

}  // namespace heliu::reconcile
