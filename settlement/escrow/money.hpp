// Whether the money that the ledger has of an escrow can be that of its state: for the checker, which takes
// the one from the transfers alone and the other from the treasury's tables. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "settlement/escrow/accounts.hpp"
#include "settlement/escrow/state.hpp"

namespace heliu::escrow {

// Of one leg, in fen.
struct LegMoney {
  Purpose purpose = Purpose::disposal;
  std::int64_t owed = 0;      // with late fees
  std::int64_t recorded = 0;  // as come, by the treasury
  std::int64_t come = 0;      // by the transfers: all that was ever credited to the leg's account …
  std::int64_t left = 0;      // … what is left of it …
  std::int64_t held = 0;      // … and how much of that disputes hold
};

// Why it can't be, in words for a finding; empty: it can. What is recorded as come is what came; nothing is
// left or held of an escrow that has ended; one that waits for money, or has all of it, is what its legs say.
std::string money_fault(const Life& life, std::span<const LegMoney> legs);

}  // namespace heliu::escrow
