#include "chassis/base/sm3.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>
#include <stdexcept>

namespace heliu {

// Fetched once: a fetch by name for every digest costs a third of a short digest's time.
static const EVP_MD* algorithm() {
  static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SM3", nullptr);
  if (fetched == nullptr) throw std::runtime_error("this OpenSSL has no SM3");
  return fetched;
}

std::string sm3(std::string_view bytes) {
  std::string digest(32, '\0');
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                 algorithm(), nullptr) != 1)
    throw std::runtime_error("SM3 failed");
  return digest;
}

std::string hmac_sm3(std::string_view key, std::string_view bytes) {
  std::string mac(32, '\0');
  unsigned int size = 0;
  if (HMAC(algorithm(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char*>(mac.data()), &size) == nullptr)
    throw std::runtime_error("HMAC-SM3 failed");
  return mac;
}

static void append_big_endian(std::string& to, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) to += static_cast<char>(number >> shift);
}

CanonicalBytes& CanonicalBytes::add(std::string_view field) {
  append_big_endian(bytes_, field.size());
  bytes_ += field;
  return *this;
}

CanonicalBytes& CanonicalBytes::add(std::int64_t number) {
  append_big_endian(bytes_, 8);
  append_big_endian(bytes_, static_cast<std::uint64_t>(number));
  return *this;
}

}  // namespace heliu
