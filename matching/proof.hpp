// The record of a search that proved its award best: a binary tree whose branches confine one award each and
// whose leaves carry prices that show by weak duality that nothing better is in them. verify() follows it
// without a solver (verify_proof.cpp).
#pragma once
#include <vector>

#include "matching/instance.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

// Records at most this many steps and numbers; a longer proof is left out, and the bound rests on the replay.
inline constexpr std::size_t kProofStepsMost = 4'000, kProofPricesMost = 400'000;

class ProofLog {
 public:
  ProofLog() { nodes_.emplace_back(); }  // the root: place 0

  // The node splits: kilograms of the arc ≤ below on the first of the two places returned, ≥ from on the
  // other.
  std::pair<int, int> split(int place, int arc, std::int64_t below, std::int64_t from);
  // Nothing better than the best award is in it, by these prices.
  void leaf(int place, const std::vector<std::int64_t>& prices);
  // Nothing lawful is in it: what must be awarded already exceeds a capacity. The default.

  // In preorder, prices in the order of the book's ids; empty when it was too long.
  std::vector<ProofStep> steps(const Book& book, const Instance& instance) const;

 private:
  struct Node {
    int arc = -1, low = -1, high = -1;
    std::int64_t below = 0, from = 0;
    std::vector<std::int64_t> prices;
  };
  bool full() const { return nodes_.size() > kProofStepsMost || prices_ > kProofPricesMost; }

  std::vector<Node> nodes_;
  std::size_t prices_ = 0;
};

}  // namespace heliu::matching
