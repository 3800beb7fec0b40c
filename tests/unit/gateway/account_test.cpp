#include "gateway/account.hpp"

#include <gtest/gtest.h>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/password.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

TEST(Lock, GrowsWithEachFurtherWrongPasswordUpToAQuarterOfAnHour) {
  const std::pair<int, std::chrono::seconds> table[] = {
      {0, 0s},   {1, 0s},    {4, 0s},    {5, 10s},   {6, 20s},   {7, 40s},          {8, 80s},
      {9, 160s}, {10, 320s}, {11, 640s}, {12, 900s}, {13, 900s}, {1'000'000, 900s}, {2'147'483'647, 900s}};
  for (const auto& [failures, lock] : table) EXPECT_EQ(lock_after(failures), lock) << failures;
}

TEST(Activation, OpensWithItsCodeUntilItExpires) {
  const Instant now{1'000'000'000};
  Account account;
  EXPECT_FALSE(activation_opens(account, "", now)) << "none was issued";
  account.activation_sm3 = to_hex(sm3("code"));
  EXPECT_FALSE(activation_opens(account, "code", now)) << "one without an end";
  account.activation_expires_at = now + 1s;
  EXPECT_TRUE(activation_opens(account, "code", now));
  EXPECT_FALSE(activation_opens(account, "Code", now));
  EXPECT_FALSE(activation_opens(account, "", now));
  EXPECT_FALSE(activation_opens(account, *account.activation_sm3, now)) << "the hash is no code";
  EXPECT_FALSE(activation_opens(account, "code", now + 1s));
}

TEST(Password, IsKeptAsASaltedArgon2idHash) {
  const std::string one = hash_password("correct horse"), other = hash_password("correct horse");
  EXPECT_TRUE(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << one;
  EXPECT_NE(one, other);
  EXPECT_TRUE(password_matches(one, "correct horse"));
  EXPECT_FALSE(password_matches(one, "correct horse "));
  EXPECT_FALSE(password_matches(one, ""));
  EXPECT_FALSE(password_matches("", "nobody's")) << "who has no password can't give it";
  EXPECT_FALSE(password_matches("$argon2id$broken", "correct horse"));
}

}  // namespace
}  // namespace heliu::gateway
