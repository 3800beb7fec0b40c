#include "chassis/http/trace.hpp"

#include <gtest/gtest.h>

namespace heliu {
namespace {

const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736", kParent = "00f067aa0ba902b7";

TEST(Trace, KeepsTheCallersIdWhenTheHeaderIsValid) {
  EXPECT_EQ(trace_id_from("00-" + kTrace + "-" + kParent + "-01"), kTrace);
  EXPECT_EQ(trace_id_from("00-" + kTrace + "-" + kParent + "-00"), kTrace);
  EXPECT_EQ(trace_id_from("01-" + kTrace + "-" + kParent + "-01-later"), kTrace);
}

TEST(Trace, StartsAnewWhenTheHeaderIsNot) {
  const std::string zeros(32, '0');
  for (const std::string& wrong :
       {std::string(), "00-" + kTrace, "00-" + zeros + "-" + kParent + "-01",
        "00-" + kTrace + "-0000000000000000-01", "ff-" + kTrace + "-" + kParent + "-01",
        "00-" + kTrace + "-" + kParent + "-01-extra",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + kParent + "-01", "00-" + kTrace + "-" + kParent + "-0g"}) {
    const std::string fresh = trace_id_from(wrong);
    EXPECT_EQ(fresh.size(), 32U);
    EXPECT_NE(fresh, kTrace) << wrong;
    EXPECT_NE(fresh, zeros);
  }
}

TEST(Trace, PassesTheIdOnWithAParentOfItsOwn) {
  const std::string header = traceparent_of(kTrace);
  EXPECT_EQ(trace_id_from(header), kTrace);
  EXPECT_NE(header, traceparent_of(kTrace));
}

TEST(Language, IsChineseUnlessEnglishIsPreferred) {
  for (const char* chinese : {"", "zh-CN", "zh-CN,zh;q=0.9,en;q=0.8", "fr", "*", "en;q=0", "en;q=0.5,zh"})
    EXPECT_EQ(language_from(chinese), "zh-CN") << chinese;
  for (const char* english : {"en", "en-GB,en;q=0.9", "en-US,en;q=0.9,zh-CN;q=0.8", "zh;q=0.3, en;q=0.7"})
    EXPECT_EQ(language_from(english), "en") << english;
}

}  // namespace
}  // namespace heliu
