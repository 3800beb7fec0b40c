// Ledger tests as text tables, one request a line, read from top to bottom:
//
//   account BANK 1001 debits_limited | created
//   T1 posted BANK SHOP 100 code=7   | created
//   balance BANK 100 0 0 0            debits posted, pending, credits posted, pending
//
//   decide, forget                    record what is refused from here on, or don't
//   terms SHOP no_debits floor=-50 from=90 | created
//
// Names stand for ids, "-" for none; "#" begins a comment. Linked requests go into one batch with the first
// one that follows them unlinked; a line that is no request, or an empty one, ends a batch early.
#pragma once
#include <string>
#include <string_view>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

Id id_named(std::string_view name);

// Runs the table on the engine, failing the test at each line whose answer is another, with line and answer.
void run_table(Engine&, std::string_view table);

}  // namespace heliu::ledger
