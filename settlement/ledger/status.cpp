#include "settlement/ledger/status.hpp"

#include <array>

namespace heliu::ledger {

std::string_view name(Status status) {
  static constexpr std::array<std::string_view, status_count> names{
      "created",
      "linked_transfer_failed",
      "linked_group_open",
      "id_must_not_be_zero",
      "exists_with_different_content",
      "linked_group_partly_exists",
      "exists",
      "kind_not_allowed",
      "amount_must_not_be_negative",
      "expiry_is_for_pending_only",
      "expiry_is_past",
      "pending_id_must_be_zero",
      "pending_id_must_not_be_zero",
      "pending_not_found",
      "pending_is_not_a_hold",
      "pending_has_different_debit_account",
      "pending_has_different_credit_account",
      "pending_has_different_code",
      "exceeds_pending_amount",
      "pending_has_different_amount",
      "pending_already_posted",
      "pending_already_voided",
      "pending_already_expired",
      "accounts_must_differ",
      "code_must_not_be_zero",
      "debit_account_not_found",
      "credit_account_not_found",
      "debit_account_closed",
      "credit_account_closed",
      "overflows_debits",
      "overflows_credits",
      "exceeds_credits",
      "exceeds_debits",
      "account_flags_invalid",
      "account_not_found",
      "debit_account_frozen",
      "credit_account_frozen",
      "bank_day_invalid",
      "floor_invalid",
  };
  const auto index = static_cast<std::size_t>(status);
  return index < names.size() ? names[index] : "unknown";
}

}  // namespace heliu::ledger
