// Insurance: policies, cover, exposure, claims.
#include "insurance/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("insurance", argc, argv, heliu::insurance::assemble);
}
