// What the ledger expects of the bank: deposits by an escrow's reference, payouts on their way, and settled
// payouts that may come back (退票).
#pragma once
#include <string>
#include <vector>

#include "settlement/reconcile/match.hpp"
#include "treasury/breaks.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

struct Expectation {
  ExpectedKind kind = ExpectedKind::deposit;
  Uuid id;                // the leg's or the payout's
  std::string reference;  // of the leg, or the end-to-end id
  std::string name;       // of who pays or is paid
  Fen amount;             // > 0: to come in
  std::string day;        // of the line it was looked up for; empty if the line named it
};

// Those that the lines name, whatever is left of them, and of lines that name nothing those of the same
// amount or name (at most kAlike a line). Each once.
inline constexpr int kAlike = 24;
std::vector<Expectation> expected_of(Transaction& db, const std::vector<reconcile::Line>& lines);

// As the matcher takes them, in the same order.
std::vector<reconcile::Expected> for_matching(const std::vector<Expectation>& expected);

// The legs a line names, in the order written.
std::vector<Leg> legs_named(Transaction& db, const reconcile::Line& line);

}  // namespace heliu::treasury
