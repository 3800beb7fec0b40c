// The answer to each request. The order of the enumerators is the order of precedence: a request with several
// faults gets the first of them. README.md, the guards in engine.cpp and the test tables follow it.
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
  account_not_found,      // closing or re-opening one
};

inline constexpr int status_count = static_cast<int>(Status::account_not_found) + 1;

std::string_view name(Status);  // the enumerator's own name

// Is the request in the ledger, now or from before?
constexpr bool succeeded(Status status) {
  return status == Status::created || status == Status::exists;
}

}  // namespace heliu::ledger
