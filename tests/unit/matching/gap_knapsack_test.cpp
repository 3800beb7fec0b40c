// One agent's knapsack against a plain table.
#include <gtest/gtest.h>

#include <algorithm>

#include "matching/gap/knapsack.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {
namespace {

struct Thing {
  Scaled profit;
  Weight weight;
};

// Best profit with thing `forced` taken (+1), left out (−1) or free (0).
Scaled plain(const std::vector<Thing>& things, Weight capacity, std::size_t forced, int how) {
  std::vector<Scaled> best(static_cast<std::size_t>(capacity) + 1);
  Scaled extra = 0;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (how != 0 && i == forced) continue;
    const auto weight = static_cast<std::size_t>(things[i].weight);
    for (std::size_t c = best.size(); c-- > weight;)
      best[c] = std::max(best[c], best[c - weight] + things[i].profit);
  }
  std::size_t room = best.size() - 1;
  if (how == 1) {
    room -= static_cast<std::size_t>(things[forced].weight);
    extra = things[forced].profit;
  }
  return best[room] + extra;
}

std::vector<Thing> draw(Random& random, std::size_t count, std::int64_t profit_most,
                        std::int64_t weight_most) {
  std::vector<Thing> things(count);
  for (Thing& thing : things) {
    thing.profit = 1 + static_cast<Scaled>(random.below(static_cast<std::uint64_t>(profit_most)));
    thing.weight = static_cast<Weight>(random.below(static_cast<std::uint64_t>(weight_most + 1)));
  }
  return things;
}

void compare(const std::vector<Thing>& things, Weight capacity, Scaled enough) {
  Knapsack knapsack;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (things[i].weight <= capacity) {
      knapsack.add(things[i].profit, things[i].weight, static_cast<std::int32_t>(i));
    }
  }
  knapsack.solve(capacity);
  const Scaled best = plain(things, capacity, 0, 0);
  ASSERT_EQ(knapsack.bound(), best);
  Weight weight = 0;
  Scaled profit = 0;
  for (const std::int32_t i : knapsack.chosen()) {
    weight += things[static_cast<std::size_t>(i)].weight;
    profit += things[static_cast<std::size_t>(i)].profit;
  }
  EXPECT_LE(weight, capacity);
  EXPECT_EQ(profit, best);
  knapsack.measure_falls(enough);
  for (std::size_t k = 0; k < knapsack.size(); ++k) {
    const auto i = static_cast<std::size_t>(knapsack.tag(k));
    const Scaled fall = best - plain(things, capacity, i, knapsack.is_chosen(k) ? -1 : 1);
    ASSERT_EQ(knapsack.fall(k), std::min(fall, enough)) << k;
  }
  for (Weight w = 0; w <= capacity; w += 1 + capacity / 5) {
    auto more = things;
    more.push_back({-3, w});
    ASSERT_EQ(knapsack.insertion(-3, w, enough),
              std::min(best - plain(more, capacity, things.size(), 1), enough));
  }
}

TEST(GapKnapsack, TheBestSetAndEveryForcedOneAreExact) {
  Random random(3);
  for (int round = 0; round < 1500; ++round) {
    const auto things =
        draw(random, 1 + random.below(16), round % 3 == 0 ? 4 : 5000, round % 2 == 0 ? 12 : 200);
    const auto capacity = static_cast<Weight>(random.below(400));
    SCOPED_TRACE(round);
    compare(things, capacity, 1 + static_cast<Scaled>(random.below(8000)));
  }
}

TEST(GapKnapsack, EquallyEfficientItemsAreExactToo) {
  Random random(4);
  for (int round = 0; round < 300; ++round) {
    auto things = draw(random, 12, 10, 40);
    for (Thing& thing : things) thing.profit = 1 + thing.weight * 7;
    compare(things, static_cast<Weight>(random.below(200)), 50);
  }
}

TEST(GapKnapsack, WideCapacitiesAreSearchedItemByItem) {
  Random random(6);
  for (int round = 0; round < 60; ++round) {
    const auto things = draw(random, 12, 100000, 30000);
    compare(things, 20000 + static_cast<Weight>(random.below(80000)), 60000);
  }
}

}  // namespace
}  // namespace heliu::matching::gap
