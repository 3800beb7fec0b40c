// Depth-first branch and bound on a problem: the Lagrangian bound, fixing, and a choice of arc guided by the
// averaged knapsack solutions. Exact when it ends by itself; a dive that backtracks when cut off.
#pragma once
#include <limits>
#include <optional>
#include <vector>

#include "matching/gap/fixing.hpp"

namespace heliu::matching::gap {

struct TreeOptions {
  std::int64_t nodes = 1000;                                     // looked at most
  std::int64_t work = std::numeric_limits<std::int64_t>::max();  // spent at most
  int root_steps = 40, node_steps = 12;
  // Look only for solutions that close at least this share of the gap at the root; below 1 the search is
  // sharper, and complete only for those.
  double ambition = 0;
  bool prove = false;  // choose arcs for a small tree, not for early solutions
};

class Tree {
 public:
  Tree(Problem& problem, const Scale& scale, Work& work);

  // Looks for the cheapest solution that costs less than `upper`. u: multipliers to start from, and the best
  // of the root afterwards. True when the search is complete: `best` holds an optimum, or nothing costs less
  // than `upper`. The problem is left as it was.
  bool run(std::vector<double>& u, Cost upper, const TreeOptions& options);

  std::optional<Cost> cost() const { return found_ ? std::optional(upper_) : std::nullopt; }
  const std::vector<std::int32_t>& best() const { return best_; }  // arcs of the problem, one a job
  std::int64_t nodes() const { return nodes_; }
  Scaled root_bound() const { return root_bound_; }

 private:
  enum class Node { Closed, Open };

  Node bound(std::vector<double>& u, int steps, double& pace);
  void descend(std::vector<double> u, double pace, int depth);
  std::int32_t choose() const;
  std::int32_t choose_by_estimate() const;
  std::int32_t choose_by_rise() const;
  void aim(const std::vector<double>& u);
  void keep(Cost cost);
  void keep_chosen();
  bool cut();

  Problem& problem_;
  Work& work_;
  Lagrangian lagrangian_;
  Fixing fixing_;
  TreeOptions options_;
  Cost upper_ = 0;
  bool found_ = false, complete_ = true;
  std::int64_t nodes_ = 0, begun_ = 0;
  Scaled root_bound_ = 0;
  bool whole_ = true;  // complete for everything below the upper cost
  std::vector<double> root_u_;
  std::vector<std::int32_t> best_;
};

}  // namespace heliu::matching::gap
