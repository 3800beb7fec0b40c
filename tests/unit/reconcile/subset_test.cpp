#include "settlement/reconcile/subset.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <stdexcept>

namespace heliu::reconcile {
namespace {

using Values = std::vector<std::int64_t>;
using Positions = std::vector<std::size_t>;

TEST(Subset, IsTheFewestValuesThatMakeTheSum) {
  const Subset found = subset_of(Values{1, 2, 3, 4, 60, 40}, 100);
  EXPECT_EQ(found.chosen, (Positions{4, 5}));
  EXPECT_TRUE(found.unique);
  EXPECT_TRUE(subset_of(Values{5, 6, 7}, 100).chosen.empty());
  EXPECT_TRUE(subset_of(Values{100, 7}, 100).chosen.empty()) << "one value is no sum";
}

TEST(Subset, SaysWhenAnotherWouldDoAsWell) {
  EXPECT_FALSE(subset_of(Values{60, 40, 60}, 100).unique);
  EXPECT_EQ(subset_of(Values{60, 40, 60}, 100).chosen, (Positions{0, 1})) << "the foremost";
  EXPECT_FALSE(subset_of(Values{50, 50, 20, 30, 50}, 100).unique);
}

TEST(Subset, IsExactWhereDoublesAreNot) {
  const std::int64_t big = 9'007'199'254'740'993;  // 2^53 + 1
  EXPECT_EQ(subset_of(Values{big, 2, 4}, big + 2).chosen, (Positions{0, 1}));
  EXPECT_TRUE(subset_of(Values{big, 2, 4}, big + 1).chosen.empty());
  EXPECT_TRUE(subset_of(Values{INT64_MAX - 1, INT64_MAX - 2, 2}, 5).chosen.empty()) << "sums don't wrap";
}

TEST(Subset, OfTooManyOrOfNothingIsRefused) {
  EXPECT_THROW(subset_of(Values(kMaxItems + 1, 1), 5), std::invalid_argument);
  EXPECT_THROW(subset_of(Values{1, 0}, 5), std::invalid_argument);
  EXPECT_THROW(equal_subsets(Values(kMaxItems / 2 + 1, 1), Values{1, 2}), std::invalid_argument);
}

// Every subset, one after another.
struct Slow {
  int fewest = 0, times = 0;
};
Slow slow(const Values& values, std::int64_t target) {
  Slow found;
  for (std::uint32_t choice = 0; choice < (1u << values.size()); ++choice) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      if ((choice >> i & 1u) != 0) sum += values[i];
    const int items = std::popcount(choice);
    if (items < 2 || sum != target) continue;
    ++found.times;
    if (found.fewest == 0 || items < found.fewest) found.fewest = items;
  }
  return found;
}

TEST(Subset, AgreesWithTryingThemAll) {
  std::mt19937 random(20261123);
  for (int round = 0; round < 3'000; ++round) {
    Values values(random() % 12);
    for (auto& value : values) value = 1 + static_cast<std::int64_t>(random() % (round % 2 ? 12 : 400));
    const auto target = static_cast<std::int64_t>(random() % (round % 2 ? 40 : 1'200));
    const Slow all = slow(values, target);
    const Subset found = subset_of(values, target);
    ASSERT_EQ(static_cast<int>(found.chosen.size()), all.fewest) << round;
    if (all.times > 0) {
      ASSERT_EQ(found.unique, all.times == 1) << round;
    }
    std::int64_t sum = 0;
    for (const std::size_t i : found.chosen) sum += values[i];
    if (!found.chosen.empty()) {
      ASSERT_EQ(sum, target);
    }
  }
}

TEST(SubsetPair, AgreesWithTryingThemAll) {
  std::mt19937 random(7);
  for (int round = 0; round < 1'500; ++round) {
    Values left(2 + random() % 4), right(2 + random() % 4);
    for (auto* side : {&left, &right})
      for (auto& value : *side) value = 1 + static_cast<std::int64_t>(random() % 30);
    int fewest = 0;
    for (std::uint32_t a = 0; a < (1u << left.size()); ++a)
      for (std::uint32_t b = 0; b < (1u << right.size()); ++b) {
        std::int64_t gap = 0;
        for (std::size_t i = 0; i < left.size(); ++i) gap += (a >> i & 1u) != 0 ? left[i] : 0;
        for (std::size_t i = 0; i < right.size(); ++i) gap -= (b >> i & 1u) != 0 ? right[i] : 0;
        const int items = std::popcount(a) + std::popcount(b);
        if (std::popcount(a) > 1 && std::popcount(b) > 1 && gap == 0 && (fewest == 0 || items < fewest))
          fewest = items;
      }
    const SubsetPair found = equal_subsets(left, right);
    ASSERT_EQ(static_cast<int>(found.left.size() + found.right.size()), fewest) << round;
  }
}

TEST(SubsetPair, IsUniqueOnlyIfNoOtherUsesPartOfIt) {
  EXPECT_TRUE(equal_subsets(Values{10, 7}, Values{12, 5}).unique);
  EXPECT_TRUE(equal_subsets(Values{10, 7, 100, 300}, Values{12, 5, 150, 250}).unique)
      << "two apart, and both together";
  EXPECT_FALSE(equal_subsets(Values{10, 7, 7}, Values{12, 5}).unique);
}

}  // namespace
}  // namespace heliu::reconcile
