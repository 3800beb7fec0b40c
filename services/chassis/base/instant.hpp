// Points in time and calendar dates. UTC inside and on the wire; Asia/Shanghai only where a person reads it.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace heliu {

// Microseconds since 1970-01-01T00:00:00Z: an integer, because it is hashed.
struct Instant {
  std::int64_t micros = 0;

  friend auto operator<=>(Instant, Instant) = default;
  friend Instant operator+(Instant at, std::chrono::microseconds d) { return {at.micros + d.count()}; }
  friend Instant operator-(Instant at, std::chrono::microseconds d) { return {at.micros - d.count()}; }
  friend std::chrono::microseconds operator-(Instant a, Instant b) {
    return std::chrono::microseconds(a.micros - b.micros);
  }

  std::string text() const;  // RFC 3339 with milliseconds: 2026-11-23T08:00:00.000Z
  static std::optional<Instant> parse(std::string_view rfc3339);
};

// A calendar day in China (UTC+8, no summer time since 1991): licences, policies and bank days are dated so.
struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  friend auto operator<=>(Date, Date) = default;
  std::string text() const;  // 2026-11-23
  int year() const;
  static std::optional<Date> parse(std::string_view text);
  static Date of(Instant at);  // the day in Asia/Shanghai on which this instant falls
  Instant start() const;       // its first instant
};

// The clock is passed in, so that decisions about time can be tested.
using Clock = std::function<Instant()>;
Clock system_clock();  // truncated to milliseconds, as the wire shows it

}  // namespace heliu
