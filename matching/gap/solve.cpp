#include "matching/gap/solve.hpp"
#include <cstdio>
#include <stdexcept>

#include "matching/gap/dive.hpp"
#include "matching/gap/neighbourhood.hpp"

namespace heliu::matching::gap {

Found solve(const Instance& instance, const Options& options) {
  if (const auto why = malformed(instance)) throw std::invalid_argument(*why);
  Work work(options.work_limit, options.stop);
  Random random(options.seed);
  const Scale scale(instance);
  Problem problem(instance);
  Found found;
  Lagrangian lagrangian(problem, scale, work);
  std::vector<double> u(instance.jobs());
  Cost guess = 0;
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    Cost least = instance.unawarded_cost(j);
    for (const Arc& arc : instance.arcs_of(j)) least = std::min(least, arc.cost);
    u[j] = static_cast<double>(scale.of(least));
    guess += least;
  }
  std::vector<double> reduced(instance.arcs.size());
  Assignment start(instance.jobs(), kUnawarded);
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    for (std::int32_t a = instance.first[j]; a < instance.first[j + 1]; ++a) {
      const Arc& arc = instance.arcs[static_cast<std::size_t>(a)];
      auto& r = reduced[static_cast<std::size_t>(a)];
      r = static_cast<double>(arc.cost);
      if (start[j] == kUnawarded || r < reduced[static_cast<std::size_t>(start[j])]) start[j] = a;
    }
  }
  LocalSearch local(instance, reduced, work);
  auto award = local.improve(start, 60, random);
  std::fprintf(stderr, "local: %lld work %lld\n", award ? (long long)award->cost : -1, (long long)work.done());
  double pace = 1;
  Scaled best = 0;
  for (int i = 0; i < 40; ++i) {
    Lagrangian::Ascent ascent;
    ascent.steps = 25;
    ascent.pace = pace;
    ascent.patience = 10;
    ascent.momentum = 0.6;
    ascent.target = scale.of(award->cost);
    best = lagrangian.ascend(u, ascent);
    pace = ascent.pace;
    std::fprintf(stderr, "root %d: %.3f pace %.4f work %lld\n", i, double(best) / double(scale.of(1)), pace,
                 (long long)work.done());
  }
  lagrangian.evaluate(u);
  found.lower_bound = scale.up(best);
  if (!award) return found;
  for (int d = 0; d < 3; ++d) {
    DiveOptions dive_options;
    dive_options.chance = d * 0.05;
    auto arcs = dive(problem, scale, work, u, award->cost, dive_options, random);
    Assignment from(instance.jobs(), kUnawarded);
    Cost cost = 0;
    int missing = 0;
    for (std::size_t j = 0; j < from.size(); ++j) {
      if (arcs[j] >= 0) {
        cost += problem.entry(arcs[j]).cost;
        from[j] = problem.entry(arcs[j]).source;
      } else {
        ++missing;
        from[j] = start[j];
      }
    }
    std::fprintf(stderr, "dive: %lld missing %d work %.2f\n", (long long)cost, missing, double(work.done()) / 1e9);
    auto repaired = local.improve(from, 20, random);
    if (repaired) std::fprintf(stderr, "repaired %lld\n", (long long)repaired->cost);
    if (repaired && repaired->cost < award->cost) award = repaired;
  }
  Neighbourhoods search(instance, scale, work, u, lagrangian.price, lagrangian.values);
  int steps = 0, better = 0;
  std::int64_t last = 0;
  while (!work.exhausted() && award->cost > found.lower_bound) {
    better += search.step(*award, random) ? 1 : 0;
    ++steps;
    if (work.done() > last) {
      last = work.done() + 1000000000;
      std::fprintf(stderr, "lns: %lld size %.2f steps %d better %d work %.2fG\n", (long long)award->cost,
                   search.size(), steps, better, double(work.done()) / 1e9);
    }
  }
  found.feasible = true;
  found.assignment = award->arcs;
  found.cost = award->cost;
  found.work = work.spent();
  return found;
}

}  // namespace heliu::matching::gap
