#include "chassis/http/target.hpp"

#include <gtest/gtest.h>

#include "chassis/http/client.hpp"
#include "chassis/http/url.hpp"

namespace heliu {
namespace {

TEST(Target, IsDecodedOnce) {
  const auto target = parse_target("/v1/lots/%E5%8D%97?q=a%26b+c&empty=&flag");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/v1/lots/南");
  EXPECT_EQ(target->query.at("q"), "a&b c");
  EXPECT_EQ(target->query.at("empty"), "");
  EXPECT_EQ(target->query.at("flag"), "");
  EXPECT_EQ(parse_target("/a%2525")->path, "/a%25");
  EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
}

TEST(Target, IsRefusedWhereTwoReadersCouldDiffer) {
  for (const char* wrong :
       {"", "lots", "http://x/y", "*", "/a%", "/a%2", "/a%zz", "/a%00", "/a%0a", "/a%2Fb", "/a/../b", "/..",
        "/a/%2e%2e/b", "/./a", "/a#b", "/a?x=1&x=2", "/a?x=%ff", "/%c0%af", "/a?x=%0d%0a"})
    EXPECT_FALSE(parse_target(wrong)) << wrong;
}

TEST(Target, ReadsBackWhatWasEncoded) {
  const std::string hard = "南海 & 50% + a/b?c=d#e";
  const auto target = parse_target("/x?v=" + url_encode(hard));
  ASSERT_TRUE(target);
  EXPECT_EQ(target->query.at("v"), hard);
}

TEST(Url, IsReadInItsParts) {
  const Url url = parse_url("https://127.0.0.1:8443/base/");
  EXPECT_TRUE(url.tls);
  EXPECT_EQ(url.host, "127.0.0.1");
  EXPECT_EQ(url.port, "8443");
  EXPECT_EQ(url.path, "/base");
  EXPECT_EQ(parse_url("http://heliu.example").port, "80");
  EXPECT_EQ(parse_url("http://[::1]:8101").host, "::1");
  for (const char* wrong :
       {"", "ftp://x", "http://", "http://x:", "http://x:99999999", "http://u@x", "http://[::1"})
    EXPECT_THROW(parse_url(wrong), std::invalid_argument) << wrong;
}

}  // namespace
}  // namespace heliu
