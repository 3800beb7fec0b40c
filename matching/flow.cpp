#include "matching/flow.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <limits>

namespace heliu::matching {

// Two costs in one number: welfare × scale + draw. 128 bits, because the scale must exceed every possible
// sum of the draw part. A class of ours, so that numeric_limits may be given for it.
class Wide {
 public:
  constexpr Wide(Int128 value = 0) : value_(value) {}  // NOLINT: converts from int in LEMON
  constexpr Int128 get() const { return value_; }
  friend constexpr Wide operator+(Wide a, Wide b) { return a.value_ + b.value_; }
  friend constexpr Wide operator-(Wide a, Wide b) { return a.value_ - b.value_; }
  friend constexpr Wide operator*(Wide a, Wide b) { return a.value_ * b.value_; }
  friend constexpr Wide operator/(Wide a, Wide b) { return a.value_ / b.value_; }
  friend constexpr Wide operator-(Wide a) { return -a.value_; }
  Wide& operator+=(Wide b) { return value_ += b.value_, *this; }
  Wide& operator-=(Wide b) { return value_ -= b.value_, *this; }
  friend constexpr auto operator<=>(Wide a, Wide b) = default;

 private:
  Int128 value_;
};

}  // namespace heliu::matching

template <>
struct std::numeric_limits<heliu::matching::Wide> {
  static constexpr bool is_specialized = true, is_signed = true, is_integer = true;
  static constexpr bool is_exact = false;  // LEMON then sizes its artificial cost by the arcs, not by max()
  static constexpr bool has_infinity = false;
  static constexpr heliu::matching::Wide max() { return heliu::Int128{1} << 120; }
};

namespace heliu::matching {
namespace {

using Graph = lemon::SmartDigraph;

template <class KeyType, class ValueType>
struct View {  // a LEMON map over a vector
  using Key = KeyType;
  using Value = ValueType;
  const std::vector<ValueType>& values;
  Value operator[](Key key) const { return values[static_cast<std::size_t>(Graph::id(key))]; }
};

std::int64_t rounded(Int128 value, Int128 scale) {  // to the nearest multiple: drops the draw part
  const Int128 half = scale / 2;
  return static_cast<std::int64_t>(value >= 0 ? (value + half) / scale : -((-value + half) / scale));
}

}  // namespace

// Nodes: lots, offers, items, sink. Arcs: the instance's, then one a lot (unawarded), offer, item.
struct Flow::Impl {
  explicit Impl(const Instance& round) : instance(round) {
    const int lots = static_cast<int>(instance.lots.size()),
              offers = static_cast<int>(instance.offers.size());
    const int items = static_cast<int>(instance.items.size());
    const int sink = lots + offers + items;
    graph.reserveNode(sink + 1);
    for (int n = 0; n <= sink; ++n) graph.addNode();
    supply.assign(static_cast<std::size_t>(sink) + 1, 0);
    std::int64_t total = 0;
    for (const auto& lot : instance.lots) total += lot.kilograms;
    scale = Int128{total + 1} * 2 * (lots + offers + 2);
    const auto add = [&](int from, int to, std::int64_t most) {
      graph.addArc(Graph::nodeFromId(from), Graph::nodeFromId(to));
      lower.push_back(0);
      upper.push_back(most);
      costs.emplace_back(0);
    };
    for (const auto& arc : instance.arcs) add(arc.lot, lots + arc.offer, arc.most);
    for (int l = 0; l < lots; ++l) {
      const auto lot = static_cast<std::size_t>(l);
      supply[lot] = instance.lots[lot].kilograms;
      supply.back() -= supply[lot];
      add(l, sink, supply[lot]);
    }
    for (int o = 0; o < offers; ++o) {
      const auto& offer = instance.offers[static_cast<std::size_t>(o)];
      add(lots + o, lots + offers + offer.item, std::min(offer.capacity, total));
    }
    for (int i = 0; i < items; ++i)
      add(lots + offers + i, sink, std::min(instance.items[static_cast<std::size_t>(i)], total));
    simplex = std::make_unique<lemon::NetworkSimplex<Graph, std::int64_t, Wide>>(graph);
  }

  // Each kilogram of a lot leaves it by exactly one arc, so a constant a lot on all of them changes nothing;
  // it keeps the costs ≥ 0, which LEMON's artificial cost relies on.
  void price(const std::vector<std::int64_t>& margins) {
    const std::size_t arcs = instance.arcs.size(), lots = instance.lots.size();
    for (std::size_t l = 0; l < lots; ++l) {
      const auto& lot = instance.lots[l];
      std::int64_t best = 0;
      for (int a = lot.first; a < lot.last; ++a) best = std::max(best, margins[static_cast<std::size_t>(a)]);
      for (int a = lot.first; a < lot.last; ++a) {
        const auto arc = static_cast<std::size_t>(a);
        costs[arc] = Int128{best - margins[arc]} * scale + instance.arcs[arc].offer;
      }
      costs[arcs + l] = Int128{best} * scale + static_cast<std::int64_t>(instance.offers.size() + lots - l);
    }
  }

  void read_prices(FlowResult& result) const {
    const auto potential = [&](std::size_t node) {
      return rounded(simplex->potential(Graph::nodeFromId(static_cast<int>(node))).get(), scale);
    };
    const std::size_t lots = instance.lots.size(), offers = instance.offers.size();
    const std::int64_t sink = potential(lots + offers + instance.items.size());
    for (std::size_t o = 0; o < offers; ++o) {
      const std::int64_t item = potential(lots + offers + static_cast<std::size_t>(instance.offers[o].item));
      // No capacity, no arcs: its potential is arbitrary and its price worth nothing.
      const bool any = instance.offers[o].capacity > 0;
      result.offers.push_back(any ? std::max<std::int64_t>(0, item - potential(lots + o)) : 0);
    }
    for (std::size_t i = 0; i < instance.items.size(); ++i) {
      const bool any = instance.items[i] > 0;
      result.items.push_back(any ? std::max<std::int64_t>(0, sink - potential(lots + offers + i)) : 0);
    }
  }

  const Instance& instance;
  Graph graph;
  std::vector<std::int64_t> supply, lower, upper;
  std::vector<Wide> costs;
  Int128 scale = 1;
  std::unique_ptr<lemon::NetworkSimplex<Graph, std::int64_t, Wide>> simplex;
};

Flow::Flow(const Instance& instance) : impl_(std::make_unique<Impl>(instance)) {}
Flow::~Flow() = default;

std::int64_t Flow::work_per_solve() const {
  return static_cast<std::int64_t>(impl_->costs.size() + impl_->supply.size());
}

FlowResult Flow::solve(const Bounds& bounds, const std::vector<std::int64_t>& margins) {
  auto& simplex = *impl_->simplex;
  impl_->price(margins);
  std::copy(bounds.lower.begin(), bounds.lower.end(), impl_->lower.begin());
  std::copy(bounds.upper.begin(), bounds.upper.end(), impl_->upper.begin());
  // All four maps every time: a run folds the lower bounds into the supplies it was given.
  simplex.lowerMap(View<Graph::Arc, std::int64_t>{impl_->lower});
  simplex.upperMap(View<Graph::Arc, std::int64_t>{impl_->upper});
  simplex.costMap(View<Graph::Arc, Wide>{impl_->costs});
  simplex.supplyMap(View<Graph::Node, std::int64_t>{impl_->supply});
  FlowResult result;
  // Every arc is finite, so the flow is never unbounded; infeasible comes from lower bounds that don't fit.
  if (simplex.run() != lemon::NetworkSimplex<Graph, std::int64_t, Wide>::OPTIMAL) return result;
  result.feasible = true;
  for (std::size_t a = 0; a < impl_->instance.arcs.size(); ++a)
    result.kilograms.push_back(simplex.flow(Graph::arcFromId(static_cast<int>(a))));
  impl_->read_prices(result);
  return result;
}

}  // namespace heliu::matching
