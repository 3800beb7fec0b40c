#include "tests/bench/clearing/gap_instances.hpp"

#include <algorithm>
#include <cmath>

#include "matching/gap/work.hpp"

namespace heliu::bench {
namespace {

using namespace matching::gap;

std::int64_t between(Random& random, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

Arc draw(char type, std::int32_t agent, Random& random) {
  if (type == 'd') {
    const auto weight = between(random, 1, 100);
    return {agent, 111 - weight + between(random, -10, 10), weight};
  }
  if (type == 'e') {
    const double weight = std::floor(1 - 10 * std::log(1 - random.unit()));
    return {agent, std::llround(1000 / weight - 10 * random.unit()), static_cast<Weight>(weight)};
  }
  const auto weight = between(random, 5, 25);
  return {agent, between(random, 10, 50), weight};
}

// The largest load when every job goes where it is cheapest.
Weight greedy_load(const Instance& instance) {
  std::vector<Weight> load(instance.agents());
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    const auto arcs = instance.arcs_of(j);
    const Arc& best = *std::ranges::min_element(arcs, {}, &Arc::cost);
    load[static_cast<std::size_t>(best.agent)] += best.weight;
  }
  return *std::ranges::max_element(load);
}

}  // namespace

Instance gap_instance(const GapShape& shape, std::uint64_t seed) {
  Random random(seed * 1000003 + static_cast<std::uint64_t>(shape.type) * 7919 +
                static_cast<std::uint64_t>(shape.agents * 100000 + shape.jobs));
  Instance instance;
  const auto m = static_cast<std::size_t>(shape.agents), n = static_cast<std::size_t>(shape.jobs);
  std::vector<Weight> sum(m);
  instance.first.push_back(0);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < m; ++i) {
      instance.arcs.push_back(draw(shape.type, static_cast<std::int32_t>(i), random));
      sum[i] += instance.arcs.back().weight;
    }
    instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
  }
  instance.capacity.resize(m);
  for (std::size_t i = 0; i < m; ++i) {
    instance.capacity[i] = (8 * sum[i]) / (10 * static_cast<Weight>(m));
  }
  if (shape.type == 'a' || shape.type == 'b') {
    const auto wide = 9 * static_cast<Weight>(n) / static_cast<Weight>(m) + 2 * greedy_load(instance) / 5;
    for (Weight& capacity : instance.capacity) capacity = shape.type == 'a' ? wide : wide * 7 / 10;
  }
  return instance;
}

}  // namespace heliu::bench
