#include "matching/proof.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching {
namespace {

// Where each offer of the instance, and each offer of the book by id, stands: the instance has the draw's
// order, which a reader of the proof would have to compute first.
std::vector<std::size_t> offers_by_id(const Book& book, const Instance& instance) {
  std::vector<std::size_t> order(instance.offers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return book.offers[instance.offer_index[a]].id < book.offers[instance.offer_index[b]].id;
  });
  return order;
}

}  // namespace

std::pair<int, int> ProofLog::split(int place, int arc, std::int64_t below, std::int64_t from) {
  if (full()) return {0, 0};
  const int low = static_cast<int>(nodes_.size()), high = low + 1;
  Node& node = nodes_[static_cast<std::size_t>(place)];
  node.arc = arc, node.below = below, node.from = from, node.low = low, node.high = high;
  nodes_.resize(nodes_.size() + 2);
  return {low, high};
}

void ProofLog::leaf(int place, const std::vector<std::int64_t>& prices) {
  if (full()) return;
  nodes_[static_cast<std::size_t>(place)].prices = prices;
  prices_ += prices.size();
}

std::vector<ProofStep> ProofLog::steps(const Book& book, const Instance& instance) const {
  std::vector<ProofStep> list;
  if (full()) return list;
  const auto offers = offers_by_id(book, instance);
  std::vector<int> open{0};
  while (!open.empty()) {
    const Node& node = nodes_[static_cast<std::size_t>(open.back())];
    open.pop_back();
    ProofStep step;
    if (node.arc >= 0) {
      const auto& arc = instance.arcs[static_cast<std::size_t>(node.arc)];
      step.lot = book.lots[instance.lot_index[static_cast<std::size_t>(arc.lot)]].id;
      step.offer = book.offers[instance.offer_index[static_cast<std::size_t>(arc.offer)]].id;
      step.below = Kilograms{node.below};
      step.from = Kilograms{node.from};
      open.push_back(node.high);
      open.push_back(node.low);
    } else if (!node.prices.empty()) {
      for (const std::size_t o : offers) step.prices.push_back(node.prices[o]);
      step.prices.insert(step.prices.end(), node.prices.begin() + static_cast<std::ptrdiff_t>(offers.size()),
                         node.prices.end());
    }
    list.push_back(std::move(step));
  }
  return list;
}

}  // namespace heliu::matching
