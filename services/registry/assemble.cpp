#include "registry/api.hpp"

namespace heliu::registry {

void assemble(Service& service) {
  bind_enterprises(service);
  bind_licences(service);
  bind_records(service);
  bind_reference(service);
}

}  // namespace heliu::registry
