#include "chassis/identity/token.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "chassis/base/bytes.hpp"
#include "chassis/http/message.hpp"

namespace heliu {
namespace {

using namespace std::chrono_literals;

class Token : public testing::Test {
 protected:
  Token() : keys(testing::TempDir() + "heliu-keys-" + to_hex(random_bytes(6))) {}
  ~Token() override { std::filesystem::remove_all(keys); }

  Caller producer() const {
    return {.user = Uuid::v7(), .name = "nanhai", .enterprise = Uuid::v7(), .roles = {"producer"}};
  }
  bool accepts(const TokenVerifier& verifier, const std::string& token) const {
    try {
      verifier.verify(token, now);
      return true;
    } catch (const TokenError&) {
      return false;
    }
  }

  const std::filesystem::path keys;
  const Instant now = *Instant::parse("2026-11-23T08:00:00Z");
};

TEST_F(Token, CarriesTheCallerFromTheGateway) {
  const TokenSigner gateway(keys, "gateway");
  const TokenVerifier verifier(keys);
  const Caller caller = producer();
  const std::string token = gateway.sign(caller, now);
  for (int repeat = 0; repeat < 2; ++repeat) {  // the second comes from memory
    const Caller read = verifier.verify(token, now);
    EXPECT_EQ(read.user, caller.user);
    EXPECT_EQ(read.name, caller.name);
    EXPECT_EQ(read.enterprise, caller.enterprise);
    EXPECT_EQ(read.roles, caller.roles);
  }
}

TEST_F(Token, ExpiresEvenWhenItWasAcceptedBefore) {
  const TokenSigner gateway(keys, "gateway");
  const TokenVerifier verifier(keys);
  const std::string token = gateway.sign(producer(), now, 60s);
  EXPECT_NO_THROW(verifier.verify(token, now + 59s));
  EXPECT_THROW(verifier.verify(token, now + 60s), TokenError);
}

TEST_F(Token, IsRefusedWhenAnyPartWasChanged) {
  const TokenSigner gateway(keys, "gateway");
  const TokenVerifier verifier(keys);
  const std::string token = gateway.sign(producer(), now);
  ASSERT_TRUE(accepts(verifier, token));
  const std::size_t dot = token.find('.');
  auto claims = from_base64url(token.substr(0, dot)).value();
  claims.replace(claims.find("producer"), 8, "operator");
  EXPECT_FALSE(accepts(verifier, to_base64url(claims) + token.substr(dot)));
  std::string flipped = token;
  flipped[dot + 5] = flipped[dot + 5] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(accepts(verifier, flipped));
  for (const std::string& junk : {std::string(), std::string("."), std::string("a.b"), token.substr(0, dot),
                                  token + ".x", std::string(20'000, 'a')})
    EXPECT_FALSE(accepts(verifier, junk)) << junk.substr(0, 40);
}

TEST_F(Token, OfAServiceSaysOnlyWhoItIs) {
  const TokenSigner gateway(keys, "gateway"), market(keys, "market");
  const TokenVerifier verifier(keys);
  EXPECT_EQ(verifier.verify(market.sign_for_self(now), now).name, "market");
  EXPECT_FALSE(accepts(verifier, market.sign(producer(), now)));
  Caller other{.user = {}, .name = "treasury", .enterprise = {}, .roles = {"service"}};
  EXPECT_FALSE(accepts(verifier, market.sign(other, now)));
  EXPECT_FALSE(accepts(verifier, gateway.sign(other, now)));
  Caller both{.user = {}, .name = "market", .enterprise = {}, .roles = {"service", "operator"}};
  EXPECT_FALSE(accepts(verifier, market.sign(both, now)));
  Caller acting{.user = {}, .name = "market", .enterprise = Uuid::v7(), .roles = {"service"}};
  EXPECT_FALSE(accepts(verifier, market.sign(acting, now)));
}

TEST_F(Token, OfAnIssuerElsewhereIsRefused) {
  const TokenSigner impostor(keys / "other", "gateway"), gateway(keys, "gateway");
  EXPECT_FALSE(accepts(TokenVerifier(keys), impostor.sign(producer(), now)));
}

TEST_F(Token, IsReadAfterItsIssuerCameLaterOrChangedKeys) {
  const TokenVerifier verifier(keys);
  {
    const TokenSigner early(keys / "other", "gateway");
    EXPECT_FALSE(accepts(verifier, early.sign(producer(), now)));
  }
  EXPECT_TRUE(accepts(verifier, TokenSigner(keys, "gateway").sign(producer(), now)));
  std::filesystem::remove(keys / "gateway.key");
  EXPECT_TRUE(accepts(verifier, TokenSigner(keys, "gateway").sign(producer(), now)));
}

TEST_F(Token, CannotLeadOutOfTheKeysFolder) {
  EXPECT_THROW(TokenSigner(keys, "../evil"), std::runtime_error);
  EXPECT_THROW(TokenSigner(keys, ""), std::runtime_error);
  const std::string claims =
      R"({"iss":"../../etc/x","user":"00000000-0000-0000-0000-000000000000","name":"x",)"
      R"("enterprise":"00000000-0000-0000-0000-000000000000","roles":[],"exp":9e15})";
  EXPECT_FALSE(accepts(TokenVerifier(keys), to_base64url(claims) + "." + to_base64url(std::string(64, 'x'))));
}

TEST_F(Token, IsNotRememberedWithoutBound) {
  const TokenSigner gateway(keys, "gateway");
  const TokenVerifier verifier(keys);
  std::string last;
  for (int i = 0; i < 5000; ++i) verifier.verify(last = gateway.sign(producer(), now), now);
  EXPECT_TRUE(accepts(verifier, last));
}

TEST_F(Token, KeyIsForItsOwnerOnlyAndKept) {
  const std::string token = TokenSigner(keys, "gateway").sign(producer(), now);
  struct stat state {};
  ASSERT_EQ(::stat((keys / "gateway.key").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600U);
  const TokenSigner again(keys, "gateway");
  EXPECT_TRUE(accepts(TokenVerifier(keys), token));
  ::chmod((keys / "gateway.key").c_str(), 0644);
  EXPECT_THROW(TokenSigner(keys, "gateway"), std::runtime_error);
}

TEST(IfMatch, ReadsOnlyOurOwnVersions) {
  const auto read = [](const std::string& value) {
    Request request;
    request.headers["if-match"] = value;
    return request.if_match();
  };
  EXPECT_EQ(read("\"v17\""), 17);
  for (const char* wrong : {"", "*", "v17", "\"17\"", "W/\"v17\"", "\"v\"", "\"v1x\"", "\"v1\", \"v2\""})
    EXPECT_FALSE(read(wrong)) << wrong;
}

}  // namespace
}  // namespace heliu
