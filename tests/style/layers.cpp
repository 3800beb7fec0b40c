#include "tests/style/layers.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string_view>

namespace heliu::style {
namespace {

std::string_view first_folder(std::string_view path) {
  return path.substr(0, path.find('/'));
}

// The folders that a file may include from; empty: any.
std::vector<std::string> allowed(std::string_view path) {
  if (starts_with_folder(path, "settlement")) return {"settlement"};
  if (starts_with_folder(path, "matching")) return {"matching"};
  if (!starts_with_folder(path, "services")) return {};
  const auto service = first_folder(path.substr(std::string_view("services/").size()));
  return {std::string(service), "chassis", "settlement", "matching"};
}

std::string listing(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// True when this list, standing in `folder`, names the file by its path from there (or from the root).
bool names(const Source& list, std::string_view file) {
  const auto folder = folder_of(list.path);
  std::string_view relative = file;
  if (!folder.empty() && list.path.ends_with("CMakeLists.txt")) {
    if (!starts_with_folder(file, folder)) return false;
    relative.remove_prefix(folder.size() + 1);
  }
  const std::string pattern(relative);
  return std::any_of(list.text.begin(), list.text.end(), [&](const std::string& line) {
    const auto at = line.find(pattern);
    if (at == std::string::npos) return false;
    return at == 0 || line[at - 1] == ' ' || line[at - 1] == '(' || line[at - 1] == '/' ||
           line[at - 1] == '"';
  });
}

}  // namespace

std::string beside(std::string_view file, std::string_view included) {
  const auto folder = folder_of(file);
  return folder.empty() ? std::string(included) : std::string(folder) + "/" + std::string(included);
}

std::vector<Include> quoted_includes(const Source& source) {
  static const std::regex line(R"re(^\s*#\s*include\s*"([^"]+)")re");
  std::vector<Include> found;
  if (source.language != Language::Cpp) return found;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    std::smatch match;
    if (std::regex_search(source.text[i], match, line)) found.push_back({i + 1, match[1]});
  }
  return found;
}

Findings check_includes(const Source& source) {
  Findings found;
  const auto may = allowed(source.path);
  for (const auto& include : quoted_includes(source)) {
    if (include.path.find("..") != std::string::npos) {
      found.push_back({source.path, include.line, "\"" + include.path + "\": name the folder from the root"});
      continue;
    }
    std::string_view target = include.path;
    const bool neighbour = target.find('/') == std::string_view::npos;
    if (neighbour && is_test(source.path)) continue;  // helpers of one folder of tests
    if (starts_with_folder(target, "services")) target.remove_prefix(std::string_view("services/").size());
    // One vocabulary of mass and money for the whole house: the only header that every part may share.
    if (target == "settlement/quantity.hpp") continue;
    if (may.empty() || std::ranges::find(may, first_folder(target)) != may.end()) continue;
    found.push_back({source.path, include.line,
                     "\"" + include.path + "\": this folder may include only from " + listing(may)});
  }
  return found;
}

Findings check_schema_names(const Source& source) {
  static const std::regex schema(
      R"(\bheliu_(gateway|registry|market|treasury|credit|insurance|transport|supervision)`?\.`?[a-z])");
  Findings found;
  if (source.language != Language::Cpp && source.language != Language::Sql) return found;
  if (!starts_with_folder(source.path, "services") && !starts_with_folder(source.path, "sql")) return found;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    if (!std::regex_search(source.text[i], schema)) continue;
    found.push_back({source.path, i + 1, "a schema is named: leave it out, the connection is in its own"});
  }
  return found;
}

Findings check_primary_keys(const Source& source) {
  static const std::regex create(R"(\bcreate\s+table\b)", std::regex::icase);
  static const std::regex key(R"(\bprimary\s+key\b)", std::regex::icase);
  Findings found;
  if (source.language != Language::Sql) return found;
  std::size_t opened = 0;
  bool keyed = false;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    const auto& line = source.text[i];
    if (std::regex_search(line, create)) opened = i + 1, keyed = false;
    keyed = keyed || std::regex_search(line, key);
    if (opened == 0 || line.find(';') == std::string::npos) continue;
    if (!keyed) found.push_back({source.path, opened, "a table without a primary key"});
    opened = 0;
  }
  return found;
}

Findings check_listed(const std::vector<Source>& tree) {
  std::vector<const Source*> lists;
  std::set<std::string> included;
  for (const auto& source : tree) {
    if (source.language == Language::CMake) lists.push_back(&source);
    for (const auto& include : quoted_includes(source)) {
      included.insert(include.path);
      included.insert("services/" + include.path);
      included.insert(beside(source.path, include.path));
    }
  }
  Findings found;
  for (const auto& source : tree) {
    if (source.language != Language::Cpp) continue;
    const auto listed = [&] {
      return std::ranges::any_of(lists, [&](const Source* list) { return names(*list, source.path); });
    };
    if (source.path.ends_with(".hpp")) {
      if (!included.contains(source.path) && !listed()) {
        found.push_back({source.path, 0, "nothing includes this header"});
      }
    } else if (!listed()) {
      found.push_back({source.path, 0, "no CMake list names this file"});
    }
  }
  return found;
}

}  // namespace heliu::style
