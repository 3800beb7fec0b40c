#include "matching/flow/optimal.hpp"

#include <gtest/gtest.h>

#include "flow_problems.hpp"
#include "matching/flow/solver.hpp"

namespace heliu::matching::flow {
namespace {

using Int64Problem = Problem<std::int64_t>;

TEST(FlowOptimal, EveryTamperedUnitValueOrPriceIsFound) {
  std::mt19937 random(11);
  for (int i = 0; i < 400 && !HasFailure(); ++i) {
    SCOPED_TRACE(i);
    const auto p = random_problem(random, {8, 5, 4, 20, 9, 20, i % 2 == 1});
    const auto good = Solver<std::int64_t>(p).solution();
    ASSERT_EQ(fault(p, good), "");
    for (const int by : {-1, 1}) {
      for (std::size_t a = 0; a < p.arcs(); ++a) {
        auto bad = good;
        bad.units[a] += by;
        if (p.gain[a] != 0) {
          EXPECT_NE(fault(p, bad), "") << "units of arc " << a;
        }
        bad.value += by * p.gain[a];
        // With its value corrected it is either unlawful, worth less, or another optimum.
        if (fault(p, bad).empty()) {
          EXPECT_TRUE(bad.value == good.value);
        }
      }
      auto bad = good;
      bad.value += by;
      EXPECT_NE(fault(p, bad), "");
      for (std::size_t v = 0; v < p.nodes(); ++v) {
        bad = good;
        bad.price[v] += by;
        if (p.capacity[v] > 0 && by > 0) {
          EXPECT_NE(fault(p, bad), "") << "price of node " << v;
        }
      }
      for (std::size_t l = 0; l < p.lots(); ++l) {
        bad = good;
        bad.surplus[l] += by;
        if (p.supply[l] > 0 && p.most.empty()) {
          EXPECT_NE(fault(p, bad), "") << "surplus of lot " << l;
        }
      }
    }
  }
}

TEST(FlowOptimal, NumbersBeyondAllSumsAreAFaultNotAnOverflow) {
  Int64Problem p;
  p.supply = {INT64_C(1) << 60};
  p.first = {0, 1};
  p.node = {1};
  p.gain = {7};
  p.capacity = {INT64_MAX, INT64_MAX};
  p.parent = {-1, 0};
  auto s = Solver<std::int64_t>(p).solution();
  ASSERT_EQ(fault(p, s), "");
  s.price = {INT64_MAX, INT64_MAX};
  s.surplus = {INT64_MAX};
  EXPECT_NE(fault(p, s), "");
  Problem<Int128> wide = with_cost<Int128>(p);
  wide.supply = {5};
  auto t = Solver<Int128>(wide).solution();
  ASSERT_EQ(fault(wide, t), "");
  t.price = {Int128{1} << 126, Int128{1} << 126};
  EXPECT_EQ(fault(wide, t), "a number is too large");
}

TEST(FlowOptimal, SizesThatDisagreeAreAFault) {
  Int64Problem p;
  p.supply = {3};
  p.first = {0, 0};
  auto s = Solver<std::int64_t>(p).solution();
  s.surplus.clear();
  EXPECT_NE(fault(p, s), "");
}

TEST(FlowProblem, MalformedProblemsAreRefused) {
  Int64Problem good;
  good.supply = {3};
  good.first = {0, 1};
  good.node = {0};
  good.gain = {5};
  good.capacity = {4, 4};
  good.parent = {1, -1};
  ASSERT_NO_THROW(check(good));
  const auto refused = [&](auto spoil) {
    Int64Problem bad = good;
    spoil(bad);
    EXPECT_THROW(check(bad), ProblemError);
  };
  refused([](auto& p) { p.supply[0] = -1; });
  refused([](auto& p) { p.first = {0}; });
  refused([](auto& p) { p.first = {0, 2}; });
  refused([](auto& p) { p.node[0] = 2; });
  refused([](auto& p) { p.node[0] = -1; });
  refused([](auto& p) { p.gain.clear(); });
  refused([](auto& p) { p.gain[0] = INT64_MIN; });
  refused([](auto& p) { p.most = {-1}; });
  refused([](auto& p) { p.most = {1, 1}; });
  refused([](auto& p) { p.capacity[0] = -1; });
  refused([](auto& p) { p.parent = {1, 0}; });
  refused([](auto& p) { p.parent = {0, -1}; });
  refused([](auto& p) { p.parent = {7, -1}; });
}

}  // namespace
}  // namespace heliu::matching::flow
