#include "matching/gap/problem.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching::gap {

Problem::Problem(const Instance& instance) : side_left_(instance.side_capacity), instance_(instance) {
  std::vector<std::int32_t> agents(instance.agents());
  std::iota(agents.begin(), agents.end(), 0);
  source_jobs_.resize(instance.jobs());
  std::iota(source_jobs_.begin(), source_jobs_.end(), 0);
  residual_ = instance.capacity;
  build(instance, agents);
}

Problem::Problem(const Instance& instance, std::span<const std::int32_t> agents,
                 std::span<const std::int32_t> jobs, std::vector<Weight> side_left)
    : source_jobs_(jobs.begin(), jobs.end()), side_left_(std::move(side_left)), instance_(instance) {
  std::vector<std::int32_t> local(instance.agents(), -1);
  for (const std::int32_t agent : agents) {
    local[static_cast<std::size_t>(agent)] = static_cast<std::int32_t>(residual_.size());
    residual_.push_back(instance.capacity[static_cast<std::size_t>(agent)]);
  }
  build(instance, local);
}

void Problem::build(const Instance& instance, std::span<const std::int32_t> local_agent) {
  const auto nobody = static_cast<std::int32_t>(residual_.size());
  if (!instance.unawarded.empty()) residual_.push_back(0);
  job_first_.push_back(0);
  for (std::size_t j = 0; j < source_jobs_.size(); ++j) {
    const auto source = static_cast<std::size_t>(source_jobs_[j]);
    const auto job = static_cast<std::int32_t>(j);
    for (std::int32_t a = instance.first[source]; a < instance.first[source + 1]; ++a) {
      const Arc& arc = instance.arcs[static_cast<std::size_t>(a)];
      const std::int32_t agent = local_agent[static_cast<std::size_t>(arc.agent)];
      if (agent < 0 || arc.weight > instance.capacity[static_cast<std::size_t>(arc.agent)]) continue;
      entries_.push_back({job, agent, arc.cost, arc.weight, a});
    }
    const Cost unawarded = instance.unawarded_cost(source);
    if (unawarded != kMustBeAwarded) entries_.push_back({job, nobody, unawarded, 0, kUnawarded});
    job_first_.push_back(static_cast<std::int32_t>(entries_.size()));
  }
  index_agents();
}

void Problem::index_agents() {
  agent_first_.assign(agents() + 1, 0);
  for (const Entry& entry : entries_) ++agent_first_[static_cast<std::size_t>(entry.agent) + 1];
  std::partial_sum(agent_first_.begin(), agent_first_.end(), agent_first_.begin());
  agent_items_.resize(arcs());
  position_.resize(arcs());
  agent_open_.assign(agents(), 0);
  for (std::size_t a = 0; a < arcs(); ++a) {
    const auto agent = static_cast<std::size_t>(entries_[a].agent);
    position_[a] = agent_first_[agent] + agent_open_[agent]++;
    agent_items_[static_cast<std::size_t>(position_[a])] = {static_cast<std::int32_t>(a), entries_[a].job,
                                                            entries_[a].cost, entries_[a].weight};
  }
  open_.assign(arcs(), 1);
  assigned_.assign(jobs(), -1);
  job_open_.resize(jobs());
  job_order_.resize(jobs());
  for (std::size_t j = 0; j < jobs(); ++j) {
    job_open_[j] = job_first_[j + 1] - job_first_[j];
    job_order_[j] = static_cast<std::int32_t>(j);
  }
  job_position_ = job_order_;
  open_jobs_ = jobs();
}

std::span<const SideUse> Problem::uses(std::int32_t arc) const {
  const std::int32_t source = entry(arc).source;
  if (source == kUnawarded) return {};
  return instance_.uses_of(static_cast<std::size_t>(source));
}

bool Problem::sides_allow(std::span<const std::int32_t> arcs) const {
  if (side_left_.empty()) return true;
  auto left = side_left_;
  for (const std::int32_t arc : arcs) {
    for (const SideUse& use : uses(arc)) left[static_cast<std::size_t>(use.resource)] -= use.amount;
  }
  return std::ranges::all_of(left, [](Weight weight) { return weight >= 0; });
}

// Takes out the arcs that would overdraw a side resource on their own. False when a job is left without any.
bool Problem::close_overdrawn() {
  for (std::size_t agent = 0; agent < agents(); ++agent) {
    for (std::int32_t i = agent_first_[agent]; i < agent_first_[agent] + agent_open_[agent];) {
      const Item item = agent_items_[static_cast<std::size_t>(i)];
      Weight lacking = 0;
      for (const SideUse& use : uses(item.arc)) {
        lacking = std::max(lacking, use.amount - side_left_[static_cast<std::size_t>(use.resource)]);
      }
      if (lacking <= 0) {
        ++i;
        continue;
      }
      close(item.arc);
      const auto left = job_open_[static_cast<std::size_t>(item.job)];
      if (left == 0) return false;
      if (left == 1) pending_.push_back(item.job);
    }
  }
  return true;
}

bool Problem::start() {
  if (!side_left_.empty() && !close_overdrawn()) {
    pending_.clear();
    return false;
  }
  for (std::size_t j = 0; j < jobs(); ++j) {
    if (assigned_[j] >= 0) continue;
    if (job_open_[j] == 0) return false;
    if (job_open_[j] == 1) pending_.push_back(static_cast<std::int32_t>(j));
  }
  return propagate();
}

// Takes an undecided arc out of its lists: swapped behind the open ones, so that undoing in reverse order
// only has to move the borders back.
void Problem::close(std::int32_t arc) {
  const auto a = static_cast<std::size_t>(arc);
  const auto agent = static_cast<std::size_t>(entries_[a].agent);
  const auto last = static_cast<std::size_t>(agent_first_[agent] + --agent_open_[agent]);
  const auto at = static_cast<std::size_t>(position_[a]);
  const std::int32_t other = agent_items_[last].arc;
  std::swap(agent_items_[at], agent_items_[last]);
  position_[static_cast<std::size_t>(other)] = static_cast<std::int32_t>(at);
  position_[a] = static_cast<std::int32_t>(last);
  open_[a] = 0;
  --job_open_[static_cast<std::size_t>(entries_[a].job)];
  trail_.push_back({arc, false});
}

bool Problem::place(std::int32_t arc) {
  const Entry& entry = entries_[static_cast<std::size_t>(arc)];
  const auto job = static_cast<std::size_t>(entry.job), agent = static_cast<std::size_t>(entry.agent);
  for (std::int32_t a = job_first_[job]; a < job_first_[job + 1]; ++a) {
    if (is_open(a)) close(a);
  }
  assigned_[job] = arc;
  residual_[agent] -= entry.weight;
  fixed_cost_ += entry.cost;
  const auto last = --open_jobs_, at = static_cast<std::size_t>(job_position_[job]);
  const std::int32_t other = job_order_[last];
  std::swap(job_order_[at], job_order_[last]);
  job_position_[static_cast<std::size_t>(other)] = static_cast<std::int32_t>(at);
  job_position_[job] = static_cast<std::int32_t>(last);
  trail_.push_back({arc, true});
  bool fits = true;
  for (const SideUse& use : uses(arc)) {
    fits = (side_left_[static_cast<std::size_t>(use.resource)] -= use.amount) >= 0 && fits;
  }
  if (!fits) return false;
  for (std::int32_t i = agent_first_[agent]; i < agent_first_[agent] + agent_open_[agent];) {
    const Item item = agent_items_[static_cast<std::size_t>(i)];
    if (item.weight <= residual_[agent]) {
      ++i;
      continue;
    }
    close(item.arc);
    const std::int32_t rival = item.job;
    if (job_open_[static_cast<std::size_t>(rival)] == 0) return false;
    if (job_open_[static_cast<std::size_t>(rival)] == 1) pending_.push_back(rival);
  }
  return side_left_.empty() || close_overdrawn();
}

bool Problem::propagate() {
  bool feasible = true;
  while (feasible && !pending_.empty()) {
    const std::int32_t job = pending_.back();
    pending_.pop_back();
    if (assigned(job) >= 0) continue;
    std::int32_t arc = -1;
    for (auto [a, end] = arcs_of(job); a < end; ++a) {
      if (is_open(a)) arc = a;
    }
    feasible = arc >= 0 && place(arc);
  }
  pending_.clear();
  return feasible;
}

bool Problem::assign(std::int32_t arc) {
  if (!is_open(arc)) return assigned(entry(arc).job) == arc;
  const bool placed = place(arc);
  return propagate() && placed;
}

bool Problem::drop(std::int32_t arc) {
  if (!is_open(arc)) return assigned(entry(arc).job) != arc;
  close(arc);
  const std::int32_t job = entry(arc).job;
  const auto left = job_open_[static_cast<std::size_t>(job)];
  if (left == 0) return false;
  if (left == 1) pending_.push_back(job);
  return propagate();
}

void Problem::undo(std::size_t mark) {
  while (trail_.size() > mark) {
    const Step step = trail_.back();
    trail_.pop_back();
    const Entry& entry = entries_[static_cast<std::size_t>(step.arc)];
    const auto job = static_cast<std::size_t>(entry.job), agent = static_cast<std::size_t>(entry.agent);
    if (step.assigned) {
      assigned_[job] = -1;
      residual_[agent] += entry.weight;
      fixed_cost_ -= entry.cost;
      for (const SideUse& use : uses(step.arc))
        side_left_[static_cast<std::size_t>(use.resource)] += use.amount;
      ++open_jobs_;
    } else {
      open_[static_cast<std::size_t>(step.arc)] = 1;
      ++agent_open_[agent];
      ++job_open_[job];
    }
  }
}

}  // namespace heliu::matching::gap
