// OpenSSL's objects with an owner, for the two units that speak SM2 with it (sm2.cpp signs, sm2_cipher.cpp
// encrypts).
#pragma once
#include <openssl/bio.h>
#include <openssl/evp.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace heliu::sm2_openssl {

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

// Throws std::runtime_error unless done.
inline void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("SM2: ") + what);
}

inline Memory memory_of(const std::string& text) {
  return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

inline std::string text_of(BIO* memory) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace heliu::sm2_openssl
