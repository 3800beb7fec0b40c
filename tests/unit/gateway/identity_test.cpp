#include "gateway/identity.hpp"

#include <gtest/gtest.h>

namespace heliu::gateway {
namespace {

Request with(const std::string& method, Headers headers) {
  Request request;
  request.method = method;
  request.headers = std::move(headers);
  return request;
}

TEST(Cookie, IsFoundAmongOthersByItsWholeName) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {"__Host-heliu=abc", "abc"},
      {"a=b; __Host-heliu=abc; c=d", "abc"},
      {"a=b;__Host-heliu=abc", "abc"},
      {"__Host-heliu=abc ;c=d", "abc"},
      {"x__Host-heliu=abc", ""},
      {"__Host-heliux=abc", ""},
      {"__host-heliu=abc", ""},
      {"a=__Host-heliu=abc", ""},
      {"__Host-heliu", ""},
      {"__Host-heliu=", ""},
      {"__Host-heliu=first; __Host-heliu=second", "first"},
      {";;; ; __Host-heliu=a=b==", "a=b=="},
  };
  for (const auto& [header, value] : table)
    EXPECT_EQ(session_cookie(with("GET", {{"cookie", header}})), value) << header;
  EXPECT_EQ(session_cookie(with("GET", {})), "");
}

TEST(Secret, IsAKeyBeforeItIsACookie) {
  const Secret key = secret_of(with("GET", {{"authorization", "Bearer hk_x"}, {"cookie", "__Host-heliu=y"}}));
  EXPECT_TRUE(key.is_key);
  EXPECT_EQ(key.text, "hk_x");
  const Secret cookie =
      secret_of(with("GET", {{"authorization", "Bearer eyJ.x"}, {"cookie", "__Host-heliu=hk_y"}}));
  EXPECT_FALSE(cookie.is_key) << "a cookie that looks like a key is none";
  EXPECT_EQ(cookie.text, "hk_y");
}

class Csrf : public testing::Test {
 protected:
  static bool safe(const std::string& method, Headers headers, const std::optional<Identity>& identity) {
    headers.emplace("host", "heliu.example");
    return csrf_safe(with(method, std::move(headers)), identity);
  }
  const Identity session{{}, "token", "", {}}, key{{}, "", "", {}};
  const std::string foreign = "https://evil.example", own = "https://heliu.example";
};

TEST_F(Csrf, DemandsTheSessionsTokenOfEveryCommand) {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"}) {
    EXPECT_FALSE(safe(method, {}, session)) << method;
    EXPECT_FALSE(safe(method, {{"x-csrf-token", "toke"}}, session)) << method;
    EXPECT_TRUE(safe(method, {{"x-csrf-token", "token"}}, session)) << method;
  }
  for (const char* method : {"GET", "HEAD"})
    EXPECT_TRUE(safe(method, {{"origin", foreign}}, session)) << method;
}

TEST_F(Csrf, RefusesForeignPagesEvenWithTheToken) {
  EXPECT_TRUE(safe("POST", {{"x-csrf-token", "token"}, {"origin", own}}, session));
  EXPECT_FALSE(safe("POST", {{"x-csrf-token", "token"}, {"origin", foreign}}, session));
  EXPECT_FALSE(safe("POST", {{"x-csrf-token", "token"}, {"origin", "null"}}, session));
}

TEST_F(Csrf, RefusesAForeignPageThatWouldSignAStrangerIn) {
  EXPECT_TRUE(safe("POST", {}, std::nullopt));
  EXPECT_TRUE(safe("POST", {{"origin", own}}, std::nullopt));
  EXPECT_FALSE(safe("POST", {{"origin", foreign}}, std::nullopt));
}

TEST_F(Csrf, AsksNothingOfAKeyWhichNoBrowserSendsByItself) {
  EXPECT_TRUE(safe("POST", {}, key));
  EXPECT_TRUE(safe("POST", {{"origin", foreign}}, key));
}

}  // namespace
}  // namespace heliu::gateway
