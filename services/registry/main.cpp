// The registry: who may do what.
#include "registry/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("registry", argc, argv, heliu::registry::assemble);
}
