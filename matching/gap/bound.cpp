#include "matching/gap/bound.hpp"

#include <algorithm>
#include <cmath>

namespace heliu::matching::gap {

Scale::Scale(const Instance& instance) {
  Cost largest = 1;
  for (const Arc& arc : instance.arcs) largest = std::max({largest, arc.cost, -arc.cost});
  for (const Cost cost : instance.unawarded) {
    if (cost != kMustBeAwarded) largest = std::max({largest, cost, -cost});
  }
  limit = (Scaled{1} << 52) / static_cast<Scaled>(instance.jobs() + 1);
  while (bits < 10 && largest <= (limit >> (bits + 4))) ++bits;
}

Lagrangian::Lagrangian(Problem& problem, const Scale& scale, Work& work)
    : rounded(problem.jobs()),
      cover(problem.jobs()),
      price(problem.agents()),
      values(problem.agents()),
      problem_(problem),
      scale_(scale),
      work_(work),
      costs_(problem.arcs()),
      estimate_(problem.arcs()),
      direction_(problem.jobs()) {
  for (std::size_t a = 0; a < costs_.size(); ++a) {
    costs_[a] = scale.of(problem.entry(static_cast<std::int32_t>(a)).cost);
  }
}

Scaled Lagrangian::agent_value(std::size_t agent) {
  knapsack_.clear();
  const auto arcs = problem_.open_arcs(agent);
  for (const std::int32_t arc : arcs) {
    const Problem::Entry& entry = problem_.entry(arc);
    const Scaled profit = rounded[static_cast<std::size_t>(entry.job)] - costs_[static_cast<std::size_t>(arc)];
    if (profit > 0) knapsack_.add(profit, entry.weight, arc);
  }
  knapsack_.solve(problem_.residual(agent));
  price[agent] = static_cast<double>(knapsack_.price()) / 256;
  for (const std::int32_t arc : knapsack_.chosen()) {
    chosen.push_back(arc);
    ++cover[static_cast<std::size_t>(problem_.entry(arc).job)];
  }
  work_.charge(static_cast<std::int64_t>(arcs.size()) + knapsack_.take_work());
  return knapsack_.bound();
}

Scaled Lagrangian::evaluate(const std::vector<double>& u) {
  chosen.clear();
  const double limit = static_cast<double>(scale_.limit);
  Scaled value = scale_.of(problem_.fixed_cost());
  for (const std::int32_t job : problem_.open_jobs()) {
    const auto j = static_cast<std::size_t>(job);
    rounded[j] = std::llround(std::clamp(u[j], -limit, limit));
    cover[j] = 0;
    value += rounded[j];
  }
  for (std::size_t agent = 0; agent < problem_.agents(); ++agent) value -= values[agent] = agent_value(agent);
  return value;
}

void Lagrangian::average(double share) {
  for (std::size_t agent = 0; agent < problem_.agents(); ++agent) {
    for (const std::int32_t arc : problem_.open_arcs(agent)) {
      estimate_[static_cast<std::size_t>(arc)] *= 1 - share;
    }
  }
  for (const std::int32_t arc : chosen) estimate_[static_cast<std::size_t>(arc)] += share;
}

Scaled Lagrangian::ascend(std::vector<double>& u, Ascent& ascent) {
  Scaled best = std::numeric_limits<Scaled>::min();
  solved = false;
  best_u_ = u;
  std::ranges::fill(direction_, 0.0);
  int stale = 0;
  for (int step = 0; step < ascent.steps; ++step) {
    const Scaled value = evaluate(u);
    average(ascent.share);
    double norm = 0;
    bool once = true;
    for (const std::int32_t job : problem_.open_jobs()) {
      const auto j = static_cast<std::size_t>(job);
      once = once && cover[j] == 1;
      direction_[j] = ascent.momentum * direction_[j] + (1 - cover[j]);
      norm += direction_[j] * direction_[j];
    }
    if (value > best) {
      best = value;
      for (const std::int32_t job : problem_.open_jobs()) {
        best_u_[static_cast<std::size_t>(job)] = u[static_cast<std::size_t>(job)];
      }
      stale = 0;
    } else if (++stale >= ascent.patience) {
      stale = 0;
      ascent.pace *= 0.6;
      u = best_u_;
    }
    solved = once;
    if (once || value >= ascent.target || norm == 0 || work_.exhausted()) break;
    const double length = ascent.pace * static_cast<double>(ascent.target - value) / norm;
    for (const std::int32_t job : problem_.open_jobs()) {
      u[static_cast<std::size_t>(job)] += length * direction_[static_cast<std::size_t>(job)];
    }
  }
  if (!solved) u = best_u_;
  return best;
}

}  // namespace heliu::matching::gap
