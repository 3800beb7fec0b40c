// Internal: the spanning tree of the network simplex. Only capacity nodes, the sink and split lots stand in
// the tree; every other lot hangs on one node by one arc, outside it, and its potential is implicit.
#pragma once
#include <algorithm>
#include <utility>

#include "matching/flow/problem.hpp"

namespace heliu::matching::flow {

// How an element of the tree is joined to the one above it: an arc of a lot (≥ 0), or one of these.
enum Join : std::int32_t {
  kUp = -1,          // the capacity of this node; its parent in the forest is above
  kDown = -2,        // the capacity of the node above; this is its parent in the forest
  kUnassigned = -3,  // this is a lot, the sink is above
};

// 40 bytes: a walk along a path touches one line of cache an element.
struct Element {
  std::int32_t up = -1, child = -1, next = -1, previous = -1, depth = 0;
  std::int32_t join = kUp;
  std::int64_t room_up = 0, room_down = 0;  // how much more can be sent to the one above, and from it
};

template <class Cost>
struct State {
  using Index = std::int32_t;

  Problem<Cost> p;  // closed arcs carry gain − penalty; see close_arcs
  Index root = 0;   // the sink; elements 0 … root − 1 are the nodes, those after it split lots
  std::vector<Element> tree;
  std::vector<Cost> y;             // an element: price of entering it; for a split lot minus its surplus
  std::vector<Index> lot_of;       // an element after the root: its lot, or -1 (free)
  std::vector<Index> spare;        // free elements
  std::vector<std::int64_t> flow;  // a node outside the basis: units through it
  std::vector<char> basic;         // a node: its capacity arc is in the tree
  std::vector<char> at_most;       // an arc: outside the basis at its bound; empty without bounds
  std::vector<Index> hang;         // a lot outside the tree: its basic arc, or kUnassigned
  std::vector<Index> split;        // a lot: its element in the tree, or -1
  std::vector<std::int64_t> rest;  // a lot outside the tree: units on its basic arc
  std::vector<Index> first_held, next_held, previous_held;  // the lots that hang on a node

  bool bounded() const { return !p.most.empty(); }
  std::int64_t most(Index arc) const {
    return bounded() ? std::min(p.most[at(arc)], kUnbounded) : kUnbounded;
  }
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  std::int64_t capacity(Index v) const { return std::clamp<std::int64_t>(p.capacity[at(v)], 1, kUnbounded); }
  Index parent(Index v) const { return p.parent[at(v)] < 0 ? root : p.parent[at(v)]; }
  bool is_lot(Index x) const { return x > root; }
  Index host(Index lot) const { return hang[at(lot)] < 0 ? root : p.node[at(hang[at(lot)])]; }
  Cost surplus(Index lot) const {
    if (split[at(lot)] >= 0) return -y[at(split[at(lot)])];
    return hang[at(lot)] < 0 ? Cost{0} : p.gain[at(hang[at(lot)])] - y[at(host(lot))];
  }

  std::int64_t node_flow(Index v) const {
    if (!basic[at(v)]) return flow[at(v)];
    const Element& e = tree[at(v)];
    return e.join == kUp ? e.room_down : tree[at(parent(v))].room_up;
  }

  void start(Problem<Cost> problem);
  void append_lot(std::int64_t supply);
  Index enter_tree(Index lot);
  void leave_tree_if_leaf(Index x);
  void hold(Index lot);
  void release(Index lot);
  void link(Index x, Index above);
  void unlink(Index x);
  void set_aside(Index x);
  void hang_under(Index x, Index above, Index join, std::int64_t room_up, std::int64_t room_down, Index top);
  void shift(Index top, Cost by);
  void reprice();
  Index next_in(Index x, Index top) const;
};

// All lots unassigned, all capacities in the tree at flow 0: every element can send to the sink (the basis is
// "strongly feasible", W. Cunningham 1976), and every step below keeps it so, which excludes cycling.
template <class Cost>
void State<Cost>::start(Problem<Cost> problem) {
  p = std::move(problem);
  const std::size_t nodes = p.nodes(), lots = p.lots();
  root = static_cast<Index>(nodes);
  tree.assign(nodes + 1, {});
  y.assign(nodes + 1, Cost{0});
  lot_of.assign(nodes + 1, -1);
  flow.assign(nodes, 0);
  basic.assign(nodes, 1);
  at_most.assign(bounded() ? p.arcs() : 0, 0);
  hang.assign(lots, kUnassigned);
  split.assign(lots, -1);
  rest = p.supply;
  first_held.assign(nodes, -1);
  next_held.assign(lots, -1);
  previous_held.assign(lots, -1);
  for (Index v = 0; v < root; ++v) {
    tree[at(v)].room_up = capacity(v);
    link(v, parent(v));
  }
  shift(root, Cost{0});
}

// A lot without arcs, all of it unassigned; its arcs are appended after it.
template <class Cost>
void State<Cost>::append_lot(std::int64_t supply) {
  p.supply.push_back(supply);
  hang.push_back(kUnassigned);
  split.push_back(-1);
  rest.push_back(supply);
  next_held.push_back(-1);
  previous_held.push_back(-1);
}

template <class Cost>
void State<Cost>::hold(Index lot) {
  if (hang[at(lot)] < 0) return;
  Index& head = first_held[at(host(lot))];
  previous_held[at(lot)] = -1;
  next_held[at(lot)] = head;
  if (head >= 0) previous_held[at(head)] = lot;
  head = lot;
}

template <class Cost>
void State<Cost>::release(Index lot) {
  if (hang[at(lot)] < 0) return;
  const Index next = next_held[at(lot)], previous = previous_held[at(lot)];
  if (next >= 0) previous_held[at(next)] = previous;
  (previous >= 0 ? next_held[at(previous)] : first_held[at(host(lot))]) = next;
}

template <class Cost>
void State<Cost>::link(Index x, Index above) {
  Element& e = tree[at(x)];
  e.up = above;
  e.previous = -1;
  e.next = tree[at(above)].child;
  if (e.next >= 0) tree[at(e.next)].previous = x;
  tree[at(above)].child = x;
}

template <class Cost>
void State<Cost>::unlink(Index x) {
  const Element& e = tree[at(x)];
  if (e.next >= 0) tree[at(e.next)].previous = e.previous;
  (e.previous >= 0 ? tree[at(e.previous)].next : tree[at(e.up)].child) = e.next;
}

// The element after x in a walk over everything below top; -1 at the end.
template <class Cost>
typename State<Cost>::Index State<Cost>::next_in(Index x, Index top) const {
  if (tree[at(x)].child >= 0) return tree[at(x)].child;
  for (; x != top; x = tree[at(x)].up)
    if (tree[at(x)].next >= 0) return tree[at(x)].next;
  return -1;
}

// Adds to the price of top and everything below it, and counts depths anew.
template <class Cost>
void State<Cost>::shift(Index top, Cost by) {
  for (Index x = top; x >= 0; x = next_in(x, top)) {
    y[at(x)] += by;
    tree[at(x)].depth = x == root ? 0 : tree[at(tree[at(x)].up)].depth + 1;
  }
}

// All prices from the tree anew, after gains in it changed.
template <class Cost>
void State<Cost>::reprice() {
  for (Index x = next_in(root, root); x >= 0; x = next_in(x, root)) {
    const Element& e = tree[at(x)];
    const Cost gain = e.join >= 0 ? p.gain[at(e.join)] : Cost{0};
    y[at(x)] = is_lot(x) ? y[at(e.up)] - gain : y[at(e.up)] + gain;
  }
}

// A hanging lot becomes an element of the tree, under the node it hangs on.
template <class Cost>
typename State<Cost>::Index State<Cost>::enter_tree(Index lot) {
  if (spare.empty()) {
    spare.push_back(static_cast<Index>(tree.size()));
    tree.emplace_back();
    y.emplace_back();
    lot_of.push_back(-1);
  }
  const Index x = spare.back(), arc = hang[at(lot)], above = host(lot);
  spare.pop_back();
  const std::int64_t units = rest[at(lot)];
  y[at(x)] = -surplus(lot);
  release(lot);
  lot_of[at(x)] = lot;
  split[at(lot)] = x;
  Element& e = tree[at(x)];
  e = {};
  e.join = arc;
  e.room_up = arc < 0 ? kUnbounded : most(arc) - units;
  e.room_down = units;
  link(x, above);
  e.depth = tree[at(above)].depth + 1;
  return x;
}

// The other way round, when only one basic arc is left to it.
template <class Cost>
void State<Cost>::leave_tree_if_leaf(Index x) {
  if (!is_lot(x) || tree[at(x)].child >= 0) return;
  const Index lot = lot_of[at(x)];
  hang[at(lot)] = tree[at(x)].join;
  rest[at(lot)] = tree[at(x)].room_down;
  unlink(x);
  lot_of[at(x)] = split[at(lot)] = -1;
  spare.push_back(x);
  hold(lot);
}

// Writes down what x's arc to the one above carries, now that it leaves the basis.
template <class Cost>
void State<Cost>::set_aside(Index x) {
  const Element& e = tree[at(x)];
  if (e.join >= 0 && bounded()) at_most[at(e.join)] = (is_lot(x) ? e.room_down : e.room_up) > 0;
  if (e.join == kUp) {
    flow[at(x)] = e.room_down;
    basic[at(x)] = 0;
  } else if (e.join == kDown) {
    flow[at(e.up)] = e.room_up;
    basic[at(e.up)] = 0;
  }
}

// Turns the part of the tree below top upside down, so that x comes first, and joins x to another element.
// The arc from top to the one above it must have been set aside.
template <class Cost>
void State<Cost>::hang_under(Index x, Index above, Index join, std::int64_t room_up, std::int64_t room_down,
                             Index top) {
  if (join >= 0 && bounded()) at_most[at(join)] = 0;
  for (Index old_top = -1; old_top != top;) {
    const Element before = tree[at(x)];
    unlink(x);
    link(x, above);
    Element& e = tree[at(x)];
    e.join = join;
    e.room_up = room_up;
    e.room_down = room_down;
    join = before.join == kUp ? Index{kDown} : before.join == kDown ? Index{kUp} : before.join;
    room_up = before.room_down;
    room_down = before.room_up;
    old_top = above = x;
    x = before.up;
  }
}

}  // namespace heliu::matching::flow
