// Webhooks: partners are told of the treasury's events. An event is put down for each endpoint that may see
// it in the transaction that follows the feed, so none is lost and none is put down twice; what is then sent,
// arrives at least once and, of one endpoint, in the feed's order: the next waits until the one before has
// arrived or is dead.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "chassis/service.hpp"
#include "gateway/webhook_signature.hpp"
#include "gateway/webhook_target.hpp"

namespace heliu::gateway {

enum class WebhookState {
  active,
  paused,
  gone
};  // gone: the receiver answered 410; its owner may activate it again
BOOST_DESCRIBE_ENUM(WebhookState, active, paused, gone)
enum class DeliveryState { waiting, delivered, dead };
BOOST_DESCRIBE_ENUM(DeliveryState, waiting, delivered, dead)

struct Webhook {
  Uuid id, account_id;
  std::string url;
  std::vector<std::string> event_types;  // "payout.settled", "payout.*", "*"
  WebhookState state = WebhookState::active;
  std::int64_t secret_number = 1;
  std::optional<Instant> previous_until;  // so long the secret before is good too
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Webhook, (),
                      (id, account_id, url, event_types, state, secret_number, previous_until, made_at))

struct WebhookDelivery {
  Uuid id, webhook_id;
  std::string message_id, type, body;
  DeliveryState state = DeliveryState::waiting;
  std::int64_t attempts = 0;
  Instant next_at, made_at;
  std::optional<Instant> delivered_at;
  std::optional<std::int64_t> last_status;
  std::optional<std::string> last_error;
};
BOOST_DESCRIBE_STRUCT(WebhookDelivery, (),
                      (id, webhook_id, message_id, type, body, state, attempts, next_at, made_at,
                       delivered_at, last_status, last_error))

struct WebhookAttempt {
  Uuid id, delivery_id;
  Instant at;
  std::int64_t milliseconds = 0;
  std::optional<std::int64_t> status;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(WebhookAttempt, (), (id, delivery_id, at, milliseconds, status, error))

// The pause after so many failed attempts, without jitter; nothing: no further one, the delivery is dead. Ten
// attempts within about sixteen hours.
std::optional<std::chrono::seconds> pause_after(std::int64_t attempts);

// Whether one of the patterns covers an event's type.
bool wants(const std::vector<std::string>& event_types, const std::string& type);

// The secrets that are good now, the newest first.
std::vector<std::string> secrets_of(const Webhook& webhook, const WebhookSecrets& secrets, Instant now);

// Puts a message down for an endpoint.
WebhookDelivery put_down(Unit& unit, const Webhook& webhook, const std::string& message_id,
                         const std::string& type, const std::string& body);

// Puts the treasury's events down for who may see them; forgets what is older than thirty days.
void follow_for_webhooks(Service& service);

}  // namespace heliu::gateway
