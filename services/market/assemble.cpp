#include "market/api.hpp"
#include "market/clear_rounds.hpp"

namespace heliu::market {

std::shared_ptr<QuotaBooks> assemble_with_books(Service& service) {
  const auto quota = std::make_shared<QuotaBooks>(keep_ledger(service, "kg"));
  const PlatformKey platform(service.config().path("paths.keys", "var/keys"));
  bind_lots(service);
  bind_terms(service);
  bind_rounds(service, platform);
  bind_openings(service);
  bind_explanations(service);
  bind_offers(service, quota);
  bind_trades(service, quota);
  follow_feeds(service, quota);
  clear_rounds(service, quota, platform);
  return quota;
}

void assemble(Service& service) {
  assemble_with_books(service);
}

}  // namespace heliu::market
