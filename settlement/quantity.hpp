// The three counts Heliu trades in. No floating point ever touches them, and they can't be mixed.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <stdexcept>

namespace heliu {

// A signed 64-bit count of one unit. Arithmetic past the range throws std::overflow_error: a wrapped
// balance would be a silent theft.
template <class Unit>
struct Quantity {
  std::int64_t count = 0;

  friend auto operator<=>(Quantity, Quantity) = default;
  friend Quantity operator-(Quantity a) { return Quantity{} - a; }
  friend Quantity operator+(Quantity a, Quantity b) {
    Quantity sum;
    if (__builtin_add_overflow(a.count, b.count, &sum.count)) throw std::overflow_error("quantity sum");
    return sum;
  }
  friend Quantity operator-(Quantity a, Quantity b) {
    Quantity difference;
    if (__builtin_sub_overflow(a.count, b.count, &difference.count))
      throw std::overflow_error("quantity difference");
    return difference;
  }
  Quantity& operator+=(Quantity b) { return *this = *this + b; }
  Quantity& operator-=(Quantity b) { return *this = *this - b; }
};

__extension__ using Int128 = __int128;  // for products, before the one rounding

using Fen = Quantity<struct FenUnit>;                  // money: 1/100 yuan, CNY
using Kilograms = Quantity<struct KilogramsUnit>;      // mass
using FenPerTonne = Quantity<struct FenPerTonneUnit>;  // price; > 0: the producer pays, < 0: the processor

// mass × price ÷ 1000, rounded half away from zero, once. Throws std::overflow_error beyond 64 bits.
inline Fen amount(Kilograms mass, FenPerTonne price) {
  const Int128 thousandths = static_cast<Int128>(mass.count) * price.count;
  const Int128 rounded = (thousandths + (thousandths < 0 ? -500 : 500)) / 1000;
  if (rounded > INT64_MAX || rounded < INT64_MIN) throw std::overflow_error("amount");
  return Fen{static_cast<std::int64_t>(rounded)};
}

}  // namespace heliu

template <class Unit>
struct std::hash<heliu::Quantity<Unit>> {
  std::size_t operator()(heliu::Quantity<Unit> q) const { return std::hash<std::int64_t>{}(q.count); }
};
