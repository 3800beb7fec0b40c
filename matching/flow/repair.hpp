// Internal: the dual side. Units that must leave an element go up the tree at unchanged prices; where the way
// is full, the part of the tree below is cut off, its prices rise until its cheapest way out costs nothing
// more, and it is joined there. Prices stay optimal throughout, so only the cut-off part has to be looked at.
#pragma once
#include <cassert>

#include "matching/flow/state.hpp"

namespace heliu::matching::flow {

template <class Cost>
class Repair {
 public:
  using Index = std::int32_t;
  explicit Repair(State<Cost>& state) : s_(state) {}

  // Sends units, which the element holds beyond its balance, to the sink. Expects optimal prices.
  void send_to_sink(Index from, std::int64_t units);
  // Makes every step from the element to the sink passable again.
  void clear_path(Index from);
  void forest_changed();  // after State::start
  std::int64_t pivots() const { return pivots_; }

 private:
  struct Exit {  // the cheapest way from the cut-off part to the rest
    bool found = false;
    Cost loss{};
    Index from = 0, to = 0;  // elements; -1 where a hanging lot must enter the tree first
    Index lot = -1, join = 0;
    std::int64_t forward = 0, backward = 0;
  };
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  void offer(const Exit& exit) {
    if (!exit_.found || exit.loss < exit_.loss) exit_ = exit;
  }
  void look(Index top);
  void look_at_node(Index v);
  void look_at_lot(Index lot, Index element);
  void look_at_full_arcs();
  void cut(Index top);

  State<Cost>& s_;
  std::vector<std::vector<Index>> contents_;  // a node: the nodes it contains
  std::vector<char> inside_;                  // an element: in the cut-off part
  std::vector<Index> waiting_;
  Exit exit_;
  std::int64_t pivots_ = 0;
};

template <class Cost>
void Repair<Cost>::forest_changed() {
  contents_.assign(s_.p.nodes(), {});
  for (Index v = 0; v < s_.root; ++v)
    if (s_.p.parent[at(v)] >= 0) contents_[at(s_.parent(v))].push_back(v);
}

template <class Cost>
void Repair<Cost>::look_at_lot(Index lot, Index element) {
  const Cost surplus = s_.surplus(lot);
  offer({true, surplus, element, s_.root, lot, kUnassigned, kUnbounded, 0});
  const Index end = static_cast<Index>(s_.p.first[at(lot) + 1]);
  for (Index a = static_cast<Index>(s_.p.first[at(lot)]); a < end; ++a) {
    const Index node = s_.p.node[at(a)];
    const Cost loss = surplus - (s_.p.gain[at(a)] - s_.y[at(node)]);
    if (loss >= exit_.loss || inside_[at(node)]) continue;
    if (s_.bounded() && (s_.at_most[at(a)] || s_.p.most[at(a)] == 0)) continue;
    exit_ = {true, loss, element, node, lot, a, s_.most(a), 0};
  }
}

template <class Cost>
void Repair<Cost>::look_at_node(Index v) {
  for (Index lot = s_.first_held[at(v)]; lot >= 0; lot = s_.next_held[at(lot)]) look_at_lot(lot, -1);
  const auto capacity_arc = [&](Index node) { return s_.capacity(node) - s_.flow[at(node)]; };
  const Index above = s_.parent(v);
  if (!s_.basic[at(v)] && !inside_[at(above)] && capacity_arc(v) > 0)
    offer({true, s_.y[at(above)] - s_.y[at(v)], v, above, -1, kUp, capacity_arc(v), s_.flow[at(v)]});
  for (const Index w : contents_[at(v)])
    if (!s_.basic[at(w)] && !inside_[at(w)] && s_.flow[at(w)] > 0)
      offer({true, s_.y[at(w)] - s_.y[at(v)], v, w, -1, kDown, s_.flow[at(w)], capacity_arc(w)});
}

// An arc at its bound can give back: from a node inside to a lot outside.
template <class Cost>
void Repair<Cost>::look_at_full_arcs() {
  for (Index lot = 0; lot < static_cast<Index>(s_.p.lots()); ++lot) {
    const Index element = s_.split[at(lot)];
    if (inside_[at(element >= 0 ? element : s_.host(lot))]) continue;
    for (std::size_t a = s_.p.first[at(lot)]; a < s_.p.first[at(lot) + 1]; ++a) {
      const Index arc = static_cast<Index>(a), node = s_.p.node[a];
      if (!s_.at_most[a] || !inside_[at(node)]) continue;
      offer(
          {true, s_.p.gain[a] - s_.y[at(node)] - s_.surplus(lot), node, element, lot, arc, s_.most(arc), 0});
    }
  }
}

template <class Cost>
void Repair<Cost>::look(Index top) {
  exit_ = {};
  inside_.resize(s_.tree.size(), 0);
  for (Index x = top; x >= 0; x = s_.next_in(x, top)) inside_[at(x)] = 1;
  for (Index x = top; x >= 0 && !(exit_.found && exit_.loss <= 0); x = s_.next_in(x, top)) {
    if (s_.is_lot(x))
      look_at_lot(s_.lot_of[at(x)], x);
    else
      look_at_node(x);
  }
  if (s_.bounded()) look_at_full_arcs();
  for (Index x = top; x >= 0; x = s_.next_in(x, top)) inside_[at(x)] = 0;
  assert(exit_.found);  // whatever flows in could flow out again to its lots, and lots may stay unassigned
}

template <class Cost>
void Repair<Cost>::cut(Index top) {
  ++pivots_;
  s_.set_aside(top);
  const Index old_above = s_.tree[at(top)].up;
  look(top);
  Exit exit = exit_;
  if (exit.from < 0) exit.from = s_.enter_tree(exit.lot);
  if (exit.to < 0) exit.to = s_.enter_tree(exit.lot);
  if (exit.join == kUp) s_.basic[at(exit.from)] = 1;
  if (exit.join == kDown) s_.basic[at(exit.to)] = 1;
  s_.hang_under(exit.from, exit.to, exit.join, exit.forward, exit.backward, top);
  s_.shift(exit.from, exit.loss);
  if (old_above != s_.root) s_.leave_tree_if_leaf(old_above);
}

template <class Cost>
void Repair<Cost>::clear_path(Index from) {
  waiting_.assign(1, from);
  while (!waiting_.empty()) {
    const Index x = waiting_.back();
    Index blocked = -1;  // the one nearest to the sink: what is above it is passable
    if (!s_.is_lot(x) || s_.lot_of[at(x)] >= 0)
      for (Index e = x; e != s_.root; e = s_.tree[at(e)].up)
        if (s_.tree[at(e)].room_up == 0) blocked = e;
    if (blocked >= 0) {
      cut(blocked);
      if (blocked != x) waiting_.push_back(blocked);
      continue;
    }
    waiting_.pop_back();
    if (x != from && s_.is_lot(x) && s_.lot_of[at(x)] >= 0) s_.leave_tree_if_leaf(x);
  }
}

template <class Cost>
void Repair<Cost>::send_to_sink(Index from, std::int64_t units) {
  for (clear_path(from); units > 0; clear_path(from)) {
    std::int64_t step = units;
    for (Index e = from; e != s_.root; e = s_.tree[at(e)].up) step = std::min(step, s_.tree[at(e)].room_up);
    for (Index e = from; e != s_.root; e = s_.tree[at(e)].up) {
      s_.tree[at(e)].room_up -= step;
      s_.tree[at(e)].room_down += step;
    }
    units -= step;
  }
  s_.leave_tree_if_leaf(from);
}

}  // namespace heliu::matching::flow
