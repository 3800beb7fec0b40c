// The beam and the pool of awards: what they hand back is an award, cheaper than asked, and nothing is moved.
#include <gtest/gtest.h>

#include "matching/gap/beam.hpp"
#include "matching/gap/certificate.hpp"
#include "matching/gap/elite.hpp"
#include "matching/gap/prices.hpp"
#include "tests/unit/matching/gap_instances.hpp"

namespace heliu::matching::gap {
namespace {

constexpr Cost kAbove = 100'000;

struct Search {
  explicit Search(const Instance& instance) : scale(instance), problem(instance) {
    u = priced_costs(instance, work);
    for (double& value : u) value *= static_cast<double>(scale.of(1));
  }
  std::vector<std::int32_t> run(Cost upper) {
    return beam(problem, scale, work, u, upper, {.last_jobs = 3}, random);
  }
  Assignment sources(const std::vector<std::int32_t>& arcs) const {
    Assignment out;
    for (const std::int32_t arc : arcs) out.push_back(problem.entry(arc).source);
    return out;
  }
  Scale scale;
  Work work{std::numeric_limits<std::int64_t>::max() / 2, {}};
  Random random{1};
  Problem problem;
  std::vector<double> u;
};

TEST(Beam, EveryAwardIsLawfulAndCheaperThanAsked) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Small small{.agents = 4, .jobs = 16, .weight_most = 30, .cost_most = 60};
    small.unawarded = seed % 4 == 0;
    const Instance instance = small_instance(small, seed);
    Search search(instance);
    Cost upper = kAbove;
    for (int turn = 0; turn < 4; ++turn) {
      const auto mark = search.problem.mark();
      const auto arcs = search.run(upper);
      EXPECT_EQ(search.problem.mark(), mark);
      if (arcs.empty()) break;
      const Checked checked = check(instance, search.sources(arcs));
      ASSERT_FALSE(checked.wrong) << *checked.wrong;
      ASSERT_LT(checked.cost, upper);
      upper = checked.cost;
      ++found;
    }
  }
  EXPECT_GT(found, 200);
}

TEST(Beam, WhatIsDecidedStays) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    const Instance instance =
        small_instance({.agents = 4, .jobs = 16, .weight_most = 30, .cost_most = 60}, seed);
    Search search(instance);
    const auto first = search.run(kAbove);
    if (first.empty()) continue;
    for (std::size_t j = 0; j < 6; ++j) ASSERT_TRUE(search.problem.assign(first[j]));
    const auto second = search.run(kAbove);
    ASSERT_FALSE(second.empty());
    for (std::size_t j = 0; j < 6; ++j) EXPECT_EQ(second[j], first[j]);
    EXPECT_FALSE(check(instance, search.sources(second)).wrong);
  }
}

TEST(Elite, KeepsAwardsThatDifferAndOfTwinsTheCheaper) {
  Elite elite;
  Assignment one(40, 0), twin = one, other(40, 1);
  twin[0] = 1;
  EXPECT_TRUE(elite.add(one, 100));
  EXPECT_FALSE(elite.add(twin, 101));
  EXPECT_TRUE(elite.add(twin, 99));  // and the dearer twin goes
  EXPECT_EQ(elite.size(), 1U);
  EXPECT_TRUE(elite.add(other, 120));
  Random random(1);
  const Elite::Member shared = elite.shared(random);
  EXPECT_EQ(shared.cost, 99);
  EXPECT_EQ(shared.arcs[0], 1);
  EXPECT_EQ(std::ranges::count(shared.arcs, kUnawarded), 39);
}

TEST(Elite, StaysSmallAndKeepsTheCheapest) {
  Elite elite;
  for (std::int32_t k = 0; k < 30; ++k) elite.add(Assignment(40, k), 200 - k);
  EXPECT_EQ(elite.size(), 10U);
  EXPECT_FALSE(elite.add(Assignment(40, 99), 190));
  EXPECT_TRUE(elite.add(Assignment(40, 99), 150));
}

}  // namespace
}  // namespace heliu::matching::gap
