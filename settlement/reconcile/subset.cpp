#include "settlement/reconcile/subset.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <unordered_map>

namespace heliu::reconcile {
namespace {

constexpr std::size_t kManyPairs = 256;  // past it a pair is not unique: two of so many overlap

// Bit reversed, so that the foremost positions decide: of two choices the smaller is the one that differs
// first in favour of an earlier value.
bool foremost(std::uint32_t a, std::uint32_t b) {
  const int items_a = std::popcount(a), items_b = std::popcount(b);
  if (items_a != items_b) return items_a < items_b;
  const std::uint32_t differs = a ^ b;
  return differs != 0 && (a & (differs & (0u - differs))) != 0;
}

struct Sum {
  std::uint32_t best = 0;   // choice with that sum
  std::uint32_t times = 0;  // number of choices with that sum
};
using Sums = std::unordered_map<std::int64_t, Sum>;

// Every choice of the values, by its sum. Those past 64 bits are left out.
Sums sums_of(std::span<const std::int64_t> values) {
  Sums sums;
  const std::uint32_t end = 1u << values.size();
  sums.reserve(end);
  std::vector<std::int64_t> of(end, 0);
  for (std::uint32_t choice = 0; choice < end; ++choice) {
    if (choice != 0) {
      const auto last = static_cast<std::size_t>(std::bit_width(choice) - 1);
      const std::int64_t rest = of[choice ^ (1u << last)];
      if (rest < 0 || __builtin_add_overflow(rest, values[last], &of[choice])) {
        of[choice] = -1;
        continue;
      }
    }
    Sum& sum = sums[of[choice]];
    if (sum.times == 0 || foremost(choice, sum.best)) sum.best = choice;
    ++sum.times;
  }
  return sums;
}

std::vector<std::size_t> positions(std::uint32_t choice) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < 32; ++i)
    if ((choice >> i & 1u) != 0) chosen.push_back(i);
  return chosen;
}

void require_positive(std::span<const std::int64_t> values, std::size_t most) {
  if (values.size() > most) throw std::invalid_argument("values: too many");
  for (const std::int64_t value : values)
    if (value <= 0) throw std::invalid_argument("values: one is not above zero");
}

}  // namespace

Subset subset_of(std::span<const std::int64_t> all, std::int64_t target) {
  require_positive(all, kMaxItems);
  std::vector<std::int64_t> values;  // only what can be part of a sum of two or more
  std::vector<std::size_t> position;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] >= target) continue;
    values.push_back(all[i]);
    position.push_back(i);
  }
  if (values.size() < 2) return {};
  const std::size_t half = values.size() / 2;
  const std::span<const std::int64_t> both(values);
  const Sums front = sums_of(both.first(half)), back = sums_of(both.subspan(half));
  std::uint32_t best = 0;
  std::uint64_t times = 0;
  for (const auto& [sum, choice] : front) {
    const auto other = back.find(target - sum);
    if (other == back.end()) continue;
    const std::uint32_t whole = choice.best | other->second.best << half;
    times += std::uint64_t{choice.times} * other->second.times;
    if (best == 0 || foremost(whole, best)) best = whole;
  }
  Subset found{positions(best), times == 1};
  for (std::size_t& item : found.chosen) item = position[item];
  return found;
}

Subset pair_of(std::span<const std::int64_t> values, std::int64_t target) {
  std::unordered_map<std::int64_t, std::size_t> last;
  for (std::size_t i = 0; i < values.size(); ++i) last[values[i]] = i;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] >= target) continue;
    const auto other = last.find(target - values[i]);
    if (other != last.end() && other->second > i) return {{i, other->second}, false};
  }
  return {};
}

SubsetPair equal_subsets(std::span<const std::int64_t> left, std::span<const std::int64_t> right) {
  require_positive(left, kMaxItems / 2);
  require_positive(right, kMaxItems / 2);
  std::unordered_map<std::int64_t, std::vector<std::uint32_t>> by_sum;
  std::vector<std::pair<std::int64_t, std::uint32_t>> all;
  const auto each = [](std::span<const std::int64_t> values, auto use) {
    for (std::uint32_t choice = 0; choice < (1u << values.size()); ++choice) {
      if (std::popcount(choice) < 2) continue;
      std::int64_t sum = 0;
      bool past = false;
      for (std::size_t i = 0; i < values.size(); ++i)
        if ((choice >> i & 1u) != 0) past = past || __builtin_add_overflow(sum, values[i], &sum);
      if (!past) use(choice, sum);
    }
  };
  each(left, [&](std::uint32_t choice, std::int64_t sum) { by_sum[sum].push_back(choice); });
  const auto shift = static_cast<std::uint32_t>(left.size());
  std::vector<std::uint32_t> pairs;
  std::uint32_t best = 0;
  bool many = false;
  each(right, [&](std::uint32_t choice, std::int64_t sum) {
    const auto found = by_sum.find(sum);
    if (found == by_sum.end()) return;
    for (const std::uint32_t other : found->second) {
      const std::uint32_t whole = other | choice << shift;
      if (best == 0 || foremost(whole, best)) best = whole;
      if (pairs.size() < kManyPairs)
        pairs.push_back(whole);
      else
        many = true;
    }
  });
  if (best == 0) return {};
  const bool unique = !many && std::all_of(pairs.begin(), pairs.end(), [&](std::uint32_t other) {
    return (other & best) == 0 || (other & best) == best;
  });
  return {positions(best & ((1u << shift) - 1)), positions(best >> shift), unique};
}

}  // namespace heliu::reconcile
