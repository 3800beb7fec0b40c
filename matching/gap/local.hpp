// Penalised local search: shifts and swaps on cost plus the price of overload, the price of an agent raised
// while it stays overloaded. Quick to a feasible award from anything; the neighbourhood search goes on from
// there.
#pragma once
#include <optional>
#include <vector>

#include "matching/gap/instance.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {

// An award with what is on each agent.
struct Award {
  Assignment arcs;
  std::vector<Weight> load;
  Cost cost = 0;
};

class LocalSearch {
 public:
  // `worth`: reduced cost of each arc; the most promising arcs of each job are tried.
  LocalSearch(const Instance& instance, const std::vector<double>& reduced, Work& work);

  // Best feasible award found from `start` (which may overload agents) in that many rounds of penalties;
  // nothing when none was feasible.
  std::optional<Award> improve(const Assignment& start, int rounds, Random& random);

 private:
  struct Move {
    std::int32_t arc = kUnawarded;
    double change = 0;
  };

  void place(std::size_t job, std::int32_t arc);
  double penalty(std::size_t agent, Weight load) const;
  double change(std::int32_t agent_from, Weight out, std::int32_t agent_to, Weight in) const;
  bool try_shift(std::size_t job);
  bool try_swap(std::size_t job);
  std::int32_t arc_to(std::size_t job, std::int32_t agent) const;
  Cost cost_of(std::size_t job, std::int32_t arc) const;
  void sweep(Random& random);
  bool adapt(bool lower);

  const Instance& instance_;
  Work& work_;
  std::vector<std::vector<std::int32_t>> near_;      // a job's most promising arcs, kUnawarded included
  std::vector<std::vector<std::int32_t>> by_agent_;  // a job's arcs in the order of their agents
  std::vector<std::vector<std::int32_t>> on_agent_;  // jobs
  std::vector<std::int32_t> place_;                  // of a job on its agent
  std::vector<double> price_;
  Award award_;
};

}  // namespace heliu::matching::gap
