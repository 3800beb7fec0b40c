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

namespace heliu::gateway {

class PublicDoor {
 public:
  PublicDoor(Assembly& service, Identities& identities, Routes& routes, EventBoard& events,
             const Pages& pages, const TokenSigner& signer);

  Response handle(Request request);
  std::optional<Stream> stream(const Request& request);

 private:
  // Sets the caller; throws Problem "csrf-refused" or "too-many-requests".
  void admit(Request& request);
  Response route(Request& request);

  Assembly& service_;
  Identities& identities_;
  Routes& routes_;
  EventBoard& events_;
  const Pages& pages_;
  const TokenSigner& signer_;
  const Rate callers_, strangers_;
  RateLimits limits_;
};

}  // namespace heliu::gateway
