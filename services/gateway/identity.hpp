// Who sends a request: by session cookie (people) or API key (machines). Looked up once, remembered for a few
// seconds, because every forwarded request asks.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "chassis/db/database.hpp"
#include "chassis/http/message.hpp"
#include "gateway/account.hpp"

namespace heliu::gateway {

inline constexpr const char* kCookie = "__Host-heliu";

struct Identity {
  Caller caller;
  std::string csrf_token;  // of a cookie session; empty for a key
  std::string secret_sm3;  // of the cookie's or key's secret
};

class Identities {
 public:
  explicit Identities(Database& database) : database_(database) {}

  // Nothing: a stranger, or a cookie or key that is no longer good.
  std::optional<Identity> of(const Request& request, Instant now);
  void forget(const std::string& secret_sm3);

 private:
  struct Known {
    Identity identity;
    Instant until;
  };
  std::optional<Identity> look_up(const std::string& secret_sm3, bool is_key, Instant now);

  Database& database_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;
};

// The value of the session cookie of a request, or "".
std::string session_cookie(const Request& request);

// A command of a cookie session must carry the session's token, and come from our own pages if it says where
// it comes from.
bool csrf_safe(const Request& request, const Identity& identity);

}  // namespace heliu::gateway
