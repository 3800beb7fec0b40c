// Who sends a request: by session cookie (people) or API key (machines). Looked up once, remembered for a few
// seconds, because every forwarded request asks.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
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
  std::string csrf_token;                // of a cookie session; empty for a key
  std::string secret_sm3;                // of the cookie's or key's secret
  std::optional<Instant> expires_at;     // of a session always, of a key when it has an end
  std::vector<std::string> scopes = {};  // what a key is limited to; a session does all that its person may

  bool is_key() const { return csrf_token.empty(); }
};

class Identities {
 public:
  explicit Identities(Database& database) : database_(database) {}

  // Nothing: a stranger, or a cookie or key that is no longer good. before_asking runs when the database must
  // be asked, and may throw to prevent it.
  std::optional<Identity> of(const Request& request, Instant now,
                             const std::function<void()>& before_asking = {});

  // At once in this process; another one forgets within five seconds.
  void forget(const std::string& secret_sm3);
  void forget_user(const Uuid& user);  // all sessions and keys

  // When keys were last used, by their hash, since this was asked last: the database learns it now and then.
  std::map<std::string, Instant> take_used();

  // True until the identity is forgotten: for what outlives its request.
  std::shared_ptr<const std::atomic<bool>> watch(const Identity& identity);

 private:
  struct Known {
    Identity identity;
    Instant until;
  };
  struct Watched {
    Uuid user;
    std::weak_ptr<std::atomic<bool>> good;
  };
  std::optional<Identity> look_up(const std::string& secret_sm3, bool is_key, Instant now);

  Database& database_;
  std::mutex mutex_;
  std::uint64_t forgotten_ = 0;  // counts what was forgotten: an answer asked for before that is not kept
  std::map<std::string, Known> known_;
  std::map<std::string, Instant> used_;
  std::multimap<std::string, Watched> watched_;
};

// The value of the session cookie of a request, or "".
std::string session_cookie(const Request& request);

// The secret that a request carries, "" when none; whether it is a key by its first letters.
struct Secret {
  std::string text;
  bool is_key = false;
};
Secret secret_of(const Request& request);

// A command must come from our own pages if it says where it comes from, and in a cookie session carry the
// session's token. A key needs neither: no browser sends it by itself.
bool csrf_safe(const Request& request, const std::optional<Identity>& identity);

}  // namespace heliu::gateway
