// Row operations of knapsack tables, the innermost loops of the kernel: exact integers, so that the vector
// forms that some processors get give the same as the plain ones.
#pragma once
#include <cstddef>

#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

// out[c] = max(in[c], in[c − weight] + profit) for c = 0 … width − 1; below the weight: in[c].
void add_item(const std::int64_t* in, std::int64_t* out, std::size_t width, std::size_t weight,
              std::int64_t profit);

// The same on a row that counts capacity from its end: row[c] = max(row[c], row[c + weight] + profit).
void add_item_reversed(std::int64_t* row, std::size_t width, std::size_t weight, std::int64_t profit);

// max over c < width of a[c] + b[c]; width > 0.
std::int64_t best_sum(const std::int64_t* a, const std::int64_t* b, std::size_t width);

}  // namespace heliu::matching::gap
