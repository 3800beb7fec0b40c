#include "tests/scenario/gateway/webhook_receiver.hpp"

namespace heliu::gateway {

WebhookReceiver::WebhookReceiver(int port) {
  ServerSettings settings;
  settings.port = port;
  server_ = std::make_unique<Server>(settings, Server::Hooks{.handle =
                                                                 [this](const Request& request) {
                                                                   if (slow) gate.pass();
                                                                   const std::lock_guard lock(mutex_);
                                                                   got_.push_back(request);
                                                                   Response answer;
                                                                   answer.status = status;
                                                                   if (status == 302)
                                                                     answer.headers["location"] = url();
                                                                   return answer;
                                                                 },
                                                             .wait = {},
                                                             .stream = {}});
  server_->start();
}

std::vector<Request> WebhookReceiver::got() const {
  const std::lock_guard lock(mutex_);
  return got_;
}

bool verifies(const Request& message, const std::string& secret) {
  const std::string wanted = webhook_signature(secret, message.header("webhook-id"),
                                               std::stoll(message.header("webhook-timestamp")), message.body);
  return (" " + message.header("webhook-signature") + " ").find(" " + wanted + " ") != std::string::npos;
}

Response WebhookSuite::make(const Person& person, const std::string& url, const std::string& types) {
  Response made = post(person, "/v1/webhooks", R"({"url":")" + url + R"(","event_types":[)" + types + "]}");
  if (made.status == 201) made_.push_back(member(made, "id"));
  return made;
}

WebhookSuite::~WebhookSuite() {
  house().service().assembly().transact([&](Unit& unit) {
    for (const std::string& id : made_)
      unit.db.execute("DELETE FROM webhook WHERE id = ?", Uuid::parse(id).value());
  });
}

void WebhookSuite::say(const std::string& type, const std::vector<Uuid>& visible_to,
                       const std::string& note) {
  house().service().hear("treasury", type, Uuid::v7(), R"({"note":")" + note + "\"}", visible_to);
}

}  // namespace heliu::gateway
