// A certificate is worth what its check refuses.
#include <gtest/gtest.h>

#include "matching/gap/certificate.hpp"
#include "tests/unit/matching/gap_instances.hpp"

namespace heliu::matching::gap {
namespace {

TEST(GapCertificate, AnyMultipliersGiveABoundThatNoAwardUndercuts) {
  Random random(5);
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Instance instance = small_instance({.agents = 3, .jobs = 6, .unawarded = seed % 2 == 0}, seed);
    const auto best = exhaustive(instance);
    if (!best) continue;
    Multipliers multipliers{4, {}, {}};
    for (std::size_t j = 0; j < instance.jobs(); ++j) {
      multipliers.job.push_back(static_cast<std::int64_t>(random.below(800)) - 200);
    }
    const auto bound = bound_of(instance, multipliers);
    ASSERT_TRUE(bound);
    EXPECT_LE(*bound, *best) << seed;
  }
}

TEST(GapCertificate, ATamperedAwardIsRefused) {
  Random random(9);
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Instance instance = small_instance({.agents = 3, .jobs = 8}, seed);
    const Found found = solve(instance, {});
    if (!found.feasible) continue;
    Assignment tampered = found.assignment;
    const auto job = random.below(tampered.size());
    tampered[job] = kUnawarded;
    EXPECT_TRUE(check(instance, tampered).wrong);
    tampered[job] = instance.first[job + 1] == static_cast<std::int32_t>(instance.arcs.size())
                        ? instance.first[job] - 1
                        : instance.first[job + 1];
    EXPECT_TRUE(check(instance, tampered).wrong);
    tampered[job] = instance.first[job] + static_cast<std::int32_t>(random.below(3));
    const Checked checked = check(instance, tampered);
    if (tampered == found.assignment) continue;
    // On another agent: overloaded, or no cheaper than the proven optimum.
    refused += checked.wrong ? 1 : 0;
    EXPECT_TRUE(checked.wrong || checked.cost >= found.cost);
    tampered.pop_back();
    EXPECT_TRUE(check(instance, tampered).wrong);
  }
  EXPECT_GT(refused, 20);
}

TEST(GapCertificate, TamperedMultipliersNeverRaiseTheBoundAboveTheOptimum) {
  Random random(11);
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Instance instance = small_instance({.agents = 3, .jobs = 8}, seed);
    const Found found = solve(instance, {});
    if (!found.feasible) continue;
    Multipliers tampered = found.multipliers;
    tampered.job[random.below(tampered.job.size())] += static_cast<std::int64_t>(random.below(60000)) - 30000;
    const auto bound = bound_of(instance, tampered);
    ASSERT_TRUE(bound);
    EXPECT_LE(*bound, found.cost);
  }
}

TEST(GapCertificate, MultipliersOfAnotherShapeOrSizeAreRefused) {
  const Instance instance = small_instance({}, 2);
  Multipliers multipliers{10, std::vector<std::int64_t>(instance.jobs()), {}};
  EXPECT_TRUE(bound_of(instance, multipliers));
  multipliers.job.pop_back();
  EXPECT_FALSE(bound_of(instance, multipliers));
  multipliers.job.assign(instance.jobs(), std::numeric_limits<std::int64_t>::max());
  EXPECT_FALSE(bound_of(instance, multipliers));
  multipliers.job.assign(instance.jobs(), 0);
  multipliers.bits = 63;
  EXPECT_FALSE(bound_of(instance, multipliers));
  multipliers.bits = 4;
  multipliers.side = {1};
  EXPECT_FALSE(bound_of(instance, multipliers));
}

}  // namespace
}  // namespace heliu::matching::gap
