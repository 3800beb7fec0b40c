// Treasury: the money held for trades, and every line of the bank that moves it.
#include "treasury/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("treasury", argc, argv, heliu::treasury::assemble);
}
