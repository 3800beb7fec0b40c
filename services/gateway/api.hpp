// Binds the gateway's own operations.
#pragma once
#include "chassis/runtime/assembly.hpp"
#include "gateway/identity.hpp"
#include "gateway/routes.hpp"
#include "gateway/scopes.hpp"
#include "gateway/status.hpp"
#include "gateway/webhook_signature.hpp"
#include "gateway/webhook_target.hpp"

namespace heliu::gateway {

void bind_sessions(Assembly& service, Identities& identities);
void bind_activations(Assembly& service, Identities& identities);
void bind_keys(Assembly& service, Identities& identities, const Scopes& scopes);
void bind_webhooks(Assembly& service, const WebhookSecrets& secrets, const WebhookPolicy& policy);
std::string webhook_house_secret(const Config& config);  // made now when there is none
void bind_status(Assembly& service, const StatusBoard& board);
void bind_events(Assembly& service);
void bind_trade_page(Assembly& service, Routes& routes, const TokenSigner& signer);
void follow_feeds(Service& service);  // accounts follow the registry's users

}  // namespace heliu::gateway
