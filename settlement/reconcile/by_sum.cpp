// Lines and entries whose sums are equal: split payments, collected ones, and both at once.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <span>

#include "settlement/reconcile/pool.hpp"
#include "settlement/reconcile/subset.hpp"

namespace heliu::reconcile {
namespace {

using Positions = std::vector<std::size_t>;

constexpr std::size_t kMostWork = 4'000'000;  // lines × entries of one group that are looked at

std::int64_t size_of(const Item& item) {
  return item.amount < 0 ? -item.amount : item.amount;
}

bool within(const Pool& pool, const Item& a, const Item& b) {
  return !a.day || !b.day || std::abs(*a.day - *b.day) <= pool.options.window_days;
}

void drop_matched(const std::vector<Item>& items, Positions& positions) {
  std::erase_if(positions, [&](std::size_t i) { return items[i].matched; });
}

// One item against a sum of others; true if found.
bool one_to_many(Pool& pool, bool one_is_movement, std::size_t one, const Positions& others, Basis basis) {
  auto& ones = one_is_movement ? pool.movements : pool.expected;
  auto& many = one_is_movement ? pool.expected : pool.movements;
  const std::int64_t target = size_of(ones[one]);
  Positions candidates;
  std::int64_t all = 0;
  for (const std::size_t i : others) {
    if (many[i].matched || size_of(many[i]) >= target) continue;
    if (basis != Basis::Reference && !within(pool, ones[one], many[i])) continue;
    candidates.push_back(i);
    all = size_of(many[i]) >= target - all ? target : all + size_of(many[i]);
  }
  if (candidates.size() < 2 || all < target) return false;
  std::vector<std::int64_t> values;
  for (const std::size_t i : candidates) values.push_back(size_of(many[i]));
  const bool few = candidates.size() <= std::min(pool.options.max_items, kMaxItems);
  if (!few) ++pool.unsearched;
  const Subset found = few ? subset_of(values, target) : pair_of(values, target);
  if (found.chosen.empty()) return false;
  Positions chosen;
  for (const std::size_t i : found.chosen) chosen.push_back(candidates[i]);
  if (one_is_movement)
    pool.match({one}, chosen, basis, found.unique);
  else
    pool.match(chosen, {one}, basis, found.unique);
  return true;
}

// Largest first: it has the fewest other explanations.
void largest_first(const std::vector<Item>& items, Positions& positions) {
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::size_t a, std::size_t b) { return size_of(items[a]) > size_of(items[b]); });
}

// Several against several, while there are any.
void many_to_many(Pool& pool, Positions& movements, Positions& expected, Basis basis) {
  const std::size_t most = std::min(pool.options.max_items, kMaxItems) / 2;
  while (movements.size() > 1 && expected.size() > 1) {
    if (movements.size() > most || expected.size() > most) {
      ++pool.unsearched;
      return;
    }
    std::vector<std::int64_t> left, right;
    for (const std::size_t i : movements) left.push_back(size_of(pool.movements[i]));
    for (const std::size_t i : expected) right.push_back(size_of(pool.expected[i]));
    const SubsetPair found = equal_subsets(left, right);
    if (found.left.empty()) return;
    Positions of_movements, of_expected;
    for (const std::size_t i : found.left) of_movements.push_back(movements[i]);
    for (const std::size_t i : found.right) of_expected.push_back(expected[i]);
    pool.match(of_movements, of_expected, basis, found.unique);
    drop_matched(pool.movements, movements);
    drop_matched(pool.expected, expected);
  }
}

// The same of what lies within one window, window after window.
void many_to_many_by_window(Pool& pool, const Positions& movements, const Positions& expected, Basis basis) {
  std::set<int> days;
  for (const std::size_t i : movements)
    if (pool.movements[i].day) days.insert(*pool.movements[i].day);
  for (const std::size_t i : expected)
    if (pool.expected[i].day) days.insert(*pool.expected[i].day);
  for (const int day : days) {
    const auto inside = [&](const std::vector<Item>& items, const Positions& all) {
      Positions some;
      for (const std::size_t i : all)
        if (const Item& item = items[i];
            !item.matched && (!item.day || (*item.day >= day && *item.day <= day + pool.options.window_days)))
          some.push_back(i);
      return some;
    };
    Positions left = inside(pool.movements, movements), right = inside(pool.expected, expected);
    many_to_many(pool, left, right, basis);
  }
}

bool loose(const Item& item) {
  return !item.matched && !item.named;
}

struct Group {
  Positions movements, expected;
};

// Those of one counterparty and direction.
void by_name(Pool& pool) {
  std::map<std::pair<std::string, bool>, Group> groups;
  for (std::size_t i = 0; i < pool.movements.size(); ++i)
    if (const Item& item = pool.movements[i]; loose(item) && !item.name.empty())
      groups[{item.name, item.amount > 0}].movements.push_back(i);
  for (std::size_t i = 0; i < pool.expected.size(); ++i)
    if (const Item& item = pool.expected[i]; loose(item) && !item.name.empty())
      groups[{item.name, item.amount > 0}].expected.push_back(i);
  for (auto& [key, group] : groups)
    if (!group.movements.empty() && !group.expected.empty())
      match_sums(pool, group.movements, group.expected, Basis::SumName);
}

// Where names are missing: each with what lies within its window.
void by_day(Pool& pool) {
  for (const bool in : {true, false}) {
    std::map<int, Group> days;
    const auto fits = [&](const Item& item) { return loose(item) && item.day && (item.amount > 0) == in; };
    bool nameless = false;
    for (std::size_t i = 0; i < pool.movements.size(); ++i)
      if (fits(pool.movements[i])) {
        days[*pool.movements[i].day].movements.push_back(i);
        nameless = nameless || pool.movements[i].name.empty();
      }
    for (std::size_t i = 0; i < pool.expected.size(); ++i)
      if (fits(pool.expected[i])) {
        days[*pool.expected[i].day].expected.push_back(i);
        nameless = nameless || pool.expected[i].name.empty();
      }
    if (!nameless) continue;
    const auto around = [&](int day, bool expected) {
      Positions near;
      for (auto it = days.lower_bound(day - pool.options.window_days);
           it != days.end() && it->first <= day + pool.options.window_days; ++it) {
        const Positions& side = expected ? it->second.expected : it->second.movements;
        near.insert(near.end(), side.begin(), side.end());
      }
      return near;
    };
    const auto try_side = [&](bool one_is_movement) {
      for (const auto& [day, group] : days) {
        Positions ones = one_is_movement ? group.movements : group.expected;
        if (ones.empty()) continue;
        const auto& from = one_is_movement ? pool.movements : pool.expected;
        const auto& to = one_is_movement ? pool.expected : pool.movements;
        const Positions near = around(day, one_is_movement);
        if (ones.size() * near.size() > kMostWork) {
          ++pool.unsearched;
          continue;
        }
        largest_first(from, ones);
        for (const std::size_t one : ones) {
          if (from[one].matched) continue;
          Positions agreeing;
          for (const std::size_t other : near)
            if (!to[other].matched && (from[one].name.empty() || to[other].name.empty()))
              agreeing.push_back(other);
          one_to_many(pool, one_is_movement, one, agreeing, Basis::SumDay);
        }
      }
    };
    try_side(false);
    try_side(true);
  }
}

}  // namespace

void match_sums(Pool& pool, Positions movements, Positions expected, Basis basis) {
  if (movements.empty() || expected.empty()) return;
  if (movements.size() * expected.size() > kMostWork) {
    ++pool.unsearched;
    return;
  }
  largest_first(pool.expected, expected);
  for (const std::size_t entry : expected)
    if (one_to_many(pool, false, entry, movements, basis)) drop_matched(pool.movements, movements);
  drop_matched(pool.expected, expected);
  largest_first(pool.movements, movements);
  for (const std::size_t movement : movements)
    if (one_to_many(pool, true, movement, expected, basis)) drop_matched(pool.expected, expected);
  drop_matched(pool.movements, movements);
  if (basis == Basis::Reference)
    many_to_many(pool, movements, expected, basis);
  else
    many_to_many_by_window(pool, movements, expected, basis);
}

void match_by_sum(Pool& pool) {
  by_name(pool);
  by_day(pool);
}

}  // namespace heliu::reconcile
