// The answer to each request. A request with several faults gets the first of them in the order of
// precedence: that of the enumerators, but for those at the end. README.md, the guards in engine.cpp and the
// test tables follow it.
#pragma once
#include <cstdint>
#include <string_view>

namespace heliu::ledger {

// DO NOT RENUMBER: callers store these.
enum class Status : std::uint8_t {
  created = 0,             // it took effect
  linked_transfer_failed,  // another of its group was refused
  linked_group_open,       // the last request of the batch is linked to a next one
  id_must_not_be_zero,
  exists_with_different_content,  // the id stands for something else
  linked_group_partly_exists,     // a group of recorded and new transfers (or with one id twice)
  exists,                         // an identical repeat: nothing was done
  kind_not_allowed,               // unknown, or expire_pending
  amount_must_not_be_negative,
  expiry_is_for_pending_only,
  expiry_is_past,
  pending_id_must_be_zero,      // in posted and pending
  pending_id_must_not_be_zero,  // in post_pending and void_pending
  pending_not_found,
  pending_is_not_a_hold,
  pending_has_different_debit_account,
  pending_has_different_credit_account,
  pending_has_different_code,
  exceeds_pending_amount,        // post_pending of more than is held
  pending_has_different_amount,  // void_pending of a part
  pending_already_posted,
  pending_already_voided,
  pending_already_expired,
  accounts_must_differ,
  code_must_not_be_zero,
  debit_account_not_found,
  credit_account_not_found,
  debit_account_closed,
  credit_account_closed,
  overflows_debits,  // posted and pending debits together would pass 2^63 - 1
  overflows_credits,
  exceeds_credits,        // the debit account may not be overdrawn
  exceeds_debits,         // the credit account may not be overdrawn
  account_flags_invalid,  // opening an account: unknown, both limits, or already closed
  account_not_found,      // changing one's terms
  debit_account_frozen,   // after debit_account_closed and credit_account_closed in precedence
  credit_account_frozen,
  bank_day_invalid,  // not a date as yyyymmdd; after expiry_is_past
  floor_invalid,     // opening or changing: without a limit, or beyond 2^62
};

inline constexpr int status_count = static_cast<int>(Status::floor_invalid) + 1;

std::string_view name(Status);  // the enumerator's own name

// Does the refusal hang on the moment, so that the same request could be answered otherwise later? Only such
// refusals are worth recording: the others follow from the request alone.
constexpr bool hangs_on_the_moment(Status status) {
  switch (status) {
    case Status::expiry_is_past:
    case Status::pending_not_found:
    case Status::pending_already_posted:
    case Status::pending_already_voided:
    case Status::pending_already_expired:
    case Status::debit_account_not_found:
    case Status::credit_account_not_found:
    case Status::debit_account_closed:
    case Status::credit_account_closed:
    case Status::debit_account_frozen:
    case Status::credit_account_frozen:
    case Status::overflows_debits:
    case Status::overflows_credits:
    case Status::exceeds_credits:
    case Status::exceeds_debits:
      return true;
    default:
      return false;
  }
}

// Is the request in the ledger, now or from before?
constexpr bool succeeded(Status status) {
  return status == Status::created || status == Status::exists;
}

}  // namespace heliu::ledger
