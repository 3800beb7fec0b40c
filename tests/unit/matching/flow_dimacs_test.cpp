#include "matching/flow/dimacs.hpp"

#include <gtest/gtest.h>

#include "flow_problems.hpp"

namespace heliu::matching::flow {
namespace {

constexpr const char* kGood =
    "c two ways from 1 to 4\n"
    "p min 4 5\n"
    "n 1 4\r\n"
    "n\t4 -4\n"
    "\n"
    "a 1 2 0 4 2\n"
    "a 1 3 0 2 2\n"
    "a 2 3 0 2 1\n"
    "a 2 4 0 3 3\n"
    "a 3 4 0 5 1";

std::string refusal(std::string_view text) {
  try {
    read_dimacs(text);
  } catch (const ProblemError& error) {
    return error.what();
  }
  return "";
}

TEST(Dimacs, AGraphIsReadAndSolved) {
  const Graph graph = read_dimacs(kGood);
  EXPECT_EQ(graph.supply, (std::vector<std::int64_t>{4, 0, 0, -4}));
  EXPECT_EQ(graph.to, (std::vector<std::int32_t>{1, 2, 2, 3, 3}));
  const Optimum optimum = solve(graph);
  ASSERT_EQ(fault(graph, optimum), "");
  EXPECT_TRUE(optimum.cost == 14);
}

TEST(Dimacs, EveryMalformedLineIsRefusedWithItsNumberAndReason) {
  const struct {
    const char* text;
    const char* refusal;
  } rows[]{
      {"", "line 0: there is no p line"},
      {"c only a remark\n", "line 1: there is no p line"},
      {"n 1 4\n", "line 1: the p line must come first"},
      {"p max 4 5\n", "line 1: not a min-cost flow problem (p min NODES ARCS)"},
      {"p min 4\n", "line 1: the number of arcs is missing"},
      {"p min 4 5 6\n", "line 1: a word too many"},
      {"p min -4 5\n", "line 1: the number of nodes is not between 0 and 4194304"},
      {"p min 99999999999 5\n", "line 1: the number of nodes is not between 0 and 4194304"},
      {"p min 99999999999999999999 5\n", "line 1: the number of nodes is out of range"},
      {"p min 2 0\np min 2 0\n", "line 2: a second p line"},
      {"p min 2 0\nx 1 2\n", "line 2: neither c, p, n nor a"},
      {"p min 2 0\nn 3 1\n", "line 2: the node is not between 1 and 2"},
      {"p min 2 0\nn 0 1\n", "line 2: the node is not between 1 and 2"},
      {"p min 2 0\nn 1 1.5\n", "line 2: the supply is not a whole number"},
      {"p min 2 0\nn 1 1\nn 1 1\n", "line 3: this node has a supply already"},
      {"p min 2 0\nn 1 1\n", "line 2: the supplies don't add up to 0"},
      {"p min 2 1\n", "line 1: fewer arcs than announced"},
      {"p min 2 0\na 1 2 0 1 1\n", "line 2: more arcs than announced"},
      {"p min 2 1\na 1 2 -1 1 1\n", "line 2: the lower bound is not between 0 and 17179869184"},
      {"p min 2 1\na 1 2 3 1 1\n", "line 2: the upper bound is not between 3 and 17179869184"},
      {"p min 2 1\na 1 2 0 1 99999999999\n", "line 2: the cost is not between -17179869184 and 17179869184"},
      {"p min 2 1\na 1 2 0 1\n", "line 2: the cost is missing"},
      {"p min 2 1\na 1 2 0 0x1 1\n", "line 2: the upper bound is not a whole number"},
  };
  for (const auto& row : rows) EXPECT_EQ(refusal(row.text), row.refusal) << row.text;
}

TEST(Dimacs, DamagedTextsAreReadOrRefusedAndNeverAnythingElse) {
  std::mt19937 random(31);
  const std::string good = kGood, spoil = "\n\t -0129acnpmi\r";
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = good;
    for (int n = pick(random, 1, 3); n > 0; --n) {
      const auto where = static_cast<std::size_t>(pick(random, 0, static_cast<int>(text.size()) - 1));
      text[where] = pick(random, 0, 9) == 0 ? static_cast<char>(random()) : spoil[random() % spoil.size()];
    }
    try {
      const Graph graph = read_dimacs(text);
      const Optimum optimum = solve(graph);
      if (optimum.verdict == Verdict::Optimal) {
        EXPECT_EQ(fault(graph, optimum), "") << text;
      }
    } catch (const ProblemError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1'000);
  EXPECT_LT(refused, 19'999);
}

TEST(GeneralFlow, SupplyThatCannotArriveIsInfeasible) {
  EXPECT_EQ(solve(read_dimacs("p min 2 1\nn 1 5\nn 2 -5\na 1 2 0 4 1\n")).verdict, Verdict::Infeasible);
}

TEST(GeneralFlow, ACycleThatPaysForEverIsUnbounded) {
  Graph graph = read_dimacs("p min 2 2\na 1 2 0 9 -3\na 2 1 0 9 1\n");
  EXPECT_EQ(solve(graph).verdict, Verdict::Optimal);
  graph.upper = {kUnbounded, kUnbounded};
  EXPECT_EQ(solve(graph).verdict, Verdict::Unbounded);
}

TEST(GeneralFlow, ATamperedFlowOrPotentialIsFound) {
  const Graph graph = read_dimacs(kGood);
  const Optimum good = solve(graph);
  for (std::size_t a = 0; a < graph.from.size(); ++a) {
    Optimum bad = good;
    ++bad.flow[a];
    EXPECT_NE(fault(graph, bad), "");
  }
  Optimum bad = good;
  bad.cost += 1;
  EXPECT_NE(fault(graph, bad), "");
  bad = good;
  bad.potential[3] += 5;
  EXPECT_NE(fault(graph, bad), "");
}

TEST(GeneralFlow, NumbersBeyondTheLimitsAreRefused) {
  const Graph good = read_dimacs(kGood);
  const auto refused = [&](auto spoil) {
    Graph bad = good;
    spoil(bad);
    EXPECT_THROW(solve(bad), ProblemError);
  };
  refused([](Graph& g) { g.cost[0] = -kGraphNumberMost - 1; });
  refused([](Graph& g) { g.upper[0] = kGraphNumberMost + 1; });
  refused([](Graph& g) { g.lower[0] = INT64_MIN; });
  refused([](Graph& g) { g.supply[0] = INT64_MAX; });
  refused([](Graph& g) { g.supply[0] += 1; });
  refused([](Graph& g) { g.to[0] = 4; });
  refused([](Graph& g) { g.cost.pop_back(); });
}

}  // namespace
}  // namespace heliu::matching::flow
