// Calls and words that may not stand in the tree, each with what to use instead.
#pragma once

#include <span>
#include <string_view>

#include "tests/style/source.hpp"

namespace heliu::style {

enum class View { Raw, Text, Code };  // of Source
enum class Where { Everywhere, Tests };

struct Ban {
  std::string_view needle;
  View view;
  Where where;
  std::string_view instead;
};

// The table, so that a page of documentation or a test can list it.
std::span<const Ban> bans();

Findings check_banned(const Source& source);

}  // namespace heliu::style
