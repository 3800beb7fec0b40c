// Transport: where the waste is, from the manifest to its treatment.
#include "transport/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("transport", argc, argv, heliu::transport::assemble);
}
