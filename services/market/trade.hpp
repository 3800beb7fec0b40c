// A trade: an award of a round, its written contract, and what became of it.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/identity/caller.hpp"
#include "market/lot.hpp"
#include "market/offer.hpp"
#include "matching/result.hpp"

namespace heliu::market {

struct TradePlace {
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
  std::string district, city;                // 6 and 4 digits
};
BOOST_DESCRIBE_STRUCT(TradePlace, (), (longitude, latitude, district, city))

// struck → signed_by_both → completed; cancelled from either of the first two.
enum class TradeState { struck, signed_by_both, completed, cancelled };
BOOST_DESCRIBE_ENUM(TradeState, struck, signed_by_both, completed, cancelled)

struct Trade {
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, lot_id, offer_id, producer_id, processor_id, carrier_id, licence_item_id;
  std::string code;
  Kilograms kilograms;
  FenPerTonne price;  // > 0: the producer pays
  Fen amount_fen;     // signed as the price
  std::string method;
  FenPerTonne freight_price;
  Fen freight_fen;
  std::string dg_class, un_number;
  TradePlace origin, destination;
  Instant window_from, window_to;
  TradeState state = TradeState::struck;
  std::string escrow_state;  // of treasury's feed: opened funded released disputed ruled refunded closed
  std::int64_t quota_year = 0, hold_serial = 0;
  Kilograms held_kilograms;  // of the quota
  Kilograms departed_kilograms, accepted_kilograms, refused_kilograms;
  std::optional<Instant> producer_signed_at, processor_signed_at;
  std::string cancel_reason;
  Instant at;

  std::vector<Uuid> parties() const { return {producer_id, processor_id, carrier_id}; }
  // Those who may know the price: what the two agreed is not the carrier's to see.
  std::vector<Uuid> sides() const { return {producer_id, processor_id}; }
  bool open() const { return state == TradeState::struck || state == TradeState::signed_by_both; }
};
BOOST_DESCRIBE_STRUCT(Trade, (),
                      (id, version, round_id, lot_id, offer_id, producer_id, processor_id, carrier_id,
                       licence_item_id, code, kilograms, price, amount_fen, method, freight_price,
                       freight_fen, dg_class, un_number, origin, destination, window_from, window_to, state,
                       escrow_state, quota_year, hold_serial, held_kilograms, departed_kilograms,
                       accepted_kilograms, refused_kilograms, producer_signed_at, processor_signed_at,
                       cancel_reason, at))

// What a caller sees. Price and amount are a matter of the two who sign: a carrier sees its freight only.
struct TradeView {
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, lot_id, offer_id, producer_id, processor_id, carrier_id, licence_item_id;
  std::string code;
  Kilograms kilograms;
  std::optional<FenPerTonne> price;
  std::optional<Fen> amount_fen;
  std::string method;
  FenPerTonne freight_price;
  Fen freight_fen;
  std::string dg_class, un_number;
  TradePlace origin, destination;
  Instant window_from, window_to;
  TradeState state = TradeState::struck;
  std::string escrow_state;
  Kilograms accepted_kilograms, refused_kilograms;
  std::optional<Instant> producer_signed_at, processor_signed_at;
  std::string cancel_reason;
  Instant at;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(TradeView, (),
                      (id, version, round_id, lot_id, offer_id, producer_id, processor_id, carrier_id,
                       licence_item_id, code, kilograms, price, amount_fen, method, freight_price,
                       freight_fen, dg_class, un_number, origin, destination, window_from, window_to, state,
                       escrow_state, accepted_kilograms, refused_kilograms, producer_signed_at,
                       processor_signed_at, cancel_reason, at, allowed_actions))

struct TradeStruck {
  Uuid id, round_id, lot_id, offer_id, producer_id, processor_id, carrier_id, licence_item_id;
  std::string code;
  Kilograms kilograms;
  FenPerTonne price;
  Fen amount_fen;
  std::string method;
  FenPerTonne freight_price;
  Fen freight_fen;
  std::string dg_class, un_number;
  TradePlace origin, destination;
  Instant window_from, window_to, at;
};
BOOST_DESCRIBE_STRUCT(TradeStruck, (),
                      (id, round_id, lot_id, offer_id, producer_id, processor_id, carrier_id, licence_item_id,
                       code, kilograms, price, amount_fen, method, freight_price, freight_fen, dg_class,
                       un_number, origin, destination, window_from, window_to, at))

// What the carrier may know of a trade: where, what, when, and its freight.
struct CarriageAwarded {
  Uuid id, producer_id, processor_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  FenPerTonne freight_price;
  Fen freight_fen;
  std::string dg_class, un_number;
  TradePlace origin, destination;
  Instant window_from, window_to, at;
};
BOOST_DESCRIBE_STRUCT(CarriageAwarded, (),
                      (id, producer_id, processor_id, carrier_id, code, kilograms, freight_price, freight_fen,
                       dg_class, un_number, origin, destination, window_from, window_to, at))

struct TradeCancelled {
  Uuid trade_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TradeCancelled, (), (trade_id, reason))

struct TradeCompleted {
  Uuid trade_id;
  Kilograms accepted_kilograms, released_kilograms;
};
BOOST_DESCRIBE_STRUCT(TradeCompleted, (), (trade_id, accepted_kilograms, released_kilograms))

// The trade an award makes: pay as offered, freight by the carrier's tariff, the windows' common part, to the
// processor's place, by the licence item's method.
Trade struck(const matching::Award& award, const Lot& lot, const Offer& offer, const SeenLicenceItem& item,
             const SeenEnterprise& processor, const Uuid& id, Instant cleared_at, Instant now);

bool is_party(const Trade& trade, const Caller& caller);  // producer, processor or carrier of it
TradeView view(const Trade& trade, const Caller& caller);

// What the completed trade gives back of its quota, all in all: traded and not accepted.
Kilograms given_back(const Trade& trade);

}  // namespace heliu::market
