#include "gateway/identity.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu::gateway {

namespace {

constexpr std::chrono::seconds kRemembered{5};  // how long a revocation may take on another instance
constexpr std::size_t kMostRemembered = 10'000;

struct CookieRow {
  std::string csrf_token;
};
BOOST_DESCRIBE_STRUCT(CookieRow, (), (csrf_token))

}  // namespace

std::string session_cookie(const Request& request) {
  std::string_view rest =
      request.headers.contains("cookie") ? std::string_view(request.headers.at("cookie")) : "";
  const std::string name = std::string(kCookie) + "=";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name)) return std::string(pair.substr(name.size()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::optional<Identity> Identities::look_up(const std::string& secret_sm3, bool is_key, Instant now) {
  std::optional<Identity> found;
  database_.read([&](Transaction& db) {
    const auto rows =
        is_key ? db.rows(
                     "SELECT a.*, '' AS csrf_token FROM api_key k JOIN account a ON a.id = k.account_id "
                     "WHERE k.key_sm3 = ? AND k.revoked_at IS NULL",
                     secret_sm3)
               : db.rows(
                     "SELECT a.*, s.csrf_token FROM signed_in s JOIN account a ON a.id = s.account_id "
                     "WHERE s.token_sm3 = ? AND s.expires_at > ?",
                     secret_sm3, now);
    found.reset();
    if (!rows.empty())
      found = Identity{rows[0].as<Account>().caller(), rows[0].get<std::string>("csrf_token"), secret_sm3};
  });
  return found;
}

std::optional<Identity> Identities::of(const Request& request, Instant now) {
  const std::string authorization = request.header("authorization");
  const bool is_key = authorization.starts_with("Bearer hk_");
  const std::string secret = is_key ? authorization.substr(7) : session_cookie(request);
  if (secret.empty()) return std::nullopt;
  const std::string secret_sm3 = to_hex(sm3(secret));
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(secret_sm3);
    if (known != known_.end() && now < known->second.until) return known->second.identity;
  }
  auto identity = look_up(secret_sm3, is_key, now);
  const std::lock_guard lock(mutex_);
  if (known_.size() >= kMostRemembered) known_.clear();
  if (identity) known_[secret_sm3] = {*identity, now + kRemembered};
  return identity;
}

void Identities::forget(const std::string& secret_sm3) {
  const std::lock_guard lock(mutex_);
  known_.erase(secret_sm3);
}

bool csrf_safe(const Request& request, const Identity& identity) {
  if (request.method == "GET" || identity.csrf_token.empty()) return true;
  const std::string origin = request.header("origin");
  if (!origin.empty() && origin != "https://" + request.header("host")) return false;
  return equal_constant_time(request.header("x-csrf-token"), identity.csrf_token);
}

}  // namespace heliu::gateway
