// Key pairs as PEM files: NAME.key for its owner only, NAME.pub for everybody. Ed25519 unless said otherwise.
#pragma once
#include <openssl/evp.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace heliu {

struct PkeyFree {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Pkey = std::unique_ptr<EVP_PKEY, PkeyFree>;

// True for [a-z-]{1,40}: such a name can't leave its folder.
bool is_issuer_name(std::string_view name);

// Reads NAME.key, or makes the pair when there is none; two processes that start together end with the same
// key. kind: "ED25519" or "SM2". Throws std::runtime_error when a file can't be used or is open to others.
Pkey own_key(const std::filesystem::path& folder, const std::string& name, const char* kind = "ED25519");

// Null when NAME.pub is absent or unreadable.
Pkey public_key(const std::filesystem::path& folder, const std::string& name);

std::string private_pem(EVP_PKEY* key);

// Replaces a file as a whole: nobody ever reads half of it. mode as for open().
void write_file(const std::filesystem::path& file, const std::string& content, unsigned mode);

}  // namespace heliu
