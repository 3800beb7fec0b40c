#include "matching/gap/bound.hpp"

#include <algorithm>
#include <cmath>

namespace heliu::matching::gap {
namespace {

double quartile_distance(const Instance& instance) {
  double sum = 0;
  std::vector<Cost> costs;
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    costs.clear();
    for (const Arc& arc : instance.arcs_of(j)) costs.push_back(arc.cost);
    if (costs.empty()) continue;
    const auto quartile = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 4);
    std::ranges::nth_element(costs, quartile);
    const Cost least = *std::min_element(costs.begin(), quartile + 1);
    sum += static_cast<double>(*quartile) - static_cast<double>(least);
  }
  return sum / std::max(1.0, static_cast<double>(instance.jobs()));
}

}  // namespace

Scale::Scale(const Instance& instance) {
  Cost largest = 1;
  for (const Arc& arc : instance.arcs) largest = std::max({largest, arc.cost, -arc.cost});
  for (const Cost cost : instance.unawarded) {
    if (cost != kMustBeAwarded) largest = std::max({largest, cost, -cost});
  }
  limit = (Scaled{1} << 52) / static_cast<Scaled>(instance.jobs() + 1);
  while (bits < 10 && largest <= (limit >> (bits + 4))) ++bits;
  step = std::max(1.0, quartile_distance(instance) / 24) * static_cast<double>(of(1));
}

Lagrangian::Lagrangian(Problem& problem, const Scale& scale, Work& work)
    : rounded(problem.jobs()),
      cover(problem.jobs()),
      price(problem.agents()),
      values(problem.agents()),
      problem_(problem),
      scale_(scale),
      work_(work),
      estimate_(problem.arcs()),
      direction_(problem.jobs()) {}

Scaled Lagrangian::agent_value(std::size_t agent, std::span<const Scaled> favour) {
  knapsack_.clear();
  const auto items = problem_.open_items(agent);
  for (const Problem::Item& item : items) {
    Scaled profit = rounded[static_cast<std::size_t>(item.job)] - scale_.of(item.cost);
    if (!favour.empty()) profit += favour[static_cast<std::size_t>(item.arc)];
    if (profit > 0) knapsack_.add(profit, item.weight, item.arc);
  }
  knapsack_.solve(problem_.residual(agent));
  price[agent] = static_cast<double>(knapsack_.price()) / 256;
  for (const std::int32_t arc : knapsack_.chosen()) {
    chosen.push_back(arc);
    ++cover[static_cast<std::size_t>(problem_.entry(arc).job)];
  }
  work_.charge(static_cast<std::int64_t>(items.size()) + knapsack_.take_work());
  return knapsack_.bound();
}

Scaled Lagrangian::evaluate(const std::vector<double>& u, std::span<const Scaled> favour) {
  chosen.clear();
  const double limit = static_cast<double>(scale_.limit);
  Scaled value = scale_.of(problem_.fixed_cost());
  for (const std::int32_t job : problem_.open_jobs()) {
    const auto j = static_cast<std::size_t>(job);
    rounded[j] = std::llround(std::clamp(u[j], -limit, limit));
    cover[j] = 0;
    value += rounded[j];
  }
  for (std::size_t agent = 0; agent < problem_.agents(); ++agent) {
    value -= values[agent] = agent_value(agent, favour);
  }
  return value;
}

void Lagrangian::average(double share) {
  unit_ /= 1 - share;
  if (unit_ > 1e100) {
    for (double& estimate : estimate_) estimate /= unit_;
    unit_ = 1;
  }
  for (const std::int32_t arc : chosen) estimate_[static_cast<std::size_t>(arc)] += share * unit_;
}

Scaled Lagrangian::volume(std::vector<double>& u, Scaled start, int steps, Volume& state) {
  auto& v = state.direction;
  std::vector<double> at = u;
  Scaled best = start;
  for (int step = 0; step < steps && !work_.exhausted(); ++step) {
    double norm = 0;
    for (const double x : v) norm += x * x;
    if (norm < 1e-9) break;
    const auto rise = static_cast<double>(std::max<Scaled>(scale_.of(1), std::abs(best) / 20));
    const double length = state.pace * rise / norm;
    for (std::size_t j = 0; j < at.size(); ++j) at[j] = u[j] + length * v[j];
    const Scaled value = evaluate(at);
    average(state.share);
    double along = 0, change = 0, overlap = 0;
    for (std::size_t j = 0; j < v.size(); ++j) {
      const double g = 1 - cover[j];
      along += g * v[j];
      change += (v[j] - g) * (v[j] - g);
      overlap += v[j] * (v[j] - g);
    }
    // The share with which the averaged violation becomes least, within limits.
    const double least = change > 0 ? overlap / change : state.share;
    const double share = std::clamp(least, state.share / 10, state.share);
    for (std::size_t j = 0; j < v.size(); ++j) v[j] += share * (1 - cover[j] - v[j]);
    if (value > best) {
      best = value;
      u.swap(at);
      state.red = 0;
      if (along > 0) state.pace = std::min(2.0, state.pace * 1.1);
    } else if (++state.red >= 10) {
      state.red = 0;
      state.pace *= 0.66;
    }
  }
  return best;
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
    const Scaled aim = ascent.rise > 0 ? std::min(ascent.target, best + ascent.rise) : ascent.target;
    const double length = ascent.pace * static_cast<double>(aim - value) / norm;
    for (const std::int32_t job : problem_.open_jobs()) {
      u[static_cast<std::size_t>(job)] += length * direction_[static_cast<std::size_t>(job)];
    }
  }
  if (!solved) u = best_u_;
  return best;
}

}  // namespace heliu::matching::gap
