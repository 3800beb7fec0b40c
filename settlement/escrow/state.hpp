// The life of an escrow, as a table (README.md shows the same one). A step that a state does not know is no
// step: the caller names it and does nothing. Pure.
#pragma once
#include <boost/describe.hpp>
#include <optional>

namespace heliu::escrow {

enum class State {
  opened,         // legs are owed, nothing has come
  part_funded,    // something has come
  funded,         // every leg is full
  over_funded,    // … and more has come, which is its payer's own again
  held,           // full, and the contract is signed: neither side gets it back alone
  releasing,      // at least one load is settled, others are to come
  released,       // the last load is settled, nothing was refused
  part_released,  // the last load is settled, a part was refused
  frozen,         // by the authority: nothing leaves until it is lifted
  in_dispute,     // at least one dispute waits for its ruling
  ruled,          // the last open dispute is ruled, nothing has happened since
  refunded,       // cancelled: what was held went back
  expired,        // not full in time: what had come went back
  closed          // all is settled, the rest went back
};
BOOST_DESCRIBE_ENUM(State, opened, part_funded, funded, over_funded, held, releasing, released, part_released,
                    frozen, in_dispute, ruled, refunded, expired, closed)

enum class Step {
  fund_part,     // a credit that leaves a leg open
  fund_full,     // the credit after which every leg is full
  fund_over,     // a credit beyond what is owed
  bind,          // full and signed
  release,       // a load settled by the rule, or freight of a refused load; others are to come
  release_last,  // … and it was the last, nothing was refused
  release_part,  // … and it was the last, a part was refused
  dispute,       // a load whose papers and weights don't agree, or a side that disputes
  rule,          // a ruling, and other disputes are still open
  rule_last,     // a ruling, and no dispute is left
  freeze,
  thaw,  // back to the state before the freeze
  refund,
  expire,
  close
};
BOOST_DESCRIBE_ENUM(Step, fund_part, fund_full, fund_over, bind, release, release_last, release_part, dispute,
                    rule, rule_last, freeze, thaw, refund, expire, close)

// before: of a frozen escrow, the state in which it was frozen.
struct Life {
  State state = State::opened;
  State before = State::opened;
  friend bool operator==(const Life&, const Life&) = default;
};

// A frozen escrow still takes money: it goes on in the state before.
std::optional<Life> life_after(const Life& life, Step step);

// Nothing is held any more and nothing will be.
inline bool is_final(State state) {
  return state == State::closed || state == State::refunded || state == State::expired;
}

}  // namespace heliu::escrow
