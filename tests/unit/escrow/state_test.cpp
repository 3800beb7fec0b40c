#include "settlement/escrow/state.hpp"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace heliu::escrow {

// Every step that a state knows; a step not named here is none. A frozen escrow is tested by itself.
// README.md of settlement/escrow shows the same table.
constexpr const char* kTable = R"(
opened:        fund_part>part_funded fund_full>funded fund_over>over_funded
               dispute>in_dispute refund>refunded expire>expired
part_funded:   fund_part>part_funded fund_full>funded fund_over>over_funded
               dispute>in_dispute refund>refunded expire>expired
funded:        fund_over>over_funded bind>held release>releasing release_last>released
               release_part>part_released dispute>in_dispute refund>refunded close>closed
over_funded:   fund_over>over_funded bind>held release>releasing release_last>released
               release_part>part_released dispute>in_dispute refund>refunded close>closed
held:          fund_over>held release>releasing release_last>released
               release_part>part_released dispute>in_dispute refund>refunded close>closed
releasing:     fund_over>releasing release>releasing release_last>released
               release_part>part_released dispute>in_dispute refund>refunded close>closed
released:      refund>refunded close>closed
part_released: refund>refunded close>closed
in_dispute:    fund_part>in_dispute fund_full>in_dispute fund_over>in_dispute
               release>in_dispute release_last>in_dispute release_part>in_dispute
               dispute>in_dispute rule>in_dispute rule_last>ruled
ruled:         fund_part>ruled fund_full>ruled fund_over>ruled release>releasing
               release_last>released release_part>part_released dispute>in_dispute
               refund>refunded close>closed
refunded:
expired:
closed:
)";

template <class E>
static std::string name(E value) {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) text = d.name;
  });
  return text;
}

template <class E>
static std::vector<E> all() {
  std::vector<E> values;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto d) { values.push_back(d.value); });
  return values;
}

// "opened fund_part" → "part_funded"
static std::map<std::string, std::string> edges() {
  std::map<std::string, std::string> found;
  std::istringstream table(kTable);
  std::string state;
  for (std::string word; table >> word;) {
    if (word.ends_with(':')) {
      state = word.substr(0, word.size() - 1);
      continue;
    }
    const std::size_t arrow = word.find('>');
    found[state + " " + word.substr(0, arrow)] = word.substr(arrow + 1);
  }
  return found;
}

TEST(EscrowState, FollowsItsTable) {
  auto expected = edges();
  for (const State state : all<State>()) {
    if (state == State::frozen) continue;
    for (const Step step : all<Step>()) {
      if (step == Step::freeze) continue;
      const auto after = life_after({state, state}, step);
      const std::string edge = name(state) + " " + name(step);
      EXPECT_EQ(after ? name(after->state) : "", expected[edge]) << edge;
      expected.erase(edge);
    }
  }
  EXPECT_TRUE(expected.empty()) << expected.begin()->first << " is of no known state or step";
}

TEST(EscrowState, FrozenLetsMoneyInAndNothingOut) {
  for (const State state : all<State>()) {
    const auto frozen = life_after({state, state}, Step::freeze);
    if (!frozen) continue;
    for (const Step step : all<Step>()) {
      const auto after = life_after(*frozen, step);
      const bool comes_in =
          step == Step::fund_part || step == Step::fund_full || step == Step::fund_over || step == Step::bind;
      const auto unfrozen = life_after({state, state}, step);
      if (step == Step::thaw) {
        EXPECT_EQ(after, (Life{state, state})) << name(state);
      } else if (comes_in && unfrozen) {
        EXPECT_EQ(after, (Life{State::frozen, unfrozen->state})) << name(state) << " " << name(step);
      } else {
        EXPECT_EQ(after, std::nullopt) << name(state) << " " << name(step);
      }
    }
  }
}

TEST(EscrowState, NeverLeavesItsEnd) {
  for (const State state : all<State>()) {
    bool moves = false;
    for (const Step step : all<Step>()) moves |= life_after({state, state}, step).has_value();
    EXPECT_EQ(moves, !is_final(state)) << name(state);
  }
}

TEST(EscrowState, TakesNoMoneyWhenClosed) {
  for (const Step step : {Step::fund_part, Step::fund_full, Step::fund_over})
    for (const State state : {State::closed, State::refunded, State::expired})
      EXPECT_FALSE(life_after({state, state}, step)) << name(state);
}

}  // namespace heliu::escrow
