#include "settlement/escrow/state.hpp"

namespace heliu::escrow {

std::optional<State> state_after(State state, Step step) {
  using enum State;
  if (is_final(state)) return std::nullopt;
  switch (step) {
    case Step::fund_part:
      if (state == opened || state == part_funded) return part_funded;
      if (state == disputed) return disputed;
      return std::nullopt;
    case Step::fund_full:
      if (state == opened || state == part_funded) return funded;
      if (state == disputed) return disputed;
      return std::nullopt;
    case Step::release:
      if (state == funded || state == releasing) return releasing;
      if (state == disputed) return disputed;
      return std::nullopt;
    case Step::dispute:
      return disputed;  // from any: the load has come, whatever is held
    case Step::rule:
      if (state == disputed) return disputed;
      return std::nullopt;
    case Step::rule_last:
      if (state == disputed) return releasing;
      return std::nullopt;
    case Step::close:
      if (state == funded || state == releasing) return closed;
      return std::nullopt;
    case Step::refund:
      if (state != disputed) return refunded;
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace heliu::escrow
