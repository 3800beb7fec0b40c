// Problem details (RFC 9457). A handler throws a Problem by its name; status and sentences (zh-CN and en)
// stand in the contract under x-problems, so they are listed, translated and tested as data.
#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace heliu {

struct FieldFault {
  std::string pointer;  // JSON pointer of the field, "/items/0/code"; a parameter is "?limit"
  std::string detail;
};

using Facts = std::map<std::string, std::string>;

class Problem : public std::runtime_error {
 public:
  // name: a key of the contract's x-problems (or one of the chassis's own: not-found, version-stale, …).
  // facts fill the {braces} of its sentences and travel as "params".
  explicit Problem(std::string name, Facts facts = {}, std::vector<FieldFault> faults = {})
      : std::runtime_error(name), name(std::move(name)), facts(std::move(facts)), faults(std::move(faults)) {}

  std::string name;
  Facts facts;
  std::vector<FieldFault> faults;
};

// What the contract says of one problem.
struct ProblemText {
  int status = 400;
  bool gate =
      false;  // a refusal at a gate: recorded on the feed as gate.refused, so a regulator sees attempts
  std::string zh, en;
};

// Fills {name} from facts; an unknown name stays as it is.
std::string fill(std::string_view sentence, const Facts& facts);

// The chassis's own problems, known to every contract.
const std::map<std::string, ProblemText>& chassis_problems();

}  // namespace heliu
