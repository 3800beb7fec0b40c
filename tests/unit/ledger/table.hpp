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

// A turn of the year with every kind of transfer, for what reads a ledger afterwards: its balances, its
// journals.
inline constexpr std::string_view kNewYear = R"(
  now 1767196799000000                        # 2025-12-31 23:59:59 in Shanghai
  account BANK 1001 free           | created
  account SHOP 2001 debits_limited | created
  account HELD 3001 debits_limited | created
  account FEE  4001 free           | created
  T1 posted BANK SHOP 123456 code=1           | created
  H1 pending SHOP HELD 100000 code=2          | created
  now 1767196800000000
  T2 post - - 99995 of=H1                     | created
  T3 posted HELD FEE 5 code=3 linked          | created
  T4 posted HELD SHOP 99990 code=3            | created
  H2 pending SHOP HELD 7 code=2               | created
)";

}  // namespace heliu::ledger
