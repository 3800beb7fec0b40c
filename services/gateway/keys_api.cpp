#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/api.hpp"

namespace heliu::gateway {

namespace {

struct NewKey {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NewKey, (), (name))

struct NewKeyAnswer {
  Uuid id;
  std::string name, key;
};
BOOST_DESCRIBE_STRUCT(NewKeyAnswer, (), (id, name, key))

struct KeyView {
  Uuid id;
  std::string name;
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(KeyView, (), (id, name, made_at))

struct KeyRow {
  Uuid id, account_id;
  std::string name, key_sm3;
  Instant made_at;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(KeyRow, (), (id, account_id, name, key_sm3, made_at, revoked_at))

struct KeyMade {
  Uuid id, user_id;
  std::string name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(KeyMade, (), (id, user_id, name, at))

struct KeyRevoked {
  Uuid id, user_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(KeyRevoked, (), (id, user_id, at))

constexpr std::int64_t kMostKeys = 50;  // good ones of one account

// A key that could make keys would outlive its own revocation.
void require_person(const Request& request) {
  if (secret_of(request).is_key) throw Problem("session-needed");
}

// Not a command with a remembered answer: the key is shown once and kept nowhere.
Response create_key(const Request& request, Assembly& service) {
  require_person(request);
  const std::string key = "hk_" + to_base64url(random_bytes(32));
  const KeyRow row{Uuid::v7(),       request.caller.user, request.as<NewKey>().name,
                   to_hex(sm3(key)), service.now(),       std::nullopt};
  service.transact([&](Unit& unit) {
    // The account's row makes two requests count one after the other.
    unit.db.value<Uuid>("SELECT id FROM account WHERE id = ? FOR UPDATE", row.account_id);
    const auto held = unit.db.value<std::int64_t>(
        "SELECT COUNT(*) FROM api_key WHERE account_id = ? AND revoked_at IS NULL", row.account_id);
    if (held.value_or(0) >= kMostKeys) throw Problem("too-many-keys", {{"most", std::to_string(kMostKeys)}});
    unit.db.insert("api_key", row);
    unit.emit("key.made", row.id, KeyMade{row.id, row.account_id, row.name, unit.now});
  });
  Response answer = Response::created(NewKeyAnswer{row.id, row.name, key}, "/v1/keys/" + row.id.text());
  answer.headers["cache-control"] = "no-store";
  return answer;
}

Response revoke_key(const Request& request, Assembly& service, Identities& identities) {
  std::string key_sm3;
  service.transact([&](Unit& unit) {
    const auto row = unit.db.one<KeyRow>("SELECT * FROM api_key WHERE id = ? AND account_id = ? FOR UPDATE",
                                         request.id(), request.caller.user);
    if (!row) throw Problem("not-found", {{"what", "key"}, {"id", request.id().text()}});
    key_sm3 = row->key_sm3;
    if (row->revoked_at) return;
    unit.db.execute("UPDATE api_key SET revoked_at = ? WHERE id = ?", unit.now, row->id);
    unit.emit("key.revoked", row->id, KeyRevoked{row->id, row->account_id, unit.now});
  });
  identities.forget(key_sm3);
  return Response::no_content();
}

}  // namespace

void bind_keys(Assembly& service, Identities& identities) {
  service.api().plain("createKey", [&](const Request& request) { return create_key(request, service); });
  service.api().plain("revokeKey",
                      [&](const Request& request) { return revoke_key(request, service, identities); });
  service.query("listKeys", [](const Request& request, Transaction& db) {
    const auto keys = db.all<KeyView>(
        "SELECT id, name, made_at FROM api_key WHERE account_id = ? AND revoked_at IS NULL ORDER BY id",
        request.caller.user);
    return Response::json(200, "{\"items\":" + to_json(keys) + "}");
  });
}

}  // namespace heliu::gateway
