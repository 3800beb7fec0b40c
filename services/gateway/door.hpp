// The public door: who asks, how often, and where it goes.
#pragma once
#include <string>

#include "chassis/http/server.hpp"
#include "chassis/runtime/assembly.hpp"
#include "gateway/events.hpp"
#include "gateway/identity.hpp"
#include "gateway/limits.hpp"
#include "gateway/pages.hpp"
#include "gateway/routes.hpp"
#include "gateway/scopes.hpp"
#include "gateway/stream_slots.hpp"

namespace heliu::gateway {

class PublicDoor {
 public:
  // own_feed answers GET /feed of the gateway itself.
  PublicDoor(Assembly& service, Identities& identities, Routes& routes, EventBoard& events, Pages& pages,
             const Scopes& scopes, const TokenSigner& signer, Handler own_feed);

  Response handle(Request request);
  // The stream of GET /v1/events; nothing for other requests and for who may not have it, whom handle()
  // answers.
  std::optional<Stream> stream(Request request);

 private:
  // Sets the caller; throws Problem "csrf-refused" or "too-many-requests".
  std::optional<Identity> admit(Request& request);
  void limit(const std::string& key, const Rate& rate);
  // Throws Problem "scope-missing" for a key that isn't meant for this.
  void require_scope(const std::optional<Identity>& identity, const std::string& service,
                     const Contract& contract, const Request& request) const;
  void require_scope(const std::optional<Identity>& identity, const std::string& operation,
                     bool command) const;
  void require_scopes_of_parts(const std::optional<Identity>& identity, const Request& request) const;
  Response route(Request& request);
  Response ask_own_feed(Request& request);
  // A long answer takes one of its reader's places, and breaks off when he is signed out or his key revoked.
  Response watched(Response answer, const std::optional<Identity>& identity);
  Response answered(Request& request);  // route, with every exception as an answer

  Assembly& service_;
  Identities& identities_;
  Routes& routes_;
  EventBoard& events_;
  Pages& pages_;
  const Scopes& scopes_;
  const TokenSigner& signer_;
  const Handler own_feed_;
  const Rate callers_, strangers_, readers_;
  RateLimits limits_;
  StreamSlots slots_, exports_;
};

}  // namespace heliu::gateway
