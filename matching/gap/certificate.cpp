#include "matching/gap/certificate.hpp"

#include <algorithm>

namespace heliu::matching::gap {
namespace {

struct Choice {
  Weight weight;
  std::int64_t profit;
};

// Best profit of a subset within the capacity.
std::optional<std::int64_t> knapsack(const std::vector<Choice>& items, Weight capacity) {
  std::vector<Choice> states{{0, 0}}, next;
  for (const Choice& item : items) {
    next.clear();
    std::int64_t best = -1;
    std::size_t kept = 0, moved = 0;
    while (kept < states.size() || moved < states.size()) {
      const bool keep = moved == states.size() ||
                        (kept < states.size() && states[kept].weight < states[moved].weight + item.weight);
      const Choice state =
          keep ? states[kept++]
               : Choice{states[moved].weight + item.weight, states[moved].profit + item.profit};
      if (!keep) ++moved;
      if (state.weight > capacity || state.profit <= best) continue;
      best = state.profit;
      next.push_back(state);
    }
    if (next.size() > kCertificateStatesMost) return std::nullopt;
    states.swap(next);
  }
  return states.back().profit;
}

// Sums that say when they overflow.
class Sum {
 public:
  void add(std::int64_t term) { ok_ = ok_ && !__builtin_add_overflow(value_, term, &value_); }
  void take(std::int64_t term) { ok_ = ok_ && !__builtin_sub_overflow(value_, term, &value_); }
  void add(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    ok_ = ok_ && !__builtin_mul_overflow(a, b, &product);
    if (ok_) add(product);
  }
  std::optional<std::int64_t> value() const { return ok_ ? std::optional(value_) : std::nullopt; }

 private:
  std::int64_t value_ = 0;
  bool ok_ = true;
};

bool fits(const Instance& instance, const Multipliers& multipliers) {
  return multipliers.bits >= 0 && multipliers.bits <= 20 && multipliers.job.size() == instance.jobs() &&
         (multipliers.side.empty() || multipliers.side.size() == instance.side_capacity.size()) &&
         std::ranges::all_of(multipliers.side, [](std::int64_t v) { return v >= 0; });
}

std::optional<std::int64_t> profit(const Instance& instance, const Multipliers& multipliers, std::size_t job,
                                   std::size_t arc) {
  Sum sum;
  sum.add(multipliers.job[job]);
  sum.add(-instance.arcs[arc].cost, std::int64_t{1} << multipliers.bits);
  if (!multipliers.side.empty()) {
    for (const SideUse& use : instance.uses_of(arc)) {
      sum.add(-use.amount, multipliers.side[static_cast<std::size_t>(use.resource)]);
    }
  }
  return sum.value();
}

}  // namespace

Checked check(const Instance& instance, const Assignment& assignment) {
  Checked checked;
  if (assignment.size() != instance.jobs()) return {0, "not one entry a job"};
  std::vector<Weight> load(instance.agents()), used(instance.side_capacity.size());
  for (std::size_t j = 0; j < assignment.size(); ++j) {
    const std::int32_t arc = assignment[j];
    if (arc == kUnawarded) {
      if (instance.unawarded_cost(j) == kMustBeAwarded)
        return {0, "job " + std::to_string(j) + " is left out"};
      checked.cost += instance.unawarded_cost(j);
      continue;
    }
    if (arc < instance.first[j] || arc >= instance.first[j + 1]) {
      return {0, "job " + std::to_string(j) + " is on an arc of another"};
    }
    const auto a = static_cast<std::size_t>(arc);
    checked.cost += instance.arcs[a].cost;
    load[static_cast<std::size_t>(instance.arcs[a].agent)] += instance.arcs[a].weight;
    for (const SideUse& use : instance.uses_of(a)) used[static_cast<std::size_t>(use.resource)] += use.amount;
  }
  for (std::size_t i = 0; i < load.size(); ++i) {
    if (load[i] > instance.capacity[i]) return {0, "agent " + std::to_string(i) + " is overloaded"};
  }
  for (std::size_t r = 0; r < used.size(); ++r) {
    if (used[r] > instance.side_capacity[r])
      return {0, "side resource " + std::to_string(r) + " is overdrawn"};
  }
  return checked;
}

std::optional<Cost> bound_of(const Instance& instance, const Multipliers& multipliers) {
  if (!fits(instance, multipliers)) return std::nullopt;
  Sum bound;
  std::vector<std::vector<Choice>> items(instance.agents());
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    bound.add(multipliers.job[j]);
    for (auto a = static_cast<std::size_t>(instance.first[j]);
         a < static_cast<std::size_t>(instance.first[j + 1]); ++a) {
      const auto gain = profit(instance, multipliers, j, a);
      if (!gain) return std::nullopt;
      const Arc& arc = instance.arcs[a];
      if (*gain > 0) items[static_cast<std::size_t>(arc.agent)].push_back({arc.weight, *gain});
    }
    if (instance.unawarded_cost(j) == kMustBeAwarded) continue;
    Sum gain;
    gain.add(multipliers.job[j]);
    gain.add(-instance.unawarded_cost(j), std::int64_t{1} << multipliers.bits);
    if (!gain.value()) return std::nullopt;
    bound.take(std::max<std::int64_t>(0, *gain.value()));
  }
  for (std::size_t r = 0; r < multipliers.side.size(); ++r) {
    bound.add(-multipliers.side[r], instance.side_capacity[r]);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    Sum all;  // a bound of every partial sum in the knapsack
    for (const Choice& item : items[i]) all.add(item.profit);
    if (!all.value()) return std::nullopt;
    const auto best = knapsack(items[i], instance.capacity[i]);
    if (!best) return std::nullopt;
    bound.take(*best);
  }
  if (!bound.value()) return std::nullopt;
  return -((-*bound.value()) >> multipliers.bits);
}

}  // namespace heliu::matching::gap
