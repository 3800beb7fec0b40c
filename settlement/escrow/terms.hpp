// What a disposal contract may say about the kilograms that are billed and about paying late. Every term is
// an option; a contract without it has zero there. The figures that contracts in use have are dated rows of
// treasury (contract_term_usage), each with its source. An escrow is full before the waste moves; a
// prepayment says how much of it comes first. Pure.
#pragma once
#include <boost/describe.hpp>
#include <optional>

#include "settlement/quantity.hpp"

namespace heliu::escrow {

// Rates in hundredths of a percent (10,000 = all).
struct ContractTerms {
  Kilograms round_up_to;              // small lots are billed in whole steps of this, paid before disposal
  Kilograms round_up_below;           // … when the contract is for less than this
  std::int64_t least_take = 0;        // less accepted than this share of the contract: the share is billed
  std::int64_t late_fee_per_day = 0;  // of what was due, for each day after the day it was due
  std::int64_t days_to_pay = 0;       // after the escrow was opened; counted in calendar days
  // Of what is due for the disposal, to come within so many days; otherwise the contract ends.
  std::optional<std::int64_t> prepayment = {}, prepayment_days = {};
  std::optional<std::int64_t> refusals_to_end = {};  // whole loads; then the receiver may end the contract
};
BOOST_DESCRIBE_STRUCT(ContractTerms, (),
                      (round_up_to, round_up_below, least_take, late_fee_per_day, days_to_pay, prepayment,
                       prepayment_days, refusals_to_end))

// The kilograms of a contract that are billed when `taken` of them settled and `refused` were refused: at
// least the least take of what was not refused, in whole steps for a small lot.
Kilograms billed(const ContractTerms& terms, Kilograms contracted, Kilograms taken, Kilograms refused);

// The prepayment that is missing of `due` when `funded` of it came and the escrow is `days_old`; nothing
// before its day, or without such a term.
Fen prepayment_missing(const ContractTerms& terms, Fen due, Fen funded, std::int64_t days_old);

// due × late_fee_per_day × days_late, rounded half up; nothing when not late. Throws std::overflow_error.
Fen late_fee(const ContractTerms& terms, Fen due, std::int64_t days_late);

}  // namespace heliu::escrow
