#include "settlement/escrow/release.hpp"

#include <algorithm>
#include <cstdlib>

namespace heliu::escrow {

namespace {

// Whole kilograms within the tolerance; the comparison itself is exact, so that no rounding decides.
Check near(const char* name, Kilograms left, Kilograms right, Kilograms base, std::int64_t tolerance) {
  const Int128 apart = std::abs(left.count - right.count);
  const Int128 allowed = static_cast<Int128>(base.count) * tolerance;
  return {name, apart * 10'000 <= allowed, left.count, right.count,
          static_cast<std::int64_t>(allowed / 10'000)};
}

Check none(const char* name, bool found) {
  return {name, !found, found ? 1 : 0, 0, 0};
}

// total × part ÷ whole, rounded half up; all of it when whole is nothing.
Fen share(Fen total, Kilograms part, Kilograms whole) {
  if (whole.count <= 0 || part >= whole) return total;
  const Int128 product = static_cast<Int128>(total.count) * part.count;
  return {static_cast<std::int64_t>((product + whole.count / 2) / whole.count)};
}

Fen freight_for(const Terms& terms, Kilograms load, bool last) {
  const Fen left = terms.freight - terms.freight_paid;
  const Fen wanted = last ? left : std::min(left, share(terms.freight, load, terms.kilograms));
  return std::min(wanted, terms.freight_and_fee_held);
}

}  // namespace

bool Decision::agreed() const {
  return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.agreed; });
}

Decision decide(const LoadFacts& facts, const Tolerances& tolerances) {
  Decision decision;
  decision.checks = {
      near("manifest", facts.manifest, facts.origin.net, facts.manifest, tolerances.manifest),
      near("waybill", facts.waybill, facts.origin.net, facts.waybill, tolerances.waybill),
      near("weighings", facts.origin.net, facts.destination.net, facts.origin.gross, tolerances.weighings),
      none("ticket-once", facts.ticket_used),
      none("freight-payee", facts.carrier_is_producer || !facts.carrier_may_own),
      none("disposal-payee", !facts.payee_may_own),
      none("weighed", facts.origin.net <= Kilograms{} || facts.destination.net <= Kilograms{}),
  };
  const Kilograms sum = facts.origin.net + facts.destination.net;
  const Kilograms mean{(sum.count + 1) / 2};
  decision.settlement = std::max(Kilograms{}, mean - facts.refused);
  return decision;
}

Payment payment_for(const Terms& terms, Kilograms settlement, Kilograms load, bool last) {
  Payment payment;
  const Fen signed_amount = amount(settlement, terms.price);
  payment.disposal_owed = signed_amount < Fen{} ? -signed_amount : signed_amount;
  payment.disposal = std::min(payment.disposal_owed, terms.disposal_held);
  payment.freight = freight_for(terms, load, last);
  const Fen fee_left = terms.fee - terms.fee_paid;
  const Fen fee = last ? fee_left : std::min(fee_left, share(terms.fee, load, terms.kilograms));
  payment.fee = std::min(fee, terms.freight_and_fee_held - payment.freight);
  return payment;
}

Payment freight_of_refused(const Terms& terms, Kilograms load) {
  Payment payment;
  payment.freight = freight_for(terms, load, false);
  return payment;
}

Check funds_check(const Terms& terms, const Payment& payment, Fen disputed) {
  const Fen there = terms.disposal_held + disputed;
  return {"funds-cover", payment.disposal_owed <= there, payment.disposal_owed.count, there.count, 0};
}

}  // namespace heliu::escrow
