// The money: payers pay from their own banks, disputes are ruled, balances are paid out, the bank day is
// closed.
#pragma once
#include <string>
#include <vector>

#include "tests/day/trading.hpp"

namespace heliu::day {

// The platform's fee and everybody's bank account.
void open_bank_accounts(Day& day);

// Every payer's transfers into the custody account, one of them first with a wrong reference; waits until all
// escrows are full.
void fund_escrows(Day& day, const std::vector<Trade>& trades);

// Waits until every load is decided; the regulator rules on those in dispute, after supervision has seen the
// changed weight.
void settle_loads(Day& day, const std::vector<Trade>& trades);

// Gives the misdirected credit back to its payer, pays everybody out, has the bank close its day, closes
// ours.
void close_bank_day(Day& day);

// A payout comes back, its payee is bound anew and paid again; the bank closes that day too, and sends the
// statement of the day before a second time.
void close_next_bank_day(Day& day);

// The days that the bank was asked to close.
std::string bank_day(const Day& day);
std::string next_bank_day(const Day& day);

}  // namespace heliu::day
