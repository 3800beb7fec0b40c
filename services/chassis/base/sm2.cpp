#include "chassis/base/sm2.hpp"

#include <openssl/ec.h>
#include <openssl/pem.h>

#include "chassis/base/sm2_openssl.hpp"

namespace heliu {

namespace {

using namespace sm2_openssl;

constexpr std::string_view kDefaultId = "1234567812345678";

using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

Key public_key(const std::string& pem) {
  const Memory memory = memory_of(pem);
  Key key(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
  return key && EVP_PKEY_is_a(key.get(), "SM2") ? std::move(key) : nullptr;
}

// A digest context whose key context carries the signer's id.
struct Signing {
  explicit Signing(EVP_PKEY* key) : parameters(EVP_PKEY_CTX_new(key, nullptr)), digest(EVP_MD_CTX_new()) {
    require(parameters && digest, "no memory");
    require(EVP_PKEY_CTX_set1_id(parameters.get(), kDefaultId.data(), kDefaultId.size()) == 1,
            "id not accepted");
    EVP_MD_CTX_set_pkey_ctx(digest.get(), parameters.get());
  }
  KeyContext parameters;
  DigestContext digest;
};

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Sm2KeyPair sm2_generate() {
  const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
  require(key != nullptr, "key not made");
  const Memory secret(BIO_new(BIO_s_mem())), open(BIO_new(BIO_s_mem()));
  require(
      PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
          PEM_write_bio_PUBKEY(open.get(), key.get()) == 1,
      "key not written");
  return {text_of(secret.get()), text_of(open.get())};
}

std::string sm2_sign(const std::string& private_key_pem, std::string_view message) {
  const Memory memory = memory_of(private_key_pem);
  const Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
  require(key != nullptr, "private key not readable");
  const Signing signing(key.get());
  require(EVP_DigestSignInit(signing.digest.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1,
          "not started");
  std::size_t size = 0;
  require(EVP_DigestSign(signing.digest.get(), nullptr, &size, bytes(message), message.size()) == 1,
          "not sized");
  std::string signature(size, '\0');
  require(EVP_DigestSign(signing.digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                         bytes(message), message.size()) == 1,
          "not signed");
  signature.resize(size);
  return signature;
}

bool sm2_verify(const std::string& public_key_pem, std::string_view message, std::string_view signature) {
  const Key key = public_key(public_key_pem);
  if (!key) return false;
  const Signing signing(key.get());
  return EVP_DigestVerifyInit(signing.digest.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(signing.digest.get(), bytes(signature), signature.size(), bytes(message),
                          message.size()) == 1;
}

bool sm2_public_key_readable(const std::string& public_key_pem) {
  return public_key(public_key_pem) != nullptr;
}

}  // namespace heliu
