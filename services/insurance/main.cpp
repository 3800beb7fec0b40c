#include "insurance/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("insurance", argc, argv, [](heliu::Service& service) {
    heliu::insurance::bind_policies(service);
    heliu::insurance::bind_covers(service);  // with the timer for what the calendar changes
    heliu::insurance::bind_claims(service);
    heliu::insurance::follow_feeds(service);  // registry, market, transport
  });
}
