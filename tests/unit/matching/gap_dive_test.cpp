// Prices of capacities, dives, and the search around an award that uses them.
#include <gtest/gtest.h>

#include <algorithm>

#include "matching/gap/neighbourhood.hpp"
#include "matching/gap/prices.hpp"
#include "matching/gap/styles.hpp"
#include "tests/unit/matching/gap_instances.hpp"

namespace heliu::matching::gap {
namespace {

// The instance with multipliers near the best ones.
struct Priced {
  explicit Priced(const Instance& instance)
      : work(std::int64_t{1} << 40, {}), scale(instance), whole(instance), lagrangian(whole, scale, work) {
    u = priced_costs(instance, work);
    for (double& x : u) x *= static_cast<double>(scale.of(1));
    bound = lagrangian.evaluate(u);
  }
  Work work;
  Scale scale;
  Problem whole;
  Lagrangian lagrangian;
  std::vector<double> u;
  Scaled bound = 0;
};

Cost sum_of_least_costs(const Instance& instance) {
  Cost sum = 0;
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    sum += std::ranges::min(instance.arcs_of(j), {}, &Arc::cost).cost;
  }
  return sum;
}

TEST(CapacityPrices, RiseWhereManyLotsTieAtTheLeastCost) {
  const Instance instance = tied_instance(80, 1600, 3);
  const Priced priced(instance);
  EXPECT_GT(priced.scale.up(priced.bound), sum_of_least_costs(instance) + 5);
}

// Each job with its few cheapest arcs, as fixing leaves it.
Instance cheapest(const Instance& instance, std::size_t arcs) {
  Instance few;
  few.capacity = instance.capacity;
  few.first.push_back(0);
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    const auto all = instance.arcs_of(j);
    std::vector<Arc> kept(all.begin(), all.end());
    std::ranges::stable_sort(kept, {}, &Arc::cost);
    kept.resize(arcs);
    std::ranges::sort(kept, {}, &Arc::agent);
    few.arcs.insert(few.arcs.end(), kept.begin(), kept.end());
    few.first.push_back(static_cast<std::int32_t>(few.arcs.size()));
  }
  return few;
}

// Where few arcs are left, the last agents of a dive fill up by themselves.
TEST(NeighbourhoodSearch, NeverMakesAnAwardDearer) {
  const Instance instance = cheapest(tied_instance(20, 100, 4), 5);
  Priced priced(instance);
  Random random(5);
  Assignment start;
  std::vector<double> reduced;
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    start.push_back(instance.first[j]);
    for (const Arc& arc : instance.arcs_of(j)) reduced.push_back(static_cast<double>(arc.cost));
  }
  auto award = LocalSearch(instance, reduced, priced.work).improve(start, 400, random);
  ASSERT_TRUE(award);
  Neighbourhoods search(instance, priced.scale, priced.work, priced.u, priced.lagrangian.price,
                        priced.lagrangian.values);
  const DiveStyles styles;
  const Cost first = award->cost;
  for (int step = 0; step < 500; ++step) {
    const Cost before = award->cost;
    search.step(*award, styles, random);
    ASSERT_LE(award->cost, before) << "step " << step;
  }
  EXPECT_LT(award->cost, first);
}

TEST(DiveStyles, TryEachOnceAndThenGoByWhatTheirDivesCost) {
  Random random(1);
  DiveStyles styles;
  constexpr std::size_t kCount = DiveStyles::kStyles.size();
  for (std::size_t style = 1; style < kCount; ++style) styles.record(style, 100);
  for (int draw = 0; draw < 400; ++draw) {
    if (styles.pick(random) == 0) styles.record(0, 90);
  }
  int best = 0;
  for (int draw = 0; draw < 1000; ++draw) best += styles.pick(random) == 0 ? 1 : 0;
  // Drawn in one of two places: 1 − (1 − 1/n)², and always preferred.
  EXPECT_GT(best, 1000 / static_cast<int>(kCount));
  styles.record(0, 10'000);
  for (int draw = 0; draw < 20; ++draw) styles.record(0, 10'000);
  int worst = 0;
  for (int draw = 0; draw < 1000; ++draw) worst += styles.pick(random) == 0 ? 1 : 0;
  EXPECT_LT(worst, 1000 / static_cast<int>(kCount));
}

}  // namespace
}  // namespace heliu::matching::gap
