#include "gateway/webhook_sender.hpp"

#include <random>

#include "chassis/http/client.hpp"
#include "chassis/ops/log.hpp"
#include "chassis/runtime/process.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

constexpr auto kLook = 200ms;
constexpr auto kTimeout = 10s;  // for connecting, and again for the answer
constexpr auto kLease = 60s;    // longer than an attempt can take
constexpr std::size_t kAnswerBytes = 64 << 10;
constexpr std::size_t kMostJobs = 200;
constexpr std::size_t kErrorLength = 200;

// A fifth more or less, so that what failed together doesn't come back together.
std::chrono::microseconds jittered(std::chrono::seconds pause) {
  thread_local std::mt19937_64 dice{std::random_device{}()};
  const std::int64_t micros = std::chrono::microseconds(pause).count();
  return std::chrono::microseconds(
      std::uniform_int_distribution<std::int64_t>(micros * 4 / 5, micros * 6 / 5)(dice));
}

struct WebhookDead {
  Uuid webhook_id, delivery_id;
  std::string message_id, type, error;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(WebhookDead, (), (webhook_id, delivery_id, message_id, type, error, at))

std::optional<WebhookDelivery> first_waiting(Transaction& db, const Uuid& webhook) {
  return db.one<WebhookDelivery>(
      "SELECT * FROM webhook_delivery WHERE webhook_id = ? AND state = 'waiting' ORDER BY id LIMIT 1",
      webhook);
}

}  // namespace

void WebhookSender::run(std::stop_token stop) {
  // All are asked to end before one is waited for.
  const auto tidy = std::shared_ptr<void>(nullptr, [this](void*) {
    for (const auto& [webhook, job] : jobs_) job->thread.request_stop();
    jobs_.clear();
  });
  do {
    std::erase_if(jobs_, [](const auto& job) { return job.second->done.load(); });
    start_due();
  } while (!stopped_within(stop, kLook));
}

void WebhookSender::start_due() {
  std::vector<Uuid> due;
  service_.database().read([&](Transaction& db) {
    due.clear();
    // The first that waits decides: those behind it wait for it.
    for (const Row& row :
         db.rows("SELECT w.id FROM webhook w LEFT JOIN webhook_lease l ON l.webhook_id = w.id "
                 "WHERE w.state = 'active' AND COALESCE(l.leased_until, 0) <= ? AND (SELECT d.next_at FROM "
                 "webhook_delivery d WHERE "
                 "d.webhook_id = w.id AND d.state = 'waiting' ORDER BY d.id LIMIT 1) <= ?",
                 service_.now(), service_.now()))
      due.push_back(row.get<Uuid>("id"));
  });
  for (const Uuid& webhook : due) {
    if (jobs_.contains(webhook) || jobs_.size() >= kMostJobs) continue;
    auto& job = jobs_[webhook] = std::make_unique<Job>();
    job->thread = std::jthread([this, webhook, &done = job->done](std::stop_token stop) {
      serve(webhook, stop);
      done = true;
    });
  }
}

void WebhookSender::serve(const Uuid& webhook, std::stop_token stop) try {
  bool mine = false;
  const auto lease = [&] {
    bool taken = false;
    service_.transact([&](Unit& unit) {
      unit.db.execute("INSERT IGNORE INTO webhook_lease (webhook_id, leased_until) VALUES (?, 0)", webhook);
      const auto until = unit.db.value<Instant>(
          "SELECT leased_until FROM webhook_lease WHERE webhook_id = ? FOR UPDATE", webhook);
      taken = mine || !until || *until <= unit.now;
      if (!taken) return;
      unit.db.execute("UPDATE webhook_lease SET leased_until = ? WHERE webhook_id = ?", unit.now + kLease,
                      webhook);
    });
    return mine = taken;
  };
  while (!stop.stop_requested() && lease() && send_next(webhook)) {
  }
  if (mine)
    service_.transact([&](Unit& unit) {
      unit.db.execute("UPDATE webhook_lease SET leased_until = 0 WHERE webhook_id = ?", webhook);
    });
} catch (const std::exception& error) {
  log::warn("sending webhooks failed; its lease ends by itself",
            {{"webhook", webhook.text()}, {"reason", error.what()}});
}

bool WebhookSender::send_next(const Uuid& id) {
  std::optional<Webhook> webhook;
  std::optional<WebhookDelivery> next;
  service_.database().read([&](Transaction& db) {
    webhook = db.one<Webhook>("SELECT * FROM webhook WHERE id = ? AND state = 'active'", id);
    next = webhook ? first_waiting(db, id) : std::nullopt;
  });
  if (!next || next->next_at > service_.now()) return false;
  record(*webhook, *next, attempt(*webhook, *next));
  return true;
}

WebhookSender::Outcome WebhookSender::attempt(const Webhook& webhook, const WebhookDelivery& delivery) const {
  Outcome outcome;
  const auto began = std::chrono::steady_clock::now();
  try {
    const WebhookTarget target = webhook_target(webhook.url, policy_);
    ClientSettings settings;
    settings.trusted_certificate = policy_.trusted;
    settings.timeout = kTimeout;
    settings.answer_bytes = kAnswerBytes;
    if (!policy_.private_addresses) settings.admit = public_address;
    const Instant now = service_.now();
    const Response answer = HttpClient(target.base, settings)
                                .request("POST", target.path,
                                         webhook_headers(secrets_of(webhook, secrets_, now),
                                                         delivery.message_id, now, delivery.body),
                                         delivery.body);
    outcome.status = answer.status;
    // A redirect is no delivery: following it would go where nobody has agreed to.
    if (answer.status / 100 != 2) outcome.error = "answered " + std::to_string(answer.status);
  } catch (const std::exception& error) {
    outcome.error = std::string(error.what()).substr(0, kErrorLength);
  }
  outcome.took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  return outcome;
}

void WebhookSender::record(const Webhook& webhook, WebhookDelivery delivery, const Outcome& outcome) {
  const auto error = outcome.error.empty() ? std::nullopt : std::optional(outcome.error);
  service_.transact([&](Unit& unit) {
    unit.db.insert("webhook_attempt", WebhookAttempt{Uuid::v7(), delivery.id, unit.now, outcome.took.count(),
                                                     outcome.status, error});
    WebhookDelivery after = delivery;
    after.attempts += 1;
    after.last_status = outcome.status;
    after.last_error = error;
    if (!error) {
      after.state = DeliveryState::delivered;
      after.delivered_at = unit.now;
    } else if (const auto pause = pause_after(after.attempts)) {
      after.next_at = unit.now + jittered(*pause);
    } else {
      after.state = DeliveryState::dead;
      unit.emit("webhook.dead", webhook.id,
                WebhookDead{webhook.id, after.id, after.message_id, after.type, *error, unit.now});
    }
    unit.db.execute(
        "UPDATE webhook_delivery SET attempts = ?, last_status = ?, last_error = ?, state = ?, "
        "delivered_at = ?, next_at = ? WHERE id = ? AND state = 'waiting'",
        after.attempts, after.last_status, after.last_error, enum_text(after.state), after.delivered_at,
        after.next_at, after.id);
    if (outcome.status == 410) unit.db.execute("UPDATE webhook SET state = 'gone' WHERE id = ?", webhook.id);
  });
}

}  // namespace heliu::gateway
