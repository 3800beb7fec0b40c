#include "chassis/http/trace.hpp"

#include <algorithm>
#include <cstdlib>

#include "chassis/base/bytes.hpp"

namespace heliu {

static bool lower_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

static bool all_zero(std::string_view text) {
  return text.find_first_not_of('0') == std::string_view::npos;
}

std::string new_trace_id() {
  return to_hex(random_bytes(16));
}

// version "-" trace-id (32) "-" parent-id (16) "-" flags; a later version may append "-…".
std::string trace_id_from(std::string_view header) {
  const bool shaped = header.size() >= 55 && header[2] == '-' && header[35] == '-' && header[52] == '-' &&
                      (header.size() == 55 || (header.substr(0, 2) != "00" && header[55] == '-'));
  if (!shaped) return new_trace_id();
  const auto version = header.substr(0, 2), trace = header.substr(3, 32), parent = header.substr(36, 16),
             flags = header.substr(53, 2);
  const bool valid = lower_hex(version) && version != "ff" && lower_hex(trace) && !all_zero(trace) &&
                     lower_hex(parent) && !all_zero(parent) && lower_hex(flags);
  return valid ? std::string(trace) : new_trace_id();
}

std::string traceparent_of(const std::string& trace_id) {
  return "00-" + trace_id + "-" + to_hex(random_bytes(8)) + "-01";
}

std::string language_from(std::string_view header) {
  double chinese = -1, english = -1;
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    std::string_view entry = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    while (entry.starts_with(' ')) entry.remove_prefix(1);
    double weight = 1;
    if (const auto q = entry.find("q="); q != std::string_view::npos)
      weight = std::strtod(std::string(entry.substr(q + 2)).c_str(), nullptr);
    if (entry.starts_with("zh") || entry.starts_with("ZH")) chinese = std::max(chinese, weight);
    if (entry.starts_with("en") || entry.starts_with("EN")) english = std::max(english, weight);
  }
  return english > 0 && english > chinese ? "en" : "zh-CN";
}

}  // namespace heliu
