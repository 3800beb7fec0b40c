// Which movements there are, between which lines, and to whom. The ledger of money takes no other: a rule
// that stood in a form only would be gone with the next form. The disposal fee reaches a licensed receiver
// (or the producer, where the waste has value) and nobody else; a carrier's account takes freight and nothing
// else; freight comes out of an escrow and from nowhere else.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>

#include "settlement/escrow/accounts.hpp"

namespace heliu::escrow {

// Why money moved. DO NOT RENUMBER: the codes of the ledger's transfers.
enum class Movement : std::uint16_t {
  deposit = 1,           // bank → escrow
  excess = 2,            // bank or suspense → the payer's available: more than was owed, or too late
  unidentified = 3,      // bank → suspense
  identified = 4,        // suspense → escrow or an enterprise's own; or back from an enterprise
  disposal = 11,         // escrow → the receiver, or the producer where the waste has value
  freight = 12,          // escrow → the carrier
  fee = 13,              // escrow → the platform
  refund = 14,           // escrow → back to its payer
  fee_tax = 15,          // the platform's fee → the tax inside it
  disputed = 16,         // escrow → the payee: held by a dispute, posted by its ruling
  ruled_back = 17,       // escrow → the payer, by a ruling
  revised_up = 18,       // escrow or payer → payee, after a manifest was revised
  revised_down = 19,     // payee → payer, after a manifest was revised
  matured = 20,          // an enterprise's own → withdrawable
  payout = 21,           // withdrawable → in flight
  payout_settled = 22,   // in flight → bank, or suspense where the bank's line waited for a person
  payout_rejected = 23,  // in flight → withdrawable
  payout_returned = 24,  // bank (or suspense, likewise) → returned, days later
  sent_back = 25,        // suspense → in flight: an unidentified credit goes to its sender
  recredited = 26,       // returned → withdrawable
  unexplained = 31,      // suspense → bank: the bank booked what nobody ordered
  adjusted = 32,         // suspense ↔ an enterprise's own, by two people
  late_fee = 33          // escrow → the payee: for paying after the day it was due
};
BOOST_DESCRIBE_ENUM(Movement, deposit, excess, unidentified, identified, disposal, freight, fee, refund,
                    fee_tax, late_fee, disputed, ruled_back, revised_up, revised_down, matured, payout,
                    payout_settled, payout_rejected, payout_returned, sent_back, recredited, unexplained,
                    adjusted)

// What is known of who owns an account. A person has no registration and is none of these.
struct Owner {
  bool produces = false, processes = false, carries = false;
};

// May an enterprise of this kind have an account of the line? Lines that are not an enterprise's: yes.
bool may_own(Line line, const Owner& owner);

// Why this movement is refused, in words for a log; empty: it may be posted. owner: of the receiving account;
// looked at where the movement is an earning; what goes back to whom it was taken from needs no standing.
std::string posting_fault(Movement why, Line from, Line to, const Owner& owner);

}  // namespace heliu::escrow
