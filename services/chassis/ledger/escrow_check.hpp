// The states of the escrows that a schema keeps beside its ledger, against its transfers. Private to this
// folder.
#pragma once
#include "chassis/ledger/ledger_check.hpp"
#include "settlement/ledger/engine.hpp"

namespace heliu {

// `derived` made every transfer again. Adds to the findings, and counts the escrows that were looked at; a
// schema without escrows has none.
void check_escrows(Transaction& db, const ledger::Engine& derived, LedgerReport& report);

}  // namespace heliu
