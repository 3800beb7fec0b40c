#include "chassis/base/sm2_cipher.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "chassis/base/sm2_openssl.hpp"

namespace heliu {

namespace {

using namespace sm2_openssl;

constexpr int kScalarBytes = 32;

using Number = std::unique_ptr<BIGNUM, Deleter<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Deleter<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Deleter<EC_POINT_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

Key private_key(const std::string& pem) {
  const Memory memory = memory_of(pem);
  Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
  require(key && EVP_PKEY_is_a(key.get(), "SM2"), "private key not readable");
  return key;
}

// The point that belongs to the number, uncompressed; empty when the number is none of a key's.
std::string public_point(const BIGNUM* scalar) {
  const Group group(EC_GROUP_new_by_curve_name(NID_sm2));
  require(group != nullptr, "curve not known");
  if (BN_is_zero(scalar) || BN_cmp(scalar, EC_GROUP_get0_order(group.get())) >= 0) return {};
  const Point point(EC_POINT_new(group.get()));
  require(point && EC_POINT_mul(group.get(), point.get(), scalar, nullptr, nullptr, nullptr) == 1,
          "public key not computed");
  std::string octets(2 * kScalarBytes + 1, '\0');
  require(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes(octets),
                             octets.size(), nullptr) == octets.size(),
          "public key not written");
  return octets;
}

Key key_of(const BIGNUM* scalar, const std::string& point) {
  const Builder builder(OSSL_PARAM_BLD_new());
  require(builder &&
              OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1 &&
              OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1 &&
              OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                               point.size()) == 1,
          "key not described");
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  EVP_PKEY* made = nullptr;
  require(parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
              EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEYPAIR, parameters.get()) == 1,
          "key not made");
  return Key(made);
}

}  // namespace

std::string sm2_encrypt(const std::string& public_key_pem, std::string_view message) {
  const Memory memory = memory_of(public_key_pem);
  const Key key(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
  require(key && EVP_PKEY_is_a(key.get(), "SM2"), "public key not readable");
  const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
  std::size_t size = 0;
  require(context && EVP_PKEY_encrypt_init(context.get()) == 1 &&
              EVP_PKEY_encrypt(context.get(), nullptr, &size, bytes(message), message.size()) == 1,
          "encryption not started");
  std::string cipher(size, '\0');
  require(EVP_PKEY_encrypt(context.get(), bytes(cipher), &size, bytes(message), message.size()) == 1,
          "not encrypted");
  cipher.resize(size);
  return cipher;
}

std::optional<std::string> sm2_decrypt(const std::string& private_key_pem, std::string_view cipher) {
  const Key key = private_key(private_key_pem);
  const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
  std::size_t size = 0;
  require(context && EVP_PKEY_decrypt_init(context.get()) == 1, "decryption not started");
  if (EVP_PKEY_decrypt(context.get(), nullptr, &size, bytes(cipher), cipher.size()) != 1) return std::nullopt;
  std::string message(size, '\0');
  if (EVP_PKEY_decrypt(context.get(), bytes(message), &size, bytes(cipher), cipher.size()) != 1)
    return std::nullopt;
  message.resize(size);
  return message;
}

std::string sm2_scalar(const std::string& private_key_pem) {
  const Key key = private_key(private_key_pem);
  BIGNUM* found = nullptr;
  const bool read = EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &found) == 1;
  const Number scalar(found);
  std::string octets(kScalarBytes, '\0');
  require(read && BN_bn2binpad(scalar.get(), bytes(octets), kScalarBytes) == kScalarBytes,
          "private key not readable");
  return octets;
}

std::optional<Sm2KeyPair> sm2_from_scalar(std::string_view scalar) {
  if (scalar.size() != kScalarBytes) return std::nullopt;
  const Number number(BN_bin2bn(bytes(scalar), kScalarBytes, nullptr));
  require(number != nullptr, "no memory");
  const std::string point = public_point(number.get());
  if (point.empty()) return std::nullopt;
  const Key key = key_of(number.get(), point);
  const Memory secret(BIO_new(BIO_s_mem())), open(BIO_new(BIO_s_mem()));
  require(
      PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
          PEM_write_bio_PUBKEY(open.get(), key.get()) == 1,
      "key not written");
  return Sm2KeyPair{text_of(secret.get()), text_of(open.get())};
}

void wipe(std::string& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace heliu
