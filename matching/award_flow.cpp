#include "matching/award_flow.hpp"

#include <algorithm>

#include "matching/flow/solver.hpp"

namespace heliu::matching {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::int64_t rounded(Int128 value, Int128 scale) {  // to the nearest multiple: drops the draw part
  const Int128 half = scale / 2;
  return static_cast<std::int64_t>(value >= 0 ? (value + half) / scale : -((-value + half) / scale));
}

}  // namespace

AwardFlow::AwardFlow(const Instance& instance) : instance_(instance) {
  const auto lots = static_cast<std::int64_t>(instance.lots.size());
  const auto offers = static_cast<std::int64_t>(instance.offers.size());
  scale_ = Int128{4} * (offers + 2) * (lots + offers + 2);
}

std::int64_t AwardFlow::work_per_solve() const {
  const auto& i = instance_;
  return static_cast<std::int64_t>(i.arcs.size() + 2 * (i.lots.size() + i.offers.size() + i.items.size()) +
                                   1);
}

// Smaller places are better; staying unawarded counts as the last place, the later the earlier the lot is.
Int128 AwardFlow::draw(int arc) const {
  const auto lots = static_cast<std::int64_t>(instance_.lots.size());
  const auto offers = static_cast<std::int64_t>(instance_.offers.size());
  return offers + (lots - instance_.arcs[at(arc)].lot) - instance_.arcs[at(arc)].offer;
}

// Lower bounds are awarded first; what is left is a round without them. Capacity nodes: offers, then items.
FlowResult AwardFlow::solve(const Bounds& bounds, const std::vector<std::int64_t>& margins) const {
  const int offers = static_cast<int>(instance_.offers.size());
  flow::Problem<Int128> problem;
  for (const auto& offer : instance_.offers) {
    problem.capacity.push_back(offer.capacity);
    problem.parent.push_back(offers + offer.item);
  }
  for (const std::int64_t remaining : instance_.items) {
    problem.capacity.push_back(remaining);
    problem.parent.push_back(-1);
  }
  FlowResult result;
  problem.first.push_back(0);
  bool bounded = false;
  for (const auto& lot : instance_.lots) {
    std::int64_t supply = lot.kilograms;
    for (int a = lot.first; a < lot.last; ++a) {
      const std::int64_t taken = bounds.lower[at(a)], more = bounds.upper[at(a)] - taken;
      const int offer = instance_.arcs[at(a)].offer, item = offers + instance_.offers[at(offer)].item;
      supply -= taken;
      problem.capacity[at(offer)] -= taken;
      problem.capacity[at(item)] -= taken;
      if (more < 0 || supply < 0 || problem.capacity[at(offer)] < 0 || problem.capacity[at(item)] < 0)
        return result;
      problem.node.push_back(offer);
      problem.gain.push_back(margins[at(a)] * scale_ + draw(a));
      problem.most.push_back(more);
      bounded = bounded || more < lot.kilograms;
    }
    problem.supply.push_back(supply);
    problem.first.push_back(static_cast<std::uint32_t>(lot.last));
  }
  if (!bounded) problem.most.clear();
  const auto solution = flow::Solver<Int128>(std::move(problem)).solution();
  result.feasible = true;
  result.kilograms = bounds.lower;
  for (std::size_t a = 0; a < result.kilograms.size(); ++a) result.kilograms[a] += solution.units[a];
  for (std::size_t n = 0; n < solution.price.size(); ++n) {
    // No capacity, no arcs: its price is arbitrary and worth nothing.
    const bool offer = n < instance_.offers.size();
    const std::int64_t capacity =
        offer ? instance_.offers[n].capacity : instance_.items[n - instance_.offers.size()];
    const std::int64_t price =
        capacity > 0 ? std::max<std::int64_t>(0, rounded(solution.price[n], scale_)) : 0;
    (offer ? result.offers : result.items).push_back(price);
  }
  return result;
}

}  // namespace heliu::matching
