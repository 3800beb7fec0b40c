// Large-neighbourhood search: all jobs of a few agents are taken off and placed again by branch and bound.
// The gap between an award and the Lagrangian bound is a sum over agents of how far each one's jobs are from
// its best knapsack: agents that lose much, and that want each other's jobs, are chosen together.
#pragma once
#include <array>
#include <vector>

#include "matching/gap/branch.hpp"
#include "matching/gap/local.hpp"
#include "matching/gap/styles.hpp"

namespace heliu::matching::gap {

class Neighbourhoods {
 public:
  // u: multipliers a job (scaled); price: what a unit of each agent's capacity is worth (scaled).
  Neighbourhoods(const Instance& instance, const Scale& scale, Work& work, std::vector<double> u,
                 std::vector<double> price, std::vector<Scaled> agent_value);

  // One neighbourhood of `award`. True when it got better.
  bool step(Award& award, const DiveStyles& styles, Random& random);

  // What the search has learnt; to be carried over to the next one on the same problem.
  struct Habits {
    double tree_size = 3;                                 // agents that a tree of some hundred nodes closes
    std::array<double, 8> yield{1, 1, 1, 1, 1, 1, 1, 1};  // gain for work of each way, smoothed
    std::array<double, 8> turn{1, 1, 1, 1, 1, 1, 1, 1};   // millions of units of work a turn, smoothed
  };
  Habits habits;

 private:
  std::size_t choose_way(Random& random) const;
  void search_by_tree(Award& award, Problem& problem, std::vector<double>& u, Cost upper, Random& random);
  void search_by_dive(Award& award, Problem& problem, std::vector<double>& u, Cost upper,
                      const DiveStyle& style, Random& random);
  void learn(std::size_t way, Cost gained, std::int64_t spent);
  std::vector<Weight> side_left(const Award& award, const std::vector<std::int32_t>& jobs) const;
  void measure(const Award& award);
  std::vector<std::int32_t> choose(const Award& award, std::size_t count, Random& random);

  const Instance& instance_;
  const Scale& scale_;
  Work& work_;
  std::vector<double> u_, price_, loss_, affinity_;
  std::vector<Scaled> agent_value_;
  std::vector<double> reduced_;  // of each arc, in costs
};

}  // namespace heliu::matching::gap
