// What finance meets on a day, each on purpose: deposits that don't come one to one, a line that names
// nothing, a dispute that is split, a manifest revised after the money went, a payout that comes back (退票),
// a statement sent twice, and invoices of both rates. Chosen from the trades alone, the same in every run.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/day/transport.hpp"

namespace heliu::day {

// What a payer owes under one reference.
struct Due {
  std::string reference, remittance;
  std::int64_t fen = 0;
  std::string trade, purpose;
};
using Dues = std::map<std::string, std::vector<Due>>;  // by the payer's key

struct Cases {
  Trade split;                // its disposal is paid by two credits
  Trade unnamed;              // its disposal is paid without a reference
  std::vector<Trade> joined;  // three disposals of one payer, paid by one credit
  std::optional<Trade> disputed;
  Trade revised;
  Trade taxed_6, taxed_13;
};
Cases cases_of(const std::vector<Trade>& trades);

inline const char* const kUnnamed = "危废处置费";  // all that the payer writes
inline const char* const kReturnedTo = "c01";      // whose payout comes back

// The dues as these payers pay them.
void bend_dues(const Cases& cases, Dues& dues);

// The deposit without a reference: found in the queue with its suggestion, claimed, noted, matched by hand.
void work_off_the_queue(Day& day, const Cases& cases);

// Before the receiver accepts: what the refused packages cost him is disputed.
void before_acceptance(Day& day, const Trip& trip, std::int64_t net);
// Answered, ruled, appealed and ruled again by another person.
void end_dispute(Day& day);

void revise_manifest(Day& day, const Cases& cases);
void record_invoices(Day& day, const Cases& cases);

}  // namespace heliu::day
