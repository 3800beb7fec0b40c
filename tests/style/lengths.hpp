// How long a thing may be: a file 600 lines (a contract 900), a function 70, a line 110 columns.
// A reader holds one of each in view; past that he scrolls, and stops seeing the whole.
#pragma once

#include "tests/style/source.hpp"

namespace heliu::style {

constexpr std::size_t kFileLines = 600;
constexpr std::size_t kYamlLines = 900;  // … and it is looked up, not read through
constexpr std::size_t kFunctionLines = 70;
constexpr std::size_t kMarkupLines = 140;  // a component of a page: markup, one element a line
constexpr std::size_t kLineColumns = 110;
constexpr std::size_t kYamlColumns = 240;  // a contract is a table: one row a line reads better than six

// Data is not read top to bottom: sql/reference and tests/data may be as long as the lists they hold.
bool is_data(std::string_view path);

Findings check_lengths(const Source& source);

struct Function {
  std::size_t first_line = 0;  // of the signature
  std::size_t lines = 0;       // up to the closing brace
  std::string head;            // the signature's text on one line
};

// The outermost functions of a C++, JavaScript or shell file; a lambda counts to the function around it.
std::vector<Function> functions(const Source& source);

}  // namespace heliu::style
