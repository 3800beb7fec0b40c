// The closing tree: whichever way it branches and however often it is interrupted, it answers what trying
// everything answers.
#include <gtest/gtest.h>

#include "matching/gap/branch.hpp"
#include "tests/unit/matching/gap_instances.hpp"

namespace heliu::matching::gap {
namespace {

constexpr Cost kAbove = 100'000;

Instance drawn(std::uint64_t seed) {
  Small small;
  small.agents = 2 + static_cast<int>(seed % 3);
  small.jobs = 4 + static_cast<int>(seed % 5);
  small.density = seed % 4 == 0 ? 0.7 : 1;
  small.tightness = 0.5 + 0.1 * static_cast<double>(seed % 5);
  small.unawarded = seed % 5 == 1;
  small.sides = seed % 6 == 2 ? 1 : 0;
  return small_instance(small, seed);
}

struct Search {
  explicit Search(const Instance& instance)
      : scale(instance),
        work(std::numeric_limits<std::int64_t>::max() / 2, {}),
        problem(instance),
        tree(problem, scale, work),
        u(instance.jobs()) {
    options.prove = true;
    options.node_steps = 3;
    options.nodes = std::numeric_limits<std::int64_t>::max();
  }
  Scale scale;
  Work work;
  Problem problem;
  Tree tree;
  TreeOptions options;
  std::vector<double> u;
};

TEST(ClosingTree, FindsTheBestAwardOrThatThereIsNone) {
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE(seed);
    const Instance instance = drawn(seed);
    Search search(instance);
    const auto mark = search.problem.mark();
    EXPECT_TRUE(search.tree.run(search.u, kAbove, search.options));
    EXPECT_EQ(search.tree.cost(), exhaustive(instance));
    EXPECT_EQ(search.problem.mark(), mark);
  }
}

TEST(ClosingTree, NothingIsFoundBelowTheBestAward) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    const Instance instance = drawn(seed);
    const auto best = exhaustive(instance);
    if (!best) continue;
    Search search(instance);
    EXPECT_TRUE(search.tree.run(search.u, *best, search.options));
    EXPECT_FALSE(search.tree.cost());
    EXPECT_TRUE(search.tree.run(search.u, *best + 1, search.options));
    EXPECT_EQ(search.tree.cost(), best);
  }
}

TEST(ClosingTree, InterruptedAfterEveryNodeItAnswersTheSame) {
  int interrupted = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    const Instance instance = drawn(seed);
    Search whole(instance), parts(instance);
    whole.tree.run(whole.u, kAbove, whole.options);
    parts.tree.begin(parts.u, kAbove, parts.options);
    while (!parts.tree.resume(0)) ++interrupted;
    EXPECT_EQ(parts.tree.cost(), whole.tree.cost());
    EXPECT_EQ(parts.tree.nodes(), whole.tree.nodes());
    EXPECT_EQ(parts.tree.best(), whole.tree.best());
  }
  EXPECT_GT(interrupted, 100);
}

TEST(ClosingTree, AnAwardFoundElsewhereMeanwhileOnlyEndsItSooner) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    const Instance instance = drawn(seed);
    const auto best = exhaustive(instance);
    if (!best) continue;
    Search search(instance);
    search.tree.begin(search.u, kAbove, search.options);
    search.tree.resume(0);
    if (search.tree.cost() == best) continue;
    search.tree.lower_limit(*best + 1);
    while (!search.tree.resume(0)) continue;
    EXPECT_EQ(search.tree.cost(), best);
  }
}

}  // namespace
}  // namespace heliu::matching::gap
