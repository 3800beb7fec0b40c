#include "treasury/suggestions.hpp"

#include <algorithm>
#include <unordered_map>

namespace heliu::treasury {

namespace {

using reconcile::Basis;
using reconcile::Cause;

constexpr std::size_t kMostSuggested = 5;

const char* reason_of(Basis basis) {
  switch (basis) {
    case Basis::Reference:
      return "编号相符但不唯一 · named, but another line or entry would do as well";
    case Basis::AmountNameDay:
      return "金额与户名一致，日期相近 · equal amount and name, days within the window";
    case Basis::AmountDay:
      return "金额一致，日期相近，缺户名 · equal amount, days within the window, a name missing";
    case Basis::SumName:
      return "同一户名合计相等 · equal sums of one counterparty";
    case Basis::SumDay:
      return "相近日期合计相等 · equal sums within the window, a name missing";
  }
  return "";
}

const char* reason_of(Cause cause) {
  switch (cause) {
    case Cause::AmountDiffers:
      return "编号相符，金额不符 · named, but the amount differs";
    case Cause::PaidTwice:
      return "编号相符，已付清 · what it names is paid already";
    case Cause::Returned:
      return "编号相符，方向相反 · undoes or returns what it names";
    case Cause::NameDiffers:
      return "金额一致，户名不同 · equal amount, another counterparty";
    default:
      return "";
  }
}

SuggestedPart part_of(const Expectation& one) {
  return {one.kind, one.id, one.reference, one.amount, one.name};
}

bool suggested(const std::vector<Suggestion>& suggestions, const Uuid& id) {
  return std::any_of(suggestions.begin(), suggestions.end(), [&](const Suggestion& suggestion) {
    return std::any_of(suggestion.parts.begin(), suggestion.parts.end(),
                       [&](const SuggestedPart& part) { return part.id == id; });
  });
}

}  // namespace

Findings::Findings(const reconcile::Report& report, const std::vector<Expectation>& expected)
    : expected_(expected), findings_(report.movements.size()) {
  for (const reconcile::Match& match : report.matches) add_match(report, match);
  for (const reconcile::Break& found : report.breaks)
    if (found.movement != reconcile::Break::kNone) add_break(found);
  add_alike(report);
}

void Findings::add_match(const reconcile::Report& report, const reconcile::Match& match) {
  std::vector<const Expectation*> explains;
  Suggestion suggestion{std::string(word(match.basis)), match.unique, reason_of(match.basis), {}, 0};
  for (const std::size_t i : match.expected) {
    explains.push_back(&expected_[i]);
    suggestion.parts.push_back(part_of(expected_[i]));
  }
  suggestion.lines = std::ssize(match.movements);
  // Sums of both directions explain nothing that one could post.
  bool one_way = true;
  for (const std::size_t i : match.movements)
    one_way = one_way && (report.movements[i].line.amount > Fen{}) == (explains.front()->amount > Fen{});
  for (const Expectation* one : explains)
    one_way = one_way && (one->amount > Fen{}) == (explains.front()->amount > Fen{});
  for (const std::size_t i : match.movements) {
    Finding& finding = findings_[i];
    finding.matched = one_way;
    finding.basis = match.basis;
    finding.unique = match.unique;
    finding.first = i == match.movements.front();
    finding.together = suggestion.lines;
    finding.explains = explains;
    if (match.basis == Basis::Reference) finding.named = explains;
    finding.cause = match.unique ? "unnamed" : "ambiguous";
    finding.suggestions.push_back(suggestion);
  }
}

void Findings::add_break(const reconcile::Break& found) {
  Finding& finding = findings_[found.movement];
  finding.cause = word(found.cause);
  if (found.like == reconcile::Break::kNone) return;
  const Expectation& like = expected_[found.like];
  if (found.cause != Cause::NameDiffers) finding.named.push_back(&like);
  finding.suggestions.push_back(
      {std::string(word(found.cause)), false, reason_of(found.cause), {part_of(like)}, 1});
}

// Whatever else has the same amount: the matcher takes one of them, a person should see all.
void Findings::add_alike(const reconcile::Report& report) {
  std::unordered_map<std::int64_t, std::vector<const Expectation*>> by_amount;
  for (const Expectation& one : expected_) by_amount[one.amount.count].push_back(&one);
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const auto alike = by_amount.find(report.movements[i].line.amount.count);
    if (findings_[i].certain() || alike == by_amount.end()) continue;
    auto& suggestions = findings_[i].suggestions;
    for (const Expectation* one : alike->second)
      if (suggestions.size() < kMostSuggested && !suggested(suggestions, one->id))
        suggestions.push_back({"amount", false, "金额一致 · equal amount", {part_of(*one)}, 1});
  }
}

std::string note_of(const std::string& cause, bool came_in) {
  if (cause == "several-payers") return "the references are of several payers";
  if (cause == "amount-differs") return "it names what another amount is expected of";
  if (cause == "paid-twice") return "what it names is explained already";
  if (cause == "returned") return "it undoes or returns what it names";
  if (cause == "unnamed") return "its amount fits, but it names nothing";
  if (cause == "ambiguous") return "more than one thing fits";
  if (cause == "name-differs") return "the amount fits, the counterparty doesn't";
  if (!came_in) return "the bank booked what no payout ordered";
  return cause == "unknown-reference" ? "the reference is of no escrow"
                                      : "the remittance holds no right reference";
}

}  // namespace heliu::treasury
