#include "gateway/limits.hpp"

#include <gtest/gtest.h>

#include "gateway/stream_slots.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNow{1'000'000'000};

TEST(RateLimit, LetsABurstThroughAndThenTheRate) {
  RateLimits limits;
  const Rate rate{.per_second = 2, .burst = 5};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limits.take("a", rate, kNow), 0) << i;
  EXPECT_EQ(limits.take("a", rate, kNow), 1);
  EXPECT_EQ(limits.take("b", rate, kNow), 0) << "another's bucket is his own";
  EXPECT_EQ(limits.take("a", rate, kNow + 499ms), 1);
  EXPECT_EQ(limits.take("a", rate, kNow + 500ms), 0);
  EXPECT_EQ(limits.take("a", rate, kNow + 500ms), 1);
  int passed = 0;
  while (limits.take("a", rate, kNow + 1h) == 0) ++passed;
  EXPECT_EQ(passed, 5) << "an hour's rest holds no more than a burst";
}

TEST(RateLimit, SaysHowManySecondsToWait) {
  RateLimits limits;
  const Rate slow{.per_second = 0.1, .burst = 1};
  EXPECT_EQ(limits.take("a", slow, kNow), 0);
  EXPECT_EQ(limits.take("a", slow, kNow), 10);
  EXPECT_EQ(limits.take("a", slow, kNow + 7s), 3);
  EXPECT_EQ(limits.take("a", slow, kNow + 10s), 0);
}

TEST(RateLimit, IsAskedWithoutTaking) {
  RateLimits limits;
  const Rate rate{.per_second = 1, .burst = 1};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limits.ask("a", rate, kNow), 0);
  EXPECT_EQ(limits.take("a", rate, kNow), 0);
  EXPECT_EQ(limits.ask("a", rate, kNow), 1);
  EXPECT_EQ(limits.ask("a", rate, kNow + 1s), 0);
}

TEST(RateLimit, IsNotFooledByAClockThatGoesBack) {
  RateLimits limits;
  const Rate rate{.per_second = 1, .burst = 1};
  EXPECT_EQ(limits.take("a", rate, kNow), 0);
  EXPECT_GT(limits.take("a", rate, kNow - 1h), 0);
  EXPECT_EQ(limits.take("a", rate, kNow + 1s), 0);
}

TEST(RateLimit, KeepsABoundedNumberOfBuckets) {
  RateLimits limits;
  const Rate rate{.per_second = 1, .burst = 1};
  for (int i = 0; i < 60'000; ++i) EXPECT_EQ(limits.take(std::to_string(i), rate, kNow), 0);
  EXPECT_EQ(limits.take("59999", rate, kNow), 1) << "and still knows the latest";
}

TEST(Address, IsAHouseholdOfIpv6OrOneOfIpv4) {
  EXPECT_EQ(address_key("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(address_key("::ffff:192.0.2.1"), "::ffff:192.0.2.1");
  EXPECT_EQ(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  EXPECT_NE(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:3::1"));
  EXPECT_EQ(address_key(""), "");
}

TEST(StreamSlots, AreCountedForEachAndInAll) {
  StreamSlots slots(2, 3);
  const Uuid a = Uuid::v7(), b = Uuid::v7();
  auto one = slots.take(a), two = slots.take(a);
  EXPECT_TRUE(one && two);
  EXPECT_FALSE(slots.take(a));
  auto three = slots.take(b);
  EXPECT_TRUE(three);
  EXPECT_FALSE(slots.take(b)) << "three in all";
  const auto copy = one;
  one.reset();
  EXPECT_FALSE(slots.take(b)) << "still held by its copy";
  two.reset();
  EXPECT_TRUE(slots.take(b));
}

}  // namespace
}  // namespace heliu::gateway
