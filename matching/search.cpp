#include "matching/search.hpp"

#include <algorithm>

#include "matching/plan.hpp"

namespace heliu::matching {
namespace {

// A lot is split over offers though whole, or an award is below its least part: the arc to decide next.
struct Branch {
  int arc = -1;
  bool take_first = true;
};

struct Node {
  std::vector<std::pair<int, bool>> decisions;  // arc, taken (at least its least) or dropped
  std::int64_t bound = 0;                       // of its parent's relaxation
};

class Tree {
 public:
  Tree(const Instance& instance, std::int64_t work_limit)
      : instance_(instance), flow_(instance), limit_(work_limit), best_(instance) {
    for (const auto& arc : instance.arcs) {
      free_.lower.push_back(0);
      free_.upper.push_back(arc.most);
    }
  }

  Found run() {
    root_ = relax(free_);
    Found found;
    found.duals = root_.duals;
    found.root_bound = root_.value;
    consider(root_, true);
    if (best_.value() < root_.value) {
      branch({}, root_);
      explore();
    }
    found.bound = best_.value();  // nothing open: proven
    for (const Node& node : open_) found.bound = std::max(found.bound, node.bound);
    best_.settle_ties();
    found.kilograms = best_.kilograms();
    found.value = best_.value();
    found.work = work_;
    return found;
  }

 private:
  Relaxed relax(const Bounds& bounds) {
    work_ += flow_.work_per_solve();
    return flow_.solve(bounds);
  }

  bool lawful(int a, std::int64_t kilograms) const {
    return kilograms == 0 || kilograms >= instance_.arcs[static_cast<std::size_t>(a)].least;
  }

  // A plan from a relaxation; at the root and now and then with the local moves.
  void consider(const Relaxed& relaxed, bool thorough) {
    Plan plan = Plan::from(instance_, relaxed.kilograms);
    if (thorough || plan.value() > best_.value()) {
      plan.better(limit_ / 8);
      if (instance_.has_divisible()) refill(plan);
    }
    work_ += plan.work();
    const bool better = plan.value() > best_.value();
    if (better || (thorough && best_.value() == 0)) best_ = std::move(plan);
    if (better) drop_hopeless();
  }

  // With the whole lots (and the opened least parts) where they are, the divisible lots are a flow again.
  void refill(Plan& plan) {
    Bounds fixed = free_;
    for (std::size_t a = 0; a < instance_.arcs.size(); ++a) {
      const auto& arc = instance_.arcs[a];
      const bool taken = plan.kilograms(static_cast<int>(a)) > 0;
      if (arc.least > 1 || instance_.lots[static_cast<std::size_t>(arc.lot)].whole) {
        fixed.lower[a] = taken ? arc.least : 0;
        fixed.upper[a] = taken ? arc.most : 0;
      }
    }
    const Relaxed flow = relax(fixed);
    if (!flow.feasible || flow.value <= plan.value()) return;
    const std::int64_t spent = plan.work();
    plan = Plan::from(instance_, flow.kilograms);
    work_ += spent;
  }

  // An award whose loss against the scarcity prices eats the whole gap can't be part of anything better.
  void drop_hopeless() {
    const std::int64_t gap = root_.value - best_.value();
    for (const auto& lot : instance_.lots) {
      if (!lot.whole) continue;
      std::int64_t surplus = 0;
      for (int a = lot.first; a < lot.last; ++a) surplus = std::max(surplus, reduced(a));
      for (int a = lot.first; a < lot.last; ++a) {
        const Int128 loss = Int128{surplus - reduced(a)} * lot.kilograms;
        if (loss >= gap) free_.upper[static_cast<std::size_t>(a)] = 0;
      }
    }
  }

  std::int64_t reduced(int a) const {
    const auto& arc = instance_.arcs[static_cast<std::size_t>(a)];
    const auto& offer = instance_.offers[static_cast<std::size_t>(arc.offer)];
    return arc.margin - root_.duals.offers[static_cast<std::size_t>(arc.offer)] -
           root_.duals.items[static_cast<std::size_t>(offer.item)];
  }

  // The unlawful award of the heaviest lot: deciding it changes the most.
  Branch choose(const Relaxed& relaxed) const {
    Branch chosen;
    std::int64_t heaviest = -1;
    for (int a = 0; a < static_cast<int>(instance_.arcs.size()); ++a) {
      const std::int64_t kilograms = relaxed.kilograms[static_cast<std::size_t>(a)];
      if (lawful(a, kilograms)) continue;
      const auto& arc = instance_.arcs[static_cast<std::size_t>(a)];
      const std::int64_t weight =
          std::min(arc.least, instance_.lots[static_cast<std::size_t>(arc.lot)].kilograms);
      const bool same_lot =
          chosen.arc >= 0 && instance_.arcs[static_cast<std::size_t>(chosen.arc)].lot == arc.lot;
      const bool larger_share =
          same_lot && kilograms > relaxed.kilograms[static_cast<std::size_t>(chosen.arc)];
      if (weight > heaviest || (weight == heaviest && larger_share)) {
        heaviest = weight;
        chosen = {a, kilograms * 2 >= arc.least};
      }
    }
    return chosen;
  }

  void branch(const std::vector<std::pair<int, bool>>& decisions, const Relaxed& relaxed) {
    const Branch next = choose(relaxed);
    if (next.arc < 0) return;                                      // lawful as it is: consider() has taken it
    for (const bool take : {!next.take_first, next.take_first}) {  // the last pushed is explored first
      Node node{decisions, relaxed.value};
      node.decisions.emplace_back(next.arc, take);
      open_.push_back(std::move(node));
    }
  }

  // The bounds of a node; arcs that no longer fit beside what is taken are closed. False: nothing fits.
  bool bounds_of(const Node& node, Bounds& bounds) {
    bounds = free_;
    for (const auto& [a, take] : node.decisions) {
      const auto i = static_cast<std::size_t>(a);
      if (!take) bounds.upper[i] = 0;
      if (take && bounds.upper[i] == 0) return false;  // dropped as hopeless
      if (take) bounds.lower[i] = instance_.arcs[i].least;
    }
    std::vector<std::int64_t> lots, offers, items = instance_.items;
    for (const auto& lot : instance_.lots) lots.push_back(lot.kilograms);
    for (const auto& offer : instance_.offers) offers.push_back(offer.capacity);
    for (const auto& [a, take] : node.decisions) {
      if (!take) continue;
      const auto& arc = instance_.arcs[static_cast<std::size_t>(a)];
      const auto item = static_cast<std::size_t>(instance_.offers[static_cast<std::size_t>(arc.offer)].item);
      if ((lots[static_cast<std::size_t>(arc.lot)] -= arc.least) < 0) return false;
      if ((offers[static_cast<std::size_t>(arc.offer)] -= arc.least) < 0) return false;
      if ((items[item] -= arc.least) < 0) return false;
    }
    for (std::size_t a = 0; a < instance_.arcs.size(); ++a) {
      if (bounds.lower[a] > 0 || bounds.upper[a] == 0) continue;
      const auto& arc = instance_.arcs[a];
      const auto offer = static_cast<std::size_t>(arc.offer);
      const std::int64_t room = std::min({lots[static_cast<std::size_t>(arc.lot)], offers[offer],
                                          items[static_cast<std::size_t>(instance_.offers[offer].item)]});
      bounds.upper[a] = room < arc.least ? 0 : std::min(bounds.upper[a], room);
    }
    work_ += static_cast<std::int64_t>(instance_.arcs.size()) / 4;
    return true;
  }

  void explore() {
    Bounds bounds;
    for (std::int64_t visited = 1; !open_.empty(); ++visited) {
      if (open_.back().bound <= best_.value()) {
        open_.pop_back();
        continue;
      }
      if (work_ >= limit_) return;
      const Node node = std::move(open_.back());
      open_.pop_back();
      if (!bounds_of(node, bounds)) continue;
      const Relaxed relaxed = relax(bounds);
      if (!relaxed.feasible || relaxed.value <= best_.value()) continue;
      consider(relaxed, visited % 64 == 0);
      if (relaxed.value > best_.value()) branch(node.decisions, relaxed);
    }
  }

  const Instance& instance_;
  Flow flow_;
  std::int64_t limit_;
  Plan best_;
  Relaxed root_;
  Bounds free_;
  std::vector<Node> open_;  // a stack: depth first
  std::int64_t work_ = 0;
};

}  // namespace

Found search(const Instance& instance, std::int64_t work_limit) {
  return Tree(instance, work_limit).run();
}

}  // namespace heliu::matching
