// The 0–1 knapsack of one agent, exactly, in integers.
//
// Around the break point every solution is the greedy one with some items deviating (left out, or put in).
// With the break efficiency λ: profit = U(λ) − Σ loss of the deviating items − λ × unused capacity, where
// loss = |profit − λ weight| ≥ 0 and U(λ) is Dantzig's bound. So the best solution is the least sum of
// losses, found by a list of undominated states over items in the order of their loss, ended as soon as one
// loss alone exceeds the best sum: a handful of items in practice (the core of Balas and Zemel 1980, Pisinger
// 1997).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

using Scaled = std::int64_t;  // a cost × 2^scale bits

class Knapsack {
 public:
  void clear() { items_.clear(); }
  // 0 < profit, 0 ≤ weight ≤ the capacity to come.
  void add(Scaled profit, Weight weight, std::int32_t tag) {
    items_.push_back({0, profit, 0, weight, tag, false});
  }

  void solve(Weight capacity);

  // After solve(). The optimum, or, when its states ran out (huge, adversarial capacities), Dantzig's bound.
  Scaled bound() const { return bound_; }
  std::span<const std::int32_t> chosen() const {
    return chosen_;
  }  // tags, in no order; always within capacity
  // λ: what one unit of capacity is worth, in 2^-8 of a Scaled.
  std::int64_t price() const { return price_; }

  // How much bound() falls at least when an item is taken that was not chosen, or left out though chosen:
  // into falls() for every item, not searched beyond `enough`.
  void measure_falls(Scaled enough);
  Scaled fall(std::size_t index) const { return falls_[index]; }
  // The same for taking an item with these data that was never added (its profit may be ≤ 0). After
  // measure_falls().
  Scaled insertion(Scaled profit, Weight weight, Scaled enough);
  std::size_t size() const { return items_.size(); }
  std::int32_t tag(std::size_t index) const { return items_[index].tag; }
  bool is_chosen(std::size_t index) const { return picked_[index] != 0; }

  std::int64_t take_work();  // units since the last call

 private:
  struct Item {
    double efficiency;
    Scaled profit;
    std::int64_t loss;  // in 2^-8 of a Scaled
    Weight weight;
    std::int32_t tag;
    bool base;  // in the greedy solution
  };
  struct State {
    Weight slack;       // unused capacity; negative while more must be left out
    std::int64_t loss;  // Σ of the deviations
    Scaled gain;        // profit against the greedy solution
    std::int32_t node;
  };
  struct Node {
    std::int32_t parent, item;
  };

  void split(Weight capacity);
  void value_items();
  void start_best();
  std::int64_t search(const State& start, std::size_t excluded, std::int64_t best, bool trace);
  bool extend(const Item& item, std::int32_t index, std::int64_t& best, bool trace);
  std::size_t ordered(std::size_t place);
  void prepare_search(std::int64_t limit);
  void solve_by_search();
  void read_deviations();
  void read_solution();
  Scaled forced(const State& start, std::size_t excluded, Scaled enough);
  Scaled fall_by_search(std::size_t index, Scaled enough);
  bool gather_core(std::int64_t limit, std::size_t cells_most);
  void fill_rows();
  void solve_by_table();
  void fill_falls();

  std::vector<Item> items_;
  std::vector<std::int32_t> order_;  // by loss, sorted as far as asked
  std::size_t sorted_ = 0;
  std::vector<State> states_, next_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> chosen_;
  std::vector<std::uint8_t> picked_;
  Weight capacity_ = 0, slack_ = 0;
  std::int64_t price_ = 0, best_ = 0, work_ = 0;
  std::int32_t best_node_ = -1, best_single_ = -1;
  Scaled base_profit_ = 0, bound_ = 0;
  bool exact_ = true;

  // The tables of measure_falls(): items whose loss alone does not decide, and what is left for them.
  std::vector<Scaled> falls_;
  std::vector<std::int32_t> core_;
  std::vector<Scaled> rows_, suffix_;
  Weight room_ = 0;
  Scaled core_best_ = 0;
  bool tabled_ = false;
};

}  // namespace heliu::matching::gap
