#include <algorithm>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/runtime/process.hpp"
#include "gateway/api.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

struct NewKey {
  std::string name;
  std::optional<Uuid> account_id;
  std::optional<std::vector<std::string>> scopes;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(NewKey, (), (name, account_id, scopes, expires_at))

struct Rotation {
  std::optional<std::int64_t> overlap_hours;
};
BOOST_DESCRIBE_STRUCT(Rotation, (), (overlap_hours))

struct NewKeyAnswer {
  Uuid id, account_id;
  std::string name, key, prefix;
  std::vector<std::string> scopes;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(NewKeyAnswer, (), (id, account_id, name, key, prefix, scopes, expires_at))

struct KeyView {
  Uuid id, account_id;
  std::string name, prefix;
  std::vector<std::string> scopes;
  Instant made_at;
  std::optional<Instant> expires_at, last_used_at;
};
BOOST_DESCRIBE_STRUCT(KeyView, (), (id, account_id, name, prefix, scopes, made_at, expires_at, last_used_at))

struct KeyRow {
  Uuid id, account_id;
  std::string name, key_sm3;
  Instant made_at;
  std::optional<Instant> revoked_at;
  std::string prefix;
  std::vector<std::string> scopes;
  std::optional<Uuid> made_by;
  std::optional<Instant> expires_at, last_used_at;

  bool good(Instant now) const { return !revoked_at && (!expires_at || *expires_at > now); }
};
BOOST_DESCRIBE_STRUCT(KeyRow, (),
                      (id, account_id, name, key_sm3, made_at, revoked_at, prefix, scopes, made_by,
                       expires_at, last_used_at))

struct KeyMade {
  Uuid id, user_id;
  std::string name;
  Instant at;
  std::vector<std::string> scopes;
  Uuid made_by;
};
BOOST_DESCRIBE_STRUCT(KeyMade, (), (id, user_id, name, at, scopes, made_by))

struct KeyRevoked {
  Uuid id, user_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(KeyRevoked, (), (id, user_id, at))

constexpr std::int64_t kMostKeys = 50;  // good ones of one account
constexpr std::size_t kPrefix = 9;  // "hk_" and six letters: enough to tell keys apart, too few to guess one
constexpr std::int64_t kOverlapHours = 24;

// A key that could make keys would outlive its own revocation.
void require_person(const Request& request) {
  if (secret_of(request).is_key) throw Problem("session-needed");
}

// Who looks after an account's keys: its person, the platform's operator (who can give its sign-in away as
// well), and who acts for the same enterprise and could do by himself whatever the key will do.
bool looks_after(const Caller& caller, const Account& account) {
  if (caller.user == account.id || caller.has("operator")) return true;
  return account.enterprise_id && *account.enterprise_id == caller.enterprise &&
         std::all_of(account.roles.begin(), account.roles.end(),
                     [&](const std::string& role) { return caller.has(role); });
}

std::optional<Account> account_of(Transaction& db, const Uuid& id) {
  return db.one<Account>("SELECT * FROM account WHERE id = ?", id);
}

// Not a command with a remembered answer: the key is shown once and kept nowhere.
Response made(Assembly& service, KeyRow row, const std::function<void(Unit&)>& also) {
  const std::string key = "hk_" + to_base64url(random_bytes(32));
  row.key_sm3 = to_hex(sm3(key));
  row.prefix = key.substr(0, kPrefix);
  row.made_at = service.now();
  service.transact([&](Unit& unit) {
    // The account's row makes two requests count one after the other.
    unit.db.value<Uuid>("SELECT id FROM account WHERE id = ? FOR UPDATE", row.account_id);
    also(unit);
    const auto held = unit.db.value<std::int64_t>(
        "SELECT COUNT(*) FROM api_key WHERE account_id = ? AND revoked_at IS NULL AND "
        "(expires_at IS NULL OR expires_at > ?)",
        row.account_id, unit.now);
    if (held.value_or(0) >= kMostKeys) throw Problem("too-many-keys", {{"most", std::to_string(kMostKeys)}});
    unit.db.insert("api_key", row);
    unit.emit("key.made", row.id,
              KeyMade{row.id, row.account_id, row.name, unit.now, row.scopes, row.made_by.value_or(Uuid{})});
  });
  Response answer = Response::created(
      NewKeyAnswer{row.id, row.account_id, row.name, key, row.prefix, row.scopes, row.expires_at},
      "/v1/keys/" + row.id.text());
  answer.headers["cache-control"] = "no-store";
  return answer;
}

Response create_key(const Request& request, Assembly& service, const Scopes& scopes) {
  require_person(request);
  const auto asked = request.as<NewKey>();
  KeyRow row;
  row.id = Uuid::v7();
  row.account_id = asked.account_id.value_or(request.caller.user);
  row.name = asked.name;
  row.scopes = asked.scopes.value_or(std::vector<std::string>{"*"});
  row.made_by = request.caller.user;
  row.expires_at = asked.expires_at;
  for (const std::string& scope : row.scopes)
    if (!scopes.known(scope)) throw Problem("scope-unknown", {{"scope", scope}}, {{"/scopes", scope}});
  if (row.expires_at && *row.expires_at <= service.now())
    throw Problem("key-end-past", {}, {{"/expires_at", row.expires_at->text()}});
  return made(service, row, [&](Unit& unit) {
    const auto account = account_of(unit.db, row.account_id);
    if (!account) throw Problem("not-found", {{"what", "account"}, {"id", row.account_id.text()}});
    if (!looks_after(request.caller, *account)) throw Problem("key-not-yours-to-make");
  });
}

// The key, when it is the caller's to look after; locked.
KeyRow key_of(Unit& unit, const Request& request) {
  const auto row = unit.db.one<KeyRow>("SELECT * FROM api_key WHERE id = ? FOR UPDATE", request.id());
  const auto account = row ? account_of(unit.db, row->account_id) : std::nullopt;
  if (!account || !looks_after(request.caller, *account))
    throw Problem("not-found", {{"what", "key"}, {"id", request.id().text()}});
  return *row;
}

// The new key may do the same for as long; the old one ends after the overlap, or at its own end.
Response rotate_key(const Request& request, Assembly& service, Identities& identities) {
  require_person(request);
  const auto asked = request.body.empty() ? Rotation{} : request.as<Rotation>();
  const auto overlap = std::chrono::hours(asked.overlap_hours.value_or(kOverlapHours));
  KeyRow row;
  service.transact([&](Unit& unit) { row = key_of(unit, request); });
  const std::string old_sm3 = row.key_sm3;
  row.id = Uuid::v7();
  row.made_by = request.caller.user;
  row.last_used_at.reset();
  Response answer = made(service, row, [&](Unit& unit) {
    const KeyRow old = key_of(unit, request);
    if (!old.good(unit.now)) throw Problem("key-ended");
    const Instant end = std::min(old.expires_at.value_or(unit.now + overlap), unit.now + overlap);
    unit.db.execute("UPDATE api_key SET expires_at = ? WHERE id = ?", end, old.id);
  });
  identities.forget(old_sm3);
  return answer;
}

Response revoke_key(const Request& request, Assembly& service, Identities& identities) {
  std::string key_sm3;
  service.transact([&](Unit& unit) {
    const KeyRow row = key_of(unit, request);
    key_sm3 = row.key_sm3;
    if (row.revoked_at) return;
    unit.db.execute("UPDATE api_key SET revoked_at = ? WHERE id = ?", unit.now, row.id);
    unit.emit("key.revoked", row.id, KeyRevoked{row.id, row.account_id, unit.now});
  });
  identities.forget(key_sm3);
  return Response::no_content();
}

Response list_keys(const Request& request, Transaction& db, Instant now) {
  const auto named = request.query_parameter("account_id");
  const Uuid id = named ? Uuid::parse(*named).value() : request.caller.user;
  const auto account = account_of(db, id);
  if (!account || !looks_after(request.caller, *account))
    throw Problem("not-found", {{"what", "account"}, {"id", id.text()}});
  const auto keys = db.all<KeyView>(
      "SELECT id, account_id, name, prefix, scopes, made_at, expires_at, last_used_at FROM api_key "
      "WHERE account_id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) ORDER BY id",
      id, now);
  return Response::json(200, "{\"items\":" + to_json(keys) + "}");
}

// A write for each request would cost more than the request.
void note_use(Unit& unit, const std::map<std::string, Instant>& used) {
  for (const auto& [key_sm3, at] : used)
    unit.db.execute(
        "UPDATE api_key SET last_used_at = ? WHERE key_sm3 = ? AND (last_used_at IS NULL OR last_used_at < "
        "?)",
        at, key_sm3, at);
}

}  // namespace

void bind_keys(Assembly& service, Identities& identities, const Scopes& scopes) {
  Api& api = service.api();
  api.plain("createKey", [&](const Request& request) { return create_key(request, service, scopes); });
  api.plain("rotateKey", [&](const Request& request) { return rotate_key(request, service, identities); });
  api.plain("revokeKey", [&](const Request& request) { return revoke_key(request, service, identities); });
  service.query("listKeys", [&](const Request& request, Transaction& db) {
    return list_keys(request, db, service.now());
  });
  service.query("listScopes", [&](const Request&, Transaction&) {
    return Response::json(200, "{\"items\":" + to_json(scopes.all()) + "}");
  });
  service.background("use of keys", [&](std::stop_token stop) {
    do {
      const auto used = identities.take_used();
      if (!used.empty()) service.transact([&](Unit& unit) { note_use(unit, used); });
    } while (!stopped_within(stop, 30s));
  });
}

}  // namespace heliu::gateway
