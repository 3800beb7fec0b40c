#include "matching/gap/table.hpp"

#include <algorithm>

// One body, compiled for several instruction sets, chosen when the program is loaded. Not under the
// sanitizers, which are not ready when that choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define HELIU_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#else
#define HELIU_VECTORISED
#endif

namespace heliu::matching::gap {

HELIU_VECTORISED void add_item(const std::int64_t* in, std::int64_t* __restrict out, std::size_t width,
                               std::size_t weight, std::int64_t profit) {
  const std::size_t below = std::min(weight, width);
  for (std::size_t c = 0; c < below; ++c) out[c] = in[c];
  for (std::size_t c = below; c < width; ++c) {
    const std::int64_t with = in[c - below] + profit, without = in[c];
    out[c] = with > without ? with : without;
  }
}

HELIU_VECTORISED void add_item_reversed(std::int64_t* row, std::size_t width, std::size_t weight,
                                        std::int64_t profit) {
  if (weight == 0) {
    if (profit > 0) {
      for (std::size_t c = 0; c < width; ++c) row[c] += profit;
    }
    return;
  }
  // In ascending order each entry reads one that is not yet changed.
#pragma GCC ivdep
  for (std::size_t c = 0; c + weight < width; ++c) {
    const std::int64_t with = row[c + weight] + profit, without = row[c];
    row[c] = with > without ? with : without;
  }
}

HELIU_VECTORISED std::int64_t best_sum(const std::int64_t* a, const std::int64_t* b, std::size_t width) {
  std::int64_t best = a[0] + b[0];
  for (std::size_t c = 1; c < width; ++c) {
    const std::int64_t sum = a[c] + b[c];
    best = sum > best ? sum : best;
  }
  return best;
}

}  // namespace heliu::matching::gap
