#include "matching/gap/chains.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching::gap {
namespace {

constexpr std::size_t kNear = 8;
constexpr int kDepthMost = 5;
constexpr int kTriesMost = 600;  // arcs looked at from one job
constexpr std::uint64_t kEqualOneIn = 8;

}  // namespace

Chains::Chains(const Instance& instance, const std::vector<double>& reduced, const std::vector<double>& price,
               Work& work)
    : instance_(instance),
      reduced_(reduced),
      price_(price),
      work_(work),
      near_(instance.jobs()),
      on_agent_(instance.agents()),
      slack_(instance.agents()),
      used_(instance.agents()) {
  for (std::size_t j = 0; j < near_.size(); ++j) {
    for (std::int32_t a = instance.first[j]; a < instance.first[j + 1]; ++a) near_[j].push_back(a);
    std::ranges::stable_sort(near_[j], {}, [&](std::int32_t a) { return this->reduced(a); });
    if (near_[j].size() > kNear) near_[j].resize(kNear);
  }
}

void Chains::load(const Award& award) {
  arcs_ = award.arcs;
  for (auto& jobs : on_agent_) jobs.clear();
  slack_ = instance_.capacity;
  for (std::size_t j = 0; j < arcs_.size(); ++j) {
    if (arcs_[j] == kUnawarded) continue;
    const auto agent = static_cast<std::size_t>(arc(arcs_[j]).agent);
    slack_[agent] -= arc(arcs_[j]).weight;
    on_agent_[agent].push_back(static_cast<std::int32_t>(j));
  }
}

bool Chains::close(std::int32_t a, Cost cost) {
  if (arc(a).weight > first_room_) return false;
  cost += arc(a).cost;
  return cost < 0 || (cost == 0 && equal_);
}

// The job in hand looks for an agent; `lost` so far, `cost` so far (both without the first agent's share).
bool Chains::extend(std::int32_t job, double lost, Cost cost, int depth) {
  for (const std::int32_t a : near_[static_cast<std::size_t>(job)]) {
    const Arc& in = arc(a);
    const auto agent = static_cast<std::size_t>(in.agent);
    if (lost + reduced(a) >= gain_most_) break;
    if (in.agent == first_agent_ && depth > 0) {
      if (!close(a, cost)) continue;
      links_.push_back({job, a});
      return true;
    }
    if (used_[agent] != 0) continue;
    if (in.weight <= slack_[agent] && (cost + in.cost < 0 || (cost + in.cost == 0 && equal_))) {
      links_.push_back({job, a});
      return true;
    }
    if (depth == kDepthMost) continue;
    tries_ += static_cast<int>(on_agent_[agent].size() / 8) + 1;
    if (tries_ > kTriesMost) return false;
    for (const std::int32_t other : on_agent_[agent]) {
      const std::int32_t out = arcs_[static_cast<std::size_t>(other)];
      const Weight slack = slack_[agent] + arc(out).weight - in.weight;
      if (slack < 0) continue;
      const double then =
          lost + reduced(a) - reduced(out) + price_[agent] * static_cast<double>(slack - slack_[agent]);
      if (then >= gain_most_) continue;
      links_.push_back({job, a});
      used_[agent] = 1;
      const bool found = extend(other, then, cost + in.cost - arc(out).cost, depth + 1);
      used_[agent] = 0;
      if (found) return true;
      links_.pop_back();
    }
  }
  return false;
}

bool Chains::start(std::int32_t job, Random& random) {
  const std::int32_t from = arcs_[static_cast<std::size_t>(job)];
  if (from == kUnawarded) return false;
  first_agent_ = arc(from).agent;
  const auto agent = static_cast<std::size_t>(first_agent_);
  first_room_ = slack_[agent] + arc(from).weight;
  gain_most_ = price_[agent] * static_cast<double>(slack_[agent]) + 1e-6;
  equal_ = random.below(kEqualOneIn) == 0;
  links_.clear();
  tries_ = 0;
  used_[agent] = 1;
  const bool found = extend(job, -reduced(from), -arc(from).cost, 0);
  used_[agent] = 0;
  work_.charge(4 * tries_ + 8);
  return found;
}

void Chains::apply(Award& award) {
  for (const Link& link : links_) {
    const auto job = static_cast<std::size_t>(link.job);
    const Arc& out = arc(arcs_[job]);
    slack_[static_cast<std::size_t>(out.agent)] += out.weight;
    std::erase(on_agent_[static_cast<std::size_t>(out.agent)], link.job);
    award.cost -= out.cost;
  }
  for (const Link& link : links_) {
    const Arc& in = arc(link.arc);
    arcs_[static_cast<std::size_t>(link.job)] = link.arc;
    slack_[static_cast<std::size_t>(in.agent)] -= in.weight;
    on_agent_[static_cast<std::size_t>(in.agent)].push_back(link.job);
    award.cost += in.cost;
  }
}

void Chains::run(Award& award, std::int64_t work_most, Random& random) {
  load(award);
  const auto until = work_.done() + work_most;
  std::vector<std::int32_t> order(instance_.jobs());
  std::iota(order.begin(), order.end(), 0);
  for (bool moved = true; moved && work_.done() < until && !work_.exhausted();) {
    moved = false;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::int32_t job : order) {
      if (!start(job, random)) continue;
      apply(award);
      moved = true;
      if (work_.done() >= until) break;
    }
  }
  award.arcs = arcs_;
  for (std::size_t i = 0; i < slack_.size(); ++i) award.load[i] = instance_.capacity[i] - slack_[i];
}

}  // namespace heliu::matching::gap
