#include "tests/style/lengths.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>
#include <string>

namespace heliu::style {
namespace {

enum class Scope { Outer, Function, Data };

std::string squeeze(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c)))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// What stands before an opening brace says what it opens.
Scope scope_of(std::string_view head) {
  static const std::regex outer(
      R"(^(export )?(default )?(template ?<.*> ?)?(inline )?(namespace|class|struct|union|enum|extern)\b)");
  if (std::regex_search(head.begin(), head.end(), outer)) return Scope::Outer;
  int depth = 0;
  bool assigned = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '(') ++depth;
    if (head[i] == ')') --depth;
    if (head[i] == '=' && depth == 0 && !head.substr(0, i).ends_with("operator")) assigned = true;
  }
  if (depth != 0 || head.find('(') == std::string_view::npos) return Scope::Data;
  const bool lambda = head.find("](") != std::string_view::npos || head.ends_with("=>");
  return assigned && !lambda ? Scope::Data : Scope::Function;
}

// Brace counting over the blanked code: no parser, and none needed for counting lines.
class BraceWalk {
 public:
  std::vector<Function> run(const std::vector<std::string>& code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      line_ = i + 1;
      const auto first = code[i].find_first_not_of(" \t");
      if (first == std::string::npos || code[i][first] == '#') continue;
      for (char c : code[i]) step(c);
      step('\n');
    }
    return std::move(found_);
  }

 private:
  void step(char c) {
    if (c == '{')
      open();
    else if (c == '}')
      close();
    else if (c == ';')
      head_.clear();
    else if (!head_.empty() || !std::isspace(static_cast<unsigned char>(c)))
      add(c);
  }

  void add(char c) {
    if (head_.empty()) head_line_ = line_;
    head_ += c;
    if (head_ == "public:" || head_ == "private:" || head_ == "protected:") head_.clear();
  }

  void open() {
    const auto head = squeeze(head_);
    const bool inside =
        std::any_of(scopes_.begin(), scopes_.end(), [](Scope s) { return s != Scope::Outer; });
    scopes_.push_back(inside ? Scope::Data : head.empty() ? Scope::Outer : scope_of(head));
    if (scopes_.back() == Scope::Function) current_ = Function{head_line_, 0, head};
    head_.clear();
  }

  void close() {
    head_.clear();
    if (scopes_.empty()) return;
    if (scopes_.back() == Scope::Function && current_) {
      current_->lines = line_ - current_->first_line + 1;
      found_.push_back(*current_);
      current_.reset();
    }
    scopes_.pop_back();
  }

  std::vector<Scope> scopes_;
  std::string head_;
  std::size_t head_line_ = 0;
  std::size_t line_ = 0;
  std::optional<Function> current_;
  std::vector<Function> found_;
};

// A shell function runs from "name() {" to the next brace in the first column.
std::vector<Function> shell_functions(const Source& source) {
  static const std::regex opening(R"(^[a-z_][a-z0-9_]* ?\(\) ?[{(] *$)");
  std::vector<Function> found;
  std::optional<Function> current;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    const auto& line = source.code[i];
    if (!current && std::regex_search(line, opening)) current = Function{i + 1, 0, line};
    if (current && (line.starts_with("}") || line.starts_with(")"))) {
      current->lines = i + 2 - current->first_line;
      found.push_back(*current);
      current.reset();
    }
  }
  return found;
}

}  // namespace

bool is_data(std::string_view path) {
  return starts_with_folder(path, "sql/reference") || starts_with_folder(path, "tests/data");
}

std::vector<Function> functions(const Source& source) {
  if (source.language == Language::Shell) return shell_functions(source);
  if (source.language != Language::Cpp && source.language != Language::JavaScript) return {};
  return BraceWalk().run(source.code);
}

Findings check_lengths(const Source& source) {
  Findings found;
  if (source.language == Language::Other || is_data(source.path)) return found;
  const auto too_long = [&](std::size_t line, std::string what, std::size_t is, std::size_t may) {
    found.push_back(
        {source.path, line, what + " of " + std::to_string(is) + ", at most " + std::to_string(may)});
  };
  const auto most = source.language == Language::Yaml ? kYamlColumns : kLineColumns;
  const std::size_t lines = source.language == Language::Yaml ? kYamlLines : kFileLines;
  if (source.raw.size() > lines) too_long(0, "file lines", source.raw.size(), lines);
  for (std::size_t i = 0; i < source.raw.size(); ++i) {
    const auto width = columns(source.raw[i]);
    if (width > most) too_long(i + 1, "line columns", width, most);
  }
  const std::size_t body = source.path.ends_with(".tsx") ? kMarkupLines : kFunctionLines;
  for (const auto& function : functions(source)) {
    if (function.lines > body) {
      too_long(function.first_line, "function lines", function.lines, body);
    }
  }
  return found;
}

}  // namespace heliu::style
