#include "gateway/account.hpp"

#include <algorithm>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu::gateway {

std::chrono::seconds lock_after(int failures) {
  constexpr int kFree = 4;
  constexpr std::chrono::seconds kLongest{900};
  if (failures <= kFree) return std::chrono::seconds(0);
  const int doublings = std::min(failures - kFree - 1, 10);
  return std::min(std::chrono::seconds(10) * (1 << doublings), kLongest);
}

bool activation_opens(const Account& account, const std::string& code, Instant now) {
  return account.activation_sm3 && account.activation_expires_at && now < *account.activation_expires_at &&
         equal_constant_time(*account.activation_sm3, to_hex(sm3(code)));
}

}  // namespace heliu::gateway
