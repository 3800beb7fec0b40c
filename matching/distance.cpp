#include "matching/distance.hpp"

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

std::int64_t root(Int128 value) {  // floor of the square root
  Int128 low = 0, high = Int128{1} << 40;
  while (low < high) {
    const Int128 middle = (low + high + 1) / 2;
    if (middle * middle <= value)
      low = middle;
    else
      high = middle - 1;
  }
  return static_cast<std::int64_t>(low);
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

FenPerTonne freight(const Lot& lot, const Offer& offer, const Rules& rules) {
  const Int128 road = static_cast<Int128>(metres(lot.site, offer.site)) * rules.detour_permille;  // mm
  const Int128 haul = (road * lot.freight_per_km.count + 500'000) / 1'000'000;
  return lot.freight_base + FenPerTonne{static_cast<std::int64_t>(haul)};
}

}  // namespace heliu::matching
