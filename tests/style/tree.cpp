#include "tests/style/tree.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/style/banned.hpp"
#include "tests/style/layers.hpp"
#include "tests/style/lengths.hpp"

namespace heliu::style {
namespace {

namespace fs = std::filesystem;

bool generated(const fs::path& folder) {
  static constexpr std::array kNames = {".git", "var", "node_modules", ".cache", "dist", "gen"};
  return std::ranges::find(kNames, folder.filename().string()) != kNames.end();
}

}  // namespace

std::vector<Source> read_tree(const std::string& root) {
  std::vector<Source> tree;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && generated(it->path())) it.disable_recursion_pending();
    if (!it->is_regular_file()) continue;
    std::ifstream file(it->path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    tree.push_back(read_source(it->path().lexically_relative(root).generic_string(), content));
  }
  std::ranges::sort(tree, {}, &Source::path);
  return tree;
}

Findings check_tree(const std::vector<Source>& tree) {
  Findings found;
  const auto add = [&](Findings more) {
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  for (const auto& source : tree) {
    add(check_lengths(source));
    add(check_banned(source));
    add(check_includes(source));
    add(check_schema_names(source));
    add(check_primary_keys(source));
  }
  add(check_listed(tree));
  return found;
}

}  // namespace heliu::style
