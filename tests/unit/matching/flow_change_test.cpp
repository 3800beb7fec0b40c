#include <gtest/gtest.h>

#include "flow_problems.hpp"
#include "matching/flow/optimal.hpp"
#include "matching/flow/solver.hpp"

namespace heliu::matching::flow {
namespace {

template <class Cost>
void change_something(Solver<Cost>& solver, std::mt19937& random, const Shape& shape) {
  const Problem<Cost> now = solver.problem();
  const int nodes = static_cast<int>(now.nodes());
  switch (pick(random, 0, 5)) {
    case 0:
      solver.set_capacity(pick(random, 0, nodes - 1), 0);
      break;
    case 1:
    case 2:
      solver.set_capacity(pick(random, 0, nodes - 1), pick(random, 1, shape.capacity));
      break;
    case 3: {
      std::vector<Offered<Cost>> arcs;
      for (int a = pick(random, 0, shape.arcs); a > 0; --a)
        arcs.push_back({pick(random, 0, nodes - 1), pick(random, -shape.gain, shape.gain),
                        now.most.empty() ? kUnbounded : pick(random, 0, shape.supply)});
      solver.add_lot(pick(random, 0, shape.supply), arcs);
      break;
    }
    case 4:
      if (now.lots() > 0)
        solver.remove_lot(static_cast<std::uint32_t>(pick(random, 0, static_cast<int>(now.lots()) - 1)));
      break;
    default:
      if (now.arcs() > 0)
        solver.set_gain(static_cast<std::uint32_t>(pick(random, 0, static_cast<int>(now.arcs()) - 1)),
                        pick(random, -shape.gain, shape.gain));
  }
}

template <class Cost>
void changes_equal_cold_solves(unsigned seed, const Shape& shape, int rounds, int changes) {
  std::mt19937 random(seed);
  for (int i = 0; i < rounds && !testing::Test::HasFailure(); ++i) {
    Solver<Cost> solver(with_cost<Cost>(random_problem(random, shape)));
    for (int c = 0; c < changes && !testing::Test::HasFailure(); ++c) {
      SCOPED_TRACE(std::to_string(i) + ", change " + std::to_string(c));
      change_something(solver, random, shape);
      const Problem<Cost> now = solver.problem();
      const auto warm = solver.solution();
      EXPECT_EQ(fault(now, warm), "");
      EXPECT_TRUE(Solver<Cost>(now).solution().value == warm.value);
    }
  }
}

TEST(FlowChange, EveryChangeIsSolvedAsIfFromTheStart) {
  changes_equal_cold_solves<std::int64_t>(21, {10, 6, 4, 20, 9, 20, false}, 400, 30);
}

TEST(FlowChange, AlsoWithBoundsOnArcs) {
  changes_equal_cold_solves<std::int64_t>(22, {10, 6, 4, 20, 9, 20, true}, 400, 30);
}

TEST(FlowChange, AlsoWhereMostGainsAreEqual) {
  changes_equal_cold_solves<std::int64_t>(23, {12, 6, 5, 1, 4, 9, false}, 300, 30);
  changes_equal_cold_solves<std::int64_t>(24, {12, 6, 5, 1, 4, 9, true}, 300, 30);
}

TEST(FlowChange, AlsoInWideNumbers) {
  changes_equal_cold_solves<Int128>(25, {10, 6, 4, 20, 9, 20, true}, 100, 30);
}

TEST(FlowChange, AlsoInLargerRounds) {
  changes_equal_cold_solves<std::int64_t>(26, {300, 30, 8, 500, 90, 700, false}, 20, 30);
  changes_equal_cold_solves<std::int64_t>(27, {300, 30, 8, 500, 90, 700, true}, 10, 30);
}

TEST(FlowChange, ARefusedChangeChangesNothing) {
  std::mt19937 random(28);
  Solver<std::int64_t> solver(random_problem(random, {10, 6, 4, 20, 9, 20, false}));
  const auto before = solver.solution();
  const std::vector<Offered<std::int64_t>> nowhere{{99, 5}}, negative{{0, 5, -1}}, bounded{{0, 5, 1}};
  EXPECT_THROW(solver.set_capacity(-1, 5), ProblemError);
  EXPECT_THROW(solver.set_capacity(99, 5), ProblemError);
  EXPECT_THROW(solver.set_capacity(0, -5), ProblemError);
  EXPECT_THROW(solver.add_lot(-1, {}), ProblemError);
  EXPECT_THROW(solver.add_lot(INT64_MAX, {}), ProblemError);
  EXPECT_THROW(solver.add_lot(5, nowhere), ProblemError);
  EXPECT_THROW(solver.add_lot(5, negative), ProblemError);
  EXPECT_THROW(solver.add_lot(5, bounded), ProblemError);
  EXPECT_THROW(solver.remove_lot(99), ProblemError);
  EXPECT_THROW(solver.set_gain(9'999, 5), ProblemError);
  EXPECT_THROW(solver.set_gain(0, INT64_MAX), ProblemError);
  EXPECT_EQ(solver.solution().units, before.units);
  EXPECT_EQ(solver.solution().price, before.price);
}

}  // namespace
}  // namespace heliu::matching::flow
