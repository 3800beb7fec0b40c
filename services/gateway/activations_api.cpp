#include <algorithm>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/api.hpp"
#include "gateway/password.hpp"
#include "gateway/throttle.hpp"

namespace heliu::gateway {

namespace {

struct NewPassword {
  std::string login, code, password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (login, code, password))

struct Activation {
  std::string code;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Activation, (), (code, expires_at))

struct ActivationIssued {
  Uuid user_id, issued_by;
  bool has_password = false;  // whoever gets the code takes over an account in use
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ActivationIssued, (), (user_id, issued_by, has_password, at))

struct PasswordSet {
  Uuid user_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(PasswordSet, (), (user_id, at))

// A code is the account. The regulator admits the city's enterprises; the accounts of staff, whose power
// reaches over others, are the operator's to give, and each code given is on the feed.
void require_may_activate(const Caller& caller, const Account& account) {
  constexpr const char* kStaff[] = {"operator", "regulator", "finance", "auditor"};
  const Caller owner = account.caller();
  const bool staff =
      std::any_of(std::begin(kStaff), std::end(kStaff), [&](const char* role) { return owner.has(role); });
  if (staff && !caller.has("operator")) throw Problem("forbidden", {{"roles", "operator"}});
}

Response issue_activation(const Request& request, Assembly& service) {
  const Activation activation{to_base64url(random_bytes(18)), service.now() + kActivationLife};
  service.transact([&](Unit& unit) {
    const Uuid user = request.id("user_id");
    const auto account = unit.db.one<Account>("SELECT * FROM account WHERE id = ? FOR UPDATE", user);
    if (!account) throw Problem("not-found", {{"what", "user"}, {"id", user.text()}});
    require_may_activate(request.caller, *account);
    unit.db.execute("UPDATE account SET activation_sm3 = ?, activation_expires_at = ? WHERE id = ?",
                    to_hex(sm3(activation.code)), activation.expires_at, user);
    unit.emit("activation.issued", user,
              ActivationIssued{user, request.caller.user, account->password_hash.has_value(), unit.now});
  });
  return Response::ok(activation);
}

Response set_password(const Request& request, Assembly& service, Identities& identities) {
  const auto given = request.as<NewPassword>();
  std::optional<Account> account;
  service.database().read([&](Transaction& db) {
    account = db.one<Account>("SELECT * FROM account WHERE login = ?", given.login);
  });
  if (!account || !activation_opens(*account, given.code, service.now())) throw Problem("activation-refused");
  const std::string hash = hash_password(given.password);
  service.transact([&](Unit& unit) {
    // The code is used up in the same statement: two at once, and one finds it gone.
    const auto changed = unit.db.execute(
        "UPDATE account SET password_hash = ?, activation_sm3 = NULL, activation_expires_at = NULL "
        "WHERE id = ? AND activation_sm3 = ?",
        hash, account->id, to_hex(sm3(given.code)));
    if (changed != 1) throw Problem("activation-refused");
    forgive(unit, account->login);
    // Who took over the account may hold a session and keys: all of them end here.
    unit.db.execute("DELETE FROM signed_in WHERE account_id = ?", account->id);
    unit.db.execute("UPDATE api_key SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL", unit.now,
                    account->id);
    unit.emit("password.set", account->id, PasswordSet{account->id, unit.now});
  });
  identities.forget_user(account->id);
  return Response::no_content();
}

}  // namespace

void bind_activations(Assembly& service, Identities& identities) {
  Api& api = service.api();
  api.plain("issueActivation", [&](const Request& request) { return issue_activation(request, service); });
  api.plain("setPassword",
            [&](const Request& request) { return set_password(request, service, identities); });
}

}  // namespace heliu::gateway
