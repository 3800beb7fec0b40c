// Branch and bound over the relaxation: exact on small rounds, certified on all.
#pragma once
#include <functional>

#include "matching/proof.hpp"
#include "matching/relaxation.hpp"

namespace heliu::matching {

// Prices of whole lots in a round of whole lots alone, in 2^-bits of a thousandth of a fen a lot; empty:
// none.
struct LotPrices {
  int bits = 0;
  std::vector<std::pair<int, std::int64_t>> of_lot;  // of the instance
  std::int64_t bound = 0;                            // the welfare they leave possible
};

struct Found {
  std::vector<std::int64_t> kilograms;  // an arc
  std::int64_t value = 0;               // thousandths of a fen
  std::int64_t bound = 0;               // no award has more
  std::int64_t root_bound = 0;          // follows from `duals` alone: dual_bound(instance, duals)
  Duals duals;                          // of the root
  ProofLog proof;                       // of the bound, when nothing is left open
  LotPrices lot_prices;
  bool complete = false;  // nothing is
  std::int64_t work = 0;
  std::int64_t work_limit =
      0;  // as given, or where `stop` cut: the same search with it ends at the same place
};

// Stops when nothing open can be better, or when the work reaches the limit; then `bound` says how much
// better anything still open could be. The same instance and limit give the same answer everywhere.
Found search(const Instance& instance, std::int64_t work_limit, const std::function<bool()>& stop = {});

}  // namespace heliu::matching
