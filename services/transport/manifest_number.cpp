#include "transport/manifest_number.hpp"

#include <algorithm>

namespace heliu::transport {

static Problem malformed(std::string_view number, std::string why) {
  return Problem("manifest-number-malformed", {{"number", std::string(number)}, {"why", std::move(why)}});
}

std::optional<Problem> number_fault(std::string_view number, std::string_view origin_city, int year) {
  constexpr std::size_t kDigits = 14;
  if (number.size() != kDigits ||
      !std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return malformed(number, "14 位数字 · 14 digits");
  if (number.substr(0, 4) != std::to_string(year))
    return malformed(number, "年份应为 " + std::to_string(year) + " · the year is not this one");
  if (number.substr(8) == "000000") return malformed(number, "流水号为零 · serial zero");
  const auto city = number.substr(4, 4);
  if (city != origin_city)
    return Problem("manifest-number-other-city", {{"number", std::string(number)},
                                                  {"city", std::string(city)},
                                                  {"origin_city", std::string(origin_city)}});
  return std::nullopt;
}

}  // namespace heliu::transport
