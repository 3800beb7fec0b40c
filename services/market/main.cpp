// The market: lots, sealed offers, rounds, trades and quota.
#include "market/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("market", argc, argv, heliu::market::assemble);
}
