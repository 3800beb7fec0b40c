// Variable fixing by Lagrangian reduced costs (Posta, Ferland, Michelon 2012): how much the bound rises when
// a job is forced onto an agent or off it. Where it rises to the best known cost, the arc is decided.
#pragma once
#include <vector>

#include "matching/gap/bound.hpp"

namespace heliu::matching::gap {

class Fixing {
 public:
  explicit Fixing(Lagrangian& lagrangian);

  // Decides, in the problem, every open arc that the bound at u decides for solutions cheaper than `upper`.
  // False: there is none (the bound itself reaches it, or deciding left nothing feasible).
  bool tighten(const std::vector<double>& u, Cost upper);
  int decided() const { return decided_; }  // arcs, by the last call, not counting what followed from them

  // After tighten(): by how much the bound rises, at least, when the arc is taken or left out (scaled; cut
  // off where it reaches `upper`). Valid for arcs still open.
  Scaled take(std::int32_t arc) const { return take_[static_cast<std::size_t>(arc)]; }
  Scaled leave(std::int32_t arc) const { return leave_[static_cast<std::size_t>(arc)]; }

 private:
  Scaled profit_of(const Problem::Item& item) const;
  void price_agent(std::size_t agent, Scaled enough);
  bool decide(Scaled enough);

  Lagrangian& lagrangian_;
  Knapsack knapsack_;
  std::vector<Scaled> take_, leave_, released_;  // the last: Σ over a job's agents of leaving it out
  std::vector<std::int32_t> taken_, left_;
  int decided_ = 0;
};

}  // namespace heliu::matching::gap
