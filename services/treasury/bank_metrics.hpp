// What a monitor is told of the bank's lines (/metrics of the treasury), so that old breaks raise an alarm:
//   heliu_bank_explained_ratio        share of the value booked in the last 31 days that is explained, 0…1
//   heliu_bank_breaks{age}            open breaks by their age in days
//   heliu_bank_breaks_value_fen{age}  and what they amount to
#pragma once
#include "chassis/service.hpp"
#include "treasury/reconciliation.hpp"

namespace heliu::treasury {

void publish(const Reconciliation& found);

// Publishes once a minute, from a snapshot of its own: the ledger's writer is not kept waiting.
void keep_bank_metrics(Service& service);

}  // namespace heliu::treasury
