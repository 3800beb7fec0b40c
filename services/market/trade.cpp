#include "market/trade.hpp"

#include <algorithm>

#include "market/shaped.hpp"

namespace heliu::market {

Trade struck(const matching::Award& award, const Lot& lot, const Offer& offer, const SeenLicenceItem& item,
             const SeenEnterprise& processor, const Uuid& id, Instant cleared_at, Instant now) {
  Trade trade;
  trade.id = id;
  trade.round_id = offer.round_id;
  trade.lot_id = lot.id;
  trade.offer_id = offer.id;
  trade.producer_id = lot.producer_id;
  trade.processor_id = offer.processor_id;
  trade.carrier_id = lot.carrier_id;
  trade.licence_item_id = item.id;
  trade.code = lot.code;
  trade.kilograms = award.kilograms;
  trade.price = award.price;
  trade.amount_fen = amount(award.kilograms, award.price);
  trade.method = item.method;
  trade.freight_price = award.freight;
  trade.freight_fen = amount(award.kilograms, award.freight);
  trade.dg_class = lot.dg_class;
  trade.un_number = lot.un_number;
  trade.origin = {lot.longitude, lot.latitude, lot.district, lot.city};
  trade.destination = {processor.longitude, processor.latitude, processor.district, processor.city};
  trade.window_from = std::max(lot.window_from, offer.content->window_from);
  trade.window_to = std::min(lot.window_to, offer.content->window_to);
  trade.quota_year = Date::of(cleared_at).year();
  trade.at = now;
  return trade;
}

bool is_party(const Trade& trade, const Caller& caller) {
  const auto parties = trade.parties();
  return !caller.enterprise.is_nil() &&
         std::find(parties.begin(), parties.end(), caller.enterprise) != parties.end();
}

TradeView view(const Trade& trade, const Caller& caller) {
  TradeView seen = shaped<TradeView>(trade);
  const bool producer = caller.enterprise == trade.producer_id,
             processor = caller.enterprise == trade.processor_id;
  if (caller.has("carrier") && !producer && !processor) {
    seen.price.reset();
    seen.amount_fen.reset();
  }
  const bool may_sign = (producer && caller.has("producer") && !trade.producer_signed_at) ||
                        (processor && caller.has("processor") && !trade.processor_signed_at);
  if (trade.state == TradeState::struck && may_sign) seen.allowed_actions.emplace_back("sign");
  if (trade.open() && caller.has("regulator")) seen.allowed_actions.emplace_back("cancel");
  return seen;
}

Kilograms given_back(const Trade& trade) {
  return std::max(Kilograms{}, trade.kilograms - trade.accepted_kilograms);
}

}  // namespace heliu::market
