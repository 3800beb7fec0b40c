#include "tests/unit/matching/gap_instances.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching::gap {
namespace {

class Exhaustive {
 public:
  explicit Exhaustive(const Instance& instance)
      : instance_(instance), room_(instance.capacity), side_(instance.side_capacity) {}

  std::optional<Cost> run() {
    place(0, 0);
    return best_;
  }

 private:
  bool draw(std::size_t arc, Weight sign) {
    const Arc& of = instance_.arcs[arc];
    bool fits = (room_[static_cast<std::size_t>(of.agent)] -= sign * of.weight) >= 0;
    for (const SideUse& use : instance_.uses_of(arc)) {
      fits = (side_[static_cast<std::size_t>(use.resource)] -= sign * use.amount) >= 0 && fits;
    }
    return fits;
  }

  void place(std::size_t job, Cost cost) {
    if (job == instance_.jobs()) {
      if (!best_ || cost < *best_) best_ = cost;
      return;
    }
    if (instance_.unawarded_cost(job) != kMustBeAwarded) place(job + 1, cost + instance_.unawarded_cost(job));
    for (auto a = instance_.first[job]; a < instance_.first[job + 1]; ++a) {
      const auto arc = static_cast<std::size_t>(a);
      if (draw(arc, 1)) place(job + 1, cost + instance_.arcs[arc].cost);
      draw(arc, -1);
    }
  }

  const Instance& instance_;
  std::vector<Weight> room_, side_;
  std::optional<Cost> best_;
};

// Each arc takes something from most of the resources; there is about half of what all arcs take a job.
void add_sides(Instance& instance, int sides, Random& random) {
  instance.side_capacity.assign(static_cast<std::size_t>(sides), 0);
  instance.side_first.push_back(0);
  for (std::size_t a = 0; a < instance.arcs.size(); ++a) {
    for (std::int32_t r = 0; r < sides; ++r) {
      if (random.below(4) == 0) continue;
      instance.side_uses.push_back({r, static_cast<Weight>(random.below(10))});
      instance.side_capacity[static_cast<std::size_t>(r)] += instance.side_uses.back().amount;
    }
    instance.side_first.push_back(static_cast<std::int32_t>(instance.side_uses.size()));
  }
  const auto agents = static_cast<Weight>(instance.agents());
  for (Weight& capacity : instance.side_capacity) capacity = capacity * 7 / (10 * agents);
}

std::vector<std::int32_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::int32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace

Instance small_instance(const Small& small, std::uint64_t seed) {
  Random random(seed);
  Instance instance;
  Weight total = 0;
  instance.first.push_back(0);
  for (int j = 0; j < small.jobs; ++j) {
    for (int i = 0; i < small.agents; ++i) {
      if (random.unit() >= small.density) continue;
      const auto weight =
          static_cast<Weight>(random.below(static_cast<std::uint64_t>(small.weight_most + 1)));
      const auto cost = static_cast<Cost>(random.below(static_cast<std::uint64_t>(small.cost_most + 1)));
      instance.arcs.push_back({i, cost - small.cost_most / 4, weight});
      total += weight;
    }
    instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
    if (small.unawarded) instance.unawarded.push_back(static_cast<Cost>(random.below(30)));
  }
  const double each = small.tightness * static_cast<double>(total) / (small.agents * small.agents);
  for (int i = 0; i < small.agents; ++i) {
    instance.capacity.push_back(static_cast<Weight>(each * (0.7 + 0.6 * random.unit())));
  }
  if (small.sides > 0) add_sides(instance, small.sides, random);
  return instance;
}

Instance tied_instance(int agents, int jobs, std::uint64_t seed) {
  Random random(seed);
  Instance instance;
  std::vector<Weight> sum(static_cast<std::size_t>(agents));
  instance.first.push_back(0);
  for (int j = 0; j < jobs; ++j) {
    for (std::int32_t i = 0; i < agents; ++i) {
      const auto weight = static_cast<Weight>(5 + random.below(21));
      instance.arcs.push_back({i, static_cast<Cost>(10 + random.below(41)), weight});
      sum[static_cast<std::size_t>(i)] += weight;
    }
    instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
  }
  for (const Weight weight : sum) instance.capacity.push_back(8 * weight / (10 * agents));
  return instance;
}

std::optional<Cost> exhaustive(const Instance& instance) {
  return Exhaustive(instance).run();
}

Instance permuted(const Instance& instance, std::uint64_t seed) {
  Random random(seed);
  const auto jobs = shuffled(instance.jobs(), random), agents = shuffled(instance.agents(), random);
  Instance other;
  other.capacity.resize(instance.agents());
  for (std::size_t i = 0; i < agents.size(); ++i) {
    other.capacity[static_cast<std::size_t>(agents[i])] = instance.capacity[i];
  }
  other.first.push_back(0);
  for (const std::int32_t job : jobs) {
    for (Arc arc : instance.arcs_of(static_cast<std::size_t>(job))) {
      arc.agent = agents[static_cast<std::size_t>(arc.agent)];
      other.arcs.push_back(arc);
    }
    other.first.push_back(static_cast<std::int32_t>(other.arcs.size()));
    if (!instance.unawarded.empty())
      other.unawarded.push_back(instance.unawarded[static_cast<std::size_t>(job)]);
  }
  return other;
}

}  // namespace heliu::matching::gap
