#include "market/round_key.hpp"

#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/identity/key_files.hpp"

namespace heliu::market {

namespace {

constexpr const char* kFile = "market-sealing";
constexpr std::size_t kShareBytes = 32;

std::string both(const std::string& left, const std::string& right) {
  std::string made(left.size(), '\0');
  for (std::size_t i = 0; i < made.size(); ++i) made[i] = static_cast<char>(left[i] ^ right[i]);
  return made;
}

std::string platform_pem(const std::filesystem::path& keys) {
  return private_pem(own_key(keys, kFile, "SM2").get());
}

}  // namespace

std::string PlatformKey::public_key() const {
  std::string pem = platform_pem(keys_);
  std::string scalar = sm2_scalar(pem);
  std::string open = sm2_from_scalar(scalar).value().public_key;
  wipe(pem);
  wipe(scalar);
  return open;
}

std::optional<std::string> PlatformKey::decrypt(const std::string& cipher) const {
  // Another key would open nothing: a folder that is away must not be answered with a new one.
  if (!std::filesystem::exists(keys_ / (std::string(kFile) + ".key")))
    throw std::runtime_error("the platform's sealing key is not in " + keys_.string());
  std::string pem = platform_pem(keys_);
  auto text = sm2_decrypt(pem, cipher);
  wipe(pem);
  return text;
}

RoundKey make_round_key(const std::string& platform_public_key, const std::string& regulator_public_key) {
  Sm2KeyPair pair = sm2_generate();
  std::string scalar = sm2_scalar(pair.private_key), regulators = random_bytes(kShareBytes);
  std::string platforms = both(scalar, regulators);
  const RoundKey key{pair.public_key, to_hex(sm2_encrypt(platform_public_key, platforms)),
                     to_hex(sm2_encrypt(regulator_public_key, regulators)), to_hex(sm3(platforms)),
                     to_hex(sm3(regulators))};
  for (std::string* secret : {&pair.private_key, &scalar, &regulators, &platforms}) wipe(*secret);
  return key;
}

bool is_share(const std::string& share, const std::string& expected) {
  const auto bytes = from_hex(share);
  return bytes && bytes->size() == kShareBytes && to_hex(sm3(*bytes)) == expected;
}

std::optional<OpenedKey> join_shares(const std::string& platform_share, const std::string& regulator_share,
                                     const std::string& public_key) {
  if (platform_share.size() != kShareBytes || regulator_share.size() != kShareBytes) return std::nullopt;
  const std::string scalar = both(platform_share, regulator_share);
  const auto pair = sm2_from_scalar(scalar);
  if (!pair || pair->public_key != public_key) return std::nullopt;
  return OpenedKey{pair->private_key, to_hex(scalar)};
}

}  // namespace heliu::market
