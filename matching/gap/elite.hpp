// A pool of good awards that differ, and what two of them leave open: relinking (Glover 1997; Yagiura,
// Ibaraki, Glover 2006) between two awards keeps what they share and searches the rest.
#pragma once
#include <vector>

#include "matching/gap/instance.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {

class Elite {
 public:
  struct Member {
    Assignment arcs;
    Cost cost = 0;
  };

  // Kept when it is far from every member that is no worse, and among the best; a worse one near it goes.
  // Whether it was kept.
  bool add(Assignment arcs, Cost cost);

  std::size_t size() const { return members_.size(); }
  // Two members, by luck: what they share (kUnawarded where they differ), the lesser cost. size() ≥ 2.
  Member shared(Random& random) const;

 private:
  static constexpr std::size_t kMost = 10;
  std::vector<Member> members_;  // the best first
};

}  // namespace heliu::matching::gap
