// What the awards of a round pay, by the rule stated with it (Book.rules.price_rule).
//
// Pay as offered: each award pays its offer's own line.
// Uniform marginal: per waste code and district of the processor one price for the tonne taken in. It is the
// greatest accepted bid of the group, or, where every award of the group bears a scarcity rent, the smallest
// bid + rent, if that is more: the price at which the last tonne of the group's capacity changes hands. Rents
// come from the round's published prices, so anybody can recompute it. No loss: no processor is paid less
// than it bid (the price is at least the greatest bid), and no producer pays more than its reserve allows (an
// award whose reserve less freight is lower pays that, and is listed).
//
// With whole lots no price can support every award (O'Neill et al. 2005), so a pair may stay unawarded though
// both sides would gain at the uniform price: paradoxically rejected, listed, as in European power auctions.
#pragma once
#include <map>
#include <utility>
#include <vector>

#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

struct UniformPrice {
  std::string code;
  std::string district;     // of the processor's site
  FenPerTonne price;        // > 0: the producer pays
  FenPerTonne highest_bid;  // accepted
  Kilograms kilograms;      // awarded in the group
};

struct CappedAward {  // pays its producer's limit instead of the higher uniform price
  Id lot{};
  Id offer{};
  FenPerTonne paid;
  FenPerTonne uniform;
};

struct ParadoxicallyRejected {
  Id lot{};
  Id offer{};
  FenPerTonne uniform;          // at this price …
  FenPerTonne producer_gains;   // > 0 … the producer would have gained this per tonne
  FenPerTonne processor_gains;  // ≥ 0 … and the processor this
  Kilograms left;               // of the lot, unawarded
  Kilograms room;               // at the offer after the round; below `least` the mass alone is the reason
  Kilograms least;              // of one award
};

// What each side gains, exactly: producers against their reserve, processors against their bids, the
// regulator's terms with their sign. The three sum to the welfare whatever is paid.
struct Sides {
  MilliFen producers, processors, policy;
  Fen paid;      // by producers, each award rounded once; < 0: producers received more than they paid
  Fen received;  // by processors; the same money, so paid − received = 0
  MilliFen sum() const { return producers + processors + policy; }
};

struct PriceReport {
  PriceRule rule = PriceRule::PayAsOffered;  // that the round states
  std::vector<UniformPrice> uniform;         // for reference when the rule is PayAsOffered
  std::vector<CappedAward> capped;
  std::vector<ParadoxicallyRejected> rejected;
  Sides as_offered, as_uniform;  // the same awards under either rule: the difference is the rule's effect
};

class Prices {
 public:
  // `result` needs its awards (their price fields are not looked at) and its scarcity and budget prices.
  Prices(const Book& book, const std::vector<Arc>& arcs, const Result& result);

  // Of an award of the result, by the rule given.
  FenPerTonne price(const Award& award, PriceRule rule) const;
  // What the offer's capacity, its licence item and its budgets are worth for a tonne on that arc; rounded
  // down.
  FenPerTonne rent(const Arc& arc) const;
  PriceReport report() const;

 private:
  struct Group {
    FenPerTonne highest_bid, least_with_rent;
    Kilograms kilograms;
    FenPerTonne price() const { return std::max(highest_bid, least_with_rent); }
  };
  using GroupKey = std::pair<std::string, std::string>;  // code, district
  GroupKey key(const Arc& arc) const {
    return {book_.lots[arc.lot].code, book_.offers[arc.offer].site.district};
  }
  const Arc& arc_of(const Award& award) const;
  Sides sides(PriceRule rule) const;
  std::vector<ParadoxicallyRejected> rejected() const;

  const Book& book_;
  const std::vector<Arc>& arcs_;
  const Result& result_;
  std::map<Id, std::uint32_t> lots_, offers_;
  std::map<Id, std::int64_t> offer_prices_, item_prices_, budget_prices_;
  std::map<Id, BudgetKind> kinds_;
  std::map<GroupKey, Group> groups_;
};

}  // namespace heliu::matching
