// The chart of accounts of the unified settlement account. One asset, the money at the custodian bank; every
// other account says whose it is: bank custody = Σ of all the others, always.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace heliu::escrow {

// DO NOT RENUMBER: the values are the account codes of the ledger.
enum class Line : std::uint16_t {
  bank_custody = 101,            // what the bank holds for the platform's users; the only debit balance
  available = 201,               // an enterprise's own, to be paid out
  escrow_disposal = 211,         // held for a trade: price × kilograms
  escrow_freight_and_fee = 212,  // held for a trade: the carrier's freight and the platform's fee
  platform_fee = 221,
  suspense = 231,         // on the statement, but nobody knows yet whose; may be negative
  payout_in_flight = 241  // instructed, not yet on a statement
};
BOOST_DESCRIBE_ENUM(Line, bank_custody, available, escrow_disposal, escrow_freight_and_fee, platform_fee,
                    suspense, payout_in_flight)

// What a leg of an escrow is held for.
enum class Purpose { disposal, freight_and_fee };
BOOST_DESCRIBE_ENUM(Purpose, disposal, freight_and_fee)
Line line_of(Purpose purpose);

// Only what others decide may be overdrawn: the bank's own account and the suspense account take any fact.
bool may_be_overdrawn(Line line);
bool debit_normal(Line line);

// "Liabilities:Available:91440600…": readable in a journal. owner: the enterprise's code or the trade's id,
// empty for the accounts of which there is one.
std::string account_name(Line line, std::string_view owner);

// Why money moved. DO NOT RENUMBER: the codes of the ledger's transfers.
enum class Movement : std::uint16_t {
  deposit = 1,           // bank → escrow
  excess = 2,            // bank → the payer's available: more than was owed, or too late
  unidentified = 3,      // bank → suspense
  identified = 4,        // suspense → escrow or available
  disposal = 11,         // escrow → the receiver, or the producer where the waste has value
  freight = 12,          // escrow → the carrier
  fee = 13,              // escrow → the platform
  refund = 14,           // escrow → back to its payer
  payout = 21,           // available → in flight
  payout_settled = 22,   // in flight → bank
  payout_rejected = 23,  // in flight → available
  payout_returned = 24,  // bank → available, days later
  unexplained = 31       // suspense → bank: the bank booked what nobody ordered
};
BOOST_DESCRIBE_ENUM(Movement, deposit, excess, unidentified, identified, disposal, freight, fee, refund,
                    payout, payout_settled, payout_rejected, payout_returned, unexplained)

}  // namespace heliu::escrow
