// What the gateway is made of: its own operations on the assembly, and the public door before it.
#pragma once
#include <memory>

#include "chassis/http/server.hpp"
#include "chassis/identity/token.hpp"
#include "chassis/runtime/assembly.hpp"
#include "gateway/door.hpp"
#include "gateway/events.hpp"
#include "gateway/identity.hpp"
#include "gateway/pages.hpp"
#include "gateway/routes.hpp"
#include "gateway/scopes.hpp"
#include "gateway/status.hpp"
#include "gateway/webhook_sender.hpp"

namespace heliu::gateway {

class Gateway {
 public:
  // Binds the operations and adds background work. Throws std::runtime_error when two contracts claim the
  // same path.
  explicit Gateway(Assembly& service);

  // Certificate (made now when there is none) and limits of the public listener.
  void configure(ServerSettings& settings);

  // The door's hooks, before the service's own, which keep /feed.
  Server::Hooks hooks(Server::Hooks own);

 private:
  void follow_events(const std::string& feed, std::stop_token stop);

  Assembly& service_;
  TokenSigner signer_;
  Identities identities_;
  Routes routes_;
  const Scopes scopes_;
  const WebhookPolicy webhook_policy_;
  const WebhookSecrets webhook_secrets_;
  WebhookSender webhooks_;
  StatusBoard status_;
  EventBoard events_;
  Pages pages_;
  std::unique_ptr<PublicDoor> door_;
};

}  // namespace heliu::gateway
