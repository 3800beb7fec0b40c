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
        affinity_[static_cast<std::size_t>(holder == pick ? agent : holder)] +=
            std::exp(-std::max(rise, -2.0));
      }
    }
    work_.charge(static_cast<std::int64_t>(instance_.arcs.size() / 4));
  }
  std::ranges::sort(chosen);
  return chosen;
}

namespace {

// Puts the sub-problem's solution into the award.
void adopt(Award& award, const Instance& instance, const Problem& problem,
           const std::vector<std::int32_t>& arcs) {
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

// Ways to search: 0 is the tree, the others are dives through that many agents.
constexpr std::array<std::size_t, 8> kDiveSizes{0, 4, 6, 9, 13, 19, 28, 42};

std::size_t Neighbourhoods::choose_way(Random& random) const {
  std::size_t ways = 1;
  while (ways < kDiveSizes.size() && kDiveSizes[ways - 1] < instance_.agents()) ++ways;
  double sum = 0;
  for (std::size_t w = 0; w < ways; ++w) sum += habits.yield[w];
  const double floor = 0.3 * sum / static_cast<double>(ways) + 1e-9;  // no way is ever given up
  // By gain for work over the work of a turn: so it is the work that is shared out by what it gains.
  const auto chance = [&](std::size_t w) { return (habits.yield[w] + floor) / habits.turn[w]; };
  double total = 0;
  for (std::size_t w = 0; w < ways; ++w) total += chance(w);
  double at = random.unit() * total;
  std::size_t way = 0;
  while (way + 1 < ways && (at -= chance(way)) > 0) ++way;
  return way;
}

void Neighbourhoods::learn(std::size_t way, Cost gained, std::int64_t spent) {
  constexpr double kMemory = 2e8;  // units of work after which a way's yield is of the present
  const auto work = static_cast<double>(spent + 1);
  habits.turn[way] += 0.1 * (work / 1e6 - habits.turn[way]);
  habits.yield[way] +=
      std::min(0.5, work / kMemory) * (static_cast<double>(gained) * 1e6 / work - habits.yield[way]);
}

void Neighbourhoods::search_by_tree(Award& award, Problem& problem, std::vector<double>& u, Cost upper,
                                    Random& random) {
  Tree tree(problem, scale_, work_);
  TreeOptions options;
  options.nodes = 200;
  options.root_steps = 30;
  options.ambition = kAmbitions[random.below(kAmbitions.size())];
  const bool complete = tree.run(u, upper, options);
  if (options.ambition == 0) habits.tree_size += complete ? 0.1 : -0.1;
  if (tree.cost()) adopt(award, instance_, problem, tree.best());
}

void Neighbourhoods::search_by_dive(Award& award, Problem& problem, std::vector<double>& u, Cost upper,
                                    const DiveStyle& style, Random& random) {
  DiveOptions options;
  options.style = style;
  options.chance = 0.1 * random.unit();
  options.scarcity = static_cast<double>(random.below(4)) * 0.4;
  options.first_steps = 30;
  options.nodes = 60;
  // An equally good award is taken too: it leads elsewhere.
  const auto arcs = dive(problem, scale_, work_, u, upper + 1, options, random);
  if (std::ranges::find(arcs, -1) != arcs.end()) return;
  Cost cost = 0;
  for (const std::int32_t arc : arcs) cost += problem.entry(arc).cost;
  // Where the last agents fill up by themselves, nothing has compared the dive with the limit.
  if (cost <= upper) adopt(award, instance_, problem, arcs);
}

// What the jobs outside leave of the side resources.
std::vector<Weight> Neighbourhoods::side_left(const Award& award,
                                              const std::vector<std::int32_t>& jobs) const {
  auto left = instance_.side_capacity;
  if (left.empty()) return left;
  for (std::size_t j = 0; j < award.arcs.size(); ++j) {
    if (award.arcs[j] == kUnawarded || std::ranges::binary_search(jobs, static_cast<std::int32_t>(j)))
      continue;
    for (const SideUse& use : instance_.uses_of(static_cast<std::size_t>(award.arcs[j]))) {
      left[static_cast<std::size_t>(use.resource)] -= use.amount;
    }
  }
  return left;
}

bool Neighbourhoods::step(Award& award, const DiveStyles& styles, Random& random) {
  const auto most = static_cast<double>(instance_.agents());
  const std::size_t way = choose_way(random);
  habits.tree_size = std::clamp(habits.tree_size, std::min(2.0, most), most);
  auto count = static_cast<std::size_t>(std::min(most, std::floor(habits.tree_size + random.unit())));
  if (way > 0) count = std::min(instance_.agents(), kDiveSizes[way]);
  const auto begun = work_.done();
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
    upper +=
        arc == kUnawarded ? instance_.unawarded_cost(j) : instance_.arcs[static_cast<std::size_t>(arc)].cost;
  }
  Problem problem(instance_, agents, jobs, side_left(award, jobs));
  const Cost old = award.cost;
  if (way == 0) {
    search_by_tree(award, problem, u, upper, random);
  } else {
    search_by_dive(award, problem, u, upper, DiveStyles::kStyles[styles.pick(random)], random);
  }
  learn(way, old - award.cost, work_.done() - begun);
  return award.cost < old;
}

}  // namespace heliu::matching::gap
