// Money coming into an escrow, and what is left of it going back.
#pragma once
#include <string>

#include "treasury/books.hpp"
#include "treasury/escrow.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

// Opens the escrow of a struck trade with its legs and references. A trade seen before is passed over.
void open_escrow(Unit& unit, const TradeStruck& trade);

// Posts an incoming amount for a leg: what the leg misses goes into the escrow, the rest to the payer's
// available balance; all of it when the escrow takes nothing any more. cause: what came, once.
void fund_leg(Unit& unit, Books& books, Leg leg, Fen amount, const AccountKey& from, Movement into_escrow,
              const std::string& cause);

// Records what the contract says beyond price × kilograms; what the payer owes follows (whole steps of a
// small lot are paid before disposal). Throws Problem "terms-too-late" once money came or the contract is
// signed. Changes the escrow; the caller saves it.
std::vector<Leg> set_terms(Unit& unit, Escrow& escrow, const store::TermsRow& row);

// The contract asks for a prepayment, its day is over, and it has not come.
bool prepayment_overdue(Unit& unit, const Escrow& escrow);

// An escrow that is full and whose contract is signed is held.
void bind_if_signed(Escrow& escrow);

// What came into an escrow that was not full in time goes back; false when it is full or a load is on its
// way. Changes the escrow; the caller saves it.
bool expire(Unit& unit, Books& books, Escrow& escrow);

// What is held on both accounts of the escrow.
Fen held_in(const Books& books, const Escrow& escrow);

// When no load is on its way, none will come and no dispute is open: the rest goes back to its payers and the
// escrow ends. Changes the escrow; the caller saves it.
void end_if_done(Unit& unit, Books& books, Escrow& escrow);

}  // namespace heliu::treasury
