#include "tests/style/layers.hpp"

#include <gtest/gtest.h>

#include <string>

namespace heliu::style {
namespace {

Findings includes(std::string path, std::string_view included) {
  return check_includes(read_source(std::move(path), "#include \"" + std::string(included) + "\"\n"));
}

TEST(Layers, AServiceMayIncludeItselfTheChassisAndThePureParts) {
  for (const auto* path :
       {"market/lot.hpp", "chassis/db/pool.hpp", "settlement/quantity.hpp", "matching/flow.hpp"}) {
    EXPECT_TRUE(includes("services/market/lot.cpp", path).empty()) << path;
  }
}

TEST(Layers, AServiceNeverIncludesAnother) {
  EXPECT_EQ(includes("services/market/lot.cpp", "treasury/escrow.hpp").size(), 1U);
  EXPECT_EQ(includes("services/market/lot.cpp", "services/treasury/escrow.hpp").size(), 1U);
  EXPECT_EQ(includes("services/chassis/http/server.cpp", "market/lot.hpp").size(), 1U);
}

TEST(Layers, SettlementAndMatchingIncludeNothingOfOursButThemselves) {
  EXPECT_TRUE(includes("settlement/ledger/ledger.cpp", "settlement/ledger/ledger.hpp").empty());
  EXPECT_EQ(includes("settlement/ledger/ledger.cpp", "chassis/db/pool.hpp").size(), 1U);
  EXPECT_TRUE(includes("matching/flow.cpp", "settlement/quantity.hpp").empty());
  EXPECT_EQ(includes("matching/flow.cpp", "settlement/ledger/ledger.hpp").size(), 1U);
}

TEST(Layers, IncludesNameTheirFolderButForTheHelpersOfATest) {
  EXPECT_TRUE(includes("tests/unit/market/lot_test.cpp", "samples.hpp").empty());
  EXPECT_EQ(includes("services/market/lot.cpp", "lot.hpp").size(), 1U);
  EXPECT_EQ(includes("services/market/lot.cpp", "../market/lot.hpp").size(), 1U);
}

TEST(Layers, AStatementNeverNamesASchema) {
  const auto names = [](std::string_view line) {
    return check_schema_names(read_source("services/market/store.cpp", line)).size();
  };
  EXPECT_EQ(names("q(\"SELECT id FROM heliu_treasury.escrow\");\n"), 1U);
  EXPECT_EQ(names("q(\"SELECT id FROM `heliu_market`.`lot`\");\n"), 1U);
  EXPECT_EQ(names("q(\"SELECT id FROM lot\"); auto user = \"heliu_market\";\n"), 0U);
}

TEST(Layers, EveryTableHasAPrimaryKey) {
  const auto keyless = [](std::string_view sql) {
    return check_primary_keys(read_source("sql/market/001.sql", sql)).size();
  };
  EXPECT_EQ(keyless("CREATE TABLE a (\n  id BINARY(16) NOT NULL\n);\n"), 1U);
  EXPECT_EQ(keyless("CREATE TABLE a (\n  id BINARY(16) NOT NULL,\n  PRIMARY KEY (id)\n);\n"), 0U);
  EXPECT_EQ(keyless("create table a (id int);\ncreate table b (id int primary key);\n"), 1U);
}

TEST(Layers, ASourceThatNoListNamesIsFound) {
  std::vector<Source> tree;
  tree.push_back(
      read_source("services/market/CMakeLists.txt", "heliu_library(market lot.cpp nouns/offer.cpp)\n"));
  tree.push_back(read_source("services/market/lot.cpp", "#include \"market/lot.hpp\"\n"));
  tree.push_back(read_source("services/market/lot.hpp", "#pragma once\n"));
  tree.push_back(read_source("services/market/nouns/offer.cpp", "\n"));
  EXPECT_TRUE(check_listed(tree).empty());
  tree.push_back(read_source("tests/unit/lot_test.hpp", "#include \"samples.hpp\"\n"));
  tree.push_back(read_source("tests/unit/samples.hpp", "#include \"lot_test.hpp\"\n"));
  EXPECT_TRUE(check_listed(tree).empty());
  tree.push_back(read_source("services/market/pilot.cpp", "\n"));
  tree.push_back(read_source("services/market/ot.cpp", "\n"));
  tree.push_back(read_source("services/market/dead.hpp", "#pragma once\n"));
  const auto found = check_listed(tree);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2].message, "nothing includes this header");
}

}  // namespace
}  // namespace heliu::style
