#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/api.hpp"
#include "gateway/password.hpp"
#include "gateway/throttle.hpp"

namespace heliu::gateway {

namespace {

constexpr std::chrono::hours kSessionLife{12};

struct Credentials {
  std::string login, password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (login, password))

struct SessionView {
  Uuid user_id;
  std::string login, name;
  std::optional<Uuid> enterprise_id;
  std::vector<std::string> roles;
  std::string csrf_token;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (user_id, login, name, enterprise_id, roles, csrf_token))

struct SignedIn {
  std::string token_sm3;
  Uuid account_id;
  std::string csrf_token;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (token_sm3, account_id, csrf_token, expires_at))

struct SessionOpened {
  Uuid user_id;
  std::string login;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SessionOpened, (), (user_id, login, at))

struct SessionRefused {
  std::optional<Uuid> user_id;  // nothing for a name nobody has: it may be a mistyped password
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SessionRefused, (), (user_id, reason, at))

std::string cookie(const std::string& token, std::chrono::seconds life) {
  return std::string(kCookie) + "=" + token +
         "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(life.count());
}

SessionView view_of(const Account& account, const std::string& csrf_token) {
  return {account.id, account.login, account.name, account.enterprise_id, account.roles, csrf_token};
}

void note_failure(Assembly& service, const std::optional<Account>& account, const std::string& login) {
  service.transact([&](Unit& unit) {
    count_refusal(unit, login);
    const auto user = account ? std::optional(account->id) : std::nullopt;
    unit.emit("session.refused", user.value_or(Uuid{}), SessionRefused{user, "password", unit.now});
  });
}

// The name may have been locked, or the password changed, while the hash was compared.
void require_still_good(Unit& unit, const Account& account) {
  require_unlocked(unit.db, account.login, unit.now, true);
  const auto hash =
      unit.db.value<std::string>("SELECT password_hash FROM account WHERE id = ? FOR UPDATE", account.id);
  if (hash != account.password_hash) throw Problem("sign-in-refused");
}

Response sign_in(const Request& request, Assembly& service) {
  const auto given = request.as<Credentials>();
  const Instant now = service.now();
  std::optional<Account> account;
  service.database().read([&](Transaction& db) {
    require_unlocked(db, given.login, now);
    account = db.one<Account>("SELECT * FROM account WHERE login = ?", given.login);
  });
  // The hash is compared outside any transaction: it takes longer than a database should wait.
  if (!password_matches(account ? account->password_hash.value_or("") : "", given.password)) {
    note_failure(service, account, given.login);
    throw Problem("sign-in-refused");
  }
  const std::string token = to_base64url(random_bytes(32));
  const SignedIn session{to_hex(sm3(token)), account->id, to_base64url(random_bytes(32)), now + kSessionLife};
  service.transact([&](Unit& unit) {
    require_still_good(unit, *account);
    forgive(unit, account->login);
    unit.db.insert("signed_in", session);
    unit.emit("session.opened", account->id, SessionOpened{account->id, account->login, unit.now});
  });
  Response answer = Response::ok(view_of(*account, session.csrf_token));
  answer.headers["set-cookie"] = cookie(token, kSessionLife);
  answer.headers["cache-control"] = "no-store";
  return answer;
}

Response sign_out(const Request& request, Assembly& service, Identities& identities) {
  const std::string token_sm3 = to_hex(sm3(session_cookie(request)));
  service.transact(
      [&](Unit& unit) { unit.db.execute("DELETE FROM signed_in WHERE token_sm3 = ?", token_sm3); });
  identities.forget(token_sm3);
  Response answer = Response::no_content();
  answer.headers["set-cookie"] = cookie("", std::chrono::seconds(0));
  return answer;
}

Response get_session(const Request& request, Assembly& service, Identities& identities) {
  std::optional<Account> account;
  service.database().read([&](Transaction& db) {
    account = db.one<Account>("SELECT * FROM account WHERE id = ?", request.caller.user);
  });
  const auto identity = identities.of(request, service.now());
  if (!account || !identity) throw Problem("unauthenticated");
  return Response::ok(view_of(*account, identity->csrf_token));
}

}  // namespace

void bind_sessions(Assembly& service, Identities& identities) {
  Api& api = service.api();
  api.plain("signIn", [&](const Request& request) { return sign_in(request, service); });
  api.plain("signOut", [&](const Request& request) { return sign_out(request, service, identities); });
  api.plain("getSession", [&](const Request& request) { return get_session(request, service, identities); });
  forget_old_sign_ins(service);
}

}  // namespace heliu::gateway
