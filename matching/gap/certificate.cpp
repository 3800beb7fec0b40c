#include "matching/gap/certificate.hpp"

#include <algorithm>

#include "settlement/quantity.hpp"  // Int128

namespace heliu::matching::gap {
namespace {

struct Choice {
  Weight weight;
  std::int64_t profit;
};

// Best profit of a subset within the capacity: item by item, dearest by weight first, every pair of weight
// and profit that no other beats in both and that could still end above the best so far, the rest taken as if
// it could be cut.
std::optional<std::int64_t> knapsack(std::vector<Choice> items, Weight capacity) {
  std::ranges::sort(items, [](const Choice& a, const Choice& b) {
    return Int128{a.profit} * b.weight > Int128{b.profit} * a.weight;
  });
  std::vector<Choice> before{{0, 0}};  // all of the first items together
  for (const Choice& item : items)
    before.push_back({before.back().weight + item.weight, before.back().profit + item.profit});
  const auto rest = [&](std::size_t from, Weight room) {  // at most this from the items on, rounded up
    const auto whole =
        std::ranges::upper_bound(before.begin() + static_cast<std::ptrdiff_t>(from), before.end(),
                                 before[from].weight + room, {}, &Choice::weight) -
        1;
    const auto next = static_cast<std::size_t>(whole - before.begin());
    const std::int64_t profit = whole->profit - before[from].profit;
    if (next == items.size()) return profit;
    const Weight left = room - (whole->weight - before[from].weight);
    return profit + static_cast<std::int64_t>(Int128{items[next].profit} * left / items[next].weight) + 1;
  };
  std::int64_t least = 0;  // the greedy subset's: the best is no less
  Weight room = capacity;
  for (const Choice& item : items)
    if (item.weight <= room) room -= item.weight, least += item.profit;
  std::vector<Choice> states{{0, 0}}, next;
  for (std::size_t i = 0; i < items.size(); ++i) {
    next.clear();
    std::int64_t best = -1;
    std::size_t kept = 0, moved = 0;
    while (kept < states.size() || moved < states.size()) {
      const bool keep =
          moved == states.size() ||
          (kept < states.size() && states[kept].weight < states[moved].weight + items[i].weight);
      const Choice state =
          keep ? states[kept++]
               : Choice{states[moved].weight + items[i].weight, states[moved].profit + items[i].profit};
      if (!keep) ++moved;
      if (state.weight > capacity || state.profit <= best) continue;
      if (state.profit + rest(i + 1, capacity - state.weight) < least) continue;
      best = state.profit;
      least = std::max(least, best);
      next.push_back(state);
    }
    if (next.size() > kCertificateStatesMost) return std::nullopt;
    states.swap(next);
  }
  return least;
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
