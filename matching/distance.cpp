#include "matching/distance.hpp"

#include <bit>

namespace heliu::matching {
namespace {

constexpr int kShift = 40;  // fixed point: 1 = 2^40

// cos of an angle in micro-degrees as fixed point: Taylor series to x^14, error below 2^-30 up to 90°.
Int128 cosine(std::int64_t microdegrees) {
  // π / 180e6 = 1.74532925199433e-8, times 2^64 to keep 12 digits.
  constexpr Int128 radians_64 = 321'956'420'359;  // round(π / 180e6 × 2^64)
  const Int128 x = (static_cast<Int128>(microdegrees) * radians_64) >> (64 - kShift);
  const Int128 square = (x * x) >> kShift;
  Int128 term = Int128{1} << kShift;
  Int128 sum = term;
  for (int n = 2; n <= 14; n += 2) {
    term = -((term * square) >> kShift) / (n * (n - 1));
    sum += term;
  }
  return sum;
}

// Floor of the square root: Newton's method from above.
template <class Number>
Number root(Number value, int bits) {
  if (value == 0) return 0;
  Number now = Number{1} << (bits / 2 + 1);
  for (Number next = (now + value / now) / 2; next < now; next = (now + value / now) / 2) now = next;
  return now;
}

std::int64_t root(Int128 value) {
  if (value >> 63 == 0) {  // up to 3,000 km: plain 64-bit divisions
    const auto small = static_cast<std::uint64_t>(value);
    return static_cast<std::int64_t>(root<std::uint64_t>(small, std::bit_width(small)));
  }
  const int bits = 64 + std::bit_width(static_cast<std::uint64_t>(value >> 64));
  return static_cast<std::int64_t>(root<Int128>(value, bits));
}

}  // namespace

std::int64_t metres(const Site& a, const Site& b) {
  constexpr std::int64_t mm_per_degree = 111'195'084;
  const Int128 north = static_cast<Int128>(b.latitude - a.latitude) * mm_per_degree / 1'000'000;
  std::int64_t turn = b.longitude - a.longitude;
  if (turn > 180'000'000) turn -= 360'000'000;
  if (turn < -180'000'000) turn += 360'000'000;
  const Int128 shrink = cosine((a.latitude + b.latitude) / 2);
  const Int128 east =
      (static_cast<Int128>(turn) * mm_per_degree / 1'000'000) * shrink / (Int128{1} << kShift);
  return (root(north * north + east * east) + 500) / 1'000;
}

FenPerTonne freight_over(std::int64_t metres, const Lot& lot, const Rules& rules) {
  const Int128 road = static_cast<Int128>(metres) * rules.detour_permille;  // mm
  const Int128 haul = (road * lot.freight_per_km.count + 500'000) / 1'000'000;
  return lot.freight_base + FenPerTonne{static_cast<std::int64_t>(haul)};
}

FenPerTonne freight(const Lot& lot, const Offer& offer, const Rules& rules) {
  return freight_over(metres(lot.site, offer.site), lot, rules);
}

}  // namespace heliu::matching
