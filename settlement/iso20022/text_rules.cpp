#include "settlement/iso20022/text_rules.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <stdexcept>

namespace heliu::iso20022 {
namespace {

[[noreturn]] void fault(std::string_view field, const std::string& what) {
  throw std::invalid_argument(std::string(field) + ": " + what);
}

// One UTF-8 character from the front of rest; nothing if it is cut, over-long or a surrogate.
std::optional<char32_t> next_character(std::string_view& rest) {
  const auto lead = static_cast<unsigned char>(rest.front());
  const int length = lead < 0x80   ? 1
                     : lead < 0xC2 ? 0
                     : lead < 0xE0 ? 2
                     : lead < 0xF0 ? 3
                     : lead < 0xF5 ? 4
                                   : 0;
  if (length == 0 || rest.size() < static_cast<std::size_t>(length)) return std::nullopt;
  char32_t code = length == 1 ? lead : lead & (0x7F >> length);
  for (int i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(rest[static_cast<std::size_t>(i)]);
    if ((byte & 0xC0) != 0x80) return std::nullopt;
    code = (code << 6) | (byte & 0x3F);
  }
  const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(length));
  return code;
}

bool xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

// The digits at [from, from + count) as a number; -1 if one is no digit or lies beyond the end.
int number(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return -1;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  const int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || year < 0 || month < 0 || day < 0)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// Seconds precision is enough here: only the day and the validity are asked for.
std::optional<std::chrono::sys_seconds> instant_of(std::string_view text) {
  if (text.size() < 20 || text.size() > 35 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto day = day_of(text.substr(0, 10));
  const int hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
  if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return std::nullopt;
  std::string_view rest = text.substr(19);
  if (rest.starts_with('.')) {
    const std::size_t end = rest.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) return std::nullopt;
    rest.remove_prefix(end);
  }
  std::chrono::minutes offset{0};
  if (rest != "Z") {
    const int hours = number(rest, 1, 2), minutes = number(rest, 4, 2);
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' || hours < 0 || hours > 14 ||
        minutes < 0 || minutes > 59)
      return std::nullopt;
    offset = (rest[0] == '-' ? -1 : 1) * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
  }
  return *day + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) -
         offset;
}

std::string day_text(std::chrono::sys_days at) {
  const std::chrono::year_month_day day(at);
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()) % 10000,
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

std::optional<std::size_t> xml_characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const auto c = next_character(text);
    if (!c || !xml_character(*c)) return std::nullopt;
    ++count;
  }
  return count;
}

void require_identifier(std::string_view field, std::string_view value, std::size_t max) {
  if (value.empty()) fault(field, "is empty");
  if (value.size() > max) fault(field, "is longer than " + std::to_string(max) + " characters");
  for (const char c : value) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && std::string_view("/-?:().,'+ ").find(c) == std::string_view::npos)
      fault(field, "holds a character that bank systems don't carry");
  }
  for (const char edge : {value.front(), value.back()})
    if (edge == ' ' || edge == '/') fault(field, "begins or ends with a space or a slash");
}

void require_text(std::string_view field, std::string_view value, std::size_t max) {
  if (value.find_first_not_of(' ') == std::string_view::npos) fault(field, "is empty");
  allow_text(field, value, max);
}

void allow_text(std::string_view field, std::string_view value, std::size_t max) {
  const auto count = xml_characters(value);
  if (!count) fault(field, "is not well-formed UTF-8 text");
  if (*count > max) fault(field, "is longer than " + std::to_string(max) + " characters");
  for (const char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) fault(field, "holds a control character");
}

void require_instant(std::string_view field, std::string_view value) {
  if (!instant_of(value)) fault(field, "is not an RFC 3339 date and time");
}

void require_day(std::string_view field, std::string_view value) {
  if (!day_of(value)) fault(field, "is not a calendar day YYYY-MM-DD");
}

std::string china_day(std::string_view instant) {
  const auto at = instant_of(instant);
  if (!at) fault("instant", "is not an RFC 3339 date and time");
  return day_text(std::chrono::floor<std::chrono::days>(*at + std::chrono::hours(8)));
}

std::string day_after(std::string_view day) {
  const auto date = day_of(day);
  if (!date) fault("day", "is not a calendar day YYYY-MM-DD");
  return day_text(*date + std::chrono::days(1));
}

}  // namespace heliu::iso20022
