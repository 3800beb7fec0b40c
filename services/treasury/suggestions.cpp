#include "treasury/suggestions.hpp"

#include <algorithm>
#include <unordered_map>

namespace heliu::treasury {

namespace {

using reconcile::Basis;
using reconcile::Cause;

constexpr std::size_t kMostSuggested = 5;

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
  Suggestion suggestion{std::string(word(match.basis)), match.unique, {}, 0};
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
  finding.suggestions.push_back({std::string(word(found.cause)), false, {part_of(like)}, 1});
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
        suggestions.push_back({"amount", false, {part_of(*one)}, 1});
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
