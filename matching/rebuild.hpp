// Ruin and recreate (Schrimpf et al. 2000): some awards of an offer are taken back and given anew in another
// order, a thousand times; a slightly worse plan is accepted early on, the best one is kept. Works on every
// kind of lot and keeps every capacity and budget, because Plan does. Deterministic: integers, a fixed seed.
#pragma once
#include <cstdint>
#include <vector>

#include "matching/gap/work.hpp"
#include "matching/plan.hpp"

namespace heliu::matching {

class Rebuild {
 public:
  // reduced: what an arc is worth per tonne beyond the scarcity prices, in any unit; it orders the tries.
  Rebuild(const Instance& instance, const std::vector<std::int64_t>& reduced);

  // Betters the plan; stops after that many arcs looked at.
  void run(Plan& plan, std::int64_t most_work);

 private:
  void ruin(Plan& plan);
  void recreate(Plan& plan);
  int near_offer(int lot);

  const Instance& instance_;
  const std::vector<std::int64_t>& reduced_;
  std::vector<std::vector<int>> on_offer_;  // arcs
  std::vector<int> lots_with_arcs_, taken_;
  gap::Random random_{20261127};
};

}  // namespace heliu::matching
