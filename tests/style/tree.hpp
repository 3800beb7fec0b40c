// The whole tree, and all rules over it.
#pragma once

#include <string>
#include <vector>

#include "tests/style/source.hpp"

namespace heliu::style {

// Every file under `root` but the generated (var, node_modules, .git), sorted by path.
std::vector<Source> read_tree(const std::string& root);

// All rules that only read; the headers' compilation is apart, since it takes seconds.
Findings check_tree(const std::vector<Source>& tree);

}  // namespace heliu::style
