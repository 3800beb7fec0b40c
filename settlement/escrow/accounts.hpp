// The chart of accounts of the unified settlement account. One asset, the money at the custodian bank; every
// other account says whose it is: bank custody = Σ of all the others, always. Each line is one kind of
// sub-account at the custodian, and no two lines share one: what the ledger says can be asked of the bank.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace heliu::escrow {

// DO NOT RENUMBER: the values are the account codes of the ledger.
enum class Line : std::uint16_t {
  bank_custody = 101,            // what the bank holds for the platform's users; the only debit balance
  available = 201,               // a producer's or processor's own
  freight_available = 202,       // a carrier's own: freight and nothing else comes here
  withdrawable = 203,            // an enterprise's own that the bank lets go today (T+0, T+1)
  escrow_disposal = 211,         // held for a trade: price × kilograms
  escrow_freight_and_fee = 212,  // held for a trade: the carrier's freight and the platform's fee
  platform_fee = 221,
  fee_tax = 222,           // the value-added tax inside the platform's fee
  suspense = 231,          // 挂账: on the statement, but nobody knows yet whose; may be negative
  payout_in_flight = 241,  // 在途: instructed, not yet on a statement
  payout_returned = 251    // 退票: paid, sent back by the receiving bank, not yet its owner's again
};
BOOST_DESCRIBE_ENUM(Line, bank_custody, available, freight_available, withdrawable, escrow_disposal,
                    escrow_freight_and_fee, platform_fee, fee_tax, suspense, payout_in_flight,
                    payout_returned)

// Whose accounts of a line are.
enum class OwnerKind { platform, enterprise, trade };

struct LineRow {
  Line line;
  OwnerKind owner;
  std::string_view name;       // in a journal, before the owner
  std::string_view custodian;  // the sub-account at the custodian bank
};
std::span<const LineRow> chart();
const LineRow& row_of(Line line);

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

}  // namespace heliu::escrow
