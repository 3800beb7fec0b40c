// Short-lived signed caller tokens: base64url(claims).base64url(Ed25519 signature). The gateway signs for
// people and machines; a service signs only for itself (role "service"). Each issuer has a key pair under the
// keys folder: NAME.key (0600, made on first use) and NAME.pub, which all others read. Names: [a-z-]+.
//
// What an issuer may say: the gateway anything but the role "service" for somebody else; a service only that
// it is itself.
#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "chassis/base/instant.hpp"
#include "chassis/identity/caller.hpp"

namespace heliu {

struct TokenError : std::runtime_error {  // expired, not signed by whom it says, not readable
  using std::runtime_error::runtime_error;
};

class TokenSigner {
 public:
  // issuer: "gateway" or the service's name. Makes the key pair when there is none.
  TokenSigner(std::filesystem::path keys, std::string issuer);
  ~TokenSigner();
  std::string sign(const Caller& caller, Instant now,
                   std::chrono::seconds life = std::chrono::seconds(60)) const;
  std::string sign_for_self(Instant now) const;  // role "service", name = issuer

 private:
  struct Key;
  std::unique_ptr<Key> key_;
};

class TokenVerifier {
 public:
  explicit TokenVerifier(std::filesystem::path keys);
  ~TokenVerifier();
  // Throws TokenError. Never reveals more than why. Remembers tokens already verified until they expire
  // (bounded), so a repeat is cheap.
  Caller verify(std::string_view token, Instant now) const;

 private:
  struct Keys;
  std::unique_ptr<Keys> keys_;
};

}  // namespace heliu
