// The classical shapes of the generalised assignment problem (types a–e of the OR-Library and of Yagiura,
// Ibaraki and Glover), drawn with fixed seeds by an integer generator: the same on every machine.
#pragma once
#include <string>

#include "matching/gap/instance.hpp"

namespace heliu::bench {

struct GapShape {
  char type;  // 'a' … 'e'
  int agents, jobs;
  std::string name() const {
    return std::string(1, type) + std::to_string(agents) + "x" + std::to_string(jobs);
  }
};

matching::gap::Instance gap_instance(const GapShape& shape, std::uint64_t seed);

}  // namespace heliu::bench
