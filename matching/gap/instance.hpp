// The generalised assignment problem: every job on exactly one agent at least cost, the weights on an agent
// within its capacity. In a round a job is a whole lot, an agent a licence item, an arc an eligible offer.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace heliu::matching::gap {

using Cost = std::int64_t;    // any sign; the unit is the caller's
using Weight = std::int64_t;  // ≥ 0

constexpr std::int32_t kUnawarded = -1;  // instead of an arc: the job stays with nobody
// Instead of a cost of staying unawarded: the job must be awarded.
constexpr Cost kMustBeAwarded = std::numeric_limits<Cost>::max();

constexpr std::size_t kJobsMost = 1U << 20;
constexpr std::size_t kArcsMost = 1U << 28;
constexpr Weight kWeightMost = Weight{1} << 40;
constexpr Cost kCostSumMost = Cost{1} << 50;  // of jobs × the largest |cost|: leaves room for exact sums

struct Arc {
  std::int32_t agent = 0;
  Cost cost = 0;
  Weight weight = 0;
};

// What an arc takes from a resource that several agents share, or that one agent has beside its capacity.
struct SideUse {
  std::int32_t resource = 0;
  Weight amount = 0;  // ≥ 0
};

struct Instance {
  std::vector<Weight> capacity;     // one an agent, ≥ 0
  std::vector<std::int32_t> first;  // jobs + 1 entries: the arcs of job j are first[j] … first[j + 1] − 1
  std::vector<Arc> arcs;
  std::vector<Cost> unawarded;           // one a job, or empty: every job must be awarded
  std::vector<Weight> side_capacity;     // one a side resource, ≥ 0
  std::vector<std::int32_t> side_first;  // arcs + 1 entries, or empty: no arc uses a side resource
  std::vector<SideUse> side_uses;

  std::size_t jobs() const { return first.empty() ? 0 : first.size() - 1; }
  std::size_t agents() const { return capacity.size(); }
  std::span<const Arc> arcs_of(std::size_t job) const {
    return std::span(arcs).subspan(static_cast<std::size_t>(first[job]),
                                   static_cast<std::size_t>(first[job + 1] - first[job]));
  }
  std::span<const SideUse> uses_of(std::size_t arc) const {
    if (side_first.empty()) return {};
    return std::span(side_uses).subspan(static_cast<std::size_t>(side_first[arc]),
                                        static_cast<std::size_t>(side_first[arc + 1] - side_first[arc]));
  }
  Cost unawarded_cost(std::size_t job) const { return unawarded.empty() ? kMustBeAwarded : unawarded[job]; }
};

// Nothing, or why the instance is malformed or too large for exact sums. Everything below expects this to
// have been asked.
std::optional<std::string> malformed(const Instance& instance);

// One arc index (into Instance::arcs) or kUnawarded a job.
using Assignment = std::vector<std::int32_t>;

}  // namespace heliu::matching::gap
