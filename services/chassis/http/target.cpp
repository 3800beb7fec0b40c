#include "chassis/http/target.hpp"

#include <rapidjson/encodings.h>
#include <rapidjson/memorystream.h>

#include <algorithm>

#include "chassis/base/bytes.hpp"

namespace heliu {

bool is_utf8(std::string_view text) {
  struct Sink {
    void Put(char) {}
  } sink;
  rapidjson::MemoryStream stream(text.data(), text.size());
  while (stream.Tell() < text.size()) {
    // MemoryStream gives NUL past the end, which fails inside a sequence as it must.
    if (!rapidjson::UTF8<>::Validate(stream, sink)) return false;
  }
  return true;
}

static std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto byte = i + 2 < text.size() ? from_hex(text.substr(i + 1, 2)) : std::nullopt;
      if (!byte) return std::nullopt;
      plain += *byte;
      i += 2;
    } else {
      plain += text[i] == '+' && plus_is_space ? ' ' : text[i];
    }
  }
  const bool control =
      std::any_of(plain.begin(), plain.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (control || !is_utf8(plain)) return std::nullopt;
  return plain;
}

static bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

std::optional<Target> parse_target(std::string_view target) {
  if (!target.starts_with('/') || target.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t mark = std::min(target.find('?'), target.size());
  const std::string_view raw = target.substr(0, mark);
  const auto path = decoded(raw, false);
  const bool same_slashes =
      path && std::count(raw.begin(), raw.end(), '/') == std::count(path->begin(), path->end(), '/');
  if (!same_slashes || has_dot_segment(*path)) return std::nullopt;
  Target read{*path, {}};
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto name = decoded(pair.substr(0, equals), true);
    const auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || !read.query.emplace(*name, *value).second) return std::nullopt;
  }
  return read;
}

}  // namespace heliu
