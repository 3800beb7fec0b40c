// Sign-in accounts: who a person is stands in the registry; what proves it stands only here.
#pragma once
#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::gateway {

struct Account {
  Uuid id;
  std::string login, name;
  std::optional<Uuid> enterprise_id;
  std::vector<std::string> roles;
  std::optional<std::string> password_hash;   // Argon2id, encoded with its salt and costs
  std::optional<std::string> activation_sm3;  // of a code shown once
  std::optional<Instant> activation_expires_at;

  Caller caller() const { return {id, login, enterprise_id.value_or(Uuid{}), roles}; }
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, login, name, enterprise_id, roles, password_hash, activation_sm3,
                       activation_expires_at))

inline constexpr std::chrono::hours kActivationLife{72};

// How long a sign-in name stays locked after this many wrong passwords in a row: nothing up to 4, then 10 s
// doubled with each further one, at most 15 minutes. A lock is short, so that nobody can be shut out for
// good.
std::chrono::seconds lock_after(int failures);

// Whether the code opens the account now.
bool activation_opens(const Account& account, const std::string& code, Instant now);

}  // namespace heliu::gateway
