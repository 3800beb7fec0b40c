// Why a round came out as it did, of one lot or one offer: first as facts, each with who may read it, then as
// sentences (sentences.hpp). Nobody but the regulator reads a losing price or a reserve that is not its own;
// thresholds that would have won are told to a party only rounded and only when at least kBiddersLeast
// processors named the lot's code, because the exact one can equal a single rival's price.
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "matching/eligibility.hpp"
#include "matching/prices.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

inline constexpr int kBiddersLeast = 3;
inline constexpr std::int64_t kThresholdStep = 1'000;  // fen per tonne: thresholds told to a party

enum class Point : std::uint8_t {
  Awarded,             // kilograms_kg price_fen_t freight_fen_t policy_fen_t
  Gain,                // gain_fen_t: reserve less price and freight
  NoneCheaper,         // no admitted offer would have cost less
  CheaperTold,         // to the regulator: offer cost_fen_t cheaper_by_fen_t scarcity_fen_t room_kg
  CheaperWasScarce,    // an admitted offer cost less, but its capacity was worth scarcity_fen_t elsewhere
  CheaperHadNoRoom,    // … but had no room for this mass, whole or in lawful parts
  CapacityScarce,      // capacity (offer, licence-item, or a budget's line and kind) scarcity_fen_t: of an
                       // awarded arc
  Left,                // left_kg reason (code of Left)
  ReserveNeeded,       // reserve_fen_t: with it the lot would have won (the round cleared again)
  BidNeeded,           // price_fen_t: with it the offer would have won the lot (likewise)
  ReserveReference,    // reserve_fen_t: by the scarcity prices alone, a reference and no promise
  BidReference,        // price_fen_t: likewise
  TooFewBidders,       // a threshold exists, but fewer than kBiddersLeast processors bid
  Paradox,             // both sides would gain at uniform_fen_t, and the mass did not fit: left_kg room_kg
  Struck,              // reason (code of Reason) and its facts
  OfferUnused,         // capacity_kg: an offer without any award
  OfferUsed,           // awarded_kg capacity_kg
  UniformPriceCapped,  // paid_fen_t uniform_fen_t
};

struct Said {
  Point point = Point::Awarded;
  Id lot{};
  Id offer{};                                // zero: of no single offer, or not for this reader
  Facts facts;                               // the keys named beside each point
  bool producer = false, processor = false;  // who may read it
  bool regulator = true;                     // false: told to it in full by another
};

enum class Reader : std::uint8_t { Producer, Processor, Regulator };
enum class Language : std::uint8_t { Chinese, English };

class Explainer {
 public:
  // `eligible` with its struck pairs. All three must outlive the explainer. With work, a price that would
  // have won is found by clearing the round again within that limit; without, it is a reference by the duals.
  Explainer(const Book& book, const Eligibility& eligible, const Result& result, std::int64_t work = 0);

  // Everything said of the lot, or of the offer; filter with for_reader(). Unknown ids: nothing.
  std::vector<Said> lot(const Id& id) const;
  std::vector<Said> offer(const Id& id) const;

 private:
  using Arcs = std::vector<const Arc*>;
  const Award* award(const Arc& arc) const;
  FenPerTonne cost(const Arc& arc) const { return arc.price + arc.freight + arc.policy; }
  std::int64_t room(const Arc& arc) const;
  FenPerTonne surplus(const std::vector<const Arc*>& arcs) const;
  int bidders(const Lot& lot) const;
  void say_award(const Arc& arc, const Award& award, std::vector<Said>& said) const;
  void say_cheaper(const Arc& arc, const Arcs& arcs, std::vector<Said>& said) const;
  void say_scarcity(const Arc& arc, std::vector<Said>& said) const;
  void say_left(std::uint32_t lot, const Arcs& arcs, std::vector<Said>& said) const;
  void say_reserve_needed(std::uint32_t lot, const Arcs& arcs, std::vector<Said>& said) const;
  void say_bid_needed(const Arc& arc, std::vector<Said>& said) const;
  void say_struck(const Struck& pair, std::vector<Said>& said) const;
  void threshold(Point point, const Id& lot, const Id& offer, const char* key, std::int64_t exact, bool up,
                 bool producer, std::vector<Said>& said) const;

  const Book& book_;
  const Eligibility& eligible_;
  const Result& result_;
  const std::int64_t work_;
  Prices prices_;
  PriceReport report_;
  std::map<Id, std::uint32_t> lots_, offers_;
  std::map<std::pair<Id, Id>, const Award*> awards_;
  std::map<Id, const Unawarded*> left_;
  std::map<Id, Int128> offer_room_, item_room_, budget_room_;
  std::map<Id, std::int64_t> offer_price_, item_price_, budget_price_;
  std::map<Id, const Budget*> budgets_;
  std::map<std::string, std::set<Id>> bidders_;  // code -> processors that named it
};

// What that reader may see of it, in the same order.
std::vector<Said> for_reader(const std::vector<Said>& said, Reader reader);

}  // namespace heliu::matching
