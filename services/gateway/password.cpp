#include "gateway/password.hpp"

#include <argon2.h>

#include <semaphore>
#include <stdexcept>

#include "chassis/base/bytes.hpp"

namespace heliu::gateway {

namespace {

constexpr std::uint32_t kPasses = 2, kKibibytes = 19 * 1024, kLanes = 1, kHashBytes = 32, kSaltBytes = 16;

std::counting_semaphore<4> at_once(4);

struct Turn {
  Turn() { at_once.acquire(); }
  ~Turn() { at_once.release(); }
  Turn(const Turn&) = delete;
};

}  // namespace

std::string hash_password(const std::string& password) {
  const std::string salt = random_bytes(kSaltBytes);
  std::string encoded(argon2_encodedlen(kPasses, kKibibytes, kLanes, kSaltBytes, kHashBytes, Argon2_id),
                      '\0');
  const Turn turn;
  const int failed =
      argon2id_hash_encoded(kPasses, kKibibytes, kLanes, password.data(), password.size(), salt.data(),
                            salt.size(), kHashBytes, encoded.data(), encoded.size());
  if (failed != ARGON2_OK) throw std::runtime_error(argon2_error_message(failed));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool password_matches(const std::string& hash, const std::string& password) {
  static const std::string nobodys = hash_password("nobody's");
  const std::string& against = hash.empty() ? nobodys : hash;
  const Turn turn;
  return argon2id_verify(against.c_str(), password.data(), password.size()) == ARGON2_OK && !hash.empty();
}

}  // namespace heliu::gateway
