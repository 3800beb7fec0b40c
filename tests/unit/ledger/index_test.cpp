#include "settlement/ledger/index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace heliu::ledger {
namespace {

// Ids that share nearly all their bits, as those of one batch do; erased in any order, across growth.
TEST(LedgerIndex, FindsWhatIsThereAndNothingElse) {
  std::mt19937_64 random(7);
  std::vector<Id> ids;
  IdIndex index;
  std::map<Id, std::uint32_t> there;
  const auto id_of = [&](std::uint32_t place) -> const Id& { return ids[place]; };
  for (int i = 0; i < 20'000; ++i) {
    Id id{0x01, 0x98};
    id[14] = static_cast<std::uint8_t>(i >> 8);
    id[15] = static_cast<std::uint8_t>(i);
    ids.push_back(id);
    index.insert(id, static_cast<std::uint32_t>(i));
    there[id] = static_cast<std::uint32_t>(i);
    for (int erased = 0; erased < 3 && random() % 3 == 0 && there.size() > 1; ++erased) {
      const auto victim = there.lower_bound(ids[random() % ids.size()]);
      if (victim == there.end()) continue;
      index.erase(victim->first, victim->second);
      there.erase(victim);
    }
  }
  EXPECT_GT(there.size(), 5'000u);
  for (std::uint32_t place = 0; place < ids.size(); ++place) {
    const auto expected = there.find(ids[place]);
    ASSERT_EQ(index.find(ids[place], id_of), expected == there.end() ? nowhere : expected->second) << place;
  }
}

TEST(LedgerIndex, KeepsItsValuesInPlaceWhileItGrows) {
  Chunked<std::uint64_t> values;
  values.push_back(41);
  const std::uint64_t* first = &values[0];
  for (std::uint64_t i = 1; i < 100'000; ++i) ASSERT_EQ(values.push_back(i), i);
  EXPECT_EQ(first, &values[0]);
  EXPECT_EQ(*first, 41u);
  values.pop_back();
  EXPECT_EQ(values.size(), 99'999u);
  EXPECT_EQ(values.back(), 99'998u);
}

}  // namespace
}  // namespace heliu::ledger
