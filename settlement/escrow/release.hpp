// The release rule: money leaves an escrow only when manifest, waybill and both weighings agree within the
// tolerances in force, or a dispute is ruled. Pure: facts and dated tolerances in, a decision with every
// check out. Amounts here are never negative; the sign of the price says who receives.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::escrow {

struct Scale {
  Kilograms gross, net;
};

// What transport said of a decided load.
struct LoadFacts {
  Kilograms manifest, waybill;  // as written on them
  Scale origin, destination;
  Kilograms refused;                 // of the destination's net
  bool ticket_used = false;          // money was released on this destination ticket before
  bool carrier_is_producer = false;  // freight is never paid to the producer
  bool payee_may_own = true;         // the receiver is licensed (or the producer, where the waste has value)
  bool carrier_may_own = true;       // the carrier is registered as one
};

// In hundredths of a percent, as in force on the day.
struct Tolerances {
  std::int64_t weighings = 0;  // of the loaded vehicle's gross weight at the origin
  std::int64_t manifest = 0;   // of the manifest's kilograms
  std::int64_t waybill = 0;    // of the waybill's kilograms
};

// Two numbers that had to agree. Kilograms in manifest, waybill and weighings; fen in funds-cover; counts
// else.
struct Check {
  std::string check;
  bool agreed = false;
  std::int64_t left = 0, right = 0;
  std::int64_t allowed = 0;  // how far apart they might have been
  friend bool operator==(const Check&, const Check&) = default;
};
BOOST_DESCRIBE_STRUCT(Check, (), (check, agreed, left, right, allowed))

struct Decision {
  // manifest, waybill, weighings, ticket-once, freight-payee, disposal-payee, weighed
  std::vector<Check> checks;
  Kilograms settlement;  // mean of both net weights, half a kilogram up, less what was refused; not below 0
  bool agreed() const;
};
Decision decide(const LoadFacts& facts, const Tolerances& tolerances);

// The trade's terms and how much of them is done.
struct Terms {
  FenPerTonne price;
  Kilograms kilograms;         // of the whole trade
  Fen freight, fee;            // of the whole trade
  Fen freight_paid, fee_paid;  // so far
  Fen disposal_held, freight_and_fee_held;
};

struct Payment {
  Fen disposal_owed;  // |settlement × price|
  Fen disposal, freight, fee;
  bool covered() const { return disposal == disposal_owed; }
};

// Disposal by the settlement weight, at most what is held. Freight and fee by the load's share of the trade's
// kilograms; the last load takes the rest, none takes more than is left or held. The fee gives way to the
// freight.
Payment payment_for(const Terms& terms, Kilograms settlement, Kilograms load, bool last);

// Of a load refused as a whole: its freight, and nothing else.
Payment freight_of_refused(const Terms& terms, Kilograms load);

// The check that a payment leaves in the record. What a side disputes is held apart and covers too.
Check funds_check(const Terms& terms, const Payment& payment, Fen disputed = {});

}  // namespace heliu::escrow
