#include "matching/gap/fixing.hpp"

#include <algorithm>

namespace heliu::matching::gap {

Fixing::Fixing(Lagrangian& lagrangian)
    : lagrangian_(lagrangian),
      take_(lagrangian.problem().arcs()),
      leave_(lagrangian.problem().arcs()),
      released_(lagrangian.problem().jobs()) {}

Scaled Fixing::profit_of(const Problem::Item& item) const {
  return lagrangian_.rounded[static_cast<std::size_t>(item.job)] - lagrangian_.scale().of(item.cost);
}

void Fixing::price_agent(std::size_t agent, Scaled enough) {
  Problem& problem = lagrangian_.problem();
  knapsack_.clear();
  for (const Problem::Item& item : problem.open_items(agent)) {
    const Scaled profit = profit_of(item);
    if (profit > 0) knapsack_.add(profit, item.weight, item.arc);
  }
  knapsack_.solve(problem.residual(agent));
  knapsack_.measure_falls(enough);
  for (const Problem::Item& item : problem.open_items(agent)) {
    const Scaled profit = profit_of(item);
    if (profit > 0) continue;
    take_[static_cast<std::size_t>(item.arc)] = knapsack_.insertion(profit, item.weight, enough);
    leave_[static_cast<std::size_t>(item.arc)] = 0;
  }
  for (std::size_t i = 0; i < knapsack_.size(); ++i) {
    const std::int32_t arc = knapsack_.tag(i);
    const Scaled rise = knapsack_.fall(i);
    const bool chosen = knapsack_.is_chosen(i);
    take_[static_cast<std::size_t>(arc)] = chosen ? -rise : rise;  // decide() adds the job's other agents
    leave_[static_cast<std::size_t>(arc)] = chosen ? rise : 0;
    if (chosen) released_[static_cast<std::size_t>(problem.entry(arc).job)] += rise;
  }
  lagrangian_.work().charge(knapsack_.take_work() + static_cast<std::int64_t>(knapsack_.size()));
}

bool Fixing::decide(Scaled enough) {
  Problem& problem = lagrangian_.problem();
  taken_.clear();
  left_.clear();
  for (std::size_t agent = 0; agent < problem.agents(); ++agent) {
    for (const Problem::Item& item : problem.open_items(agent)) {
      const auto a = static_cast<std::size_t>(item.arc);
      take_[a] += released_[static_cast<std::size_t>(item.job)];
      if (leave_[a] >= enough) taken_.push_back(item.arc);
      if (take_[a] >= enough) left_.push_back(item.arc);
    }
  }
  decided_ = static_cast<int>(taken_.size() + left_.size());
  return std::ranges::all_of(left_, [&](std::int32_t arc) { return problem.drop(arc); }) &&
         std::ranges::all_of(taken_, [&](std::int32_t arc) { return problem.assign(arc); });
}

bool Fixing::tighten(const std::vector<double>& u, Cost upper) {
  decided_ = 0;
  const Scaled value = lagrangian_.evaluate(u);
  // A solution cheaper than `upper` costs at most upper − 1: a bound above that excludes it.
  const Scaled enough = lagrangian_.scale().of(upper - 1) + 1 - value;
  if (enough <= 0) return false;
  for (const std::int32_t job : lagrangian_.problem().open_jobs())
    released_[static_cast<std::size_t>(job)] = 0;
  for (std::size_t agent = 0; agent < lagrangian_.problem().agents(); ++agent) price_agent(agent, enough);
  return decide(enough);
}

}  // namespace heliu::matching::gap
