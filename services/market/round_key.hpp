// The key of a round: whoever holds the private half can read every sealed offer, so nobody holds it before
// the close. It is made when the round is planned, split in two, and forgotten.
//
//   private key d (32 bytes) = platform's share XOR regulator's share; the regulator's is 32 random bytes
//   each share: SM2-encrypted for its holder; its SM3 (of the 32 bytes) stands with the round
//
// One share alone says nothing about d.
#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "chassis/base/sm2.hpp"

namespace heliu::market {

// The platform's SM2 pair, a file among the service's keys (market-sealing.key, mode 0600), made on first
// use. Instances of the service on several hosts share the keys folder.
class PlatformKey {
 public:
  explicit PlatformKey(std::filesystem::path keys) : keys_(std::move(keys)) {}
  // Throws std::runtime_error when the file can't be used or is open to others.
  std::string public_key() const;
  // Makes no key: also throws when there is none.
  std::optional<std::string> decrypt(const std::string& cipher) const;

 private:
  std::filesystem::path keys_;
};

struct RoundKey {
  std::string public_key;                               // PEM
  std::string platform_share, regulator_share;          // SM2-encrypted, hexadecimal
  std::string platform_share_sm3, regulator_share_sm3;  // hexadecimal
};
BOOST_DESCRIBE_STRUCT(RoundKey, (),
                      (public_key, platform_share, regulator_share, platform_share_sm3, regulator_share_sm3))

RoundKey make_round_key(const std::string& platform_public_key, const std::string& regulator_public_key);

// share: 64 hexadecimal digits.
bool is_share(const std::string& share, const std::string& sm3);

// The private key (PEM and number) that the two shares make; nothing when it is not the public key's.
struct OpenedKey {
  std::string pem, scalar;  // scalar: 64 hexadecimal digits
};
std::optional<OpenedKey> join_shares(const std::string& platform_share, const std::string& regulator_share,
                                     const std::string& public_key);

}  // namespace heliu::market
