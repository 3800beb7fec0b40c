#include "credit/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("credit", argc, argv, [](heliu::Service& service) {
    heliu::credit::bind_ratings(service);   // and the daily refresh
    heliu::credit::bind_evidence(service);  // official results, vetoes, accidents
    heliu::credit::follow_feeds(service);   // registry, insurance, transport, supervision
  });
}
