#include "matching/flow/solver.hpp"

#include <string>

#include "matching/flow/primal.hpp"
#include "matching/flow/repair.hpp"

namespace heliu::matching::flow {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw ProblemError(what);
}

std::size_t at(std::int32_t i) {
  return static_cast<std::size_t>(i);
}

}  // namespace

template <class Cost>
struct Solver<Cost>::Impl {
  State<Cost> s;
  Primal<Cost> primal{s};
  Repair<Cost> repair{s};
  std::vector<char> closed;  // a node that is, or stands in, one of capacity 0
  std::int64_t supply_left = Limits<Cost>::supply_most;

  // An arc to a closed node loses more than any arc can gain, so it is never used, and the node may keep the
  // capacity of 1 that the basis needs.
  static constexpr Cost kPenalty = 2 * Limits<Cost>::gain_most;
  Cost true_gain(std::size_t a) const { return s.p.gain[a] + (closed[at(s.p.node[a])] ? kPenalty : Cost{0}); }

  void start(Problem<Cost> problem);
  bool close_arcs(std::int32_t withdrawn);
  void set_room(std::int32_t node, std::int64_t capacity);
  void decrease(std::int32_t node, std::int64_t capacity);
  void fill_units(std::vector<std::int64_t>& units) const;
  std::vector<Cost> tolls() const;
};

template <class Cost>
void Solver<Cost>::Impl::start(Problem<Cost> problem) {
  for (const std::int64_t units : problem.supply) supply_left -= units;
  closed.assign(problem.nodes(), 0);
  s.start(std::move(problem));
  repair.forest_changed();
  close_arcs(-1);
  primal.optimise();
}

// Brings the penalties of all arcs in line with the capacities, taking one node's for 0. True if any changed.
template <class Cost>
bool Solver<Cost>::Impl::close_arcs(std::int32_t withdrawn) {
  std::vector<char> now(closed.size(), 0);
  bool any = false;
  for (std::int32_t v = 0; v < s.root; ++v) {
    for (std::int32_t w = v; w >= 0 && !now[at(v)]; w = s.p.parent[at(w)])
      now[at(v)] = s.p.capacity[at(w)] == 0 || w == withdrawn;
    any = any || now[at(v)] != closed[at(v)];
  }
  if (!any) return false;
  for (std::size_t a = 0; a < s.p.arcs(); ++a) {
    const std::size_t v = at(s.p.node[a]);
    if (now[v] != closed[v]) s.p.gain[a] += now[v] ? -kPenalty : kPenalty;
  }
  closed = now;
  s.reprice();
  return true;
}

// The capacity of a node changes while what flows through it stays.
template <class Cost>
void Solver<Cost>::Impl::set_room(std::int32_t node, std::int64_t capacity) {
  const std::int64_t before = s.capacity(node);
  s.p.capacity[at(node)] = capacity;
  if (!s.basic[at(node)]) return;
  Element& e = s.tree[at(node)];
  (e.join == kUp ? e.room_up : s.tree[at(s.parent(node))].room_down) += s.capacity(node) - before;
}

// What no longer fits is taken out of the node and of all above it, and then sent to the sink another way.
template <class Cost>
void Solver<Cost>::Impl::decrease(std::int32_t node, std::int64_t capacity) {
  const std::int64_t excess = std::max<std::int64_t>(0, s.node_flow(node) - capacity);
  bool slack = false;  // a node above was full, and has room now
  for (std::int32_t v = node; v != s.root && excess > 0; v = s.parent(v)) {
    const std::int32_t above = s.parent(v);
    if (!s.basic[at(v)]) {
      s.flow[at(v)] -= excess;
      slack = slack || (v != node && s.y[at(v)] > s.y[at(above)]);
      continue;
    }
    const bool up = s.tree[at(v)].join == kUp;
    Element& e = s.tree[at(up ? v : above)];
    (up ? e.room_down : e.room_up) -= excess;
    (up ? e.room_up : e.room_down) += excess;
  }
  set_room(node, capacity);
  for (std::int32_t v = node; v != s.root; v = s.parent(v)) repair.clear_path(v);
  if (slack) primal.optimise();
  repair.send_to_sink(node, excess);
}

template <class Cost>
void Solver<Cost>::Impl::fill_units(std::vector<std::int64_t>& units) const {
  for (std::size_t a = 0; a < s.at_most.size(); ++a)
    if (s.at_most[a]) units[a] = s.p.most[a];
  for (std::size_t l = 0; l < s.p.lots(); ++l)
    if (s.split[l] < 0 && s.hang[l] >= 0) units[at(s.hang[l])] = s.rest[l];
  for (std::size_t x = 0; x < s.tree.size(); ++x) {
    const Element& e = s.tree[x];
    if (static_cast<std::int32_t>(x) == s.root || e.join < 0) continue;
    const bool lot = static_cast<std::int32_t>(x) > s.root;
    if (!lot || s.lot_of[x] >= 0) units[at(e.join)] = lot ? e.room_down : e.room_up;
  }
}

// The price of a node together with all that contain it. The tree's price may be too low where nothing flows:
// never below the node above; and in a withdrawn node as high as the best unit it turns away.
template <class Cost>
std::vector<Cost> Solver<Cost>::Impl::tolls() const {
  std::vector<Cost> lift(s.p.nodes(), Cost{0}), toll(s.p.nodes(), Cost{0});
  for (std::size_t l = 0; l < s.p.lots(); ++l)
    for (std::size_t a = s.p.first[l]; a < s.p.first[l + 1]; ++a) {
      std::int32_t top = -1;
      if (!closed[at(s.p.node[a])] || s.p.supply[l] == 0) continue;
      for (std::int32_t v = s.p.node[a]; v >= 0; v = s.p.parent[at(v)])
        if (s.p.capacity[at(v)] == 0) top = v;
      lift[at(top)] = std::max(lift[at(top)], true_gain(a) - s.surplus(static_cast<std::int32_t>(l)));
    }
  std::vector<char> known(s.p.nodes(), 0);
  std::vector<std::int32_t> path;
  for (std::int32_t start = 0; start < s.root; ++start) {
    for (std::int32_t v = start; v >= 0 && !known[at(v)]; v = s.p.parent[at(v)]) path.push_back(v);
    for (; !path.empty(); path.pop_back()) {
      const std::size_t v = at(path.back());
      const Cost above = s.p.parent[v] < 0 ? Cost{0} : toll[at(s.p.parent[v])];
      toll[v] = std::max(above, closed[v] ? lift[v] : s.y[v]);
      known[v] = 1;
    }
  }
  return toll;
}

template <class Cost>
Solver<Cost>::Solver(Problem<Cost> problem) {
  check(problem);
  impl_ = std::make_unique<Impl>();
  impl_->start(std::move(problem));
}
template <class Cost>
Solver<Cost>::~Solver() = default;
template <class Cost>
Solver<Cost>::Solver(Solver&&) noexcept = default;
template <class Cost>
Solver<Cost>& Solver<Cost>::operator=(Solver&&) noexcept = default;

template <class Cost>
std::int64_t Solver<Cost>::pivots() const {
  return impl_->primal.pivots() + impl_->repair.pivots();
}

template <class Cost>
Problem<Cost> Solver<Cost>::problem() const {
  Problem<Cost> problem = impl_->s.p;
  for (std::size_t a = 0; a < problem.arcs(); ++a) problem.gain[a] = impl_->true_gain(a);
  return problem;
}

template <class Cost>
Solution<Cost> Solver<Cost>::solution() const {
  const auto& s = impl_->s;
  Solution<Cost> out;
  out.units.assign(s.p.arcs(), 0);
  impl_->fill_units(out.units);
  const std::vector<Cost> toll = impl_->tolls();
  for (std::size_t v = 0; v < s.p.nodes(); ++v)
    out.price.push_back(toll[v] - (s.p.parent[v] < 0 ? Cost{0} : toll[at(s.p.parent[v])]));
  for (std::size_t l = 0; l < s.p.lots(); ++l) {
    Cost surplus = s.p.supply[l] > 0 ? s.surplus(static_cast<std::int32_t>(l)) : Cost{0};
    for (std::size_t a = s.p.first[l]; a < s.p.first[l + 1]; ++a) {
      const Cost gain = impl_->true_gain(a);
      if (s.p.supply[l] == 0) surplus = std::max(surplus, gain - toll[at(s.p.node[a])]);
      out.value += static_cast<Int128>(gain) * out.units[a];
    }
    out.surplus.push_back(surplus);
  }
  return out;
}

template <class Cost>
void Solver<Cost>::set_capacity(std::int32_t node, std::int64_t units) {
  auto& s = impl_->s;
  require(node >= 0 && node < s.root, "no such node");
  require(units >= 0, "negative capacity");
  if (units == 0) {
    if (impl_->close_arcs(node)) impl_->primal.optimise();
    impl_->set_room(node, 0);
  } else if (units < s.capacity(node)) {
    impl_->decrease(node, units);
  } else {
    impl_->set_room(node, units);
    const bool full = !s.basic[at(node)] && s.y[at(node)] > s.y[at(s.parent(node))];
    if (impl_->close_arcs(-1) || full) impl_->primal.optimise();
  }
}

template <class Cost>
std::uint32_t Solver<Cost>::add_lot(std::int64_t supply, std::span<const Offered<Cost>> arcs) {
  auto& s = impl_->s;
  require(supply >= 0 && supply <= impl_->supply_left, "supply negative or too large");
  require(arcs.size() <= kArcsMost - s.p.arcs() && s.p.lots() < kArcsMost, "too many arcs or lots");
  for (const auto& arc : arcs) {
    require(arc.node >= 0 && arc.node < s.root, "no such node");
    require(arc.gain <= Limits<Cost>::gain_most && arc.gain >= -Limits<Cost>::gain_most, "gain out of range");
    require(arc.most >= 0, "negative bound");
    require(s.bounded() || arc.most >= supply, "a bound in a problem without bounds");
  }
  const auto lot = static_cast<std::int32_t>(s.p.lots());
  impl_->supply_left -= supply;
  s.append_lot(supply);
  for (const auto& arc : arcs) {
    s.p.node.push_back(arc.node);
    s.p.gain.push_back(impl_->closed[at(arc.node)] ? arc.gain - impl_->kPenalty : arc.gain);
    if (s.bounded()) s.p.most.push_back(arc.most), s.at_most.push_back(0);
  }
  s.p.first.push_back(static_cast<std::uint32_t>(s.p.arcs()));
  const auto best = supply > 0 ? impl_->primal.best_of(lot) : typename Primal<Cost>::Best{};
  if (best.profit > 0) {
    s.rest[at(lot)] = 0;
    s.hang[at(lot)] = best.arc;
    s.hold(lot);
    impl_->repair.send_to_sink(s.enter_tree(lot), supply);
  }
  return static_cast<std::uint32_t>(lot);
}

template <class Cost>
void Solver<Cost>::remove_lot(std::uint32_t lot) {
  auto& s = impl_->s;
  require(lot < s.p.lots(), "no such lot");
  if (s.p.supply[lot] == 0) return;
  for (std::size_t a = s.p.first[lot]; a < s.p.first[lot + 1]; ++a) s.p.gain[a] -= 2 * impl_->kPenalty;
  s.reprice();
  impl_->primal.optimise();  // every unit of it goes home, where it hangs on nothing
  for (std::size_t a = s.p.first[lot]; a < s.p.first[lot + 1]; ++a) s.p.gain[a] += 2 * impl_->kPenalty;
  impl_->supply_left += s.p.supply[lot];
  s.p.supply[lot] = s.rest[lot] = 0;
}

template <class Cost>
void Solver<Cost>::set_gain(std::uint32_t arc, Cost gain) {
  auto& s = impl_->s;
  require(arc < s.p.arcs(), "no such arc");
  require(gain <= Limits<Cost>::gain_most && gain >= -Limits<Cost>::gain_most, "gain out of range");
  s.p.gain[arc] = impl_->closed[at(s.p.node[arc])] ? gain - impl_->kPenalty : gain;
  s.reprice();
  impl_->primal.optimise();
}

template class Solver<std::int64_t>;
template class Solver<Int128>;

}  // namespace heliu::matching::flow
