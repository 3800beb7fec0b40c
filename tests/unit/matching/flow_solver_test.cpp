#include "matching/flow/solver.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "flow_problems.hpp"
#include "matching/flow/optimal.hpp"

namespace heliu::matching::flow {
namespace {

using Int64Problem = Problem<std::int64_t>;
using Int64Solver = Solver<std::int64_t>;

std::string text(Int128 value) {
  return std::to_string(static_cast<long double>(value));
}

void expect_optimal(const Int64Problem& problem, const Solution<std::int64_t>& solution, Int128 optimum) {
  EXPECT_EQ(fault(problem, solution), "");
  EXPECT_TRUE(solution.value == optimum) << text(solution.value) << " instead of " << text(optimum);
}

TEST(FlowSolver, FindsTheOptimumOfTinyRoundsThatExhaustionFinds) {
  std::mt19937 random(1);
  for (int i = 0; i < 3'000 && !HasFailure(); ++i) {
    SCOPED_TRACE(i);
    const auto p = random_problem(random, {3, 3, 2, 5, 3, 5, i % 2 == 1});
    expect_optimal(p, Int64Solver(p).solution(), exhaustive_optimum(p));
  }
}

TEST(FlowSolver, AgreesWithLemonOnThousandsOfRounds) {
  std::mt19937 random(2);
  for (int i = 0; i < 6'000 && !HasFailure(); ++i) {
    SCOPED_TRACE(i);
    const Shape shape{i % 40, 1 + i % 13, 6, i % 3 == 0 ? 2 : 50, 9, 30, i % 2 == 1};
    const auto p = random_problem(random, shape);
    expect_optimal(p, Int64Solver(p).solution(), lemon_optimum(p));
    const auto wide = with_cost<Int128>(p);
    EXPECT_EQ(fault(wide, Solver<Int128>(wide).solution()), "");
  }
}

TEST(FlowSolver, AgreesWithLemonOnLargerRounds) {
  std::mt19937 random(3);
  for (int i = 0; i < 60 && !HasFailure(); ++i) {
    SCOPED_TRACE(i);
    const auto p = random_problem(random, {1'000, 60, 12, 1'000, 500, 9'000, i % 3 == 0});
    expect_optimal(p, Int64Solver(p).solution(), lemon_optimum(p));
  }
}

Int64Problem one_node(std::vector<std::int64_t> supply, std::vector<std::int64_t> gain, std::int64_t room) {
  Int64Problem p;
  p.first.push_back(0);
  for (std::size_t l = 0; l < supply.size(); ++l) {
    p.node.push_back(0);
    p.first.push_back(static_cast<std::uint32_t>(l + 1));
  }
  p.supply = std::move(supply);
  p.gain = std::move(gain);
  p.capacity = {room};
  p.parent = {-1};
  return p;
}

TEST(FlowSolver, TheMarginalLotSetsThePriceOfAFullNode) {
  const auto p = one_node({5, 5, 5}, {30, 10, 20}, 8);
  const auto solution = Int64Solver(p).solution();
  EXPECT_EQ(solution.units, (std::vector<std::int64_t>{5, 0, 3}));
  EXPECT_EQ(solution.price, (std::vector<std::int64_t>{20}));
  EXPECT_EQ(solution.surplus, (std::vector<std::int64_t>{10, 0, 0}));
  EXPECT_TRUE(solution.value == 210);
}

TEST(FlowSolver, ARoundWithoutLotsArcsOrNodesIsWorthNothing) {
  Int64Problem empty;
  empty.first = {0};
  expect_optimal(empty, Int64Solver(empty).solution(), 0);
  Int64Problem lot_alone = empty;
  lot_alone.supply = {7};
  lot_alone.first = {0, 0};
  expect_optimal(lot_alone, Int64Solver(lot_alone).solution(), 0);
}

TEST(FlowSolver, ANodeOfCapacityZeroTakesNothingAndShowsWhatItTurnsAway) {
  const auto p = one_node({5}, {30}, 0);
  const auto solution = Int64Solver(p).solution();
  expect_optimal(p, solution, 0);
  EXPECT_EQ(solution.price[0], 30);
}

TEST(FlowSolver, LosingArcsAreNeverUsed) {
  const auto p = one_node({5, 6}, {-1, -1'000'000}, 100);
  expect_optimal(p, Int64Solver(p).solution(), 0);
}

TEST(FlowSolver, EqualLotsFillTheNodeExactly) {
  const auto p = one_node(std::vector<std::int64_t>(1'000, 7), std::vector<std::int64_t>(1'000, 4), 3'001);
  expect_optimal(p, Int64Solver(p).solution(), 4 * 3'001);
}

TEST(FlowSolver, TakesTheLargestNumbersItsLimitsAllow) {
  const std::int64_t gain = Limits<std::int64_t>::gain_most, supply = Limits<std::int64_t>::supply_most;
  auto p = one_node({supply - 9, 9}, {gain, -gain}, INT64_MAX);
  expect_optimal(p, Int64Solver(p).solution(), static_cast<Int128>(gain) * (supply - 9));
  p.gain[1] = gain;
  p.capacity[0] = supply - 5;
  expect_optimal(p, Int64Solver(p).solution(), static_cast<Int128>(gain) * (supply - 5));
  p.gain[1] = gain + 1;
  EXPECT_THROW(Int64Solver{p}, ProblemError);
  p.gain[1] = gain;
  p.supply[1] = 10;
  EXPECT_THROW(Int64Solver{p}, ProblemError);
}

TEST(FlowSolver, OneLotOfABillionUnitsSpreadsOverItsNodesByGain) {
  Int64Problem p;
  p.supply = {1'000'000'000};
  p.first = {0, 3};
  p.node = {0, 1, 2};
  p.gain = {5, 9, 7};
  p.capacity = {900'000'000, 300'000'000, 300'000'000, 1'000'000'000};
  p.parent = {3, 3, 3, -1};
  const auto solution = Int64Solver(p).solution();
  expect_optimal(p, solution, Int128{300'000'000} * 16 + Int128{400'000'000} * 5);
}

TEST(FlowSolver, ClearsAHundredThousandLots) {
  std::mt19937 random(4);
  Int64Problem p;
  p.first.push_back(0);
  for (int v = 0; v < 200; ++v) {
    p.capacity.push_back(v < 160 ? pick(random, 20'000, 60'000) : 90'000);
    p.parent.push_back(v < 160 ? 160 + v % 40 : -1);
  }
  for (int l = 0; l < 100'000; ++l) {
    p.supply.push_back(pick(random, 1, 99));
    for (int a = 0; a < 10; ++a) {
      p.node.push_back(pick(random, 0, 159));
      p.gain.push_back(pick(random, -500, 2'000));
    }
    p.first.push_back(static_cast<std::uint32_t>(p.node.size()));
  }
  const auto solution = Int64Solver(p).solution();
  EXPECT_EQ(fault(p, solution), "");
  EXPECT_TRUE(solution.value > 0);
}

TEST(FlowSolver, TheSameProblemGivesTheSameAnswer) {
  std::mt19937 random(5);
  const auto p = random_problem(random, {500, 40, 9, 20, 50, 300, true});
  const auto once = Int64Solver(p).solution(), again = Int64Solver(p).solution();
  EXPECT_EQ(once.units, again.units);
  EXPECT_EQ(once.price, again.price);
  EXPECT_EQ(once.surplus, again.surplus);
}

TEST(FlowSolver, TheOrderOfTheLotsDoesNotChangeTheValue) {
  std::mt19937 random(6);
  for (int i = 0; i < 200 && !HasFailure(); ++i) {
    const auto p = random_problem(random, {60, 9, 6, 10, 9, 60, i % 2 == 1});
    std::vector<std::size_t> order(p.lots());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    Int64Problem q;
    q.capacity = p.capacity;
    q.parent = p.parent;
    q.first.push_back(0);
    for (const std::size_t l : order) {
      q.supply.push_back(p.supply[l]);
      for (std::size_t a = p.first[l]; a < p.first[l + 1]; ++a) {
        q.node.push_back(p.node[a]);
        q.gain.push_back(p.gain[a]);
        if (!p.most.empty()) q.most.push_back(p.most[a]);
      }
      q.first.push_back(static_cast<std::uint32_t>(q.node.size()));
    }
    EXPECT_TRUE(Int64Solver(p).solution().value == Int64Solver(q).solution().value);
  }
}

}  // namespace
}  // namespace heliu::matching::flow
