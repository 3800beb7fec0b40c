#include "tests/style/lengths.hpp"

#include <gtest/gtest.h>

#include <string>

namespace heliu::style {
namespace {

std::string repeat(std::string_view line, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += line;
  return out;
}

TEST(Lengths, AcceptAFileOfExactly600LinesAndRefuseOneMore) {
  EXPECT_TRUE(check_lengths(read_source("a.cpp", repeat("int x;\n", 600))).empty());
  const auto found = check_lengths(read_source("a.cpp", repeat("int x;\n", 601)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(describe(found[0]), "a.cpp: file lines of 601, at most 600");
}

TEST(Lengths, CountColumnsInCharactersNotInBytes) {
  EXPECT_TRUE(check_lengths(read_source("a.cpp", "// " + repeat("废", 107) + "\n")).empty());
  EXPECT_EQ(check_lengths(read_source("a.cpp", "// " + repeat("废", 108) + "\n")).size(), 1U);
}

TEST(Lengths, LetTheRowsOfAContractBeWide) {
  EXPECT_TRUE(check_lengths(read_source("a.yaml", repeat("x", 240) + "\n")).empty());
  EXPECT_EQ(check_lengths(read_source("a.yaml", repeat("x", 241) + "\n")).size(), 1U);
}

TEST(Lengths, AcceptAFunctionOf70LinesAndRefuseOneMore) {
  const auto function = [](std::size_t body) { return "void f() {\n" + repeat("  g();\n", body) + "}\n"; };
  EXPECT_TRUE(check_lengths(read_source("a.cpp", function(68))).empty());
  const auto found = check_lengths(read_source("a.cpp", "\n" + function(69)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].line, 2U);
}

TEST(Lengths, MeasureAMemberWithItsSignatureAndNotItsClass) {
  const auto found = functions(read_source("a.cpp", R"(
namespace a {
class B {
 public:
  int f(int x,
        int y) const {
    if (x) { return 1; }
    return y;
  }
};
}  // namespace a
)"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first_line, 5U);
  EXPECT_EQ(found[0].lines, 5U);
}

TEST(Lengths, TakeATableForDataAndALambdaForAFunction) {
  const auto table = "constexpr auto kRows = std::to_array<Row>({\n" + repeat("  {1, 2},\n", 100) + "});\n";
  EXPECT_TRUE(check_lengths(read_source("a.cpp", table)).empty());
  const auto lambda = "const auto f = [](int x) {\n" + repeat("  g(x);\n", 100) + "};\n";
  EXPECT_EQ(check_lengths(read_source("a.cpp", lambda)).size(), 1U);
}

TEST(Lengths, IgnoreBracesInStringsAndComments) {
  const auto found = functions(read_source("a.cpp", R"x(
void f() {
  auto a = "}";  // }
  auto b = R"y({{{)y";
  auto c = '{';
  auto d = 1'000'000;
}
void g() {}
)x"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].lines, 6U);
}

TEST(Lengths, MeasureFunctionsOfScriptsAndPages) {
  const auto shell = "#!/bin/bash\nstart() {\n" + repeat("  echo x\n", 70) + "}\n";
  EXPECT_EQ(check_lengths(read_source("ops/run", shell)).size(), 1U);
  const auto page = "export const f = async (a) => {\n" + repeat("  g(a);\n", 70) + "};\n";
  EXPECT_EQ(check_lengths(read_source("web/a.js", page)).size(), 1U);
}

TEST(Lengths, LeaveReferenceListsAlone) {
  const auto rows = repeat("INSERT INTO code VALUES (1);\n", 700);
  EXPECT_TRUE(check_lengths(read_source("sql/reference/codes.sql", rows)).empty());
  EXPECT_EQ(check_lengths(read_source("sql/market/001.sql", rows)).size(), 1U);
  EXPECT_EQ(check_lengths(read_source("services/market/contract.yaml", repeat("a: 1\n", 901))).size(), 1U);
}

}  // namespace
}  // namespace heliu::style
