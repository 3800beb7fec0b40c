// What the matcher found out about each line, and what it suggests where a person has to decide.
#pragma once
#include <string>
#include <vector>

#include "treasury/breaks.hpp"
#include "treasury/expectations.hpp"

namespace heliu::treasury {

struct Finding {
  bool matched = false;
  reconcile::Basis basis = reconcile::Basis::Reference;
  bool unique = false;
  bool first = false;                        // of the lines of its match
  std::int64_t together = 1;                 // lines of its match
  std::vector<const Expectation*> explains;  // what the match explains with it
  std::vector<const Expectation*> named;     // what the line names
  std::string cause;                         // why it waits, if it does
  std::vector<Suggestion> suggestions;

  // They name each other, the sums are equal and nothing else would do as well: it is posted without asking.
  bool certain() const { return matched && basis == reconcile::Basis::Reference && unique; }
};

class Findings {
 public:
  // Both must outlive it; expected as it was given to the matcher.
  Findings(const reconcile::Report& report, const std::vector<Expectation>& expected);
  const Finding& of(std::size_t movement) const { return findings_.at(movement); }

 private:
  void add_match(const reconcile::Report& report, const reconcile::Match& match);
  void add_break(const reconcile::Break& found);
  void add_alike(const reconcile::Report& report);

  const std::vector<Expectation>& expected_;
  std::vector<Finding> findings_;
};

// Why a line waits, in an English sentence for the feed and the log; pages have words for the cause.
std::string note_of(const std::string& cause, bool came_in);

}  // namespace heliu::treasury
