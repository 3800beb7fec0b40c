#include "settlement/escrow/state.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace heliu::escrow {

constexpr State kStates[] = {State::opened,   State::part_funded, State::funded,  State::releasing,
                             State::disputed, State::closed,      State::refunded};
constexpr Step kSteps[] = {Step::fund_part, Step::fund_full, Step::release, Step::dispute,
                           Step::rule,      Step::rule_last, Step::close,   Step::refund};

// Rows: the state before; columns: the step. "-": not a step of this state.
constexpr const char* kTable = R"(
            fund_part   fund_full release   dispute  rule     rule_last close  refund
opened      part_funded funded    -         disputed -        -         -      refunded
part_funded part_funded funded    -         disputed -        -         -      refunded
funded      -           -         releasing disputed -        -         closed refunded
releasing   -           -         releasing disputed -        -         closed refunded
disputed    disputed    disputed  disputed  disputed disputed releasing -      -
closed      -           -         -         -        -        -         -      -
refunded    -           -         -         -        -        -         -      -
)";

static std::string name(State state) {
  constexpr const char* names[] = {"opened",   "part_funded", "funded",  "releasing",
                                   "disputed", "closed",      "refunded"};
  return names[static_cast<int>(state)];
}

TEST(EscrowState, FollowsItsTable) {
  std::istringstream table(kTable);
  std::string word;
  for (std::size_t i = 0; i < std::size(kSteps); ++i) table >> word;
  for (const State state : kStates) {
    table >> word;
    ASSERT_EQ(word, name(state));
    for (const Step step : kSteps) {
      table >> word;
      const auto after = state_after(state, step);
      EXPECT_EQ(after ? name(*after) : "-", word) << name(state) << " step " << static_cast<int>(step);
    }
  }
}

TEST(EscrowState, NeverLeavesItsEnd) {
  for (const State state : kStates) {
    bool moves = false;
    for (const Step step : kSteps) moves |= state_after(state, step).has_value();
    EXPECT_EQ(moves, !is_final(state)) << name(state);
  }
}

}  // namespace heliu::escrow
