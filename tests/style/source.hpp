// One file of the tree, in the three views that the rules read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heliu::style {

// One broken rule. `line` counts from 1; 0 speaks of the whole file.
struct Finding {
  std::string path;
  std::size_t line = 0;
  std::string message;
};
using Findings = std::vector<Finding>;

// "path:line: message", as a compiler prints it, so that an editor can jump there.
std::string describe(const Finding& finding);

enum class Language { Cpp, JavaScript, Shell, Sql, Yaml, CMake, Css, Other };

// All three views have the same lines and columns: what a view leaves out is blanked, not removed.
struct Source {
  std::string path;  // relative to the root of the tree, with '/'
  Language language = Language::Other;
  std::vector<std::string> raw;   // as written
  std::vector<std::string> text;  // without comments; string literals kept (SQL lives in them)
  std::vector<std::string> code;  // without comments and without the content of literals
};

// By file name: *.cpp and *.hpp are C++, CMakeLists.txt and *.cmake are CMake, a "#!…sh" first line is shell.
Language language_of(std::string_view path, std::string_view content);

Source read_source(std::string path, std::string_view content);

// Columns of a UTF-8 line: code points, so that a line of Chinese isn't three times as long as it looks.
std::size_t columns(std::string_view line);

bool starts_with_folder(std::string_view path, std::string_view folder);

// True for the tests themselves, wherever they live.
bool is_test(std::string_view path);

}  // namespace heliu::style
