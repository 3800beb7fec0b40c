// The close of a round. A timer locks what is due (scheduled → closing); a thread solves it outside any
// transaction and publishes the outcome in one unit of work (closing → cleared). The unit reads the book
// again: if anything in it changed meanwhile, nothing is published and the round is solved anew. So a crash,
// a repeat or a second instance in between does no harm.
#pragma once
#include <memory>

#include "chassis/service.hpp"
#include "market/quota.hpp"

namespace heliu::market {

// Timer "close rounds".
void close_rounds(Unit& unit);

// Clears the oldest round in state closing; false when there is none. Problem "gate-stale-feed" when a feed
// the gates rely on is too old: the round waits.
bool clear_next(Service& service, QuotaBooks& quota);

// Sets up the timer and the thread "clear rounds".
void clear_rounds(Service& service, std::shared_ptr<QuotaBooks> quota);

}  // namespace heliu::market
