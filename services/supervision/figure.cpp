#include "supervision/figure.hpp"

#include <algorithm>

#include "settlement/quantity.hpp"

namespace heliu::supervision {

std::string fraction_text(const Fraction& value, std::int64_t scale, std::int64_t decimals) {
  if (value.denominator == 0) return "-";
  std::int64_t unit = 1;
  for (std::int64_t i = 0; i < decimals; ++i) unit *= 10;
  const Int128 doubled = static_cast<Int128>(value.numerator) * scale * unit * 2 + value.denominator;
  const auto rounded = static_cast<std::int64_t>(doubled / (static_cast<Int128>(value.denominator) * 2));
  std::string text = std::to_string(rounded / unit);
  if (decimals == 0) return text;
  const std::string rest = std::to_string(rounded % unit);
  return text + "." + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0') + rest;
}

Date day_of_year(int year, Date today) {
  const Date last = Date::parse(std::to_string(year) + "-12-31").value_or(today);
  return std::min(last, today);
}

}  // namespace heliu::supervision
