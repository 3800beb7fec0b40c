#include "settlement/escrow/postings.hpp"

#include <algorithm>

namespace heliu::escrow {

namespace {

struct Way {
  Movement why;
  Line from, to;
};

using enum Line;
using M = Movement;

constexpr Way kWays[] = {
    {M::deposit, bank_custody, escrow_disposal},
    {M::deposit, bank_custody, escrow_freight_and_fee},
    {M::excess, bank_custody, available},
    {M::excess, suspense, available},
    {M::unidentified, bank_custody, suspense},
    {M::identified, suspense, escrow_disposal},
    {M::identified, suspense, escrow_freight_and_fee},
    {M::identified, suspense, available},
    {M::identified, available, suspense},
    {M::disposal, escrow_disposal, available},
    {M::late_fee, escrow_disposal, available},
    {M::freight, escrow_freight_and_fee, freight_available},
    {M::fee, escrow_freight_and_fee, platform_fee},
    {M::refund, escrow_disposal, available},
    {M::refund, escrow_freight_and_fee, available},
    {M::fee_tax, platform_fee, fee_tax},
    {M::disputed, escrow_disposal, available},
    {M::ruled_back, escrow_disposal, available},
    {M::revised_up, escrow_disposal, available},
    {M::revised_up, available, available},
    {M::revised_down, available, available},
    {M::revised_down, withdrawable, available},
    {M::matured, available, withdrawable},
    {M::matured, freight_available, withdrawable},
    {M::payout, withdrawable, payout_in_flight},
    {M::payout_settled, payout_in_flight, bank_custody},
    {M::payout_settled, payout_in_flight, suspense},
    {M::payout_rejected, payout_in_flight, withdrawable},
    {M::payout_rejected, payout_in_flight, suspense},
    {M::payout_returned, bank_custody, payout_returned},
    {M::payout_returned, suspense, payout_returned},
    {M::sent_back, suspense, payout_in_flight},
    {M::recredited, payout_returned, withdrawable},
    {M::recredited, payout_returned, suspense},
    {M::unexplained, suspense, bank_custody},
    {M::adjusted, suspense, available},
    {M::adjusted, available, suspense},
};

// What goes back to whom it was taken from needs no standing: it was his before.
bool earns(Movement why) {
  return why == M::disposal || why == M::late_fee || why == M::disputed || why == M::freight ||
         why == M::identified || why == M::adjusted || why == M::revised_up;
}

}  // namespace

bool may_own(Line line, const Owner& owner) {
  switch (line) {
    case available:
      return owner.produces || owner.processes;
    case freight_available:
      return owner.carries;
    case withdrawable:
      return owner.produces || owner.processes || owner.carries;
    default:
      return true;
  }
}

std::string posting_fault(Movement why, Line from, Line to, const Owner& owner) {
  const bool way = std::any_of(std::begin(kWays), std::end(kWays), [&](const Way& known) {
    return known.why == why && known.from == from && known.to == to;
  });
  if (!way) return "no such movement between these lines";
  if (earns(why) && !may_own(to, owner)) return "the receiver may not own an account of this line";
  return {};
}

}  // namespace heliu::escrow
