// Internal: the primal network simplex over State. From any strongly feasible basis to the optimum.
#pragma once
#include "matching/flow/state.hpp"

namespace heliu::matching::flow {

template <class Cost>
class Primal {
 public:
  using Index = std::int32_t;
  explicit Primal(State<Cost>& state) : s_(state) {}

  void optimise();
  std::int64_t pivots() const { return pivots_; }

  struct Entering {  // send from one element to another by an arc outside the basis
    Index from = 0, to = 0;
    Index join = 0;                          // an arc, or kUp / kDown / kUnassigned as seen from `from`
    std::int64_t forward = 0, backward = 0;  // room before the step
    Cost profit{};                           // > 0, per unit
  };
  void enter(const Entering& arc);
  struct Best {
    Cost profit{};
    Index arc = 0;
  };
  Best best_of(Index lot) const;

 private:
  struct Choice {
    Cost profit{};
    Index lot = 0;
  };
  struct Block {
    std::int64_t delta = 0;
    Index leaving = -1;  // -1: the entering arc itself, or the hanging arc of a lot
    bool below_from = false;
  };
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  Block block(Index from, Index to, std::int64_t delta) const;
  void send(Index from, Index to, std::int64_t units);
  void exchange(const Entering& arc, const Block& block);
  void enter_lot(Index lot, const Best& best);
  bool enter_nodes();
  bool collect();

  State<Cost>& s_;
  std::vector<Choice> choices_;
  std::size_t position_ = 0;
  std::int64_t pivots_ = 0;
};

// The arc of a lot that gains most over its present surplus; profit 0: none gains.
template <class Cost>
typename Primal<Cost>::Best Primal<Cost>::best_of(Index lot) const {
  const Cost now = s_.surplus(lot);
  const Index begin = static_cast<Index>(s_.p.first[at(lot)]);
  const Index end = static_cast<Index>(s_.p.first[at(lot) + 1]);
  const Cost* gain = s_.p.gain.data();
  const std::int32_t* node = s_.p.node.data();
  const Cost* y = s_.y.data();
  Cost high{0};
  Index arc = kUnassigned;
  if (!s_.bounded()) {
    for (Index a = begin; a < end; ++a) {
      const Cost net = gain[a] - y[node[a]];
      if (net > high) high = net, arc = a;
    }
    return {high > now ? high - now : Cost{0}, arc};
  }
  Cost profit = -now;
  for (Index a = begin; a < end; ++a) {
    const Cost net = gain[a] - y[node[a]] - now;
    const Cost worth = s_.at_most[at(a)] ? -net : s_.p.most[at(a)] > 0 ? net : Cost{0};
    if (worth > profit) profit = worth, arc = a;
  }
  return {profit > 0 ? profit : Cost{0}, arc};
}

// How much the cycle from → to → … → from lets through, and the arc that stops it: of several the last one
// in the direction of the flow, starting where the two paths meet (Cunningham's rule).
template <class Cost>
typename Primal<Cost>::Block Primal<Cost>::block(Index a, Index b, std::int64_t delta) const {
  const Element* tree = s_.tree.data();
  Block found{delta, -1, false};
  while (a != b) {
    if (tree[a].depth > tree[b].depth) {
      if (tree[a].room_down < found.delta) found = {tree[a].room_down, a, true};
      a = tree[a].up;
    } else {
      if (tree[b].room_up <= found.delta) found = {tree[b].room_up, b, false};
      b = tree[b].up;
    }
  }
  return found;
}

template <class Cost>
void Primal<Cost>::send(Index a, Index b, std::int64_t units) {
  if (units == 0) return;
  Element* tree = s_.tree.data();
  while (a != b) {
    if (tree[a].depth > tree[b].depth) {
      tree[a].room_down -= units;
      tree[a].room_up += units;
      a = tree[a].up;
    } else {
      tree[b].room_up -= units;
      tree[b].room_down += units;
      b = tree[b].up;
    }
  }
}

// The entering arc joins the tree for the leaving one; the part that is cut off takes the new price level.
template <class Cost>
void Primal<Cost>::exchange(const Entering& arc, const Block& block) {
  const Index top = block.leaving, old_above = s_.tree[at(top)].up;
  s_.set_aside(top);
  const std::int64_t forward = arc.forward - block.delta, backward = arc.backward + block.delta;
  if (arc.join == kUp) s_.basic[at(arc.from)] = 1;
  if (arc.join == kDown) s_.basic[at(arc.to)] = 1;
  if (block.below_from) {
    s_.hang_under(arc.from, arc.to, arc.join, forward, backward, top);
    s_.shift(arc.from, -arc.profit);
  } else {
    const Index join = arc.join == kUp ? Index{kDown} : arc.join == kDown ? Index{kUp} : arc.join;
    s_.hang_under(arc.to, arc.from, join, backward, forward, top);
    s_.shift(arc.to, arc.profit);
  }
  s_.leave_tree_if_leaf(top);
  if (old_above != s_.root) s_.leave_tree_if_leaf(old_above);
}

template <class Cost>
void Primal<Cost>::enter(const Entering& arc) {
  ++pivots_;
  const Block found = block(arc.from, arc.to, arc.forward);
  send(arc.from, arc.to, found.delta);
  if (found.leaving >= 0) return exchange(arc, found);
  if (arc.join == kUp) s_.flow[at(arc.from)] += found.delta;
  if (arc.join == kDown) s_.flow[at(arc.to)] -= found.delta;
  if (arc.join >= 0) s_.at_most[at(arc.join)] = s_.is_lot(arc.from);
}

template <class Cost>
void Primal<Cost>::enter_lot(Index lot, const Best& best) {
  const Index arc = best.arc;
  const bool back = arc >= 0 && s_.bounded() && s_.at_most[at(arc)];
  const Index node = arc < 0 ? s_.root : s_.p.node[at(arc)];
  const std::int64_t room = arc < 0 ? kUnbounded : s_.most(arc);
  if (back || s_.split[at(lot)] >= 0) {
    Index x = s_.split[at(lot)];
    const bool leaf = x < 0;
    if (leaf) x = s_.enter_tree(lot);
    if (back)
      enter({node, x, arc, room, 0, best.profit});
    else
      enter({x, node, arc, room, 0, best.profit});
    if (leaf && s_.split[at(lot)] == x) s_.leave_tree_if_leaf(x);
    return;
  }
  ++pivots_;
  const std::int64_t rest = s_.rest[at(lot)];
  const bool own = rest < room;  // its present arc empties before the new one fills
  Block found = block(s_.host(lot), node, own ? rest : room);
  send(s_.host(lot), node, found.delta);
  if (found.leaving >= 0) {
    const Index x = s_.enter_tree(lot);
    s_.tree[at(x)].room_up += found.delta;
    s_.tree[at(x)].room_down -= found.delta;
    exchange({x, node, arc, room, 0, best.profit}, found);
  } else if (own) {
    s_.release(lot);
    s_.hang[at(lot)] = arc;
    s_.hold(lot);
  } else {
    s_.at_most[at(arc)] = 1;
    s_.rest[at(lot)] -= room;
  }
}

// Capacity arcs outside the basis: a full node whose price fell below its parent's gives back; an empty one,
// or one whose capacity grew, takes in.
template <class Cost>
bool Primal<Cost>::enter_nodes() {
  bool any = false;
  for (Index v = 0; v < s_.root; ++v) {
    if (s_.basic[at(v)]) continue;
    const Index above = s_.parent(v);
    const Cost profit = s_.y[at(v)] - s_.y[at(above)];
    const std::int64_t flow = s_.flow[at(v)], room = s_.capacity(v) - flow;
    if (profit > 0 && room > 0)
      enter({v, above, kUp, room, flow, profit});
    else if (profit < 0 && flow > 0)
      enter({above, v, kDown, flow, room, -profit});
    else
      continue;
    any = true;
  }
  return any;
}

// Looks on from the present position until enough lots would gain; false after a full round without one.
template <class Cost>
bool Primal<Cost>::collect() {
  constexpr std::size_t kEnough = 64;
  const std::size_t lots = s_.p.lots();
  choices_.clear();
  for (std::size_t seen = 0; seen < lots && choices_.size() < kEnough; ++seen) {
    const Index lot = static_cast<Index>(position_);
    position_ = position_ + 1 == lots ? 0 : position_ + 1;
    if (s_.p.supply[at(lot)] == 0) continue;
    const Cost profit = best_of(lot).profit;
    if (profit > 0) choices_.push_back({profit, lot});
  }
  std::stable_sort(choices_.begin(), choices_.end(),
                   [](const Choice& a, const Choice& b) { return a.profit > b.profit; });
  return !choices_.empty();
}

template <class Cost>
void Primal<Cost>::optimise() {
  for (bool more = true; more;) {
    more = enter_nodes();
    if (collect()) more = true;
    for (const Choice& choice : choices_) {
      const Best best = best_of(choice.lot);
      if (best.profit > 0) enter_lot(choice.lot, best);
    }
  }
}

}  // namespace heliu::matching::flow
