#include "matching/gap/knapsack.hpp"

#include <algorithm>
#include <limits>

#include "matching/gap/table.hpp"

namespace heliu::matching::gap {
namespace {

constexpr int kPriceBits = 8;
constexpr std::int64_t kHuge = std::int64_t{1} << 61;
constexpr std::size_t kStatesMost = 1U << 15;
constexpr std::size_t kCore = 24;      // sorted at first; most searches end within
constexpr Weight kRoomMost = 1 << 14;  // wider tables cost more than searching item by item
constexpr std::size_t kCellsMost = 1 << 22;
constexpr std::size_t kTableMost = 1 << 14;  // cells with which a table beats the search for one solution
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// A product of two counts ≥ 0 (the first may be negative), cut off where it exceeds every sum of losses.
std::int64_t priced(Weight weight, std::int64_t price) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(weight, price, &product)) return weight < 0 ? -kHuge : kHuge;
  return std::clamp(product, -kHuge, kHuge);
}

}  // namespace

std::int64_t Knapsack::take_work() {
  const auto work = work_;
  work_ = 0;
  return work;
}

// Moves the most efficient items to the front (quick select by weight) and sets the break item's efficiency.
void Knapsack::split(Weight capacity) {
  std::size_t low = 0, high = items_.size();
  Weight left = capacity;
  price_ = 0;
  while (low < high) {
    const double a = items_[low].efficiency, b = items_[(low + high) / 2].efficiency,
                 c = items_[high - 1].efficiency;
    const double pivot = std::max(std::min(a, b), std::min(std::max(a, b), c));
    std::size_t above = low, at = low,
                end = high;  // [low, above) > pivot, [above, at) = pivot, [end, high) <
    Weight above_weight = 0, equal_weight = 0;
    while (at < end) {
      if (items_[at].efficiency > pivot) {
        above_weight += items_[at].weight;
        std::swap(items_[above++], items_[at++]);
      } else if (items_[at].efficiency == pivot) {
        equal_weight += items_[at++].weight;
      } else {
        std::swap(items_[at], items_[--end]);
      }
    }
    work_ += static_cast<std::int64_t>(high - low);
    if (above_weight > left) {
      high = above;
    } else if (above_weight + equal_weight > left) {
      // Of several equally efficient items any may be the break; its price is the same.
      const Item& item = items_[above];
      price_ = (item.profit << kPriceBits) / item.weight;
      return;
    } else {
      left -= above_weight + equal_weight;
      low = end;
    }
  }
}

void Knapsack::value_items() {
  slack_ = capacity_;
  base_profit_ = 0;
  for (Item& item : items_) {
    const std::int64_t difference = (item.profit << kPriceBits) - priced(item.weight, price_);
    item.base = difference > 0;
    item.loss = item.base ? difference : -difference;
    if (!item.base) continue;
    slack_ -= item.weight;
    base_profit_ += item.profit;
  }
}

// The greedy solution with no or one deviation: a first limit for the search.
void Knapsack::start_best() {
  best_ = slack_ >= 0 ? priced(slack_, price_) : kHuge;
  best_single_ = -1;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    if (item.loss >= best_) continue;
    const Weight slack = item.base ? slack_ + item.weight : slack_ - item.weight;
    if (slack < 0) continue;
    const std::int64_t total = item.loss + priced(slack, price_);
    if (total >= best_) continue;
    best_ = total;
    best_single_ = static_cast<std::int32_t>(i);
  }
}

// The item in that place of the order by loss.
std::size_t Knapsack::ordered(std::size_t place) {
  if (place >= sorted_) {
    const auto less = [this](std::int32_t a, std::int32_t b) {
      const auto x = items_[static_cast<std::size_t>(a)].loss, y = items_[static_cast<std::size_t>(b)].loss;
      return x != y ? x < y : a < b;
    };
    const std::size_t end = sorted_ == 0 ? std::min(kCore, order_.size()) : order_.size();
    const auto from = order_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    const auto to = order_.begin() + static_cast<std::ptrdiff_t>(end);
    if (end < order_.size()) std::nth_element(from, to, order_.end(), less);
    std::sort(from, to, less);
    work_ += static_cast<std::int64_t>(order_.size());
    sorted_ = end;
  }
  return static_cast<std::size_t>(order_[place]);
}

// Merges the states with themselves after one more deviation, in descending slack, keeping the undominated.
// False when there are too many.
bool Knapsack::extend(const Item& item, std::int32_t index, std::int64_t& best, bool trace) {
  const Weight shift = item.base ? item.weight : -item.weight;
  const Scaled gain = item.base ? -item.profit : item.profit;
  next_.clear();
  std::size_t kept = 0, moved = 0;
  Scaled best_gain = std::numeric_limits<Scaled>::min();
  while (kept < states_.size() || moved < states_.size()) {
    const bool keep = moved == states_.size() ||
                      (kept < states_.size() && (states_[kept].slack > states_[moved].slack + shift ||
                                                 (states_[kept].slack == states_[moved].slack + shift &&
                                                  states_[kept].gain >= states_[moved].gain + gain)));
    State state = keep ? states_[kept++] : states_[moved++];
    if (!keep) {
      state.slack += shift;
      state.loss += item.loss;
      state.gain += gain;
    }
    if (state.loss >= best || state.gain <= best_gain) continue;
    best_gain = state.gain;
    const bool ends = !keep && state.slack >= 0 && state.loss + priced(state.slack, price_) < best;
    // Whatever deviates later loses at least as much as this item.
    const bool goes_on = state.loss + item.loss < best;
    if (!ends && !goes_on) continue;
    if (!keep && trace) {
      nodes_.push_back({state.node, index});
      state.node = static_cast<std::int32_t>(nodes_.size()) - 1;
    }
    if (ends) {
      best = state.loss + priced(state.slack, price_);
      if (trace) best_node_ = state.node;
    }
    if (goes_on) next_.push_back(state);
  }
  work_ += static_cast<std::int64_t>(states_.size() + next_.size());
  states_.swap(next_);
  return states_.size() <= kStatesMost;
}

std::int64_t Knapsack::search(const State& start, std::size_t excluded, std::int64_t best, bool trace) {
  states_.assign(1, start);
  exact_ = true;
  for (std::size_t place = 0; place < order_.size(); ++place) {
    const std::size_t index = ordered(place);
    if (index == excluded) continue;
    const Item& item = items_[index];
    if (start.loss + item.loss >= best || states_.empty()) break;
    if (!extend(item, static_cast<std::int32_t>(index), best, trace)) {
      exact_ = false;
      break;
    }
  }
  return best;
}

void Knapsack::read_deviations() {
  if (best_node_ >= 0) {
    for (auto n = best_node_; n >= 0; n = nodes_[static_cast<std::size_t>(n)].parent) {
      picked_[static_cast<std::size_t>(nodes_[static_cast<std::size_t>(n)].item)] ^= 1;
    }
  } else if (best_single_ >= 0) {
    picked_[static_cast<std::size_t>(best_single_)] ^= 1;
  }
}

void Knapsack::read_solution() {
  chosen_.clear();
  Scaled value = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (picked_[i] == 0) continue;
    chosen_.push_back(items_[i].tag);
    value += items_[i].profit;
  }
  bound_ = value;
}

void Knapsack::solve(Weight capacity) {
  capacity_ = capacity;
  Weight total = 0;
  for (Item& item : items_) {
    total += item.weight;
    item.efficiency = item.weight == 0 ? std::numeric_limits<double>::infinity()
                                       : static_cast<double>(item.profit) / static_cast<double>(item.weight);
  }
  work_ += static_cast<std::int64_t>(items_.size());
  price_ = 0;
  if (total > capacity) split(capacity);
  value_items();
  picked_.resize(items_.size());
  for (std::size_t i = 0; i < items_.size(); ++i) picked_[i] = items_[i].base ? 1 : 0;
  start_best();
  exact_ = true;
  if (best_ > 0 && best_ < kHuge && gather_core(best_ + 1, kTableMost)) {
    solve_by_table();
  } else {
    prepare_search(best_);
    solve_by_search();
  }
}

// Items that may deviate in a solution with a sum of losses below the limit.
void Knapsack::prepare_search(std::int64_t limit) {
  order_.clear();
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].loss < limit) order_.push_back(static_cast<std::int32_t>(i));
  }
  sorted_ = 0;
}

void Knapsack::solve_by_search() {
  nodes_.clear();
  best_node_ = -1;
  best_ = search({slack_, 0, 0, -1}, kNone, best_, true);
  if (best_ == kHuge) {  // ran out of states before a solution: the empty one
    std::ranges::fill(picked_, std::uint8_t{0});
  } else {
    read_deviations();
  }
  read_solution();
  if (!exact_) {
    bound_ = base_profit_ + (priced(slack_, price_) >> kPriceBits) + 1;
    best_ = 0;
  }
}

Scaled Knapsack::forced(const State& start, std::size_t excluded, Scaled enough) {
  const std::int64_t limit = best_ + (std::min(enough, kHuge >> (kPriceBits + 2)) << kPriceBits);
  if (start.loss >= limit) return enough;
  std::int64_t best = limit;
  if (start.slack >= 0) best = std::min(best, start.loss + priced(start.slack, price_));
  best = search(start, excluded, best, false);
  if (!exact_) best = start.loss;
  if (best >= limit) return enough;
  return std::max<Scaled>(0, (best - best_) >> kPriceBits);
}

Scaled Knapsack::fall_by_search(std::size_t index, Scaled enough) {
  const Item& item = items_[index];
  // Where the best solution deviates from the greedy one by this item, the question is the opposite one,
  // answered by forbidding the deviation.
  if ((picked_[index] != 0) != item.base) return forced({slack_, 0, 0, -1}, index, enough);
  const Weight shift = item.base ? item.weight : -item.weight;
  return forced({slack_ + shift, item.loss, 0, -1}, index, enough);
}

// The items whose loss is below the limit; the others stay as in the greedy solution, for any solution with a
// smaller sum of losses. False when a table over them would be too large.
bool Knapsack::gather_core(std::int64_t limit, std::size_t cells_most) {
  core_.clear();
  room_ = capacity_;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].loss < limit) {
      core_.push_back(static_cast<std::int32_t>(i));
    } else if (items_[i].base) {
      room_ -= items_[i].weight;
    }
  }
  if (room_ < 0 || room_ >= kRoomMost) return false;
  if ((core_.size() + 1) * static_cast<std::size_t>(room_ + 1) > cells_most) return false;
  // An item heavier than the room can only be taken against a decided one.
  std::erase_if(core_, [&](std::int32_t i) {
    if (items_[static_cast<std::size_t>(i)].weight <= room_) return false;
    picked_[static_cast<std::size_t>(i)] = 0;
    return true;
  });
  return true;
}

void Knapsack::fill_rows() {
  const std::size_t width = static_cast<std::size_t>(room_) + 1;
  if (rows_.size() < (core_.size() + 1) * width) rows_.resize((core_.size() + 1) * width);
  std::fill_n(rows_.begin(), width, 0);
  for (std::size_t k = 0; k < core_.size(); ++k) {
    const Item& item = items_[static_cast<std::size_t>(core_[k])];
    add_item(&rows_[k * width], &rows_[(k + 1) * width], width, static_cast<std::size_t>(item.weight),
             item.profit);
  }
  core_best_ = rows_[core_.size() * width + width - 1];
  work_ += static_cast<std::int64_t>(core_.size() * width / 8);
}

void Knapsack::solve_by_table() {
  fill_rows();
  const std::size_t width = static_cast<std::size_t>(room_) + 1;
  auto at = static_cast<std::size_t>(room_);
  for (std::size_t k = core_.size(); k-- > 0;) {
    const Item& item = items_[static_cast<std::size_t>(core_[k])];
    const bool taken = rows_[(k + 1) * width + at] != rows_[k * width + at];
    picked_[static_cast<std::size_t>(core_[k])] = taken ? 1 : 0;
    if (taken) at -= static_cast<std::size_t>(item.weight);
  }
  read_solution();
  // value ≤ U(λ) = greedy + λ slack: the difference is the least sum of losses.
  best_ = priced(slack_, price_) + ((base_profit_ - bound_) << kPriceBits);
}

// Forward rows are kept, the backward one is rolled: together they give the best with or without each item.
void Knapsack::fill_falls() {
  fill_rows();
  const std::size_t width = static_cast<std::size_t>(room_) + 1;
  suffix_.assign(width, 0);
  for (std::size_t k = core_.size(); k-- > 0;) {
    const auto index = static_cast<std::size_t>(core_[k]);
    const Item& item = items_[index];
    const auto weight = static_cast<std::size_t>(item.weight);
    const Scaled* row = &rows_[k * width];
    const Scaled best = picked_[index] != 0
                            ? best_sum(row, suffix_.data(), width)
                            : item.profit + best_sum(row, suffix_.data() + weight, width - weight);
    falls_[index] = std::min(falls_[index], core_best_ - best);
    add_item_reversed(suffix_.data(), width, weight, item.profit);
  }
  work_ += static_cast<std::int64_t>(core_.size() * width / 4);
}

void Knapsack::measure_falls(Scaled enough) {
  const std::int64_t limit = best_ + (std::min(enough, kHuge >> (kPriceBits + 2)) << kPriceBits);
  falls_.assign(items_.size(), enough);
  tabled_ = exact_ && gather_core(limit, kCellsMost);
  if (tabled_) {
    fill_falls();
    return;
  }
  prepare_search(limit);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].loss < limit) falls_[i] = fall_by_search(i, enough);
  }
}

Scaled Knapsack::insertion(Scaled profit, Weight weight, Scaled enough) {
  const std::int64_t loss = std::max<std::int64_t>(priced(weight, price_) - (profit << kPriceBits), 0);
  if (!tabled_) return forced({slack_ - weight, loss, 0, -1}, kNone, enough);
  const std::int64_t limit = best_ + (std::min(enough, kHuge >> (kPriceBits + 2)) << kPriceBits);
  if (loss >= limit || weight > room_) return enough;
  const std::size_t width = static_cast<std::size_t>(room_) + 1;
  const Scaled best = profit + rows_[core_.size() * width + static_cast<std::size_t>(room_ - weight)];
  return std::min(enough, core_best_ - best);
}

}  // namespace heliu::matching::gap
