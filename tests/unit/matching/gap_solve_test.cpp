// Whole lots: the kernel against trying everything, and what it promises about its answers.
#include <gtest/gtest.h>

#include "matching/gap/certificate.hpp"
#include "matching/gap/solve.hpp"
#include "matching/gap/work.hpp"
#include "tests/unit/matching/gap_instances.hpp"

namespace heliu::matching::gap {
namespace {

void expect_optimum(const Instance& instance, const std::string& where) {
  SCOPED_TRACE(where);
  const auto best = exhaustive(instance);
  const Found found = solve(instance, {});
  EXPECT_TRUE(found.proven);
  ASSERT_EQ(found.feasible, best.has_value());
  EXPECT_EQ(found.infeasible, !best.has_value());
  if (!best) return;
  EXPECT_EQ(found.cost, *best);
  EXPECT_EQ(found.lower_bound, *best);
  const Checked checked = check(instance, found.assignment);
  EXPECT_FALSE(checked.wrong) << *checked.wrong;
  EXPECT_EQ(checked.cost, found.cost);
  EXPECT_LE(found.certified_bound, *best);
  EXPECT_EQ(bound_of(instance, found.multipliers), found.certified_bound);
}

TEST(WholeLots, TheAwardIsTheOneThatTryingEverythingFinds) {
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Small small;
    small.agents = 1 + static_cast<int>(seed % 4);
    small.jobs = 1 + static_cast<int>(seed % 8);
    small.density = seed % 3 == 0 ? 0.6 : 1;
    small.tightness = 0.4 + 0.1 * static_cast<double>(seed % 7);
    small.cost_most = seed % 5 == 0 ? 2 : 40;  // many ties
    small.unawarded = seed % 4 == 1;
    expect_optimum(small_instance(small, seed), "seed " + std::to_string(seed));
  }
}

TEST(WholeLots, LargerProblemsAreProvenToo) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Small small;
    small.agents = 4;
    small.jobs = 9;
    small.weight_most = 60;
    small.cost_most = 100;
    expect_optimum(small_instance(small, seed), "seed " + std::to_string(seed));
  }
}

TEST(WholeLots, HeavyAndDearLotsDoNotOverflow) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Small small;
    small.agents = 3;
    small.jobs = 6;
    small.weight_most = kWeightMost / 8;
    small.cost_most = kCostSumMost / 16;
    expect_optimum(small_instance(small, seed), "seed " + std::to_string(seed));
  }
}

TEST(WholeLots, TheOrderOfLotsAndAgentsDoesNotChangeTheCost) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Instance instance =
        small_instance({.agents = 5, .jobs = 20, .weight_most = 30, .cost_most = 60}, seed);
    const Found found = solve(instance, {}), other = solve(permuted(instance, seed + 1), {});
    ASSERT_TRUE(found.proven && other.proven) << seed;
    EXPECT_EQ(found.feasible, other.feasible) << seed;
    EXPECT_EQ(found.cost, other.cost) << seed;
  }
}

TEST(WholeLots, SideResourcesAreNeverOverdrawnAndTheAwardIsStillBest) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Small small;
    small.agents = 2 + static_cast<int>(seed % 3);
    small.jobs = 3 + static_cast<int>(seed % 5);
    small.sides = 1 + static_cast<int>(seed % 2);
    small.unawarded = seed % 3 == 0;
    expect_optimum(small_instance(small, seed), "seed " + std::to_string(seed));
  }
}

Instance hard_instance() {
  return small_instance({.agents = 8, .jobs = 60, .weight_most = 100, .cost_most = 100}, 7);
}

TEST(WholeLots, TheSameBudgetGivesTheSameAward) {
  const Instance instance = hard_instance();
  Options options;
  options.work_limit = 20'000'000;
  const Found once = solve(instance, options), again = solve(instance, options);
  EXPECT_EQ(once.assignment, again.assignment);
  EXPECT_EQ(once.lower_bound, again.lower_bound);
  EXPECT_EQ(once.multipliers.job, again.multipliers.job);
  EXPECT_EQ(once.work, again.work);
}

TEST(WholeLots, ASearchCutFromOutsideIsReplayedByItsWork) {
  const Instance instance = hard_instance();
  for (int asked_most = 1; asked_most < 12; asked_most += 3) {
    int asked = 0;
    Options cut;
    cut.stop = [&] { return ++asked > asked_most; };
    const Found first = solve(instance, cut);
    Options replay;
    replay.work_limit = first.work;
    const Found second = solve(instance, replay);
    EXPECT_EQ(first.assignment, second.assignment) << asked_most;
    EXPECT_EQ(first.cost, second.cost) << asked_most;
    EXPECT_EQ(first.lower_bound, second.lower_bound) << asked_most;
    EXPECT_EQ(first.proven, second.proven) << asked_most;
    EXPECT_EQ(first.work, second.work) << asked_most;
  }
}

TEST(WholeLots, AlmostNoBudgetStillGivesAnHonestAnswer) {
  const Instance instance = hard_instance();
  Cost best = std::numeric_limits<Cost>::max();
  for (const std::int64_t limit : {0L, 1'000L, 100'000L, 1'000'000L, 30'000'000L}) {
    Options options;
    options.work_limit = limit;
    const Found found = solve(instance, options);
    EXPECT_EQ(bound_of(instance, found.multipliers), found.certified_bound);
    EXPECT_LE(found.certified_bound, found.lower_bound);
    if (!found.feasible) continue;
    EXPECT_FALSE(check(instance, found.assignment).wrong);
    best = std::min(best, found.cost);
    EXPECT_LE(found.lower_bound, best);
  }
}

TEST(WholeLots, ALotWithoutArcsMakesTheRoundInfeasibleUnlessItMayStay) {
  Instance instance{{10}, {0, 1, 1}, {{0, 5, 3}}, {}, {}, {}, {}};
  EXPECT_TRUE(solve(instance, {}).infeasible);
  instance.unawarded = {kMustBeAwarded, 7};
  const Found found = solve(instance, {});
  EXPECT_TRUE(found.proven);
  EXPECT_EQ(found.cost, 12);
  EXPECT_EQ(found.assignment, (Assignment{0, kUnawarded}));
}

TEST(WholeLots, NothingFitsWithoutCapacityExceptWhatWeighsNothing) {
  Instance instance{{0}, {0, 1}, {{0, 5, 3}}, {}, {}, {}, {}};
  EXPECT_TRUE(solve(instance, {}).infeasible);
  instance.arcs[0].weight = 0;
  EXPECT_EQ(solve(instance, {}).cost, 5);
}

TEST(WholeLots, ARoundWithoutLotsIsClearedAtNoCost) {
  const Instance instance{{4, 4}, {0}, {}, {}, {}, {}, {}};
  const Found found = solve(instance, {});
  EXPECT_TRUE(found.feasible && found.proven);
  EXPECT_EQ(found.cost, 0);
}

TEST(WholeLots, WhenEverythingIsEqualAnyFullAwardIsProven) {
  Instance instance{{6, 6, 6}, {0}, {}, {}, {}, {}, {}};
  for (int j = 0; j < 9; ++j) {
    for (int i = 0; i < 3; ++i) instance.arcs.push_back({i, 4, 2});
    instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
  }
  const Found found = solve(instance, {});
  EXPECT_TRUE(found.proven);
  EXPECT_EQ(found.cost, 36);
}

TEST(WholeLots, AnAgentAloneTakesTheLotsThatPayMost) {
  Instance instance = small_instance({.agents = 1, .jobs = 14, .weight_most = 30, .tightness = 0.5}, 3);
  instance.unawarded.assign(instance.jobs(), 15);
  expect_optimum(instance, "a knapsack");
}

// Type c of the literature: cheap arcs are plenty, so that capacity has hardly a price while it is tight.
TEST(WholeLots, TightCapacityWithHardlyAPriceIsStillAwardedWithinLittleWork) {
  const Instance instance = tied_instance(40, 400, 11);
  Options options;
  options.work_limit = 200'000'000;
  const Found found = solve(instance, options);
  ASSERT_TRUE(found.feasible);
  EXPECT_FALSE(check(instance, found.assignment).wrong);
  EXPECT_LE(100 * (found.cost - found.lower_bound), found.cost);
}

TEST(WholeLots, AMalformedProblemIsRefused) {
  const Instance good = small_instance({}, 1);
  Instance bad = good;
  bad.arcs[0].weight = -1;
  EXPECT_THROW(solve(bad, {}), std::invalid_argument);
  bad = good;
  bad.arcs[0].agent = 3;
  EXPECT_THROW(solve(bad, {}), std::invalid_argument);
  bad = good;
  bad.first.back() = 2;
  EXPECT_THROW(solve(bad, {}), std::invalid_argument);
  bad = good;
  bad.arcs[0].cost = kCostSumMost;
  EXPECT_THROW(solve(bad, {}), std::invalid_argument);
}

}  // namespace
}  // namespace heliu::matching::gap
