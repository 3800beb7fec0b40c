// From a bank's file to lines: the one door, which a statement that doesn't add up can't pass.
#pragma once
#include <stdexcept>

#include "settlement/iso20022/statement.hpp"
#include "settlement/reconcile/line.hpp"

namespace heliu::reconcile {

struct BalanceError : std::runtime_error {
  explicit BalanceError(const std::string& sentence, Fen by = {})
      : std::runtime_error(sentence), difference(by) {}
  Fen difference;  // closing − (opening + booked entries); 0 if there was nothing to check with
};

// Entries become lines; a batch whose payments all have amounts and add up becomes one line each, any other
// stays whole. Amounts of 0 are left out. Throws BalanceError if a day's statement doesn't add up, or lacks a
// balance, and std::invalid_argument if its currency is not CNY.
Document document_of(const iso20022::Statement& statement);

}  // namespace heliu::reconcile
