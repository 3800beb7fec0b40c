#include "matching/gap/local.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching::gap {
namespace {

constexpr std::size_t kNear = 10;
constexpr double kEpsilon = 1e-9;

}  // namespace

LocalSearch::LocalSearch(const Instance& instance, const std::vector<double>& reduced, Work& work)
    : instance_(instance),
      work_(work),
      near_(instance.jobs()),
      by_agent_(instance.jobs()),
      on_agent_(instance.agents()),
      place_(instance.jobs()) {
  double spread = 0;
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    auto& near = near_[j];
    for (std::int32_t a = instance.first[j]; a < instance.first[j + 1]; ++a) {
      const Arc& arc = instance.arcs[static_cast<std::size_t>(a)];
      if (arc.weight <= instance.capacity[static_cast<std::size_t>(arc.agent)]) near.push_back(a);
    }
    by_agent_[j] = near;
    const auto agent = [&](std::int32_t a) { return instance.arcs[static_cast<std::size_t>(a)].agent; };
    std::ranges::stable_sort(by_agent_[j], {}, agent);
    std::ranges::stable_sort(near, {}, [&](std::int32_t a) { return reduced[static_cast<std::size_t>(a)]; });
    if (near.size() > kNear) near.resize(kNear);
    if (near.size() > 1) {
      spread += reduced[static_cast<std::size_t>(near.back())] - reduced[static_cast<std::size_t>(near[0])];
    }
    if (instance.unawarded_cost(j) != kMustBeAwarded) near.push_back(kUnawarded);
  }
  // A floor for the prices of overload: where capacity hardly binds, its shadow price says nothing.
  Weight weight = 1;
  for (const Arc& arc : instance.arcs) weight = std::max(weight, arc.weight);
  const double floor = 1 + spread / static_cast<double>(instance.jobs() + 1);
  price_.assign(instance.agents(), floor / static_cast<double>(weight));
}

Cost LocalSearch::cost_of(std::size_t job, std::int32_t arc) const {
  if (arc != kUnawarded) return instance_.arcs[static_cast<std::size_t>(arc)].cost;
  const Cost cost = instance_.unawarded_cost(job);
  return cost == kMustBeAwarded ? 0 : cost;  // 0: only while an award is being built
}

double LocalSearch::penalty(std::size_t agent, Weight load) const {
  const Weight over = load - instance_.capacity[agent];
  return over > 0 ? price_[agent] * static_cast<double>(over) : 0;
}

// Of the penalties, when agent_from loses `out` and gains `in`, agent_to the other way round.
double LocalSearch::change(std::int32_t from, Weight out, std::int32_t to, Weight in) const {
  double sum = 0;
  if (from >= 0) {
    const auto f = static_cast<std::size_t>(from);
    sum += penalty(f, award_.load[f] - out) - penalty(f, award_.load[f]);
  }
  if (to >= 0) {
    const auto t = static_cast<std::size_t>(to);
    sum += penalty(t, award_.load[t] + in) - penalty(t, award_.load[t]);
  }
  return sum;
}

void LocalSearch::place(std::size_t job, std::int32_t arc) {
  const std::int32_t old = award_.arcs[job];
  if (old != kUnawarded) {
    const Arc& from = instance_.arcs[static_cast<std::size_t>(old)];
    auto& list = on_agent_[static_cast<std::size_t>(from.agent)];
    award_.load[static_cast<std::size_t>(from.agent)] -= from.weight;
    list[static_cast<std::size_t>(place_[job])] = list.back();
    place_[static_cast<std::size_t>(list.back())] = place_[job];
    list.pop_back();
  }
  award_.arcs[job] = arc;
  award_.cost += cost_of(job, arc) - cost_of(job, old);
  if (arc == kUnawarded) return;
  const Arc& to = instance_.arcs[static_cast<std::size_t>(arc)];
  auto& list = on_agent_[static_cast<std::size_t>(to.agent)];
  award_.load[static_cast<std::size_t>(to.agent)] += to.weight;
  place_[job] = static_cast<std::int32_t>(list.size());
  list.push_back(static_cast<std::int32_t>(job));
}

std::int32_t LocalSearch::arc_to(std::size_t job, std::int32_t agent) const {
  const auto& arcs = by_agent_[job];
  const auto of = [&](std::int32_t a) { return instance_.arcs[static_cast<std::size_t>(a)].agent; };
  const auto at = std::ranges::lower_bound(arcs, agent, {}, of);
  return at != arcs.end() && of(*at) == agent ? *at : -1;
}

bool LocalSearch::try_shift(std::size_t job) {
  const std::int32_t old = award_.arcs[job];
  const Arc none{-1, 0, 0};
  const Arc& from = old == kUnawarded ? none : instance_.arcs[static_cast<std::size_t>(old)];
  std::int32_t best = old;
  double best_change = -kEpsilon;
  for (const std::int32_t arc : near_[job]) {
    if (arc == old) continue;
    const Arc& to = arc == kUnawarded ? none : instance_.arcs[static_cast<std::size_t>(arc)];
    double delta = static_cast<double>(cost_of(job, arc) - cost_of(job, old));
    if (to.agent == from.agent) {
      delta += change(from.agent, from.weight - to.weight, -1, 0);
    } else {
      delta += change(from.agent, from.weight, to.agent, to.weight);
    }
    if (delta >= best_change) continue;
    best = arc;
    best_change = delta;
  }
  work_.charge(static_cast<std::int64_t>(near_[job].size()));
  if (best == old) return false;
  place(job, best);
  return true;
}

bool LocalSearch::try_swap(std::size_t job) {
  const std::int32_t old = award_.arcs[job];
  if (old == kUnawarded) return false;
  const Arc& from = instance_.arcs[static_cast<std::size_t>(old)];
  for (const std::int32_t arc : near_[job]) {
    if (arc == kUnawarded) continue;
    const Arc& to = instance_.arcs[static_cast<std::size_t>(arc)];
    if (to.agent == from.agent) continue;
    const auto& rivals = on_agent_[static_cast<std::size_t>(to.agent)];
    work_.charge(static_cast<std::int64_t>(rivals.size()));
    for (const std::int32_t rival : rivals) {
      const auto r = static_cast<std::size_t>(rival);
      const std::int32_t back = arc_to(r, from.agent);
      if (back < 0) continue;
      const Arc& out = instance_.arcs[static_cast<std::size_t>(award_.arcs[r])];
      const Arc& in = instance_.arcs[static_cast<std::size_t>(back)];
      const double delta = static_cast<double>(to.cost - from.cost + in.cost - out.cost) +
                           change(from.agent, from.weight - in.weight, to.agent, to.weight - out.weight);
      if (delta >= -kEpsilon) continue;
      place(r, back);
      place(job, arc);
      return true;
    }
  }
  return false;
}

void LocalSearch::sweep(Random& random) {
  std::vector<std::int32_t> order(instance_.jobs());
  std::iota(order.begin(), order.end(), 0);
  bool moved = true;
  for (int pass = 0; moved && pass < 50 && !work_.exhausted(); ++pass) {
    moved = false;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::int32_t job : order) {
      if (try_shift(static_cast<std::size_t>(job)) || try_swap(static_cast<std::size_t>(job))) moved = true;
    }
  }
}

// Raises the price of overloaded agents and lowers the others', these only once there is an award: where
// capacity hardly binds, lowering them all the time moves the overload about for ever. True when no agent is
// overloaded.
bool LocalSearch::adapt(bool lower) {
  bool feasible = true;
  for (std::size_t i = 0; i < price_.size(); ++i) {
    const bool over = award_.load[i] > instance_.capacity[i];
    feasible = feasible && !over;
    price_[i] *= over ? 1.4 : lower ? 0.95 : 1;
  }
  return feasible;
}

std::optional<Award> LocalSearch::improve(const Assignment& start, int rounds, Random& random) {
  award_ = {};
  award_.arcs = start;
  award_.load.assign(instance_.agents(), 0);
  for (auto& list : on_agent_) list.clear();
  for (std::size_t j = 0; j < start.size(); ++j) {
    award_.arcs[j] = kUnawarded;
    award_.cost += cost_of(j, kUnawarded);
  }
  for (std::size_t j = 0; j < start.size(); ++j) {
    if (start[j] != kUnawarded) place(j, start[j]);
  }
  std::optional<Award> best;
  for (int round = 0; round < rounds && !work_.exhausted(); ++round) {
    sweep(random);
    if (adapt(best.has_value()) && (!best || award_.cost < best->cost)) best = award_;
  }
  return best;
}

}  // namespace heliu::matching::gap
