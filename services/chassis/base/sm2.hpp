// SM2 signatures with SM3 (GB/T 32918.2) for contracts. The signer's id is the standard's default
// 1234567812345678: OpenSSL 3.0 has none of its own, and without one nobody else's signature verifies.
#pragma once
#include <string>
#include <string_view>

namespace heliu {

struct Sm2KeyPair {
  std::string private_key, public_key;  // PEM
};
Sm2KeyPair sm2_generate();

// DER SEQUENCE{r, s}. Throws std::runtime_error when the key can't be used.
std::string sm2_sign(const std::string& private_key_pem, std::string_view message);

// False for a wrong signature as for an unreadable key.
bool sm2_verify(const std::string& public_key_pem, std::string_view message, std::string_view signature);

bool sm2_public_key_readable(const std::string& public_key_pem);

}  // namespace heliu
