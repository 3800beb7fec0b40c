#include "gateway/webhooks.hpp"

#include <algorithm>
#include <array>

#include "gateway/account.hpp"
#include "gateway/events.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::seconds, 9> kPauses{5s, 30s, 2min, 10min, 30min, 1h, 2h, 4h, 8h};
constexpr std::chrono::days kRemembered{30};

// The body of Standard Webhooks, and where the event stands in the feed.
struct Message {
  std::string type;
  Instant timestamp;
  std::string source;
  std::int64_t position = 0;
  Uuid subject;
  JsonText data;
};
BOOST_DESCRIBE_STRUCT(Message, (), (type, timestamp, source, position, subject, data))

void put_down_for_all(Unit& unit, const FeedEvent& event) {
  const auto webhooks =
      unit.db.all<Webhook>("SELECT * FROM webhook WHERE state <> 'gone' AND made_at <= ?", event.time);
  for (const Webhook& webhook : webhooks) {
    if (!wants(webhook.event_types, event.type)) continue;
    const auto account = unit.db.one<Account>("SELECT * FROM account WHERE id = ?", webhook.account_id);
    if (!account || !may_see(account->caller(), event)) continue;
    put_down(
        unit, webhook, "evt_" + event.id.text(), event.type,
        to_json(Message{event.type, event.time, event.source, event.position, event.subject, event.data}));
  }
}

}  // namespace

std::optional<std::chrono::seconds> pause_after(std::int64_t attempts) {
  if (attempts < 1) return 0s;
  if (static_cast<std::size_t>(attempts) > kPauses.size()) return std::nullopt;
  return kPauses[static_cast<std::size_t>(attempts) - 1];
}

bool wants(const std::vector<std::string>& event_types, const std::string& type) {
  return std::any_of(event_types.begin(), event_types.end(), [&](const std::string& pattern) {
    if (pattern == "*" || pattern == type) return true;
    return pattern.ends_with(".*") && type.starts_with(pattern.substr(0, pattern.size() - 1));
  });
}

std::vector<std::string> secrets_of(const Webhook& webhook, const WebhookSecrets& secrets, Instant now) {
  std::vector<std::string> good{secrets.of(webhook.id, webhook.secret_number)};
  if (webhook.previous_until && now < *webhook.previous_until)
    good.push_back(secrets.of(webhook.id, webhook.secret_number - 1));
  return good;
}

WebhookDelivery put_down(Unit& unit, const Webhook& webhook, const std::string& message_id,
                         const std::string& type, const std::string& body) {
  WebhookDelivery delivery;
  delivery.id = Uuid::v7();
  delivery.webhook_id = webhook.id;
  delivery.message_id = message_id;
  delivery.type = type;
  delivery.body = body;
  delivery.next_at = delivery.made_at = unit.now;
  unit.db.insert("webhook_delivery", delivery);
  return delivery;
}

void follow_for_webhooks(Service& service) {
  service.follow("treasury", "*", put_down_for_all);
  service.every(1h, "forget old deliveries", [](Unit& unit) {
    unit.db.execute("DELETE FROM webhook_delivery WHERE made_at < ? AND state <> 'waiting'",
                    unit.now - kRemembered);
    unit.db.execute("DELETE FROM webhook_attempt WHERE at < ?", unit.now - kRemembered);
  });
}

}  // namespace heliu::gateway
