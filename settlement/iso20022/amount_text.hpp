// Money as the decimal text of ISO 20022, exactly: "1234.50" is 123450 fen. No floating point anywhere.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

// ActiveOrHistoricCurrencyAndAmount carries at most 18 digits, two of them behind the point for CNY.
inline constexpr Fen kLargestAmount{999'999'999'999'999'999};

// The text of an amount in yuan with two digits behind the point. Negative or above kLargestAmount:
// std::invalid_argument (ISO amounts have no sign; direction is CRDT or DBIT).
std::string amount_text(Fen amount);

// Reads an xs:decimal without sign or with '+'. Digits behind the second must be zero: a tenth of a fen is
// not money. Nothing on anything else, on more than 18 significant digits, or on an exponent.
std::optional<Fen> parse_amount(std::string_view text);

}  // namespace heliu::iso20022
