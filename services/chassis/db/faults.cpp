#include "chassis/db/faults.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>

namespace heliu::faults {

namespace {

// The rate is held as parts of a million: a share, not an amount, but no floating point all the same.
constexpr std::uint32_t kWhole = 1'000'000;

struct Settings {
  std::uint32_t rate = 0;
  std::uint64_t seed = 1;
  std::optional<Point> only;
};

std::mutex mutex;
std::mt19937_64 generator;
std::optional<Point> only_at;
std::atomic<std::uint32_t> rate{0};  // read without the lock: off must cost nothing
std::atomic<std::uint64_t> count{0};

[[noreturn]] void refuse(std::string_view text) {
  throw std::invalid_argument("faults: can't read \"" + std::string(text) +
                              "\"; expected rate=0.05,seed=42,at=statement|before_commit|after_commit");
}

std::uint64_t whole_number(std::string_view text, std::string_view all) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) refuse(all);
  return number;
}

// "0.05" → 50000 of a million.
std::uint32_t share(std::string_view text, std::string_view all) {
  const auto point = text.find('.');
  std::uint64_t parts = whole_number(text.substr(0, point), all) * kWhole;
  if (point != std::string_view::npos) {
    std::string digits(text.substr(point + 1));
    if (digits.empty() || digits.size() > 6) refuse(all);
    digits.resize(6, '0');
    parts += whole_number(digits, all);
  }
  if (parts > kWhole) refuse(all);
  return static_cast<std::uint32_t>(parts);
}

Point point_named(std::string_view name, std::string_view all) {
  if (name == "statement") return Point::statement;
  if (name == "before_commit") return Point::before_commit;
  if (name == "after_commit") return Point::after_commit;
  refuse(all);
}

Settings parse(std::string_view text) {
  Settings settings;
  for (std::string_view rest = text; !rest.empty();) {
    const auto comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) refuse(text);
    const std::string_view name = part.substr(0, equals), value = part.substr(equals + 1);
    if (name == "rate")
      settings.rate = share(value, text);
    else if (name == "seed")
      settings.seed = whole_number(value, text);
    else if (name == "at")
      settings.only = point_named(value, text);
    else
      refuse(text);
  }
  return settings;
}

}  // namespace

void configure(std::string_view text) {
  const Settings settings = parse(text);
  const std::lock_guard lock(mutex);
  generator.seed(settings.seed);
  only_at = settings.only;
  rate = settings.rate;
}

std::optional<int> strike(Point point) {
  if (rate == 0) return std::nullopt;
  const std::lock_guard lock(mutex);
  if (only_at && *only_at != point) return std::nullopt;
  const std::uint32_t here = point == Point::statement && !only_at ? rate / 10 : rate.load();
  if (generator() % kWhole >= here) return std::nullopt;
  ++count;
  // 1213 after a COMMIT that held is a lie no server tells; the wrapper must survive it all the same.
  constexpr std::array codes{1213, 1205, 2013};
  return codes[generator() % codes.size()];
}

std::uint64_t struck() {
  return count;
}

}  // namespace heliu::faults
