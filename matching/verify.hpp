// An independent check of a round: recomputes everything from the book and the result, with no solver.
#pragma once
#include <string>
#include <vector>

#include "matching/result.hpp"

namespace heliu::matching {

struct Fault {
  std::string check;   // stable, kebab case: "offer-overfilled"
  std::string detail;  // ids and numbers
};

// Empty: the awards obey every rule, every capacity and every budget, pay what the round's price rule says,
// the sums are right, of each part of the round the prices prove dual_bound, welfare ≤ bound ≤ dual_bound,
// the proof (if there is one) proves bound, the parts sum to the round, and the seal holds. A bound below
// dual_bound without a proof rests on the search: it is only checked for that order, and replaying clear()
// with the same work limit reproduces it.
std::vector<Fault> verify(const Book& book, const Result& result);

// What a verified result proves of itself: the sum over its parts of the least of the published prices'
// bound, the lot prices' and, with a proof, `bound`.
MilliFen proven_bound(const Result& result);

}  // namespace heliu::matching
