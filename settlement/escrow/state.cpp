#include "settlement/escrow/state.hpp"

namespace heliu::escrow {

namespace {

struct Edge {
  State from;
  Step step;
  State to;
};

using enum State;
using S = Step;

constexpr Edge kEdges[] = {
    // money coming in
    {opened, S::fund_part, part_funded},
    {part_funded, S::fund_part, part_funded},
    {in_dispute, S::fund_part, in_dispute},
    {ruled, S::fund_part, ruled},
    {opened, S::fund_full, funded},
    {part_funded, S::fund_full, funded},
    {in_dispute, S::fund_full, in_dispute},
    {ruled, S::fund_full, ruled},
    {opened, S::fund_over, over_funded},
    {part_funded, S::fund_over, over_funded},
    {funded, S::fund_over, over_funded},
    {over_funded, S::fund_over, over_funded},
    {held, S::fund_over, held},
    {releasing, S::fund_over, releasing},
    {in_dispute, S::fund_over, in_dispute},
    {ruled, S::fund_over, ruled},
    {funded, S::bind, held},
    {over_funded, S::bind, held},
    // money leaving. Funded is enough: market's signature and transport's scale come on different feeds.
    {funded, S::release, releasing},
    {over_funded, S::release, releasing},
    {held, S::release, releasing},
    {releasing, S::release, releasing},
    {ruled, S::release, releasing},
    {in_dispute, S::release, in_dispute},
    {funded, S::release_last, released},
    {over_funded, S::release_last, released},
    {held, S::release_last, released},
    {releasing, S::release_last, released},
    {ruled, S::release_last, released},
    {in_dispute, S::release_last, in_dispute},
    {funded, S::release_part, part_released},
    {over_funded, S::release_part, part_released},
    {held, S::release_part, part_released},
    {releasing, S::release_part, part_released},
    {ruled, S::release_part, part_released},
    {in_dispute, S::release_part, in_dispute},
    // disputes: from any, the load has come, whatever is held
    {opened, S::dispute, in_dispute},
    {part_funded, S::dispute, in_dispute},
    {funded, S::dispute, in_dispute},
    {over_funded, S::dispute, in_dispute},
    {held, S::dispute, in_dispute},
    {releasing, S::dispute, in_dispute},
    {in_dispute, S::dispute, in_dispute},
    {ruled, S::dispute, in_dispute},
    {in_dispute, S::rule, in_dispute},
    {in_dispute, S::rule_last, ruled},
    // the end
    {opened, S::refund, refunded},
    {part_funded, S::refund, refunded},
    {funded, S::refund, refunded},
    {over_funded, S::refund, refunded},
    {held, S::refund, refunded},
    {releasing, S::refund, refunded},
    {released, S::refund, refunded},
    {part_released, S::refund, refunded},
    {ruled, S::refund, refunded},
    {opened, S::expire, expired},
    {part_funded, S::expire, expired},
    {funded, S::close, closed},
    {over_funded, S::close, closed},
    {held, S::close, closed},
    {releasing, S::close, closed},
    {released, S::close, closed},
    {part_released, S::close, closed},
    {ruled, S::close, closed},
};

std::optional<State> edge(State from, Step step) {
  for (const Edge& known : kEdges)
    if (known.from == from && known.step == step) return known.to;
  return std::nullopt;
}

bool is_funding(Step step) {
  return step == S::fund_part || step == S::fund_full || step == S::fund_over || step == S::bind;
}

}  // namespace

std::optional<Life> life_after(const Life& life, Step step) {
  if (life.state == frozen) {
    if (step == S::thaw) return Life{life.before, life.before};
    const auto before = is_funding(step) ? edge(life.before, step) : std::nullopt;
    return before ? std::optional(Life{frozen, *before}) : std::nullopt;
  }
  if (step == S::freeze) return is_final(life.state) ? std::nullopt : std::optional(Life{frozen, life.state});
  const auto after = edge(life.state, step);
  return after ? std::optional(Life{*after, *after}) : std::nullopt;
}

}  // namespace heliu::escrow
