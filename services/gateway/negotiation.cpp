#include "gateway/negotiation.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace heliu::gateway {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Cuts the next member off a list.
std::string_view next(std::string_view& list, char separator) {
  const std::size_t end = std::min(list.find(separator), list.size());
  const std::string_view member = trimmed(list.substr(0, end));
  list.remove_prefix(std::min(end + 1, list.size()));
  return member;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// "q=0", "q=0.000": not acceptable. A weight that can't be read counts as refused.
bool weighs_something(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view parameter = next(parameters, ';');
    if (!same(parameter.substr(0, 2), "q=")) continue;
    parameter.remove_prefix(2);
    return parameter.find_first_of("123456789") != std::string_view::npos;
  }
  return true;
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  std::optional<bool> any;
  while (!accept_encoding.empty()) {
    std::string_view member = next(accept_encoding, ',');
    const std::string_view name = next(member, ';');
    if (same(name, coding)) return weighs_something(member);
    if (name == "*") any = weighs_something(member);
  }
  return any.value_or(false);
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view member = next(if_none_match, ',');
    if (member == "*") return true;
    if (member.starts_with("W/")) member.remove_prefix(2);
    if (member == etag) return true;
  }
  return false;
}

}  // namespace heliu::gateway
