#include "settlement/escrow/terms.hpp"

#include <algorithm>

namespace heliu::escrow {

Kilograms billed(const ContractTerms& terms, Kilograms contracted, Kilograms taken, Kilograms refused) {
  Kilograms result = taken;
  if (terms.least_take > 0) {
    const Kilograms wanted = std::max(Kilograms{}, contracted - refused);
    const Int128 share = static_cast<Int128>(wanted.count) * terms.least_take;
    result = std::max(result, Kilograms{static_cast<std::int64_t>((share + 5'000) / 10'000)});
  }
  if (terms.round_up_to > Kilograms{} && contracted < terms.round_up_below && result > Kilograms{}) {
    const std::int64_t step = terms.round_up_to.count;
    const Int128 steps = (static_cast<Int128>(result.count) + step - 1) / step;
    if (steps * step > INT64_MAX) throw std::overflow_error("kilograms billed");
    result = {static_cast<std::int64_t>(steps * step)};
  }
  return result;
}

Fen prepayment_missing(const ContractTerms& terms, Fen due, Fen funded, std::int64_t days_old) {
  if (!terms.prepayment || days_old <= terms.prepayment_days.value_or(0)) return {};
  const Int128 share = static_cast<Int128>(due.count) * *terms.prepayment;
  const Fen wanted{static_cast<std::int64_t>((share + 5'000) / 10'000)};
  return std::max(Fen{}, wanted - funded);
}

Fen late_fee(const ContractTerms& terms, Fen due, std::int64_t days_late) {
  if (days_late <= 0 || due <= Fen{}) return {};
  Int128 product = 0;
  if (__builtin_mul_overflow(static_cast<Int128>(due.count) * terms.late_fee_per_day,
                             static_cast<Int128>(days_late), &product))
    throw std::overflow_error("late fee");
  const Int128 fee = (product + 5'000) / 10'000;
  if (fee > INT64_MAX) throw std::overflow_error("late fee");
  return {static_cast<std::int64_t>(fee)};
}

}  // namespace heliu::escrow
