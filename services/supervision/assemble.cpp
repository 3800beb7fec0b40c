#include "supervision/api.hpp"

namespace heliu::supervision {

void assemble(Service& service) {
  bind_records(service);  // the three flows of each trade
  bind_flags(service);
  bind_cases(service);
  bind_figures(service);  // the city's indicators
  follow_flows(service);  // in this order: flags are found in what these two have stored
  follow_registers(service);
  follow_for_flags(service);
}

}  // namespace heliu::supervision
