#include "market/round_key.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"

namespace heliu::market {

namespace {

struct Holders {
  Sm2KeyPair platform = sm2_generate(), regulator = sm2_generate();
  RoundKey key = make_round_key(platform.public_key, regulator.public_key);

  std::string platforms() const {
    return sm2_decrypt(platform.private_key, *from_hex(key.platform_share)).value_or("");
  }
  std::string regulators() const {
    return sm2_decrypt(regulator.private_key, *from_hex(key.regulator_share)).value_or("");
  }
};

}  // namespace

TEST(RoundKey, IsMadeAgainFromBothShares) {
  const Holders both;
  const auto opened = join_shares(both.platforms(), both.regulators(), both.key.public_key);
  ASSERT_TRUE(opened);
  EXPECT_EQ(sm2_decrypt(opened->pem, sm2_encrypt(both.key.public_key, "示范")), "示范");
  EXPECT_EQ(sm2_from_scalar(*from_hex(opened->scalar))->public_key, both.key.public_key);
  EXPECT_EQ(to_hex(sm2_scalar(opened->pem)), opened->scalar);
}

TEST(RoundKey, OneShareIsNotEnough) {
  const Holders both;
  EXPECT_FALSE(join_shares(both.platforms(), std::string(32, '\0'), both.key.public_key));
  EXPECT_FALSE(join_shares(std::string(32, '\0'), both.regulators(), both.key.public_key));
  EXPECT_FALSE(join_shares(both.platforms(), "", both.key.public_key));
}

TEST(RoundKey, AShareIsReadByItsHolderAlone) {
  const Holders both;
  EXPECT_FALSE(sm2_decrypt(both.platform.private_key, *from_hex(both.key.regulator_share)));
  EXPECT_FALSE(sm2_decrypt(both.regulator.private_key, *from_hex(both.key.platform_share)));
}

TEST(RoundKey, AShareIsHeldToItsHash) {
  const Holders both;
  EXPECT_TRUE(is_share(to_hex(both.regulators()), both.key.regulator_share_sm3));
  EXPECT_FALSE(is_share(to_hex(both.regulators()), both.key.platform_share_sm3));
  EXPECT_FALSE(is_share("no share", both.key.regulator_share_sm3));
}

TEST(RoundKey, NoNumberOutsideTheCurvesOrderIsAKey) {
  EXPECT_FALSE(sm2_from_scalar(std::string(32, '\0')));
  EXPECT_FALSE(sm2_from_scalar(std::string(32, '\xff')));
  EXPECT_FALSE(sm2_from_scalar("short"));
}

TEST(PlatformKey, IsMadeOnceAndForItsOwnerOnly) {
  const auto folder = std::filesystem::temp_directory_path() / ("heliu-keys-" + to_hex(random_bytes(8)));
  const PlatformKey key(folder);
  const std::string open = key.public_key();
  EXPECT_EQ(PlatformKey(folder).public_key(), open);
  EXPECT_EQ(key.decrypt(sm2_encrypt(open, "share")), "share");
  struct stat state {};
  ASSERT_EQ(::stat((folder / "market-sealing.key").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600u);
  const std::string cipher = sm2_encrypt(open, "share");
  std::filesystem::remove(folder / "market-sealing.key");
  EXPECT_THROW(key.decrypt(cipher), std::runtime_error) << "a lost key is not replaced where one must open";
  std::filesystem::remove_all(folder);
}

}  // namespace heliu::market
