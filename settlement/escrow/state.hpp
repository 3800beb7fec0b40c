// The life of an escrow. A step that a state does not know is no step: the caller names it and does nothing.
#pragma once
#include <boost/describe.hpp>
#include <optional>

namespace heliu::escrow {

enum class State {
  opened,       // legs are owed, nothing has come
  part_funded,  // something has come
  funded,       // every leg is full: the waste may move
  releasing,    // at least one load is settled
  disputed,     // at least one load waits for a ruling
  closed,       // the last load is settled, the rest went back
  refunded      // the trade was cancelled, what was held went back
};
BOOST_DESCRIBE_ENUM(State, opened, part_funded, funded, releasing, disputed, closed, refunded)

enum class Step {
  fund_part,  // a credit that leaves a leg open
  fund_full,  // the credit after which every leg is full
  release,    // a load settled by the rule, or freight of a refused load
  dispute,    // a load whose papers and weights don't agree
  rule,       // a ruling, and other disputes are still open
  rule_last,  // a ruling, and no dispute is left
  close,
  refund
};
BOOST_DESCRIBE_ENUM(Step, fund_part, fund_full, release, dispute, rule, rule_last, close, refund)

std::optional<State> state_after(State state, Step step);

// Nothing is held any more and nothing will be.
inline bool is_final(State state) {
  return state == State::closed || state == State::refunded;
}

}  // namespace heliu::escrow
