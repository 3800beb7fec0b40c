// Which offers may take which lots. Every pair of a lot and an offer that names its code is either an arc
// or struck, for exactly one reason: the first rule it breaks, in the order of Reason.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

enum class Reason : std::uint8_t {
  LotChanged,        // the offer was sealed before the lot's last material change: it never spoke of this lot
  CodeNotLicensed,   // the licence item does not cover the code
  LicenceNotValid,   // the licence item is not valid at the clearing
  QuotaExhausted,    // the licence item's remaining kilograms are below what must be taken
  Frozen,            // producer or processor frozen by the regulator
  RatingBelowFloor,  // environmental credit below the floor of its role
  PolicyNotInForce,  // required insurance lapsed, or its limit too small
  FormNotAccepted,   // physical form or packaging
  AssayMissing,      // a limit or a budget exists for a property the lot did not measure
  AssayOutOfLimits,  // a measured property is outside the limits
  LoadOutOfRange,    // mass against the offer's capacity, least and most load
  BudgetTooSmall,    // the least award draws more from a budget than it has
  OutOfRadius,       // farther than the offer's radius
  WindowsDontMeet,   // pickup and receiving windows do not overlap
  ApprovalMissing,   // move to another city or province without approval
  SameController,    // producer and processor under one controller, forbidden by rule
  PriceAboveReserve,   // price + freight above the producer's reserve
  PolicyAboveReserve,  // within the reserve, but not once the regulator's preference terms are counted
};
inline constexpr int kReasons = 18;

std::string_view code(Reason reason);  // stable, kebab case: "quota-exhausted"

using Facts = std::vector<std::pair<std::string, std::string>>;

struct Struck {
  std::uint32_t lot = 0;  // index into book.lots
  std::uint32_t offer = 0;
  Reason reason = Reason::CodeNotLicensed;
  Facts facts;  // numbers in the units of book.hpp; empty unless asked for
};

struct Arc {
  std::uint32_t lot = 0;
  std::uint32_t offer = 0;
  FenPerTonne price, freight, policy;
  FenPerTonne margin;     // reserve − price − freight − policy, ≥ 0
  Kilograms least, most;  // one award's kilograms: 0, or from least to most. Whole lots: least = most
};

// What one kilogram of the lot draws from a budget of that kind, kJ or mg; none: not measured.
std::optional<std::int64_t> draw_per_kilogram(const Lot& lot, BudgetKind kind);

struct Eligibility {
  std::vector<Arc> arcs;  // by lot, then offer, in the order of the book
  std::vector<Struck> struck;
  std::vector<Flag> flags;
};

// How much to keep of the pairs that are struck: nothing, or each with its reason and facts. A large round
// has millions of them, and only who explains needs them.
enum class Detail : std::uint8_t { ArcsOnly, Struck };

// Expects a checked book. Time: about the number of pairs with a common code (offers are indexed by code).
Eligibility eligibility(const Book& book, Detail detail = Detail::Struck);

}  // namespace heliu::matching
