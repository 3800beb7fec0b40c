#include "market/envelope.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::market {

namespace {

constexpr std::size_t kKeyBytes = 32, kIvBytes = 12, kTagBytes = 16, kBlock = 1024;

struct CipherFree {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherFree>;

const unsigned char* bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

int size_of(const std::string& text) {
  return static_cast<int>(text.size());
}

void require(bool done) {
  if (!done) throw std::runtime_error("AES-256-GCM fails");
}

std::string associated(const SealedFor& place) {
  return "heliu sealed envelope 1\nround " + place.round.text() + "\nprocessor " + place.processor.text() +
         "\ncommitment " + place.commitment + "\n";
}

std::string encrypted(const std::string& text, const std::string& key, const std::string& iv,
                      const std::string& bound) {
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string body(text.size(), '\0'), tag(kTagBytes, '\0');
  int size = 0;
  require(
      cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(iv)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes(bound), size_of(bound)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), bytes(body), &size, bytes(text), size_of(text)) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), bytes(tag), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kTagBytes), bytes(tag)) == 1);
  return body + tag;
}

std::optional<std::string> decrypted(const std::string& sealed, const std::string& key, const std::string& iv,
                                     const std::string& bound) {
  if (sealed.size() < kTagBytes || key.size() != kKeyBytes || iv.size() != kIvBytes) return std::nullopt;
  const std::string body = sealed.substr(0, sealed.size() - kTagBytes);
  std::string tag = sealed.substr(body.size()), text(body.size(), '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  require(cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(iv)) == 1);
  const bool read =
      EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes(bound), size_of(bound)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), bytes(text), &size, bytes(body), size_of(body)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kTagBytes), bytes(tag)) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), bytes(tag), &size) == 1;
  return read ? std::optional(text) : std::nullopt;
}

}  // namespace

Envelope seal_text(std::string text, const SealedFor& place, const std::string& public_key) {
  std::string key = random_bytes(kKeyBytes);
  const std::string iv = random_bytes(kIvBytes);
  Envelope envelope;
  envelope.wrapped_key = to_hex(sm2_encrypt(public_key, key));
  envelope.iv = to_hex(iv);
  envelope.body = to_hex(encrypted(text, key, iv, associated(place)));
  wipe(key);
  wipe(text);
  return envelope;
}

Envelope seal_words(const SealedWords& words, const SealedFor& place, const std::string& public_key) {
  std::string text = to_json(words);
  text.append(kBlock - text.size() % kBlock, ' ');
  return seal_text(std::move(text), place, public_key);
}

std::optional<std::string> open_envelope(const Envelope& envelope, const SealedFor& place,
                                         const std::string& private_key) {
  const auto wrapped = from_hex(envelope.wrapped_key), iv = from_hex(envelope.iv),
             body = from_hex(envelope.body);
  if (envelope.algorithm != kEnvelopeAlgorithm || !wrapped || !iv || !body) return std::nullopt;
  auto key = sm2_decrypt(private_key, *wrapped);
  if (!key) return std::nullopt;
  auto text = decrypted(*body, *key, *iv, associated(place));
  wipe(*key);
  return text;
}

}  // namespace heliu::market
