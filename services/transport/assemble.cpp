#include "transport/api.hpp"

namespace heliu::transport {

void assemble(Service& service) {
  assemble_with(service,
                national_system_over_http(service.config().text("national.url", "http://127.0.0.1:8190")));
}

void assemble_with(Service& service, std::shared_ptr<NationalSystem> national) {
  const auto books = keep_mass_books(service);
  bind_manifests(service);
  bind_journey(service, books);
  bind_tracks(service);
  bind_acceptance(service, books);
  bind_loads(service);
  bind_mass_balance(service, books);
  follow_feeds(service, books);
  number_manifests(service, std::move(national));
}

}  // namespace heliu::transport
