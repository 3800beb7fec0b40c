#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/api.hpp"
#include "gateway/password.hpp"

namespace heliu::gateway {

namespace {

constexpr std::chrono::hours kSessionLife{12};

struct Credentials {
  std::string login, password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (login, password))

struct NewPassword {
  std::string login, code, password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (login, code, password))

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

struct Activation {
  std::string code;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Activation, (), (code, expires_at))

struct SessionOpened {
  Uuid user_id;
  std::string login;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SessionOpened, (), (user_id, login, at))

struct SessionRefused {
  std::string login_sm3, reason;  // the name itself may be a mistyped password
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SessionRefused, (), (login_sm3, reason, at))

std::string cookie(const std::string& token, std::chrono::seconds life) {
  return std::string(kCookie) + "=" + token +
         "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(life.count());
}

std::optional<Account> account_of(Database& database, const std::string& login) {
  std::optional<Account> account;
  database.read(
      [&](Transaction& db) { account = db.one<Account>("SELECT * FROM account WHERE login = ?", login); });
  return account;
}

void note_failure(Assembly& service, const std::optional<Account>& account, const std::string& login) {
  service.transact([&](Unit& unit) {
    if (account) {
      const auto failures =
          unit.db.value<int>("SELECT failures FROM account WHERE id = ? FOR UPDATE", account->id);
      const int now_failed = failures.value_or(0) + 1;
      unit.db.execute("UPDATE account SET failures = ?, locked_until = ? WHERE id = ?", now_failed,
                      unit.now + lock_after(now_failed), account->id);
    }
    unit.emit("session.refused", Uuid{}, SessionRefused{to_hex(sm3(login)), "password", unit.now});
  });
}

Response sign_in(const Request& request, Assembly& service) {
  const auto given = request.as<Credentials>();
  const auto account = account_of(service.database(), given.login);
  const Instant now = service.now();
  if (account && now < account->locked_until) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(account->locked_until - now);
    throw Problem("sign-in-locked", {{"seconds", std::to_string(left.count())}});
  }
  // The hash is compared outside any transaction: it takes longer than a database should wait.
  if (!password_matches(account ? account->password_hash.value_or("") : "", given.password)) {
    note_failure(service, account, given.login);
    throw Problem("sign-in-refused");
  }
  const std::string token = to_base64url(random_bytes(32));
  const SignedIn session{to_hex(sm3(token)), account->id, to_base64url(random_bytes(32)), now + kSessionLife};
  service.transact([&](Unit& unit) {
    unit.db.execute("UPDATE account SET failures = 0, locked_until = 0 WHERE id = ?", account->id);
    unit.db.execute("DELETE FROM signed_in WHERE expires_at < ?", now);
    unit.db.insert("signed_in", session);
    unit.emit("session.opened", account->id, SessionOpened{account->id, account->login, unit.now});
  });
  Response answer = Response::ok(SessionView{account->id, account->login, account->name,
                                             account->enterprise_id, account->roles, session.csrf_token});
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

Response issue_activation(const Request& request, Assembly& service) {
  const Activation activation{to_base64url(random_bytes(18)), service.now() + kActivationLife};
  service.transact([&](Unit& unit) {
    const Uuid user = request.id("user_id");
    if (!unit.db.value<std::int64_t>("SELECT 1 FROM account WHERE id = ? FOR UPDATE", user))
      throw Problem("not-found", {{"what", "user"}, {"id", user.text()}});
    unit.db.execute("UPDATE account SET activation_sm3 = ?, activation_expires_at = ? WHERE id = ?",
                    to_hex(sm3(activation.code)), activation.expires_at, user);
  });
  return Response::ok(activation);
}

Response set_password(const Request& request, Assembly& service) {
  const auto given = request.as<NewPassword>();
  const auto account = account_of(service.database(), given.login);
  if (!account || !activation_opens(*account, given.code, service.now())) throw Problem("activation-refused");
  const std::string hash = hash_password(given.password);
  service.transact([&](Unit& unit) {
    // The code is used up in the same statement: two at once, and one finds it gone.
    const auto changed = unit.db.execute(
        "UPDATE account SET password_hash = ?, activation_sm3 = NULL, activation_expires_at = NULL, failures "
        "= 0, "
        "locked_until = 0 WHERE id = ? AND activation_sm3 = ?",
        hash, account->id, to_hex(sm3(given.code)));
    if (changed != 1) throw Problem("activation-refused");
    unit.db.execute("DELETE FROM signed_in WHERE account_id = ?", account->id);
  });
  return Response::no_content();
}

Response get_session(const Request& request, Assembly& service, Identities& identities) {
  const auto account = account_of(service.database(), request.caller.name);
  const auto identity = identities.of(request, service.now());
  if (!account || !identity) throw Problem("unauthenticated");
  return Response::ok(SessionView{account->id, account->login, account->name, account->enterprise_id,
                                  account->roles, identity->csrf_token});
}

}  // namespace

void bind_sessions(Assembly& service, Identities& identities) {
  Api& api = service.api();
  api.plain("signIn", [&](const Request& request) { return sign_in(request, service); });
  api.plain("signOut", [&](const Request& request) { return sign_out(request, service, identities); });
  api.plain("getSession", [&](const Request& request) { return get_session(request, service, identities); });
  api.plain("issueActivation", [&](const Request& request) { return issue_activation(request, service); });
  api.plain("setPassword", [&](const Request& request) { return set_password(request, service); });
}

}  // namespace heliu::gateway
