#include "tests/style/banned.hpp"

#include <gtest/gtest.h>

#include <string>

namespace heliu::style {
namespace {

TEST(Banned, EveryEntryOfTheTableIsFoundAndNamesItsReplacement) {
  for (const auto& ban : bans()) {
    const std::string line = "  x " + std::string(ban.needle) + "\n";
    const auto found = check_banned(read_source("tests/unit/a.cpp", line));
    ASSERT_EQ(found.size(), 1U) << ban.needle;
    EXPECT_NE(found[0].message.find(", use " + std::string(ban.instead)), std::string::npos);
  }
}

TEST(Banned, FindsStatementsInsideStringsAndCallsOnlyOutside) {
  EXPECT_EQ(check_banned(read_source("a.cpp", "q(\"SELECT GET_LOCK(?, 1)\");\n")).size(), 1U);
  EXPECT_TRUE(check_banned(read_source("a.cpp", "log(\"con->commit() is banned\");\n")).empty());
  EXPECT_TRUE(check_banned(read_source("a.cpp", "// GET_LOCK stops at one node\n")).empty());
}

TEST(Banned, MatchesWholeWordsOnly) {
  EXPECT_TRUE(check_banned(read_source("a.cpp", "std::string custodian; int stodgy; Fen payout;\n")).empty());
  EXPECT_EQ(check_banned(read_source("a.cpp", "auto x = std::stod(text);\n")).size(), 1U);
}

TEST(Banned, SleepsAreForbiddenInTestsOnly) {
  const std::string line = "std::this_thread::sleep_for(1s);\n";
  EXPECT_TRUE(check_banned(read_source("services/market/main.cpp", line)).empty());
  EXPECT_EQ(check_banned(read_source("tests/scenario/day_test.cpp", line)).size(), 1U);
  EXPECT_EQ(check_banned(read_source("services/market/lot_test.cpp", line)).size(), 1U);
}

TEST(Banned, SkipLockedIsFine) {
  EXPECT_TRUE(check_banned(read_source("a.cpp", "q(\"SELECT id FOR UPDATE SKIP LOCKED\");\n")).empty());
}

TEST(Banned, LeftoversAreFoundInCommentsOfEveryLanguage) {
  EXPECT_EQ(check_banned(read_source("ops/run.sh", "# TODO later\n")).size(), 1U);
  EXPECT_EQ(check_banned(read_source("sql/market/001.sql", "-- FIXME\n")).size(), 1U);
}

}  // namespace
}  // namespace heliu::style
