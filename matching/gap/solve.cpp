#include "matching/gap/solve.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "matching/gap/certificate.hpp"
#include "matching/gap/chains.hpp"
#include "matching/gap/core.hpp"
#include "matching/gap/dive.hpp"
#include "matching/gap/local.hpp"
#include "matching/gap/neighbourhood.hpp"
#include "matching/gap/prices.hpp"
#include "matching/gap/styles.hpp"

namespace heliu::matching::gap {
namespace {

class Solver {
 public:
  Solver(const Instance& instance, const Options& options)
      : instance_(instance),
        work_(options.work_limit, options.stop),
        random_(options.seed),
        scale_(instance),
        core_(instance),
        u_(instance.jobs()) {}

  Found run() {
    found_.multipliers.bits = scale_.bits;
    if (!prepare()) return finish();
    ascend_root();
    first_award();
    while (!done()) {
      reduce();
      if (done()) break;
      close();
      if (!done()) improve();
    }
    return finish();
  }

 private:
  bool done() {
    return found_.infeasible || (award_ && award_->cost <= found_.lower_bound) || work_.exhausted();
  }

  // Where the ascent starts, and a cost above every award's.
  bool prepare() {
    Problem problem(instance_);
    if (!problem.start()) {
      found_.infeasible = true;
      return false;
    }
    Cost sum = 0;
    above_ = 1;
    for (std::size_t j = 0; j < instance_.jobs(); ++j) {
      Cost least = instance_.unawarded_cost(j);
      Cost most = least == kMustBeAwarded ? std::numeric_limits<Cost>::min() : least;
      for (const Arc& arc : instance_.arcs_of(j)) {
        least = std::min(least, arc.cost);
        most = std::max(most, arc.cost);
      }
      u_[j] = static_cast<double>(scale_.of(least));
      sum += least;
      above_ += most;
    }
    found_.lower_bound = sum;
    return true;
  }

  void ascend_root() {
    Problem problem(
        instance_);  // nothing decided: what its multipliers prove can be checked from the instance
    Lagrangian lagrangian(problem, scale_, work_);
    const auto least = priced_costs(instance_, work_);
    for (std::size_t j = 0; j < u_.size(); ++j) u_[j] = least[j] * static_cast<double>(scale_.of(1));
    const Scaled start = lagrangian.evaluate(u_);
    const auto start_u = u_;
    // Where capacities are worth nothing yet this is a kink with empty knapsacks, which no step leaves
    // upwards; a little above it they compete (80 x 1600 of type c: bounds 5 and 6 higher).
    for (double& u : u_) u += kLift * scale_.step;
    Scaled best = lagrangian.evaluate(u_);
    Lagrangian::Volume state;
    state.pace = kFirstPace;
    for (const std::int32_t covered : lagrangian.cover) state.direction.push_back(1 - covered);
    int stale = 0;
    for (int block = 0; block < 60 && !work_.exhausted(); ++block) {
      const Scaled before = best;
      best = lagrangian.volume(u_, best, 25, state);
      if (best > scale_.of(above_)) break;
      if (block > 4 && best - before < std::abs(best) / 10000)
        state.share = std::max(0.005, state.share * 0.8);
      stale = best - before < scale_.of(1) / 50 ? stale + 1 : 0;
      if (stale == 4) break;
    }
    if (best < start) u_ = start_u;
    keep_bound(lagrangian);
  }

  void keep_bound(Lagrangian& lagrangian) {
    const Scaled value = lagrangian.evaluate(u_);
    price_ = lagrangian.price;
    values_ = lagrangian.values;
    if (found_.multipliers.job.empty() || scale_.up(value) > found_.certified_bound) {
      found_.certified_bound = scale_.up(value);
      found_.multipliers.job = lagrangian.rounded;
    }
    found_.lower_bound = std::max(found_.lower_bound, found_.certified_bound);
    if (found_.lower_bound >= above_) found_.infeasible = true;
  }

  std::vector<double> reduced_costs() const {
    std::vector<double> reduced(core_.instance.arcs.size());
    const double unit = static_cast<double>(scale_.of(1));
    for (std::size_t a = 0; a < reduced.size(); ++a) {
      const Arc& arc = core_.instance.arcs[a];
      reduced[a] = static_cast<double>(arc.cost) +
                   price_[static_cast<std::size_t>(arc.agent)] * static_cast<double>(arc.weight) / unit;
    }
    return reduced;
  }

  // A dive through everything. Where it breaks off it is repaired, with that many rounds of penalties; with
  // none, nothing comes back.
  std::optional<Award> dive_all(std::size_t style, double chance, double scarcity, int rounds) {
    Problem problem(core_.instance);
    DiveOptions options;
    options.style = DiveStyles::kStyles[style];
    options.chance = chance;
    options.scarcity = scarcity;
    const auto arcs = dive(problem, scale_, work_, u_, above_, options, random_);
    const bool whole = std::ranges::find(arcs, -1) == arcs.end();
    broken_dives_ = whole ? 0 : broken_dives_ + 1;
    if (whole) {
      Award award = weigh(sources(problem, arcs));
      styles_.record(style, award.cost);
      return award;
    }
    styles_.record(style, above_);
    return rounds > 0 ? repair(problem, arcs, rounds) : std::nullopt;
  }

  std::optional<Award> repair(const Problem& problem, const std::vector<std::int32_t>& arcs, int rounds) {
    const auto reduced = reduced_costs();
    Assignment from(core_.instance.jobs(), kUnawarded);
    for (std::size_t j = 0; j < from.size(); ++j) {
      if (arcs[j] >= 0) {
        from[j] = problem.entry(arcs[j]).source;
        continue;
      }
      for (std::int32_t a = core_.instance.first[j]; a < core_.instance.first[j + 1]; ++a) {
        const auto of = static_cast<std::size_t>(a);
        if (from[j] == kUnawarded || reduced[of] < reduced[static_cast<std::size_t>(from[j])]) from[j] = a;
      }
    }
    LocalSearch local(core_.instance, reduced, work_);
    auto award = local.improve(from, rounds, random_);
    if (award && check(core_.instance, award->arcs).wrong) award.reset();  // a side resource is overdrawn
    return award;
  }

  void keep_better(std::optional<Award> award) {
    if (award && (!award_ || award->cost <= award_->cost)) award_ = std::move(award);
  }

  void first_award() {
    for (std::size_t attempt = 0; attempt < kFirstDives && (!award_ || attempt < 3) && !done(); ++attempt) {
      keep_better(dive_all(attempt, 0.05, attempt > 3 ? 0.5 : 0, award_ ? 0 : 40 << attempt));
    }
  }

  // Leaves out the arcs that no award as cheap as the best uses.
  void reduce() {
    if (!award_) return;
    const auto gap = static_cast<double>(award_->cost - found_.lower_bound);
    if (gap > 0.9 * reduced_gap_) return;  // little more would be decided
    reduced_gap_ = gap;
    Problem problem(core_.instance);
    problem.start();
    Lagrangian lagrangian(problem, scale_, work_);
    Fixing fixing(lagrangian);
    if (!fixing.tighten(u_, award_->cost + 1)) return;
    const Assignment arcs = core_.original(award_->arcs);
    core_ = Core(core_, problem);
    award_->arcs = core_.local(arcs);
  }

  void chain(std::int64_t work_most) {
    if (!instance_.side_capacity.empty()) return;  // chains do not know of side resources

    auto reduced = reduced_costs();
    const double unit = static_cast<double>(scale_.of(1));
    for (std::size_t j = 0; j < instance_.jobs(); ++j) {
      for (std::int32_t a = core_.instance.first[j]; a < core_.instance.first[j + 1]; ++a) {
        reduced[static_cast<std::size_t>(a)] -= u_[j] / unit;
      }
    }
    auto price = price_;
    for (double& p : price) p /= unit;
    Chains chains(core_.instance, reduced, price, work_);
    chains.run(*award_, work_most, random_);
  }

  void improve() {
    if (!award_) {
      keep_better(dive_all(styles_.pick(random_), 0.3, 0, 40));
      return;
    }
    // The longer its neighbourhoods give nothing, the less of the work they get.
    const auto share = std::max<std::int64_t>(kRound, work_.done() / 8);
    const Cost from = award_->cost;
    chain(std::max(kRound, (share >> fruitless_) / 2));
    search_around(*award_, std::max(kRound, share >> fruitless_), 0);
    fruitless_ = award_->cost < from ? 0 : std::min(fruitless_ + 1, 4);
    // Within a few units of the bound the tree and the best award's own neighbourhoods have the last word.
    if (fruitless_ > 0 && award_->cost - found_.lower_bound > kNear) restart(share);
  }

  // Neighbourhoods of an award, with that much work, and that much again after each that bettered it.
  void search_around(Award& award, std::int64_t work, std::int64_t again) {
    if (done()) return;
    Neighbourhoods search(core_.instance, scale_, work_, u_, price_, values_);
    search.habits = habits_;
    auto until = work_.done() + work;
    while (work_.done() < until && !done()) {
      if (search.step(award, styles_, random_)) until = std::max(until, work_.done() + again);
    }
    habits_ = search.habits;
  }

  // Where the neighbourhoods no longer better the best award, others are begun: each a dive of its own,
  // searched around for as long as that pays.
  void restart(std::int64_t work) {
    const auto until = work_.done() + work;
    while (work_.done() < until && !done()) {
      const auto begun = work_.done();
      const double scarcity = random_.below(4) == 0 ? 0.5 : 0;
      auto award = dive_all(styles_.pick(random_), 0.15 * random_.unit(), scarcity, 0);
      if (!award && broken_dives_ > 3) return;
      if (!award) continue;
      const auto spent = 2 * (work_.done() - begun);
      search_around(*award, spent, spent);
      keep_better(std::move(award));
    }
  }

  // Is there an award just above the bound? If not, the bound rises; asked about little at a time, the tree
  // is small, because almost every arc is decided at its root.
  void close() {
    const double gap = award_ ? static_cast<double>(award_->cost - found_.lower_bound) : 1;
    const double share = gap <= kNear ? 0.75 : gap <= 12 ? 0.5 : 0.15;
    const bool large = core_.instance.arcs.size() > kLarge;
    if (large && award_ && gap > kCloseGap * static_cast<double>(std::abs(award_->cost))) return;
    while (!done()) {
      const auto before = work_.done();
      const auto allowed =
          kCloseFirst + static_cast<std::int64_t>(share * static_cast<double>(before)) - closing_work_;
      if (allowed <= 0) break;
      if (!closing_) {
        const Cost upper = award_ ? std::min(award_->cost, found_.lower_bound + close_step_) : above_;
        closing_ = std::make_unique<Closing>(core_, scale_, work_, u_, upper);
      }
      if (award_) closing_->tree.lower_limit(award_->cost);
      const bool complete = closing_->tree.resume(allowed);
      closing_work_ += work_.done() - before;
      take_award(*closing_);
      if (!complete) {
        if (closing_->upper > found_.lower_bound + 1) closing_.reset();  // too much at once
        close_step_ = (close_step_ + 1) / 2;
        break;
      }
      close_step_ *= 2;
      if (!award_) found_.infeasible = true;
      const Cost least = award_ ? std::min(award_->cost, closing_->upper) : closing_->upper;
      found_.lower_bound = std::max(found_.lower_bound, least);
      closing_.reset();
    }
  }

  // The tree of one such question, between the turns of it; on the arcs left when it was asked.
  struct Closing {
    Closing(const Core& from, const Scale& scale, Work& work, const std::vector<double>& u, Cost limit)
        : core(from), problem(core.instance), tree(problem, scale, work), upper(limit) {
      TreeOptions options;
      options.nodes = std::numeric_limits<std::int64_t>::max();
      options.prove = true;
      options.root_steps = 60;
      options.node_steps = 3;
      tree.begin(u, upper, options);
    }
    Core core;
    Problem problem;
    Tree tree;
    Cost upper;
  };

  void take_award(const Closing& closing) {
    if (!closing.tree.cost() || (award_ && award_->cost <= *closing.tree.cost())) return;
    const Assignment arcs = closing.core.original(sources(closing.problem, closing.tree.best()));
    award_ = weigh(core_.local(arcs));
  }

  static Assignment sources(const Problem& problem, const std::vector<std::int32_t>& arcs) {
    Assignment out(arcs.size(), kUnawarded);
    for (std::size_t j = 0; j < out.size(); ++j) out[j] = problem.entry(arcs[j]).source;
    return out;
  }

  Award weigh(const Assignment& arcs) const {
    Award award{arcs, std::vector<Weight>(instance_.agents()), 0};
    for (std::size_t j = 0; j < arcs.size(); ++j) {
      if (arcs[j] == kUnawarded) {
        award.cost += instance_.unawarded_cost(j);
        continue;
      }
      const Arc& arc = core_.instance.arcs[static_cast<std::size_t>(arcs[j])];
      award.load[static_cast<std::size_t>(arc.agent)] += arc.weight;
      award.cost += arc.cost;
    }
    return award;
  }

  Found finish() {
    if (award_) {
      found_.feasible = true;
      found_.assignment = core_.original(award_->arcs);
      found_.cost = award_->cost;
      found_.lower_bound = std::min(found_.lower_bound, found_.cost);
      found_.proven = found_.cost == found_.lower_bound;
    }
    if (found_.infeasible) found_.proven = true;
    found_.work = work_.spent();
    return std::move(found_);
  }

  static constexpr double kFirstPace = 0.0005;  // the start is near: 0.05 × this of the cost is hoped for
  static constexpr double kLift = 0.05;         // steps
  static constexpr double kCloseGap = 0.001;    // of the cost: wider, a tree over many arcs is hopeless
  static constexpr Cost kNear = 3;
  static constexpr std::size_t kLarge = 50'000;
  static constexpr std::int64_t kCloseFirst = 2'000'000;
  static constexpr std::int64_t kRound = 20'000'000;
  static constexpr std::size_t kFirstDives = 8;

  const Instance& instance_;
  Work work_;
  Random random_;
  Scale scale_;
  Core core_;
  Found found_;
  std::vector<double> u_, price_;
  std::vector<Scaled> values_;
  std::optional<Award> award_;
  Cost above_ = 0;
  double reduced_gap_ = 1e300;
  std::uint64_t broken_dives_ = 0;  // in a row
  int fruitless_ = 0;               // rounds of neighbourhoods in a row
  std::unique_ptr<Closing> closing_;
  std::int64_t closing_work_ = 0;
  Cost close_step_ = 1;
  Neighbourhoods::Habits habits_;
  DiveStyles styles_;
};

}  // namespace

Found solve(const Instance& instance, const Options& options) {
  if (const auto why = malformed(instance)) throw std::invalid_argument(*why);
  return Solver(instance, options).run();
}

}  // namespace heliu::matching::gap
