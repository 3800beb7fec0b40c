// The public door of a running stack that has played its day: its people, each with a key of its own.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "chassis/http/client.hpp"
#include "chassis/ops/config.hpp"

namespace heliu::bench {

struct Key {
  std::string role;  // as var/day/accounts.txt has it: operator, regulator, producer …
  std::string id, secret;
  Headers session;  // of its owner, to revoke it with

  Headers headers() const { return {{"authorization", "Bearer " + secret}}; }
};

// The keys, one of each sign-in name of the day with the operator's first, are good while the door is open.
class Door {
 public:
  // The stack's configuration. Throws std::runtime_error when nobody of its day can sign in.
  explicit Door(const Config& config);
  ~Door();
  Door(const Door&) = delete;

  std::unique_ptr<HttpClient> client() const;
  const std::vector<Key>& keys() const { return keys_; }
  const Key& of(const std::string& role) const;  // std::out_of_range when nobody has it

 private:
  std::string base_, certificate_;
  std::vector<Key> keys_;
};

// A member of an answer's body that is text. Throws when it is not.
std::string member_of(const std::string& body, const char* name);

}  // namespace heliu::bench
