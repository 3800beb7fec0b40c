// An instance without the arcs that no cheaper award uses. What searches for awards works on this; the bound
// that is certified stays with the whole instance.
#pragma once
#include <vector>

#include "matching/gap/instance.hpp"
#include "matching/gap/problem.hpp"

namespace heliu::matching::gap {

struct Core {
  Instance instance;
  std::vector<std::int32_t> origin;  // of each arc: its index in the original instance

  // All arcs.
  explicit Core(const Instance& original);
  // The arcs of `whole` (a problem on `from`) that are undecided or assigned. Unawarded jobs keep that
  // choice.
  Core(const Core& from, const Problem& whole);

  Assignment original(const Assignment& arcs) const;
  // Back from original arcs, all of which must be here still.
  Assignment local(const Assignment& arcs) const;
};

}  // namespace heliu::matching::gap
