// Credit: environmental ratings with a reason for each item.
#include "credit/api.hpp"

int main(int argc, char** argv) {
  return heliu::run_service("credit", argc, argv, heliu::credit::assemble);
}
