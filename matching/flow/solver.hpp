// Solves a divisible round exactly and keeps it solved while it changes. Deterministic: the same calls give
// the same answer everywhere. Not for two threads at a time.
#pragma once
#include <memory>
#include <span>

#include "matching/flow/problem.hpp"

namespace heliu::matching::flow {

template <class Cost>
struct Offered {  // an arc of a new lot
  std::int32_t node = 0;
  Cost gain{};
  std::int64_t most = kUnbounded;  // binding only in a problem with bounds
};

template <class Cost>
class Solver {
 public:
  // Solves it. Throws ProblemError as check() does.
  explicit Solver(Problem<Cost> problem);
  ~Solver();
  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;

  // The optimum of the problem as changed so far, with the prices that prove it. O(arcs).
  Solution<Cost> solution() const;
  Problem<Cost> problem() const;  // as changed so far: what solution() solves
  std::int64_t pivots() const;    // exchanges of arcs so far: the work done, alike on every machine

  // Changes. Each is solved when it returns; a refused one (ProblemError) changes nothing.
  void set_capacity(std::int32_t node, std::int64_t units);  // an outage, an extension; 0 withdraws the node
  std::uint32_t add_lot(std::int64_t supply, std::span<const Offered<Cost>> arcs);  // its index
  void remove_lot(std::uint32_t lot);  // it keeps its index, with supply 0
  void set_gain(std::uint32_t arc, Cost gain);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace heliu::matching::flow
