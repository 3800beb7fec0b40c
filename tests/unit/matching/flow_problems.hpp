// Small random divisible rounds, and what an independent solver says about them.
#pragma once
#include <cstdint>
#include <random>

#include "matching/flow/problem.hpp"

namespace heliu::matching::flow {

struct Shape {
  int lots = 6, nodes = 4, arcs = 3;  // at most; arcs a lot
  int gain = 20;                      // from -gain to gain
  int supply = 8, capacity = 12;      // at most; 0 occurs
  bool bounds = false;
};

Problem<std::int64_t> random_problem(std::mt19937& random, const Shape& shape);

// The optimum by LEMON's network simplex on the whole graph.
Int128 lemon_optimum(const Problem<std::int64_t>& problem);

// The optimum by trying everything; for a handful of units only.
Int128 exhaustive_optimum(const Problem<std::int64_t>& problem);

template <class Cost>
Problem<Cost> with_cost(const Problem<std::int64_t>& p) {
  return {p.supply, p.first,    p.node,  std::vector<Cost>(p.gain.begin(), p.gain.end()),
          p.most,   p.capacity, p.parent};
}

int pick(std::mt19937& random, int least, int most);

}  // namespace heliu::matching::flow
