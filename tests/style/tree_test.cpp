#include "tests/style/tree.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/style/headers.hpp"

namespace heliu::style {
namespace {

namespace fs = std::filesystem;

std::string listing(const Findings& found) {
  std::string out;
  for (const auto& finding : found) out += describe(finding) + "\n";
  return out;
}

// A tree of one folder under var/, removed at the end.
class SampleTree : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(root_); }
  void TearDown() override { fs::remove_all(root_); }
  void write(const std::string& path, std::string_view content) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << content;
  }
  Findings check() {
    const HeaderCheck settings{root_, (root_ / "compile_commands.json").string(), (root_ / "cache").string()};
    return check_headers(read_tree(root_.string()), settings);
  }
  const fs::path root_ = fs::path(HELIU_BINARY_DIR) / "style-sample";
};

TEST_F(SampleTree, AHeaderThatLeansOnItsIncluderIsFound) {
  write("good.hpp", "#pragma once\n#include <string>\nstd::string name();\n");
  write("bad.hpp", "#pragma once\nstd::string name();\n");
  const auto found = check();
  ASSERT_EQ(found.size(), 1U) << listing(found);
  EXPECT_EQ(found[0].path, "bad.hpp");
}

TEST_F(SampleTree, AProvenHeaderIsCheckedAgainWhenWhatItIncludesChanges) {
  write("outer.hpp", "#pragma once\n#include \"inner.hpp\"\ninline Inner f() { return {}; }\n");
  write("inner.hpp", "#pragma once\nstruct Inner {};\n");
  EXPECT_EQ(listing(check()), "");
  write("inner.hpp", "#pragma once\nstruct Renamed {};\n");
  const auto found = check();
  ASSERT_EQ(found.size(), 1U) << listing(found);
  EXPECT_EQ(found[0].path, "outer.hpp");
}

TEST_F(SampleTree, GeneratedFoldersAreNotRead) {
  write("var/build/a.cpp", "// TODO\n");
  write("node_modules/a.js", "// TODO\n");
  write("services/a.cpp", "// TODO\n");
  const auto tree = read_tree(root_.string());
  ASSERT_EQ(tree.size(), 1U);
  EXPECT_EQ(check_tree(tree).size(), 2U);  // the leftover, and the source that no list names
}

TEST(IncludeFlags, LeaveThePrecompiledHeaderOut) {
  EXPECT_EQ(
      include_flags("/usr/bin/c++ -DA=1 -I/x -isystem /y -O2 -std=c++20 -include /z/pch.hxx -o a.o -c a.cpp"),
      "-DA=1 -I/x -isystem /y -std=c++20");
}

TEST(Tree, BreaksNoRule) {
  const auto found = check_tree(read_tree(HELIU_SOURCE_DIR));
  EXPECT_TRUE(found.empty()) << listing(found);
}

TEST(Tree, EveryHeaderCompilesAlone) {
  const std::string root = HELIU_SOURCE_DIR;
  const HeaderCheck settings{root, std::string(HELIU_BINARY_DIR) + "/compile_commands.json",
                             root + "/var/style/headers"};
  const auto found = check_headers(read_tree(root), settings);
  EXPECT_TRUE(found.empty()) << listing(found);
}

}  // namespace
}  // namespace heliu::style
