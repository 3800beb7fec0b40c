// Exact sums of few amounts, in integers.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace heliu::reconcile {

// Beyond it the sums of all subsets are not formed: 2 × 2^12 of them are.
inline constexpr std::size_t kMaxItems = 24;

struct Subset {
  std::vector<std::size_t> chosen;  // positions, ascending; empty: no such subset
  bool unique = false;              // no other positions have that sum
};

// The subset of at least two values that sums to target: of the fewest values, then of the foremost. values:
// above zero, at most kMaxItems (std::invalid_argument). Sums past 64 bits never equal a target. Meet in the
// middle: Horowitz and Sahni, "Computing partitions with applications to the knapsack problem", Journal of
// the ACM 21 (1974).
Subset subset_of(std::span<const std::int64_t> values, std::int64_t target);

// Two values that sum to target, the foremost first, of any number of values: for what is too many for all
// subsets. Never unique: others were not looked for.
Subset pair_of(std::span<const std::int64_t> values, std::int64_t target);

struct SubsetPair {
  std::vector<std::size_t> left, right;  // both empty: there is none
  bool unique = false;                   // every other pair contains this one or shares nothing with it
};

// Subsets of both sides, each of at least two values, of equal sums: of the fewest values, then of the
// foremost. At most kMaxItems / 2 values a side (std::invalid_argument).
SubsetPair equal_subsets(std::span<const std::int64_t> left, std::span<const std::int64_t> right);

}  // namespace heliu::reconcile
