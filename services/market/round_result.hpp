// What a cleared round says: of each pair of a lot and an offer that named its code, why it was or was not
// awarded, with figures; on the feed, and to each caller what is his to know.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chassis/identity/caller.hpp"
#include "market/round.hpp"
#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::market {

using Figures = std::map<std::string, std::string>;

// awarded; struck by a rule before the clearing; not_chosen by it.
enum class PairOutcome { awarded, struck, not_chosen };
BOOST_DESCRIBE_ENUM(PairOutcome, awarded, struck, not_chosen)

struct RoundPair {
  Uuid lot_id, offer_id, producer_id;
  std::optional<Uuid> processor_id;
  std::string code;
  PairOutcome outcome = PairOutcome::struck;
  std::string reason;   // "awarded", a rule's code, "outbid", "capacity-used" or "did-not-fit"
  Kilograms kilograms;  // awarded
  Figures facts;        // kilograms, fen per tonne, dates: see matching/eligibility.hpp
};
BOOST_DESCRIBE_STRUCT(RoundPair, (),
                      (lot_id, offer_id, producer_id, processor_id, code, outcome, reason, kilograms, facts))

struct LeftLot {
  Uuid lot_id;
  Kilograms kilograms;
  std::string reason;  // no-offer all-struck outbid did-not-fit
};
BOOST_DESCRIBE_STRUCT(LeftLot, (), (lot_id, kilograms, reason))

struct ScarcePrice {  // what one more tonne of an offer's capacity or an item's quota would be worth
  Uuid id;
  FenPerTonne fen_per_tonne;
};
BOOST_DESCRIBE_STRUCT(ScarcePrice, (), (id, fen_per_tonne))

struct RoundResultView {
  Uuid round_id;
  std::string name, book_sm3, result_sm3, draw_commitment, draw_nonce;
  Fen objective_fen, bound_fen;
  bool proven = false;
  std::vector<RoundPair> pairs;
  std::vector<LeftLot> unawarded;
  std::vector<ScarcePrice> offer_scarcity, item_scarcity;
};
BOOST_DESCRIBE_STRUCT(RoundResultView, (),
                      (round_id, name, book_sm3, result_sm3, draw_commitment, draw_nonce, objective_fen,
                       bound_fen, proven, pairs, unawarded, offer_scarcity, item_scarcity))

struct StruckPair {
  Uuid lot_id, offer_id;
  std::string reason;
  Figures facts;
};
BOOST_DESCRIBE_STRUCT(StruckPair, (), (lot_id, offer_id, reason, facts))

struct RelatedPair {
  Uuid lot_id, offer_a, offer_b;
  std::string controller;
};
BOOST_DESCRIBE_STRUCT(RelatedPair, (), (lot_id, offer_a, offer_b, controller))

struct RoundCleared {
  Uuid id;
  std::int64_t lots = 0, offers = 0, awarded_lots = 0;
  Kilograms awarded_kilograms;
  Fen objective_fen, bound_fen;
  bool proven = false;
  std::vector<StruckPair> struck;  // at most kStruckMost
  std::vector<RelatedPair> related_pairs;
  std::vector<Uuid> single_offer_lots;  // only one offer named their code
  std::string book_sm3, result_sm3, draw_nonce;
};
BOOST_DESCRIBE_STRUCT(RoundCleared, (),
                      (id, lots, offers, awarded_lots, awarded_kilograms, objective_fen, bound_fen, proven,
                       struck, related_pairs, single_offer_lots, book_sm3, result_sm3, draw_nonce))

inline constexpr std::size_t kStruckMost = 2000;  // on the feed; services/FEEDS.md

// Fen of thousandths of a fen, rounded half away from zero.
Fen fen_of(matching::MilliFen milli);

std::vector<RoundPair> pairs_of(const matching::Book& book, const matching::Eligibility& eligible,
                                const matching::Result& result);

// controllers: names by id. Hashes are computed here from the canonical bytes.
RoundCleared cleared_event(const matching::Book& book, const matching::Eligibility& eligible,
                           const matching::Result& result,
                           const std::map<matching::Id, std::string>& controllers);

// Everything to regulator, auditor and operator. A producer sees its own lots, without the price of an offer
// that did not win or whose it was; a processor its own offers, without any lot's reserve price.
RoundResultView result_view(const Round& round, const matching::Book& book,
                            const matching::Eligibility& eligible, const matching::Result& result,
                            const Caller& caller);

}  // namespace heliu::market
