// A part of an instance (some agents, some jobs) in which arcs are decided and undecided again: what the
// bound prices and the tree branches on. Staying unawarded is one more agent, without weights.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

class Problem {
 public:
  struct Entry {
    std::int32_t job, agent;
    Cost cost;
    Weight weight;
    std::int32_t source;  // arc of the instance, or kUnawarded
  };

  // What a knapsack needs of an arc, in the order of the agents.
  struct Item {
    std::int32_t arc, job;
    Cost cost;
    Weight weight;
  };

  // All of the instance.
  explicit Problem(const Instance& instance);
  // These agents with what capacity they have, these jobs; arcs to other agents are left out. `side_left`:
  // what the other jobs leave of each side resource. The instance must outlive the problem.
  Problem(const Instance& instance, std::span<const std::int32_t> agents, std::span<const std::int32_t> jobs,
          std::vector<Weight> side_left);

  std::size_t jobs() const { return job_first_.size() - 1; }
  std::size_t agents() const { return residual_.size(); }
  const Entry& entry(std::int32_t arc) const { return entries_[static_cast<std::size_t>(arc)]; }
  std::size_t arcs() const { return entries_.size(); }
  std::int32_t source_job(std::size_t job) const { return source_jobs_[job]; }

  // Undecided arcs of an agent; undecided jobs, in no order.
  std::span<const Item> open_items(std::size_t agent) const {
    return {agent_items_.data() + agent_first_[agent], static_cast<std::size_t>(agent_open_[agent])};
  }
  std::span<const std::int32_t> open_jobs() const { return {job_order_.data(), open_jobs_}; }
  // All arcs of a job; the undecided ones answer is_open.
  std::pair<std::int32_t, std::int32_t> arcs_of(std::int32_t job) const {
    return {job_first_[static_cast<std::size_t>(job)], job_first_[static_cast<std::size_t>(job) + 1]};
  }
  bool is_open(std::int32_t arc) const { return open_[static_cast<std::size_t>(arc)] != 0; }
  std::int32_t assigned(std::int32_t job) const { return assigned_[static_cast<std::size_t>(job)]; }
  Weight residual(std::size_t agent) const { return residual_[agent]; }
  Cost fixed_cost() const { return fixed_cost_; }

  // Whether these arcs together leave no side resource overdrawn.
  bool sides_allow(std::span<const std::int32_t> arcs) const;

  // Decide an arc and what follows from it. False: nothing feasible is left (undo to go on).
  bool assign(std::int32_t arc);
  bool drop(std::int32_t arc);
  // False when the problem as built has a job without arcs.
  bool start();

  std::size_t mark() const { return trail_.size(); }
  void undo(std::size_t mark);

 private:
  struct Step {
    std::int32_t arc;
    bool assigned;
  };

  void build(const Instance& instance, std::span<const std::int32_t> local_agent);
  void index_agents();
  void close(std::int32_t arc);
  bool place(std::int32_t arc);
  bool propagate();
  std::span<const SideUse> uses(std::int32_t arc) const;
  bool close_overdrawn();

  std::vector<Entry> entries_;  // by job
  std::vector<std::int32_t> job_first_, source_jobs_;
  std::vector<std::int32_t> agent_first_, agent_open_, position_;
  std::vector<Item> agent_items_;  // open ones first
  std::vector<std::int32_t> job_open_, job_order_, job_position_, assigned_;
  std::vector<std::uint8_t> open_;
  std::vector<Weight> residual_, side_left_;
  const Instance& instance_;  // for the side uses
  std::size_t open_jobs_ = 0;
  Cost fixed_cost_ = 0;
  std::vector<Step> trail_;
  std::vector<std::int32_t> pending_;  // jobs with one arc left
};

}  // namespace heliu::matching::gap
