// The trial balance: what every account of a line of the chart comes to, and whether all of it balances.
#pragma once
#include <cstdint>
#include <map>
#include <span>

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

}  // namespace heliu::ledger
