#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "chassis/base/bytes.hpp"
#include "chassis/base/instant.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/base/uuid.hpp"

namespace heliu {
namespace {

TEST(Uuid, GrowsWithinEachThreadAndIsNeverGivenTwice) {
  constexpr std::size_t kThreads = 4, kEach = 5000;
  std::vector<std::vector<Uuid>> made(kThreads);
  std::vector<std::thread> threads;
  for (auto& ids : made)
    threads.emplace_back([&ids] {
      for (std::size_t i = 0; i < kEach; ++i) ids.push_back(Uuid::v7());
    });
  for (auto& thread : threads) thread.join();
  std::set<Uuid> all;
  for (const auto& ids : made) {
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    all.insert(ids.begin(), ids.end());
  }
  EXPECT_EQ(all.size(), kThreads * kEach);
}

TEST(Uuid, CarriesVersionAndVariant) {
  const std::string text = Uuid::v7().text();
  EXPECT_EQ(text[14], '7');
  EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos);
  EXPECT_EQ(Uuid::named("escrow", "trade 1").text()[14], '8');
}

TEST(Uuid, IsTheSameForTheSameName) {
  EXPECT_EQ(Uuid::named("escrow", "a"), Uuid::named("escrow", "a"));
  EXPECT_NE(Uuid::named("escrow", "a"), Uuid::named("escrow", "b"));
  EXPECT_NE(Uuid::named("ab", "c"), Uuid::named("a", "bc"));
}

TEST(Uuid, ReadsItsOwnTextAndRefusesOthers) {
  const Uuid id = Uuid::v7();
  EXPECT_EQ(Uuid::parse(id.text()), id);
  EXPECT_EQ(Uuid::from_binary(id.binary()), id);
  for (const char* wrong : {"", "0190b7c2", "0190b7c2-0000-7000-8000-00000000000g",
                            "0190b7c200007000800000000000000000000", "{190b7c2-0000-7000-8000-000000000000"})
    EXPECT_FALSE(Uuid::parse(wrong)) << wrong;
}

TEST(Instant, ReadsEveryFormOfTheSameMoment) {
  for (const char* same : {"2026-11-23T08:00:00Z", "2026-11-23T08:00:00.000Z", "2026-11-23T16:00:00+08:00",
                           "2026-11-23t02:30:00.000000-05:30"}) {
    const auto read = Instant::parse(same);
    ASSERT_TRUE(read) << same;
    EXPECT_EQ(read->text(), "2026-11-23T08:00:00.000Z") << same;
  }
  EXPECT_EQ(Instant::parse("2026-11-23T08:00:00.123456789Z")->micros % 1'000'000, 123456);
  EXPECT_EQ(Instant::parse("1969-12-31T23:59:59.999Z")->text(), "1969-12-31T23:59:59.999Z");
}

TEST(Instant, RefusesWhatIsNoMoment) {
  for (const char* wrong :
       {"", "2026-11-23", "2026-11-23T08:00:00", "2026-11-23 08:00:00Z", "2026-11-23T24:00:00Z",
        "2026-11-23T08:60:00Z", "2026-11-23T08:00:60Z", "2026-02-29T08:00:00Z", "2026-11-23T08:00:00.Z",
        "2026-11-23T08:00:00+0800", "2026-11-23T08:00:00Zjunk", "2026-11-23T08:00:00+24:00"})
    EXPECT_FALSE(Instant::parse(wrong)) << wrong;
}

TEST(Date, KnowsTheCalendar) {
  EXPECT_EQ(Date::parse("1970-01-01")->days, 0);
  EXPECT_EQ(Date::parse("2024-02-29")->text(), "2024-02-29");
  EXPECT_EQ(Date::parse("2026-11-23")->year(), 2026);
  for (const char* wrong : {"", "2026-2-3", "2026-13-01", "2026-00-01", "2026-04-31", "2025-02-29",
                            "2026/11/23", "2026-11-23x", "2026-11-2x"})
    EXPECT_FALSE(Date::parse(wrong)) << wrong;
}

TEST(Date, BeginsAtMidnightInChina) {
  EXPECT_EQ(Date::of(*Instant::parse("2026-11-22T15:59:59.999Z")).text(), "2026-11-22");
  EXPECT_EQ(Date::of(*Instant::parse("2026-11-22T16:00:00Z")).text(), "2026-11-23");
  EXPECT_EQ(Date::parse("2026-11-23")->start().text(), "2026-11-22T16:00:00.000Z");
}

// GB/T 32905-2016, annex A: the two published digests.
TEST(Sm3, GivesThePublishedDigests) {
  EXPECT_EQ(to_hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string repeated;
  for (int i = 0; i < 16; ++i) repeated += "abcd";
  EXPECT_EQ(to_hex(sm3(repeated)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(CanonicalBytes, NeverLetsTwoListsShareBytes) {
  EXPECT_NE(CanonicalBytes().add("ab").add("c").bytes(), CanonicalBytes().add("a").add("bc").bytes());
  EXPECT_NE(CanonicalBytes().add("").bytes(), CanonicalBytes().bytes());
}

TEST(Bytes, SurviveHexAndBase64) {
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string bytes = random_bytes(size);
    EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
  }
  EXPECT_FALSE(from_hex("abc"));
  EXPECT_FALSE(from_hex("zz"));
  for (const char* wrong : {"a", "a+bc", "ab==", "a b c"}) EXPECT_FALSE(from_base64url(wrong)) << wrong;
}

}  // namespace
}  // namespace heliu
