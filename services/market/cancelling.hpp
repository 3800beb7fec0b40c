// The end of a trade before its time, whether a regulator says so or its money did not come.
#pragma once
#include <string>

#include "market/quota.hpp"
#include "market/trade.hpp"

namespace heliu::market {

// What has not left goes back to its lot, what is reserved to the quota; the trade is saved and said to be
// cancelled. Throws Problem "trade-not-open".
void cancel(Unit& unit, Trade& trade, const std::string& reason, QuotaBooks& quota);

}  // namespace heliu::market
