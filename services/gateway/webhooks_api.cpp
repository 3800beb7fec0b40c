#include <algorithm>

#include "chassis/base/bytes.hpp"
#include "chassis/contract/paging.hpp"
#include "chassis/identity/key_files.hpp"
#include "gateway/api.hpp"
#include "gateway/webhooks.hpp"

namespace heliu::gateway {

namespace {

struct NewWebhook {
  std::string url;
  std::vector<std::string> event_types;
};
BOOST_DESCRIBE_STRUCT(NewWebhook, (), (url, event_types))

struct WebhookChange {
  std::optional<std::string> url;
  std::optional<std::vector<std::string>> event_types;
  std::optional<WebhookState> state;
};
BOOST_DESCRIBE_STRUCT(WebhookChange, (), (url, event_types, state))

struct SecretRotation {
  std::optional<std::int64_t> overlap_hours;
};
BOOST_DESCRIBE_STRUCT(SecretRotation, (), (overlap_hours))

struct ReplayAsked {
  std::optional<Uuid> delivery_id;
};
BOOST_DESCRIBE_STRUCT(ReplayAsked, (), (delivery_id))

struct WebhookView {
  Uuid id;
  std::string url;
  std::vector<std::string> event_types;
  WebhookState state{};
  std::optional<Instant> previous_until;
  Instant made_at;
  std::int64_t waiting = 0, dead = 0;
};
BOOST_DESCRIBE_STRUCT(WebhookView, (), (id, url, event_types, state, previous_until, made_at, waiting, dead))

struct SecretView {
  std::string secret;
  std::optional<Instant> previous_until;
};
BOOST_DESCRIBE_STRUCT(SecretView, (), (secret, previous_until))

struct DeliveryView {
  Uuid id;
  std::string message_id, type;
  DeliveryState state{};
  std::int64_t attempts = 0;
  Instant next_at, made_at;
  std::optional<Instant> delivered_at;
  std::optional<std::int64_t> last_status;
  std::optional<std::string> last_error;
};
BOOST_DESCRIBE_STRUCT(DeliveryView, (),
                      (id, message_id, type, state, attempts, next_at, made_at, delivered_at, last_status,
                       last_error))

constexpr std::int64_t kMostWebhooks = 10;  // of one account
constexpr std::int64_t kOverlapHours = 24;

DeliveryView view_of(const WebhookDelivery& d) {
  return {d.id,      d.message_id, d.type,         d.state,       d.attempts,
          d.next_at, d.made_at,    d.delivered_at, d.last_status, d.last_error};
}

std::string view_of(Transaction& db, const Webhook& webhook) {
  const auto count = [&](const char* state) {
    return db
        .value<std::int64_t>("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ? AND state = ?",
                             webhook.id, std::string(state))
        .value_or(0);
  };
  return to_json(WebhookView{webhook.id, webhook.url, webhook.event_types, webhook.state,
                             webhook.previous_until, webhook.made_at, count("waiting"), count("dead")});
}

// Only one's own are there.
Webhook webhook_of(Transaction& db, const Request& request, bool lock = false) {
  const auto found = db.one<Webhook>(
      std::string("SELECT * FROM webhook WHERE id = ? AND account_id = ?") + (lock ? " FOR UPDATE" : ""),
      request.id(), request.caller.user);
  if (!found) throw Problem("not-found", {{"what", "webhook"}, {"id", request.id().text()}});
  return *found;
}

void require_target(const std::string& url, const WebhookPolicy& policy) {
  try {
    webhook_target(url, policy);
  } catch (const std::invalid_argument& wrong) {
    throw Problem("webhook-target-refused", {{"reason", wrong.what()}}, {{"/url", wrong.what()}});
  }
}

Response secret_answer(int status, const std::string& secret, const std::optional<Instant>& previous_until) {
  Response answer = Response::json(status, to_json(SecretView{secret, previous_until}));
  answer.headers["cache-control"] = "no-store";
  return answer;
}

Response create(const Request& request, Assembly& service, const WebhookSecrets& secrets,
                const WebhookPolicy& policy) {
  const auto asked = request.as<NewWebhook>();
  require_target(asked.url, policy);
  Webhook webhook;
  webhook.id = Uuid::v7();
  webhook.account_id = request.caller.user;
  webhook.url = asked.url;
  webhook.event_types = asked.event_types;
  std::string view;
  service.transact([&](Unit& unit) {
    webhook.made_at = unit.now;
    unit.db.value<Uuid>("SELECT id FROM account WHERE id = ? FOR UPDATE", webhook.account_id);
    const auto held =
        unit.db.value<std::int64_t>("SELECT COUNT(*) FROM webhook WHERE account_id = ?", webhook.account_id);
    if (held.value_or(0) >= kMostWebhooks)
      throw Problem("too-many-webhooks", {{"most", std::to_string(kMostWebhooks)}});
    unit.db.insert("webhook", webhook);
    view = view_of(unit.db, webhook);
  });
  view.pop_back();
  Response answer = Response::json(201, view + ",\"secret\":\"" + secrets.of(webhook.id, 1) + "\"}");
  answer.headers["location"] = "/v1/webhooks/" + webhook.id.text();
  answer.headers["cache-control"] = "no-store";
  return answer;
}

Response change(const Request& request, Assembly& service, const WebhookPolicy& policy) {
  const auto asked = request.as<WebhookChange>();
  if (asked.url) require_target(*asked.url, policy);
  std::string view;
  service.transact([&](Unit& unit) {
    Webhook webhook = webhook_of(unit.db, request, true);
    webhook.url = asked.url.value_or(webhook.url);
    webhook.event_types = asked.event_types.value_or(webhook.event_types);
    webhook.state = asked.state.value_or(webhook.state);
    unit.db.update("webhook", webhook);
    view = view_of(unit.db, webhook);
  });
  return Response::json(200, view);
}

Response remove(const Request& request, Assembly& service) {
  service.transact([&](Unit& unit) {
    const Webhook webhook = webhook_of(unit.db, request, true);
    unit.db.execute(
        "DELETE FROM webhook_attempt WHERE delivery_id IN (SELECT id FROM webhook_delivery WHERE webhook_id "
        "= ?)",
        webhook.id);
    for (const char* table : {"webhook_delivery", "webhook_lease"})
      unit.db.execute("DELETE FROM " + std::string(table) + " WHERE webhook_id = ?", webhook.id);
    unit.db.execute("DELETE FROM webhook WHERE id = ?", webhook.id);
  });
  return Response::no_content();
}

Response rotate(const Request& request, Assembly& service, const WebhookSecrets& secrets) {
  const auto asked = request.body.empty() ? SecretRotation{} : request.as<SecretRotation>();
  Webhook webhook;
  service.transact([&](Unit& unit) {
    webhook = webhook_of(unit.db, request, true);
    webhook.secret_number += 1;
    webhook.previous_until = unit.now + std::chrono::hours(asked.overlap_hours.value_or(kOverlapHours));
    unit.db.update("webhook", webhook);
  });
  return secret_answer(201, secrets.of(webhook.id, webhook.secret_number), webhook.previous_until);
}

Response test(const Request& request, Assembly& service) {
  WebhookDelivery delivery;
  service.transact([&](Unit& unit) {
    const Webhook webhook = webhook_of(unit.db, request);
    delivery = put_down(unit, webhook, "test_" + Uuid::v7().text(), "webhook.test",
                        R"({"type":"webhook.test","timestamp":")" + unit.now.text() +
                            R"(","data":{"webhook_id":")" + webhook.id.text() + "\"}}");
  });
  return Response::json(201, to_json(view_of(delivery)));
}

// The same messages with the same ids: a receiver that has one already knows it by webhook-id.
Response replay(const Request& request, Assembly& service) {
  const auto asked = request.body.empty() ? ReplayAsked{} : request.as<ReplayAsked>();
  std::int64_t count = 0;
  service.transact([&](Unit& unit) {
    const Webhook webhook = webhook_of(unit.db, request, true);
    const Uuid one = asked.delivery_id.value_or(Uuid{});
    count = unit.db.execute(
        "UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = ? WHERE webhook_id = ? AND "
        "((? = 0 AND state = 'dead') OR (id = ? AND state <> 'waiting'))",
        unit.now, webhook.id, asked.delivery_id.has_value(), one);
  });
  return Response::json(200, "{\"replayed\":" + std::to_string(count) + "}");
}

Response list_deliveries(const Request& request, Transaction& db) {
  const Webhook webhook = webhook_of(db, request);
  const std::string state = request.query_parameter("state").value_or("");
  const auto [items, next] = page_of<WebhookDelivery>(
      request, db, "webhook_delivery", "webhook_id = ? AND (? = '' OR state = ?)", webhook.id, state, state);
  std::vector<DeliveryView> views;
  for (const WebhookDelivery& delivery : items) views.push_back(view_of(delivery));
  return page_response(views, next);
}

Response get_delivery(const Request& request, Transaction& db) {
  const Webhook webhook = webhook_of(db, request);
  const Uuid id = request.id("delivery_id");
  const auto found = db.one<WebhookDelivery>("SELECT * FROM webhook_delivery WHERE id = ? AND webhook_id = ?",
                                             id, webhook.id);
  if (!found) throw Problem("not-found", {{"what", "delivery"}, {"id", id.text()}});
  std::string view = to_json(view_of(*found));
  view.pop_back();
  return Response::json(200, view + ",\"body\":" + to_json(found->body) + ",\"tries\":" +
                                 to_json(db.all<WebhookAttempt>(
                                     "SELECT * FROM webhook_attempt WHERE delivery_id = ? ORDER BY id", id)) +
                                 "}");
}

}  // namespace

std::string webhook_house_secret(const Config& config) {
  const auto file = config.path("paths.secrets", "var/secrets") / "webhooks.secret";
  if (std::filesystem::exists(file)) return read_secret(file);
  const std::string secret = to_base64url(random_bytes(32));
  std::filesystem::create_directories(file.parent_path());
  write_file(file, secret + "\n", 0600);
  return secret;
}

void bind_webhooks(Assembly& service, const WebhookSecrets& secrets, const WebhookPolicy& policy) {
  Api& api = service.api();
  api.plain("createWebhook",
            [&](const Request& request) { return create(request, service, secrets, policy); });
  api.plain("changeWebhook", [&](const Request& request) { return change(request, service, policy); });
  api.plain("removeWebhook", [&](const Request& request) { return remove(request, service); });
  api.plain("rotateWebhookSecret", [&](const Request& request) { return rotate(request, service, secrets); });
  api.plain("testWebhook", [&](const Request& request) { return test(request, service); });
  api.plain("replayDeliveries", [&](const Request& request) { return replay(request, service); });
  service.query("listWebhooks", [](const Request& request, Transaction& db) {
    std::vector<JsonText> views;
    for (const Webhook& webhook :
         db.all<Webhook>("SELECT * FROM webhook WHERE account_id = ? ORDER BY id", request.caller.user))
      views.push_back({view_of(db, webhook)});
    return Response::json(200, "{\"items\":" + to_json(views) + "}");
  });
  service.query("getWebhook", [](const Request& request, Transaction& db) {
    return Response::json(200, view_of(db, webhook_of(db, request)));
  });
  service.query("listDeliveries", list_deliveries);
  service.query("getDelivery", get_delivery);
}

}  // namespace heliu::gateway
