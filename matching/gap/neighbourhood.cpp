#include "matching/gap/neighbourhood.hpp"

#include "matching/gap/dive.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace heliu::matching::gap {
namespace {

constexpr std::array kAmbitions{0.0, 0.4, 0.75};

}

Neighbourhoods::Neighbourhoods(const Instance& instance, const Scale& scale, Work& work,
                               std::vector<double> u, std::vector<double> price,
                               std::vector<Scaled> agent_value)
    : instance_(instance),
      scale_(scale),
      work_(work),
      u_(std::move(u)),
      price_(std::move(price)),
      loss_(instance.agents()),
      affinity_(instance.agents()),
      agent_value_(std::move(agent_value)),
      reduced_(instance.arcs.size()) {
  const double unit = static_cast<double>(scale.of(1));
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    for (std::int32_t a = instance.first[j]; a < instance.first[j + 1]; ++a) {
      const Arc& arc = instance.arcs[static_cast<std::size_t>(a)];
      reduced_[static_cast<std::size_t>(a)] =
          static_cast<double>(arc.cost) +
          (price_[static_cast<std::size_t>(arc.agent)] * static_cast<double>(arc.weight) - u_[j]) / unit;
    }
  }
}

void Neighbourhoods::measure(const Award& award) {
  const double unit = static_cast<double>(scale_.of(1));
  for (std::size_t i = 0; i < loss_.size(); ++i) loss_[i] = static_cast<double>(agent_value_[i]) / unit;
  for (std::size_t j = 0; j < instance_.jobs(); ++j) {
    if (award.arcs[j] == kUnawarded) continue;
    const Arc& arc = instance_.arcs[static_cast<std::size_t>(award.arcs[j])];
    loss_[static_cast<std::size_t>(arc.agent)] -= u_[j] / unit - static_cast<double>(arc.cost);
  }
}

std::vector<std::int32_t> Neighbourhoods::choose(const Award& award, std::size_t count, Random& random) {
  measure(award);
  std::vector<std::int32_t> chosen;
  std::vector<std::uint8_t> in(instance_.agents());
  std::ranges::fill(affinity_, 1.0);
  while (chosen.size() < count) {
    double total = 0;
    for (std::size_t i = 0; i < loss_.size(); ++i) {
      if (in[i] == 0) total += affinity_[i] * (std::max(loss_[i], 0.0) + 0.1);
    }
    double at = random.unit() * total;
    std::int32_t pick = -1;
    for (std::size_t i = 0; i < loss_.size(); ++i) {
      if (in[i] != 0) continue;
      pick = static_cast<std::int32_t>(i);
      at -= affinity_[i] * (std::max(loss_[i], 0.0) + 0.1);
      if (at <= 0) break;
    }
    chosen.push_back(pick);
    in[static_cast<std::size_t>(pick)] = 1;
    if (chosen.size() == 1) std::ranges::fill(affinity_, 0.01);
    for (std::size_t j = 0; j < instance_.jobs(); ++j) {
      const std::int32_t own = award.arcs[j];
      if (own == kUnawarded) continue;
      const std::int32_t holder = instance_.arcs[static_cast<std::size_t>(own)].agent;
      for (std::int32_t a = instance_.first[j]; a < instance_.first[j + 1]; ++a) {
        const std::int32_t agent = instance_.arcs[static_cast<std::size_t>(a)].agent;
        if ((holder == pick) == (agent == pick)) continue;
        const double rise = reduced_[static_cast<std::size_t>(a)] - reduced_[static_cast<std::size_t>(own)];
        if (rise > 4) continue;
        affinity_[static_cast<std::size_t>(holder == pick ? agent : holder)] += std::exp(-std::max(rise, -2.0));
      }
    }
    work_.charge(static_cast<std::int64_t>(instance_.arcs.size() / 4));
  }
  std::ranges::sort(chosen);
  return chosen;
}

namespace {

// Puts the sub-problem's solution into the award.
void adopt(Award& award, const Instance& instance, const Problem& problem, const std::vector<std::int32_t>& arcs) {
  for (std::size_t j = 0; j < arcs.size(); ++j) {
    const auto job = static_cast<std::size_t>(problem.source_job(j));
    const std::int32_t old = award.arcs[job];
    if (old != kUnawarded) {
      const Arc& arc = instance.arcs[static_cast<std::size_t>(old)];
      award.load[static_cast<std::size_t>(arc.agent)] -= arc.weight;
      award.cost -= arc.cost;
    } else {
      award.cost -= instance.unawarded_cost(job);
    }
    award.arcs[job] = problem.entry(arcs[j]).source;
    award.cost += problem.entry(arcs[j]).cost;
    if (award.arcs[job] == kUnawarded) continue;
    const Arc& arc = instance.arcs[static_cast<std::size_t>(award.arcs[job])];
    award.load[static_cast<std::size_t>(arc.agent)] += arc.weight;
  }
}

}  // namespace

bool Neighbourhoods::step(Award& award, Random& random) {
  const auto most = static_cast<double>(instance_.agents());
  const bool by_dive = random.below(2) == 0;
  sizes.tree = std::clamp(sizes.tree, std::min(2.0, most), most);
  auto count = static_cast<std::size_t>(std::min(most, std::floor(sizes.tree + random.unit())));
  if (by_dive) count = std::min(instance_.agents(), 4 + random.below(17));
  const auto agents = choose(award, count, random);
  std::vector<std::int32_t> jobs;
  std::vector<double> u;
  Cost upper = 0;
  for (std::size_t j = 0; j < instance_.jobs(); ++j) {
    const std::int32_t arc = award.arcs[j];
    if (arc != kUnawarded &&
        !std::ranges::binary_search(agents, instance_.arcs[static_cast<std::size_t>(arc)].agent)) {
      continue;
    }
    jobs.push_back(static_cast<std::int32_t>(j));
    u.push_back(u_[j]);
    upper += arc == kUnawarded ? instance_.unawarded_cost(j) : instance_.arcs[static_cast<std::size_t>(arc)].cost;
  }
  Problem problem(instance_, agents, jobs);
  const Cost old = award.cost;
  if (by_dive) {
    DiveOptions options;
    options.chance = 0.1 * random.unit();
    options.first_steps = 30;
    options.nodes = 60;
    const auto arcs = dive(problem, scale_, work_, u, upper + 1, options, random);
    if (std::ranges::find(arcs, -1) == arcs.end()) adopt(award, instance_, problem, arcs);
  } else {
    Tree tree(problem, scale_, work_);
    TreeOptions options;
    options.nodes = 200;
    options.root_steps = 30;
    options.ambition = kAmbitions[random.below(kAmbitions.size())];
    const bool complete = tree.run(u, upper, options);
    if (options.ambition == 0) sizes.tree += complete ? 0.1 : -0.1;
    if (tree.cost()) adopt(award, instance_, problem, tree.best());
  }
  return award.cost < old;
}

}  // namespace heliu::matching::gap
