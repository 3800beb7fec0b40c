#include "gateway/identity.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu::gateway {

namespace {

constexpr std::chrono::seconds kRemembered{5};  // how long a revocation may take on another instance
constexpr std::size_t kMostRemembered = 10'000;

}  // namespace

std::string session_cookie(const Request& request) {
  std::string_view rest =
      request.headers.contains("cookie") ? std::string_view(request.headers.at("cookie")) : "";
  const std::string name = std::string(kCookie) + "=";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    while (pair.ends_with(' ')) pair.remove_suffix(1);
    if (pair.starts_with(name)) return std::string(pair.substr(name.size()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Secret secret_of(const Request& request) {
  const std::string authorization = request.header("authorization");
  if (authorization.starts_with("Bearer hk_")) return {authorization.substr(7), true};
  return {session_cookie(request), false};
}

std::optional<Identity> Identities::look_up(const std::string& secret_sm3, bool is_key, Instant now) {
  std::optional<Identity> found;
  database_.read([&](Transaction& db) {
    const auto rows =
        is_key ? db.rows(
                     "SELECT a.*, '' AS csrf_token, k.expires_at, k.scopes FROM api_key k "
                     "JOIN account a ON a.id = k.account_id WHERE k.key_sm3 = ? AND k.revoked_at IS NULL "
                     "AND (k.expires_at IS NULL OR k.expires_at > ?)",
                     secret_sm3, now)
               : db.rows(
                     "SELECT a.*, s.csrf_token, s.expires_at, '[\"*\"]' AS scopes FROM signed_in s "
                     "JOIN account a ON a.id = s.account_id WHERE s.token_sm3 = ? AND s.expires_at > ?",
                     secret_sm3, now);
    found.reset();
    if (!rows.empty())
      found =
          Identity{rows[0].as<Account>().caller(), rows[0].get<std::string>("csrf_token"), secret_sm3,
                   rows[0].get<std::optional<Instant>>("expires_at"),
                   from_json<std::vector<std::string>>(std::string_view(rows[0].get<std::string>("scopes")))};
  });
  return found;
}

std::optional<Identity> Identities::of(const Request& request, Instant now,
                                       const std::function<void()>& before_asking) {
  const auto [secret, is_key] = secret_of(request);
  if (secret.empty()) return std::nullopt;
  const std::string secret_sm3 = to_hex(sm3(secret));
  std::uint64_t forgotten;
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(secret_sm3);
    if (known != known_.end() && now < known->second.until) {
      if (is_key) used_[secret_sm3] = now;
      return known->second.identity;
    }
    forgotten = forgotten_;
  }
  if (before_asking) before_asking();
  auto identity = look_up(secret_sm3, is_key, now);
  const std::lock_guard lock(mutex_);
  if (!identity || forgotten != forgotten_) return identity;
  if (is_key) used_[secret_sm3] = now;
  if (known_.size() >= kMostRemembered) known_.clear();
  known_[secret_sm3] = {*identity,
                        std::min(now + kRemembered, identity->expires_at.value_or(now + kRemembered))};
  return identity;
}

void Identities::forget(const std::string& secret_sm3) {
  const std::lock_guard lock(mutex_);
  ++forgotten_;
  known_.erase(secret_sm3);
  const auto [first, last] = watched_.equal_range(secret_sm3);
  for (auto watched = first; watched != last; ++watched)
    if (const auto good = watched->second.good.lock()) *good = false;
  watched_.erase(first, last);
}

void Identities::forget_user(const Uuid& user) {
  const std::lock_guard lock(mutex_);
  ++forgotten_;
  std::erase_if(known_, [&](const auto& known) { return known.second.identity.caller.user == user; });
  std::erase_if(watched_, [&](const auto& watched) {
    if (watched.second.user != user) return false;
    if (const auto good = watched.second.good.lock()) *good = false;
    return true;
  });
}

std::map<std::string, Instant> Identities::take_used() {
  const std::lock_guard lock(mutex_);
  return std::exchange(used_, {});
}

std::shared_ptr<const std::atomic<bool>> Identities::watch(const Identity& identity) {
  const auto good = std::make_shared<std::atomic<bool>>(true);
  const std::lock_guard lock(mutex_);
  std::erase_if(watched_, [](const auto& watched) { return watched.second.good.expired(); });
  watched_.emplace(identity.secret_sm3, Watched{identity.caller.user, good});
  return good;
}

bool csrf_safe(const Request& request, const std::optional<Identity>& identity) {
  if (request.method == "GET" || request.method == "HEAD") return true;
  if (identity && identity->is_key()) return true;
  const std::string origin = request.header("origin");
  if (!origin.empty() && origin != "https://" + request.header("host")) return false;
  return !identity || equal_constant_time(request.header("x-csrf-token"), identity->csrf_token);
}

}  // namespace heliu::gateway
