#include "market/cancelling.hpp"

#include <algorithm>

#include "market/store.hpp"

namespace heliu::market {

namespace {

// What has not left goes back to its lot and can be sold again.
void return_to_lot(Unit& unit, const Trade& trade) {
  auto lot = store::find<Lot>(unit.db, "lot", trade.lot_id, store::For::change);
  if (!lot) return;
  lot->take_back(trade.kilograms - std::min(trade.kilograms, trade.departed_kilograms));
  store::save(unit.db, "lot", *lot);
}

}  // namespace

void cancel(Unit& unit, Trade& trade, const std::string& reason, QuotaBooks& quota) {
  if (!trade.open()) throw Problem("trade-not-open", {{"state", enum_text(trade.state)}});
  trade.state = TradeState::cancelled;
  trade.cancel_reason = reason;
  quota.release(unit, trade);
  return_to_lot(unit, trade);
  store::save(unit.db, "trade", trade);
  unit.emit("trade.cancelled", trade.id, TradeCancelled{trade.id, trade.cancel_reason}, trade.parties());
}

}  // namespace heliu::market
