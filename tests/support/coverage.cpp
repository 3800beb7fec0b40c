#include "tests/support/coverage.hpp"

namespace heliu::test {
namespace {

struct Noted {
  std::set<std::string> offered, answered;
};

Noted& noted() {
  static Noted all;
  return all;
}

}  // namespace

void note_answer(const Contract& contract, const std::string& method, const std::string& path, int status) {
  const auto name = [&](const Operation& operation) { return contract.name() + "/" + operation.id; };
  for (const Operation& operation : contract.operations()) noted().offered.insert(name(operation));
  const auto match = contract.match(method, path);
  if (match.operation != nullptr && (status / 100 == 2 || status == 304))
    noted().answered.insert(name(*match.operation));
}

std::set<std::string> operations_never_answered_well() {
  std::set<std::string> missing = noted().offered;
  for (const std::string& operation : noted().answered) missing.erase(operation);
  return missing;
}

}  // namespace heliu::test
