// SM3 (GB/T 32905-2016), the hash of the feed, the ledger and every commitment; and its keyed form.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace heliu {

std::string sm3(std::string_view bytes);                             // 32 raw bytes
std::string hmac_sm3(std::string_view key, std::string_view bytes);  // 32 raw bytes

// Canonical bytes: every field length-prefixed (64-bit big endian), so no two lists of fields share bytes.
class CanonicalBytes {
 public:
  CanonicalBytes& add(std::string_view field);
  CanonicalBytes& add(std::int64_t number);  // 8 bytes, big endian, length-prefixed like any field
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace heliu
