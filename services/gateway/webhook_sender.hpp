// Sends what waits. Each endpoint has a thread of its own while it has something to send, so a slow one holds
// nobody else; a lease in the database keeps two processes from sending to the same one.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <stop_token>
#include <thread>

#include "gateway/webhooks.hpp"

namespace heliu::gateway {

class WebhookSender {
 public:
  WebhookSender(Service& service, const WebhookSecrets& secrets, WebhookPolicy policy)
      : service_(service), secrets_(secrets), policy_(std::move(policy)) {}

  void run(std::stop_token stop);

 private:
  struct Job {
    std::atomic<bool> done = false;
    std::jthread thread;  // ends first
  };
  struct Outcome {
    std::optional<std::int64_t> status;
    std::string error;  // "" when it arrived
    std::chrono::milliseconds took{};
  };

  void start_due();
  void serve(const Uuid& webhook, std::stop_token stop);
  bool send_next(const Uuid& webhook);  // false: nothing is due
  Outcome attempt(const Webhook& webhook, const WebhookDelivery& delivery) const;
  void record(const Webhook& webhook, WebhookDelivery delivery, const Outcome& outcome);

  Service& service_;
  const WebhookSecrets& secrets_;
  const WebhookPolicy policy_;
  std::map<Uuid, std::unique_ptr<Job>> jobs_;
};

}  // namespace heliu::gateway
