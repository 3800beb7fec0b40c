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
#include "gateway/stream_slots.hpp"

namespace heliu::gateway {

class PublicDoor {
 public:
  // own_feed answers GET /feed of the gateway itself.
  PublicDoor(Assembly& service, Identities& identities, Routes& routes, EventBoard& events, Pages& pages,
             const TokenSigner& signer, Handler own_feed);

  Response handle(Request request);
  // The stream of GET /v1/events; nothing for other requests and for who may not have it, whom handle()
  // answers.
  std::optional<Stream> stream(Request request);

 private:
  // Sets the caller; throws Problem "csrf-refused" or "too-many-requests".
  std::optional<Identity> admit(Request& request);
  void limit(const std::string& key, const Rate& rate);
  Response route(Request& request);
  Response ask_own_feed(Request& request);
  Response answered(Request& request);  // route, with every exception as an answer

  Assembly& service_;
  Identities& identities_;
  Routes& routes_;
  EventBoard& events_;
  Pages& pages_;
  const TokenSigner& signer_;
  const Handler own_feed_;
  const Rate callers_, strangers_, readers_;
  RateLimits limits_;
  StreamSlots slots_;
};

}  // namespace heliu::gateway
