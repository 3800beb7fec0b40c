#include "insurance/api.hpp"

namespace heliu::insurance {

void assemble(Service& service) {
  bind_policies(service);
  bind_covers(service);  // with the timer for what the calendar changes
  bind_claims(service);
  follow_feeds(service);  // registry, market, transport
}

}  // namespace heliu::insurance
