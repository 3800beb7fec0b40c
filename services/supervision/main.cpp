// Supervision: the joined record of each trade, red flags, cases, indicators.
#include "supervision/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("supervision", argc, argv, heliu::supervision::assemble);
}
