// SM2 encryption with SM3 (GB/T 32918.4), and a private key as the number it is: what a key is split by and
// put together from.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "chassis/base/sm2.hpp"

namespace heliu {

// DER SEQUENCE{C1x, C1y, C3, C2} (GM/T 0009). Throws std::runtime_error when the key can't be used.
std::string sm2_encrypt(const std::string& public_key_pem, std::string_view message);

// Nothing when this key does not open it, or it was altered.
std::optional<std::string> sm2_decrypt(const std::string& private_key_pem, std::string_view cipher);

// 32 bytes, big endian. Throws std::runtime_error when the key can't be used.
std::string sm2_scalar(const std::string& private_key_pem);

// The pair whose private key is this number; nothing when it is none of a key's.
std::optional<Sm2KeyPair> sm2_from_scalar(std::string_view scalar);

// Overwrites a secret that is not needed any more, and empties it.
void wipe(std::string& secret);

}  // namespace heliu
