// Money coming into an escrow, and what is left of it going back.
#pragma once
#include <string>

#include "treasury/books.hpp"
#include "treasury/escrow.hpp"

namespace heliu::treasury {

// Opens the escrow of a struck trade with its legs and references. A trade seen before is passed over.
void open_escrow(Unit& unit, const TradeStruck& trade);

// Posts an incoming amount for a leg: what the leg misses goes into the escrow, the rest to the payer's
// available balance; all of it when the escrow takes nothing any more. cause: what came, once.
void fund_leg(Unit& unit, Books& books, Leg leg, Fen amount, const AccountKey& from, Movement into_escrow,
              const std::string& cause);

// What is held on both accounts of the escrow.
Fen held_in(const Books& books, const Escrow& escrow);

// When no load is on its way, none will come and no dispute is open: the rest goes back to its payers and the
// escrow ends. Changes the escrow; the caller saves it.
void end_if_done(Unit& unit, Books& books, Escrow& escrow);

}  // namespace heliu::treasury
