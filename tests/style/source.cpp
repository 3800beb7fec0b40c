#include "tests/style/source.hpp"

#include <algorithm>
#include <string>

namespace heliu::style {
namespace {

std::vector<std::string> split_lines(std::string_view content) {
  std::vector<std::string> lines;
  while (!content.empty()) {
    const auto end = content.find('\n');
    lines.emplace_back(content.substr(0, end));
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  }
  return lines;
}

// Walks the content once and writes the two blanked views beside it.
class Blanker {
 public:
  Blanker(std::string_view content, Language language)
      : in_(content), language_(language), text_(content), code_(content) {}

  void run() {
    while (at_ < in_.size()) {
      if (!comment() && !raw_string() && !literal()) ++at_;
    }
  }
  std::string text() && { return std::move(text_); }
  std::string code() && { return std::move(code_); }

 private:
  bool here(std::string_view token) const { return in_.substr(at_).starts_with(token); }
  bool braces() const {
    return language_ == Language::Cpp || language_ == Language::JavaScript || language_ == Language::Css;
  }

  bool comment() {
    const bool hash =
        language_ == Language::Shell || language_ == Language::Yaml || language_ == Language::CMake;
    const bool opens_hash = hash && here("#") && (at_ == 0 || in_[at_ - 1] == ' ' || in_[at_ - 1] == '\n');
    const bool line = (braces() && language_ != Language::Css && here("//")) || opens_hash ||
                      (language_ == Language::Sql && here("-- "));
    const bool block = (braces() || language_ == Language::Sql) && here("/*");
    if (!line && !block) return false;
    auto end = block ? in_.find("*/", at_ + 2) : in_.find('\n', at_);
    if (end == std::string_view::npos)
      end = in_.size();
    else if (block)
      end += 2;
    blank(text_, at_, end);
    blank(code_, at_, end);
    at_ = end;
    return true;
  }

  bool raw_string() {
    if (language_ != Language::Cpp || !here("R\"")) return false;
    const auto open = in_.find('(', at_);
    if (open == std::string_view::npos || open - at_ > 18) return false;
    const std::string close = ")" + std::string(in_.substr(at_ + 2, open - at_ - 2)) + "\"";
    auto end = in_.find(close, open);
    if (end == std::string_view::npos) end = in_.size();
    blank(code_, open + 1, end);
    at_ = std::min(in_.size(), end + close.size());
    return true;
  }

  bool literal() {
    const char quote = in_[at_];
    const bool ticks = language_ == Language::JavaScript && quote == '`';
    if (quote != '"' && quote != '\'' && !ticks) return false;
    if (!braces() && language_ != Language::Sql) return false;
    if (language_ == Language::Cpp && quote == '\'' && digit_separator()) return false;
    std::size_t end = at_ + 1;
    while (end < in_.size() && in_[end] != quote && (ticks || in_[end] != '\n')) {
      end += in_[end] == '\\' ? 2 : 1;
    }
    end = std::min(end, in_.size());
    blank(code_, at_ + 1, end);
    at_ = std::min(in_.size(), end + 1);
    return true;
  }

  bool digit_separator() const {
    return at_ > 0 && std::isxdigit(static_cast<unsigned char>(in_[at_ - 1])) && at_ + 1 < in_.size() &&
           std::isxdigit(static_cast<unsigned char>(in_[at_ + 1])) &&
           (at_ + 2 >= in_.size() || in_[at_ + 2] != '\'');
  }

  static void blank(std::string& view, std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      if (view[i] != '\n') view[i] = ' ';
    }
  }

  std::string_view in_;
  Language language_;
  std::string text_;
  std::string code_;
  std::size_t at_ = 0;
};

}  // namespace

std::string describe(const Finding& finding) {
  std::string where = finding.path;
  if (finding.line > 0) where += ":" + std::to_string(finding.line);
  return where + ": " + finding.message;
}

Language language_of(std::string_view path, std::string_view content) {
  const auto ends = [&](std::string_view suffix) { return path.ends_with(suffix); };
  if (ends(".cpp") || ends(".hpp") || ends(".h")) return Language::Cpp;
  if (ends(".js") || ends(".mjs") || ends(".ts") || ends(".tsx")) return Language::JavaScript;
  if (ends(".css")) return Language::Css;
  if (ends(".sql")) return Language::Sql;
  if (ends(".yaml") || ends(".yml")) return Language::Yaml;
  if (ends(".cmake") || ends("CMakeLists.txt")) return Language::CMake;
  const auto first = content.substr(0, content.find('\n'));
  if (ends(".sh") || (first.starts_with("#!") && first.ends_with("sh"))) return Language::Shell;
  return Language::Other;
}

Source read_source(std::string path, std::string_view content) {
  Source source;
  source.language = language_of(path, content);
  source.path = std::move(path);
  source.raw = split_lines(content);
  if (source.language == Language::Other) return source;
  Blanker blanker(content, source.language);
  blanker.run();
  Blanker again = blanker;
  source.text = split_lines(std::move(blanker).text());
  source.code = split_lines(std::move(again).code());
  return source;
}

std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool starts_with_folder(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

bool is_test(std::string_view path) {
  return starts_with_folder(path, "tests") || path.ends_with("_test.cpp");
}

}  // namespace heliu::style
