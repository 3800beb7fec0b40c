// Branch and bound over the relaxation of one part of a round: exact on small ones, certified on all.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "matching/proof.hpp"
#include "matching/relaxation.hpp"

namespace heliu::matching {

// Prices of whole lots in a part of whole lots alone, in 2^-bits of a thousandth of a fen a lot; empty:
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
};

// The same instance and the same turns give the same answer everywhere.
class Search {
 public:
  // Solves the root: lawful awards, a bound and prices. `instance` and `stop` must outlive the search.
  Search(const Instance& instance, const std::function<bool()>& stop);
  ~Search();

  bool open() const;  // something open could be better than the best award
  // About that much more work, up to `limit` of all the work of this search. Where `stop` ends the turn, the
  // limit is returned with which the same turn would have ended there by itself.
  std::optional<std::int64_t> turn(std::int64_t more, std::int64_t limit);
  std::int64_t work() const;  // units, the root with it
  Found found();              // at the end

 private:
  class Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace heliu::matching
