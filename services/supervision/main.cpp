#include "supervision/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("supervision", argc, argv, [](heliu::Service& service) {
    heliu::supervision::bind_records(service);  // the three flows of each trade
    heliu::supervision::bind_flags(service);
    heliu::supervision::bind_cases(service);
    heliu::supervision::bind_figures(service);  // the city's indicators

    heliu::supervision::follow_flows(service);
    heliu::supervision::follow_registers(service);
    heliu::supervision::follow_for_flags(service);
  });
}
