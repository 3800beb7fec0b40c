#include "chassis/base/instant.hpp"

#include <cstdio>

namespace heliu {

using namespace std::chrono;

static constexpr std::int64_t kShanghaiOffset = 8LL * 3600 * 1'000'000;  // UTC+8 in microseconds
static constexpr std::int64_t kDay = 24LL * 3600 * 1'000'000;

static std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

static std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string Date::text() const {
  const year_month_day day{sys_days{std::chrono::days{days}}};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return buffer;
}

int Date::year() const {
  return static_cast<int>(year_month_day{sys_days{std::chrono::days{days}}}.year());
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day day{std::chrono::year{*y}, month{static_cast<unsigned>(*m)},
                           std::chrono::day{static_cast<unsigned>(*d)}};
  if (!day.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(sys_days{day}.time_since_epoch().count())};
}

Date Date::of(Instant at) {
  return Date{static_cast<std::int32_t>(floor_div(at.micros + kShanghaiOffset, kDay))};
}

Instant Date::start() const {
  return Instant{days * kDay - kShanghaiOffset};
}

std::string Instant::text() const {
  const std::int64_t day = floor_div(micros, kDay);
  const std::int64_t millis = (micros - day * kDay) / 1000;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(millis / 3'600'000),
                static_cast<int>(millis / 60'000 % 60), static_cast<int>(millis / 1000 % 60),
                static_cast<int>(millis % 1000));
  return Date{static_cast<std::int32_t>(day)}.text() + buffer;
}

// Seconds east of UTC from "Z", "+08:00" or "-05:30".
static std::optional<int> zone_offset(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const auto hours = digits(zone, 1, 2), minutes = digits(zone, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (*hours * 3600 + *minutes * 60);
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto day = Date::parse(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::size_t at = 19;
  std::int64_t fraction = 0, scale = 1'000'000;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      if (scale > 1) fraction += (text[at] - '0') * (scale /= 10);
    if (at == first) return std::nullopt;
  }
  const auto offset = zone_offset(text.substr(at));
  if (!offset) return std::nullopt;
  const std::int64_t seconds = *h * 3600 + *m * 60 + *s - *offset;
  return Instant{day->days * kDay + seconds * 1'000'000 + fraction};
}

Clock system_clock() {
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Instant{duration_cast<milliseconds>(now).count() * 1000};
  };
}

}  // namespace heliu
