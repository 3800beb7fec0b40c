#include "settlement/escrow/money.hpp"

#include <algorithm>

namespace heliu::escrow {

namespace {

std::string leg_fault(State state, const LegMoney& leg) {
  const std::string name = leg.purpose == Purpose::disposal ? "disposal" : "freight and fee";
  const auto fen = [](std::int64_t amount) { return std::to_string(amount) + " fen"; };
  if (leg.recorded != leg.come)
    return fen(leg.recorded) + " are recorded as come for " + name + ", by the transfers " + fen(leg.come);
  if (leg.left < 0 || leg.held > leg.left) return "more left or was held than had come for " + name;
  if (is_final(state) && (leg.left != 0 || leg.held != 0))
    return "it has ended, and " + fen(leg.left) + " are left for " + name;
  return {};
}

}  // namespace

std::string money_fault(const Life& life, std::span<const LegMoney> legs) {
  const State state = life.state == State::frozen ? life.before : life.state;
  for (const LegMoney& leg : legs)
    if (std::string fault = leg_fault(state, leg); !fault.empty()) return fault;
  const bool any = std::any_of(legs.begin(), legs.end(), [](const LegMoney& leg) { return leg.come > 0; });
  const bool all =
      std::all_of(legs.begin(), legs.end(), [](const LegMoney& leg) { return leg.come >= leg.owed; });
  if (state == State::opened && any) return "it is opened, and money has come";
  if (state == State::part_funded && (!any || all)) return "it is part-funded, and nothing or all has come";
  const bool says_full = state == State::funded || state == State::over_funded || state == State::held;
  if (says_full && !all) return "it is full, and a part of what is owed has not come";
  return {};
}

}  // namespace heliu::escrow
