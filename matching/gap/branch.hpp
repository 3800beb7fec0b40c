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
  bool prove = false;  // branch for a small tree, not for early solutions
};

class Tree {
 public:
  Tree(Problem& problem, const Scale& scale, Work& work);

  // Looks for the cheapest solution that costs less than `upper`. u: multipliers to start from, and the best
  // of the root afterwards. True when the search is complete: `best` holds an optimum, or nothing costs less
  // than `upper`. The problem is left as it was.
  bool run(std::vector<double>& u, Cost upper, const TreeOptions& options);

  // The same in parts: begin, then resume, with that much work a time, until it answers true. In between the
  // problem is the tree's. lower_limit: only what costs less than this is of interest from now on.
  void begin(const std::vector<double>& u, Cost upper, const TreeOptions& options);
  bool resume(std::int64_t work);
  void lower_limit(Cost upper) {
    if (upper >= upper_) return;
    upper_ = upper;
    found_ = false;
  }

  std::optional<Cost> cost() const { return found_ ? std::optional(upper_) : std::nullopt; }
  const std::vector<std::int32_t>& best() const { return best_; }  // arcs of the problem, one a job
  std::int64_t nodes() const { return nodes_; }
  Scaled root_bound() const { return root_bound_; }

 private:
  enum class Node { Closed, Open };

  // An arc taken; leaving it out, from these multipliers, is still to be looked at.
  struct Branch {
    std::size_t mark;
    std::int32_t arc;
    std::vector<double> u;
    double pace;
  };

  Node bound(std::vector<double>& u, int steps, double& pace);
  std::int32_t choose() const;
  std::int32_t choose_by_estimate() const;
  std::int32_t choose_by_rise() const;
  void aim(const std::vector<double>& u);
  void keep(Cost cost);
  void keep_chosen();
  bool cut();
  bool backtrack();

  Problem& problem_;
  Work& work_;
  Lagrangian lagrangian_;
  Fixing fixing_;
  TreeOptions options_;
  Cost upper_ = 0;
  bool found_ = false, complete_ = false;
  std::int64_t nodes_ = 0, begun_ = 0;
  Scaled root_bound_ = 0;
  std::vector<double> u_, root_u_;  // of the node looked at next, of the root
  double pace_ = 1;
  std::vector<Branch> stack_;
  std::vector<std::int32_t> best_;
};

}  // namespace heliu::matching::gap
