// heliu-style [ROOT]: prints every broken rule of the tree as "path:line: message"; exit code 1 if there is
// one.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/style/headers.hpp"
#include "tests/style/tree.hpp"

int main(int argc, char** argv) {
  using namespace heliu::style;
  const std::string root = std::filesystem::absolute(argc > 1 ? argv[1] : HELIU_SOURCE_DIR).string();
  const auto tree = read_tree(root);
  auto found = check_tree(tree);
  const HeaderCheck settings{root, std::string(HELIU_BINARY_DIR) + "/compile_commands.json",
                             root + "/var/style/headers"};
  for (auto& finding : check_headers(tree, settings)) found.push_back(std::move(finding));
  for (const auto& finding : found) std::cout << describe(finding) << "\n";
  std::cout << tree.size() << " files, " << found.size() << " findings\n";
  return found.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
