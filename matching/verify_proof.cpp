#include "matching/verify_proof.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "matching/canonical.hpp"

namespace heliu::matching {
namespace {

constexpr std::int64_t kMillion = 1'000'000;  // prices in a proof are in millionths
constexpr std::int64_t kPriceLimit = 400'000'000'000'000;
constexpr std::size_t kStepsMost = 4'000;

// Rows by id: the order of the prices in a leaf.
template <class Row>
std::map<Id, std::size_t> order_of(const std::vector<Row>& rows) {
  std::map<Id, std::size_t> place;
  for (const Row& row : rows) place.emplace(row.id, 0);
  std::size_t next = 0;
  for (auto& [id, at] : place) at = next++;
  return place;
}

struct Range {  // kilograms of an arc
  std::int64_t lower = 0, upper = 0;
};

class Proof {
 public:
  Proof(const Part& part, const PublishedPrices& prices, const PartProof& claim)
      : book_(part.book),
        arcs_(part.arcs),
        claim_(claim),
        offers_(order_of(book_.offers)),
        items_(order_of(book_.items)),
        budgets_(order_of(book_.budgets)) {
    const Book& book = part.book;
    for (const Arc& arc : arcs_) {
      ranges_.push_back({0, arc.most.count});
      const Offer& offer = book.offers[arc.offer];
      Use use{offers_.at(offer.id), offers_.size() + items_.at(offer.licence_item), {}};
      for (const Id& id : offer.budgets) {
        const auto budget = std::find_if(book.budgets.begin(), book.budgets.end(),
                                         [&](const Budget& row) { return row.id == id; });
        use.draws.emplace_back(offers_.size() + items_.size() + budgets_.at(id),
                               draw_per_kilogram(book.lots[arc.lot], budget->kind).value_or(0));
      }
      uses_.push_back(std::move(use));
    }
    capacities_.resize(offers_.size() + items_.size() + budgets_.size());
    for (const Offer& row : book.offers) capacities_[offers_.at(row.id)] = row.capacity.count;
    for (const LicenceItem& row : book.items)
      capacities_[offers_.size() + items_.at(row.id)] = row.remaining.count;
    for (const Budget& row : book.budgets)
      capacities_[offers_.size() + items_.size() + budgets_.at(row.id)] = row.amount;
    for (std::size_t a = 0; a < arcs_.size(); ++a) arc_at_[{arcs_[a].lot, arcs_[a].offer}] = a;
    for (std::size_t l = 0; l < book.lots.size(); ++l) lot_at_[book.lots[l].id] = l;
    for (std::size_t o = 0; o < book.offers.size(); ++o) offer_at_[book.offers[o].id] = o;
    publish(prices);
  }

  // Of the published prices alone, in whole thousandths.
  Int128 dual_bound() const { return bound(ranges_, published_) / kMillion; }

  std::string fault() {
    if (claim_.proof.empty()) return "";
    if (claim_.proof.size() > 2 * kStepsMost) return "longer than a proof may be";
    drop_hopeless();
    // Open subtrees, each with the ranges it was reached by.
    std::vector<std::vector<Range>> open{ranges_};
    for (std::size_t s = 0; s < claim_.proof.size(); ++s) {
      if (open.empty()) return at(s, "after the tree is complete");
      std::vector<Range> ranges = std::move(open.back());
      open.pop_back();
      const ProofStep& step = claim_.proof[s];
      if (step.lot == Id{} && step.offer == Id{} && step.below == Kilograms{} && step.from == Kilograms{}) {
        if (!holds(std::move(ranges), step.prices)) return at(s, "a leaf could hold something better");
        continue;
      }
      const auto arc = arc_of(step);
      if (!arc || !step.prices.empty()) return at(s, "not a pair of the book");
      const std::int64_t least = arcs_[*arc].least.count, below = step.below.count, from = step.from.count;
      // Every lawful award is 0 or at least the least, so between 0 and the least nothing is left out.
      if (below < 0 || !(from == below + 1 || (below == 0 && from <= least && from > 0)))
        return at(s, "a branch leaves something out");
      std::vector<Range> high = ranges;
      high[*arc].lower = std::max(high[*arc].lower, from);
      ranges[*arc].upper = std::min(ranges[*arc].upper, below);
      open.push_back(std::move(high));
      open.push_back(std::move(ranges));
    }
    return open.empty() ? "" : "the tree is not complete";
  }

 private:
  struct Use {  // of one kilogram: places in capacities_
    std::size_t offer = 0, item = 0;
    std::vector<std::pair<std::size_t, std::int64_t>> draws;
  };

  static std::string at(std::size_t step, const char* what) {
    return "step " + std::to_string(step) + ": " + what;
  }

  std::optional<std::size_t> arc_of(const ProofStep& step) const {
    const auto lot = lot_at_.find(step.lot), offer = offer_at_.find(step.offer);
    if (lot == lot_at_.end() || offer == offer_at_.end()) return {};
    const auto arc = arc_at_.find({lot->second, offer->second});
    if (arc == arc_at_.end()) return {};
    return arc->second;
  }

  Int128 surplus(std::size_t a, const std::vector<std::int64_t>& prices) const {
    Int128 sum = Int128{arcs_[a].margin.count} * kMillion - prices[uses_[a].offer] - prices[uses_[a].item];
    for (const auto& [place, draw] : uses_[a].draws) sum -= Int128{prices[place]} * draw;
    return sum;
  }

  void publish(const PublishedPrices& prices) {
    for (const auto& [id, place] : offers_) published_.push_back(prices.offers.at(id) * kMillion);
    for (const auto& [id, place] : items_) published_.push_back(prices.items.at(id) * kMillion);
    for (const auto& [id, place] : budgets_) published_.push_back(prices.budgets.at(id));
  }

  // A whole lot's award that loses, against the lot's best, at least all that dual_bound is above bound, is
  // in nothing better than the bound.
  void drop_hopeless() {
    const Int128 gap = Int128{claim_.dual_bound.count - claim_.bound.count} * kMillion;
    for (std::size_t begin = 0, end = 0; begin < arcs_.size(); begin = end) {
      Int128 best = 0;
      for (; end < arcs_.size() && arcs_[end].lot == arcs_[begin].lot; ++end)
        best = std::max(best, surplus(end, published_));
      const Lot& lot = book_.lots[arcs_[begin].lot];
      for (std::size_t a = begin; a < end && !lot.divisible; ++a)
        if ((best - surplus(a, published_)) * lot.kilograms.count >= gap) ranges_[a].upper = 0;
    }
  }

  // What must be awarded is; no other award can exceed the room that leaves. False: it does not even fit.
  bool narrow(std::vector<Range>& ranges) const {
    std::vector<Int128> room(capacities_.begin(), capacities_.end()), lots;
    for (const Lot& lot : book_.lots) lots.emplace_back(lot.kilograms.count);
    for (std::size_t a = 0; a < ranges.size(); ++a) {
      const Int128 taken = ranges[a].lower;
      if (ranges[a].lower > ranges[a].upper) return false;
      lots[arcs_[a].lot] -= taken;
      room[uses_[a].offer] -= taken;
      room[uses_[a].item] -= taken;
      for (const auto& [place, draw] : uses_[a].draws) room[place] -= taken * draw;
    }
    const auto negative = [](Int128 left) { return left < 0; };
    if (std::any_of(lots.begin(), lots.end(), negative) || std::any_of(room.begin(), room.end(), negative))
      return false;
    for (std::size_t a = 0; a < ranges.size(); ++a) {
      Int128 most = std::min({lots[arcs_[a].lot], room[uses_[a].offer], room[uses_[a].item]});
      for (const auto& [place, draw] : uses_[a].draws)
        if (draw > 0) most = std::min(most, room[place] / draw);
      ranges[a].upper = static_cast<std::int64_t>(std::min<Int128>(ranges[a].upper, ranges[a].lower + most));
      if (ranges[a].lower == 0 && ranges[a].upper < arcs_[a].least.count) ranges[a].upper = 0;
    }
    return true;
  }

  // Welfare is whole thousandths.
  bool holds(std::vector<Range> ranges, const std::vector<std::int64_t>& prices) const {
    if (!narrow(ranges)) return true;
    if (prices.size() != capacities_.size()) return false;
    for (const std::int64_t price : prices)
      if (price < 0 || price > kPriceLimit) return false;
    return bound(ranges, prices) < (Int128{claim_.bound.count} + 1) * kMillion;
  }

  // Weak duality within the ranges: at any prices ≥ 0, no lawful award is worth more than the capacities at
  // those prices plus, for each lot by itself, the best it could do with every arc charged them. In
  // millionths.
  Int128 bound(const std::vector<Range>& ranges, const std::vector<std::int64_t>& prices) const {
    Int128 bound = 0;
    for (std::size_t c = 0; c < prices.size(); ++c) bound += Int128{prices[c]} * capacities_[c];
    std::vector<std::pair<Int128, std::int64_t>> choices;
    for (std::size_t begin = 0, end = 0; begin < arcs_.size(); begin = end) {
      choices.clear();
      std::int64_t left = book_.lots[arcs_[begin].lot].kilograms.count;
      for (; end < arcs_.size() && arcs_[end].lot == arcs_[begin].lot; ++end) {
        const Int128 gain = surplus(end, prices);
        bound += gain * ranges[end].lower;
        left -= ranges[end].lower;
        if (gain > 0) choices.emplace_back(gain, ranges[end].upper - ranges[end].lower);
      }
      std::sort(choices.rbegin(), choices.rend());
      for (const auto& [gain, most] : choices) {
        bound += gain * std::min(left, most);
        left -= std::min(left, most);
      }
    }
    return bound;
  }

  const Book& book_;
  const std::vector<Arc>& arcs_;
  const PartProof& claim_;
  const std::map<Id, std::size_t> offers_, items_, budgets_;
  std::vector<Range> ranges_;
  std::vector<Use> uses_;
  std::vector<std::int64_t> capacities_, published_;  // offers, items, budgets
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> arc_at_;
  std::map<Id, std::size_t> lot_at_, offer_at_;
};

}  // namespace

PublishedPrices::PublishedPrices(const Result& result) {
  for (const Scarcity& row : result.offer_scarcity) offers.emplace(row.id, row.price.count);
  for (const Scarcity& row : result.item_scarcity) items.emplace(row.id, row.price.count);
  for (const BudgetPrice& row : result.budget_prices) budgets.emplace(row.id, row.price);
}

std::optional<Fault> part_fault(const Part& part, const PublishedPrices& prices, const PartProof& claim) {
  const std::string name = "part of lot " + hex(claim.lot);
  if (claim.lot != part.name()) return Fault{"parts-wrong", name};
  Proof proof(part, prices, claim);
  if (proof.dual_bound() != claim.dual_bound.count)
    return Fault{"dual-bound-wrong", name + ": the scarcity prices prove another number"};
  if (claim.bound > claim.dual_bound) return Fault{"bound-above-dual-bound", name};
  if (const std::string fault = lot_proof_fault(part, prices, claim); !fault.empty())
    return Fault{"lot-proof-broken", name + ": " + fault};
  if (const std::string fault = proof.fault(); !fault.empty())
    return Fault{"proof-broken", name + ": " + fault};
  return {};
}

}  // namespace heliu::matching
