// Lines and entries of equal amounts that no reference ties.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "settlement/reconcile/pool.hpp"

namespace heliu::reconcile {
namespace {

using Key = std::tuple<std::int64_t, std::string, int>;  // amount, name, day
using Buckets = std::map<Key, std::vector<std::size_t>>;

bool free_of(const Item& item) {
  return !item.matched && !item.named && item.day.has_value();
}

// with_names: of items that have one, by name; else all, without.
Buckets buckets(const std::vector<Item>& items, bool with_names) {
  Buckets made;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (free_of(items[i]) && (!with_names || !items[i].name.empty()))
      made[{items[i].amount, with_names ? items[i].name : "", *items[i].day}].push_back(i);
  return made;
}

std::vector<std::size_t> still_free(const std::vector<Item>& items, const std::vector<std::size_t>& bucket) {
  std::vector<std::size_t> left;
  for (const std::size_t i : bucket)
    if (!items[i].matched) left.push_back(i);
  return left;
}

// The same day first, then the day before and the day after, and so on.
std::vector<int> distances(int window) {
  std::vector<int> made{0};
  for (int days = 1; days <= window; ++days) {
    made.push_back(-days);
    made.push_back(days);
  }
  return made;
}

// Names of the counterparty may be missing on one side, not differ.
bool names_agree(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

// Items of the same amount and name on any other day of the window: another choice than the nearest one.
bool rivals(const Pool& pool, const Buckets& buckets, const std::vector<Item>& items, const Key& key, int at,
            int from) {
  for (int day = from - pool.options.window_days; day <= from + pool.options.window_days; ++day) {
    if (day == at) continue;
    const auto found = buckets.find({std::get<0>(key), std::get<1>(key), day});
    if (found != buckets.end() && !still_free(items, found->second).empty()) return true;
  }
  return false;
}

// Days of one amount and name, no two neighbours further apart than the window: a choice made at one end can
// move what is explained at the other.
struct Stretch {
  int last = 0;
  bool left_over = false;  // something of it was not explained
};
using Stretches = std::map<std::pair<std::int64_t, std::string>, std::map<int, Stretch>>;  // by first day

Stretches stretches(const Pool& pool, const Buckets& movements, const Buckets& expected) {
  std::map<Key, bool> days;  // true: something is left
  for (const auto& [key, bucket] : movements) days[key] |= !still_free(pool.movements, bucket).empty();
  for (const auto& [key, bucket] : expected) days[key] |= !still_free(pool.expected, bucket).empty();
  Stretches made;
  for (const auto& [key, left_over] : days) {  // in the order of days for each amount and name
    const auto& [amount, name, day] = key;
    auto& of_name = made[{amount, name}];
    if (of_name.empty() || day - of_name.rbegin()->second.last > pool.options.window_days)
      of_name[day] = {day, left_over};
    else
      of_name.rbegin()->second = {day, of_name.rbegin()->second.left_over || left_over};
  }
  return made;
}

// As many as there are on both sides, nearest days first. Whatever went with whatever: certain if nothing of
// that amount and name is left over around.
void by_name(Pool& pool) {
  const Buckets movements = buckets(pool.movements, true), expected = buckets(pool.expected, true);
  std::vector<std::pair<Key, std::size_t>> made;  // by the movement's key, position in pool.matches
  for (const int distance : distances(pool.options.window_days)) {
    for (const auto& [key, bucket] : movements) {
      const auto& [amount, name, day] = key;
      const auto other = expected.find({amount, name, day + distance});
      if (other == expected.end()) continue;
      const auto left = still_free(pool.movements, bucket), right = still_free(pool.expected, other->second);
      for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        made.emplace_back(key, pool.matches.size());
        pool.match({left[i]}, {right[i]}, Basis::AmountNameDay, true);
      }
    }
  }
  const Stretches around = stretches(pool, movements, expected);
  for (const auto& [key, match] : made) {
    const auto& [amount, name, day] = key;
    pool.matches[match].unique = !std::prev(around.at({amount, name}).upper_bound(day))->second.left_over;
  }
}

// Where one side has no name an amount explains only if it is the only one of the window on both sides, by
// whatever name; several make a match that isn't certain.
void without_names(Pool& pool) {
  const Buckets movements = buckets(pool.movements, false), expected = buckets(pool.expected, false);
  for (const int distance : distances(pool.options.window_days)) {
    for (const auto& [key, bucket] : movements) {
      const int day = std::get<2>(key);
      const auto other = expected.find({std::get<0>(key), "", day + distance});
      if (other == expected.end()) continue;
      std::vector<std::size_t> right = still_free(pool.expected, other->second);
      const std::size_t choices = right.size();
      const auto left = still_free(pool.movements, bucket);
      const bool certain = left.size() == 1 && choices == 1 &&
                           !rivals(pool, expected, pool.expected, key, day + distance, day) &&
                           !rivals(pool, movements, pool.movements, key, day, day + distance);
      for (const std::size_t movement : left) {
        const auto fits = std::find_if(right.begin(), right.end(), [&](std::size_t entry) {
          return names_agree(pool.movements[movement].name, pool.expected[entry].name);
        });
        if (fits == right.end()) continue;
        pool.match({movement}, {*fits}, Basis::AmountDay, certain);
        right.erase(fits);
      }
    }
  }
}

}  // namespace

void match_by_amount(Pool& pool) {
  by_name(pool);
  without_names(pool);
}

}  // namespace heliu::reconcile
