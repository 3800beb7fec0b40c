#include "matching/search.hpp"

#include <algorithm>

#include "matching/branch.hpp"
#include "matching/gap/certificate.hpp"
#include "matching/plan.hpp"
#include "matching/rebuild.hpp"
#include "matching/whole_lots.hpp"

namespace heliu::matching {
namespace {

constexpr int kRootSteps = 200, kNodeSteps = 4;  // of the subgradient on budget prices
constexpr std::int64_t kMoves = 80'000;          // arcs looked at by one improvement
constexpr int kThoroughEvery = 64;               // nodes between two improvements by local moves

}  // namespace

class Search::Tree {
 public:
  Tree(const Instance& instance, const std::function<bool()>& stop)
      : instance_(instance), relaxation_(instance), stop_(stop), best_(instance) {
    for (const auto& arc : instance.arcs) {
      free_.lower.push_back(0);
      free_.upper.push_back(arc.most);
    }
    Node root{{}, std::vector<std::int64_t>(instance_.budgets.size(), 0), 0, {}, 0};
    root_ = relaxation_.solve(free_, root.budget_prices, 1, 0);
    consider(root_, true);
    if (!instance_.budgets.empty()) {
      root_ = relaxation_.solve(free_, root.budget_prices, kRootSteps, best_.value());
    }
    root_bound_ = dual_bound(instance_, root_.duals);
    kernel_bound_ = root_.value;
    for (int a = 0; a < static_cast<int>(instance_.arcs.size()); ++a)
      worth_.push_back(static_cast<std::int64_t>(reduced(a)));
    if (!instance_.budgets.empty()) {
      consider(root_, true);
      if (!root_.average.empty()) adopt(Plan::from(instance_, root_.average, worth_), root_.duals.budgets);
    }
    drop_hopeless();
    if (best_.value() < root_.value)
      open(root, free_, root_);
    else
      proof_.leaf(0, root_.prices);
  }

  std::int64_t work() const { return work_ + relaxation_.work(); }
  bool open() const { return !open_.empty() && best_.value() < kernel_bound_; }

  // The tree and the kernel for whole lots in turn: the tree proves small parts, the kernel betters large
  // ones. Never by what is left of the limit: a search cut short must go the same way until there.
  std::optional<std::int64_t> turn(std::int64_t more, std::int64_t limit) {
    limit_ = limit;
    explore(work() + more);
    if (!open_.empty() && work() < limit_) rebuild(more);
    if (open() && work() < limit_) kernel_ = kernel_ && whole_by_kernel(more);
    return cut_ ? std::optional(limit_) : std::nullopt;
  }

  Found found() {
    Found found;
    found.duals = root_.duals;
    found.root_bound = root_bound_;
    found.bound = best_.value();  // nothing open: proven
    for (const Node& node : open_) found.bound = std::max(found.bound, node.bound);
    found.bound = std::max(best_.value(), std::min(found.bound, kernel_bound_));
    found.complete = open_.empty();
    found.proof = std::move(proof_);
    found.lot_prices = std::move(lot_prices_);
    best_.settle_ties();
    found.kilograms = best_.kilograms();
    found.value = best_.value();
    return found;
  }

 private:
  void rebuild(std::int64_t most_work) {
    Plan plan = best_;
    const std::int64_t before = plan.work();
    Rebuild(instance_, worth_).run(plan, most_work / kArcWork);
    if (instance_.has_divisible()) refill(plan, root_.duals.budgets);
    work_ += (plan.work() - before) * kArcWork;
    if (plan.value() <= best_.value()) return;
    best_ = std::move(plan);
    drop_hopeless();
  }

  // False: the part is none for the kernel.
  bool whole_by_kernel(std::int64_t most_work) {
    const auto lots = whole_lots(instance_, best_.kilograms(), root_.duals);
    gap::Options options;
    options.work_limit = std::min(most_work, limit_ - work());
    if (!lots) return false;
    if (stop_) options.stop = [&] { return cut_ = cut_ || stop_(); };
    const gap::Found solved = gap::solve(lots->problem, options);
    work_ += solved.work;
    if (cut_) limit_ = work();
    if (solved.feasible) {
      std::vector<std::int64_t> kilograms = best_.kilograms();
      for (std::size_t a = 0; a < kilograms.size(); ++a)
        if (instance_.lot_of(static_cast<int>(a)).whole) kilograms[a] = 0;
      lots->add_to(kilograms, solved.assignment);
      adopt(Plan::from(instance_, kilograms, worth_), root_.duals.budgets);
    }
    const auto whole = [](const Instance::Lot& lot) { return lot.whole || lot.first == lot.last; };
    if (std::all_of(instance_.lots.begin(), instance_.lots.end(), whole)) keep_prices(*lots, solved);
    return true;
  }

  // The kernel's own bound counts a few units more than its multipliers prove where costs are large: what is
  // published is what anybody finds who computes the knapsacks again.
  void keep_prices(const WholeLots& lots, const gap::Found& solved) {
    kernel_bound_ = std::min(kernel_bound_, lots.welfare_bound(solved.lower_bound));
    const auto proven = gap::bound_of(lots.problem, {solved.multipliers.bits, solved.multipliers.job, {}});
    if (!proven) return;
    const std::int64_t bound = lots.welfare_bound(*proven);
    kernel_bound_ = std::min(kernel_bound_, bound);
    if (!lot_prices_.of_lot.empty() && bound >= lot_prices_.bound) return;
    lot_prices_ = {solved.multipliers.bits, {}, bound};
    for (std::size_t job = 0; job < solved.multipliers.job.size(); ++job)
      lot_prices_.of_lot.emplace_back(lots.lot_of[job], solved.multipliers.job[job]);
  }

  // A plan from a relaxation; at the root and now and then with the local moves.
  void consider(const Relaxed& relaxed, bool thorough) {
    Plan plan = Plan::from(instance_, relaxed.kilograms, worth_);
    if (thorough || plan.value() > best_.value()) return adopt(std::move(plan), relaxed.duals.budgets);
    work_ += plan.work() * kArcWork;
  }

  // The plan bettered, and kept if it is the best.
  void adopt(Plan plan, const std::vector<std::int64_t>& budget_prices) {
    plan.better(kMoves);  // never by the limit: a search cut short must go the same way until there
    if (instance_.has_divisible()) refill(plan, budget_prices);
    work_ += plan.work() * kArcWork;
    const bool better = plan.value() > best_.value();
    if (better || best_.value() == 0) best_ = std::move(plan);
    if (better) drop_hopeless();
  }

  // With the whole lots (and the opened least parts) where they are, the divisible lots are a flow again.
  void refill(Plan& plan, std::vector<std::int64_t> budget_prices) {
    Bounds fixed = free_;
    for (std::size_t a = 0; a < instance_.arcs.size(); ++a) {
      const auto& arc = instance_.arcs[a];
      const bool taken = plan.kilograms(static_cast<int>(a)) > 0;
      if (arc.least > 1 || instance_.lots[static_cast<std::size_t>(arc.lot)].whole) {
        fixed.lower[a] = taken ? arc.least : 0;
        fixed.upper[a] = taken ? arc.most : 0;
      }
    }
    const Relaxed flow = relaxation_.solve(fixed, budget_prices, 1, plan.value());
    if (!flow.feasible || flow.value <= plan.value()) return;
    Plan other = Plan::from(instance_, flow.kilograms, worth_);
    work_ += other.work() * kArcWork;
    if (other.value() > plan.value()) plan = std::move(other);
  }

  // An award whose loss against the scarcity prices eats the whole gap can't be part of anything better.
  void drop_hopeless() {
    if (root_bound_ == 0) return;
    const std::int64_t gap = root_bound_ - best_.value();
    for (const auto& lot : instance_.lots) {
      if (!lot.whole) continue;
      Int128 surplus = 0;
      for (int a = lot.first; a < lot.last; ++a) surplus = std::max(surplus, reduced(a));
      for (int a = lot.first; a < lot.last; ++a)
        if ((surplus - reduced(a)) * lot.kilograms >= Int128{gap} * kBudgetPriceScale)
          free_.upper[static_cast<std::size_t>(a)] = 0;
    }
  }

  Int128 reduced(int a) const {  // × kBudgetPriceScale
    const auto offer = static_cast<std::size_t>(instance_.arcs[static_cast<std::size_t>(a)].offer);
    const auto item = static_cast<std::size_t>(instance_.offers[offer].item);
    const Int128 rent = Int128{root_.duals.offers[offer]} + root_.duals.items[item];
    return charged_margin(instance_, a, root_.duals.budgets) - rent * kBudgetPriceScale;
  }

  void open(const Node& node, const Bounds& bounds, const Relaxed& relaxed) {
    const auto halves = branch(instance_, bounds, relaxed);
    if (!halves) return proof_.leaf(node.place, relaxed.prices);  // lawful as it is: consider() has taken it
    const bool first_is_low = halves->first.lower < halves->second.lower;
    const Decision &low = first_is_low ? halves->first : halves->second,
                   &high = first_is_low ? halves->second : halves->first;
    const auto [low_place, high_place] = proof_.split(node.place, low.arc, low.upper, high.lower);
    for (const bool take_low : {first_is_low, !first_is_low}) {  // the last pushed is explored first
      Node child{node.decisions, relaxed.duals.budgets, relaxed.value, relaxed.prices, 0};
      child.decisions.push_back(take_low ? low : high);
      child.place = take_low ? low_place : high_place;
      open_.push_back(std::move(child));
    }
  }

  // Until nothing is open, that much work is done, or the limit is reached.
  void explore(std::int64_t until) {
    for (std::int64_t visited = 1; !open_.empty(); ++visited) {
      if (open_.back().bound <= best_.value()) {
        proof_.leaf(open_.back().place, open_.back().prices);
        open_.pop_back();
        continue;
      }
      if (stop_ && work() < limit_ && stop_()) {
        limit_ = work();
        cut_ = true;
      }
      if (work() >= limit_ || work() >= until) return;
      Node node = std::move(open_.back());
      open_.pop_back();
      Bounds bounds = free_;
      work_ += 1 + static_cast<std::int64_t>(instance_.arcs.size()) / 4 * kArcWork;
      if (!narrow(instance_, node, bounds)) continue;
      Relaxed relaxed = relaxation_.solve(bounds, node.budget_prices, kNodeSteps, best_.value());
      if (!relaxed.feasible) continue;
      if (relaxed.value > best_.value()) consider(relaxed, visited % kThoroughEvery == 0);
      if (node.bound < relaxed.value) {
        relaxed.value = node.bound;
        relaxed.prices = node.prices;
      }
      if (relaxed.value > best_.value())
        open(node, bounds, relaxed);
      else
        proof_.leaf(node.place, relaxed.prices);
    }
  }

  const Instance& instance_;
  Relaxation relaxation_;
  const std::function<bool()>& stop_;
  std::int64_t limit_ = 0;  // of this turn
  bool cut_ = false, kernel_ = true;
  Plan best_;
  Relaxed root_;
  std::int64_t root_bound_ = 0;
  std::vector<std::int64_t> worth_;  // an arc, beyond the root's prices; empty before the root
  Bounds free_;
  std::vector<Node> open_;  // a stack: depth first
  ProofLog proof_;
  std::int64_t kernel_bound_ = 0;
  LotPrices lot_prices_;
  std::int64_t work_ = 0;
};

Search::Search(const Instance& instance, const std::function<bool()>& stop)
    : tree_(std::make_unique<Tree>(instance, stop)) {}
Search::~Search() = default;

bool Search::open() const {
  return tree_->open();
}
std::optional<std::int64_t> Search::turn(std::int64_t more, std::int64_t limit) {
  return tree_->turn(more, limit);
}
std::int64_t Search::work() const {
  return tree_->work();
}
Found Search::found() {
  return tree_->found();
}

}  // namespace heliu::matching
