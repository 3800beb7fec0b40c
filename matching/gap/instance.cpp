#include "matching/gap/instance.hpp"

#include <algorithm>

namespace heliu::matching::gap {
namespace {

bool rows_are_sound(const std::vector<std::int32_t>& first, std::size_t rows, std::size_t entries) {
  return first.size() == rows + 1 && first.front() == 0 && std::ranges::is_sorted(first) &&
         static_cast<std::size_t>(first.back()) == entries;
}

Cost magnitude(Cost cost) {
  return cost < 0 ? (cost == std::numeric_limits<Cost>::min() ? std::numeric_limits<Cost>::max() : -cost)
                  : cost;
}

bool out_of_range(Weight weight) {
  return weight < 0 || weight > kWeightMost;
}

std::optional<std::string> malformed_sides(const Instance& instance) {
  if (std::ranges::any_of(instance.side_capacity, out_of_range)) return "a side capacity is out of range";
  if (instance.side_first.empty()) {
    if (!instance.side_uses.empty()) return "side uses without their index";
    return std::nullopt;
  }
  if (!rows_are_sound(instance.side_first, instance.arcs.size(), instance.side_uses.size())) {
    return "the index of side uses is not sound";
  }
  for (const SideUse& use : instance.side_uses) {
    if (use.resource < 0 || static_cast<std::size_t>(use.resource) >= instance.side_capacity.size()) {
      return "a side use names no resource";
    }
    if (out_of_range(use.amount)) return "a side use is out of range";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> malformed(const Instance& instance) {
  if (instance.first.empty()) return "the index of arcs is missing";
  if (instance.jobs() > kJobsMost || instance.agents() > kJobsMost) return "too many jobs or agents";
  if (instance.arcs.size() > kArcsMost) return "too many arcs";
  if (!rows_are_sound(instance.first, instance.jobs(), instance.arcs.size())) {
    return "the index of arcs is not sound";
  }
  if (!instance.unawarded.empty() && instance.unawarded.size() != instance.jobs()) {
    return "not one cost of staying unawarded a job";
  }
  if (std::ranges::any_of(instance.capacity, out_of_range)) return "a capacity is out of range";
  Cost largest = 0;
  for (const Arc& arc : instance.arcs) {
    if (arc.agent < 0 || static_cast<std::size_t>(arc.agent) >= instance.agents()) {
      return "an arc names no agent";
    }
    if (out_of_range(arc.weight)) return "a weight is out of range";
    largest = std::max(largest, magnitude(arc.cost));
  }
  for (const Cost cost : instance.unawarded) {
    if (cost != kMustBeAwarded) largest = std::max(largest, magnitude(cost));
  }
  if (largest > kCostSumMost / static_cast<Cost>(instance.jobs() + 1)) return "the costs are too large";
  return malformed_sides(instance);
}

}  // namespace heliu::matching::gap
