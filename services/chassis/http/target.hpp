// The request target, read strictly: what two readers could understand differently is refused.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace heliu {

struct Target {
  std::string path;                          // decoded; starts with "/", holds no "." or ".." segment
  std::map<std::string, std::string> query;  // decoded; "+" is a space
};

// "/v1/lots?status=listed". Nothing when it is malformed: a bad escape, a control character, bytes that are
// not UTF-8, an encoded slash, a dot segment, a parameter given twice.
std::optional<Target> parse_target(std::string_view target);

bool is_utf8(std::string_view text);

}  // namespace heliu
