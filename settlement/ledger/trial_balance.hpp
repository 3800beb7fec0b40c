// The proofs of a day: the trial balance, and a journal that an independent program recomputes.
#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <span>
#include <string>

#include "settlement/ledger/engine.hpp"
#include "settlement/quantity.hpp"

namespace heliu::ledger {

// 128 bits: each account fits 64, their sum need not.
struct Sums {
  Int128 debits_posted = 0;
  Int128 debits_pending = 0;
  Int128 credits_posted = 0;
  Int128 credits_pending = 0;

  Sums& operator+=(const Balances&);
  bool balanced() const { return debits_posted == credits_posted && debits_pending == credits_pending; }
};

struct TrialBalance {
  std::map<std::uint16_t, Sums> by_code;
  Sums total;  // balanced(), or something is very wrong
};

TrialBalance trial_balance(const Engine&);
TrialBalance trial_balance(std::span<const Account>);

// Gives each account its name in the journal ("escrow:0192…"); two accounts must not share one.
using Namer = std::function<std::string(const Account&)>;

// Writes an hledger journal (https://hledger.org/hledger.html#journal): a transaction for each posted
// transfer, in order, dated in Asia/Shanghai (UTC+8 all year), with a balance assertion on both postings;
// debits are positive. Holds are no postings and do not appear. The transfers must be all, from position 1;
// fen become CNY with two decimals, any other unit stays a whole number under its own name. `hledger check`
// recomputes every balance. Throws std::invalid_argument for a transfer of an unknown account.
void export_hledger(std::ostream&, const std::string& unit, std::span<const Account>,
                    std::span<const Transfer>, const Namer&);

}  // namespace heliu::ledger
