#include "settlement/iso20022/amount_text.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace heliu::iso20022 {

std::string amount_text(Fen amount) {
  if (amount < Fen{0} || amount > kLargestAmount)
    throw std::invalid_argument("amount: outside 0 to 18 digits");
  const std::string cents = std::to_string(amount.count % 100);
  return std::to_string(amount.count / 100) + (cents.size() < 2 ? ".0" : ".") + cents;
}

std::optional<Fen> parse_amount(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t fen = 0;
  const auto shift_in = [&](int digit) {  // false past 18 digits, so nothing ever leaves 64 bits
    if (fen > (kLargestAmount.count - digit) / 10) return false;
    fen = fen * 10 + digit;
    return true;
  };
  int digits = 0;
  int decimals = -1;  // digits taken behind the point; -1 before it
  for (const char c : text) {
    if (c == '.') {
      if (decimals >= 0) return std::nullopt;
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    ++digits;
    if (decimals == 2) {
      if (c != '0') return std::nullopt;
      continue;
    }
    if (decimals >= 0) ++decimals;
    if (!shift_in(c - '0')) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (int behind = std::max(decimals, 0); behind < 2; ++behind)
    if (!shift_in(0)) return std::nullopt;
  return Fen{fen};
}

}  // namespace heliu::iso20022
