#include "credit/api.hpp"

namespace heliu::credit {

void assemble(Service& service) {
  bind_ratings(service);   // and the daily refresh
  bind_evidence(service);  // official results, vetoes, accidents
  follow_feeds(service);   // registry, insurance, transport, supervision
}

}  // namespace heliu::credit
