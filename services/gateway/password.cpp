#include "gateway/password.hpp"

#include <argon2.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/contract/problem.hpp"

namespace heliu::gateway {

namespace {

constexpr std::uint32_t kPasses = 2, kKibibytes = 19 * 1024, kLanes = 1, kHashBytes = 32, kSaltBytes = 16;

constexpr int kAtOnce = 4, kWaiting = 12;

std::counting_semaphore<kAtOnce> free_places(kAtOnce);
std::atomic<int> present{0};

class Turn {
 public:
  Turn() {
    if (present.fetch_add(1) >= kAtOnce + kWaiting) {
      --present;
      throw Problem("overloaded");
    }
    free_places.acquire();
  }
  ~Turn() {
    free_places.release();
    --present;
  }
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
