// The close of a round. A timer locks what is due (scheduled → awaiting_share); when the regulator has given
// its share a thread opens the offers (open_rounds.hpp: opening → closing), solves the round outside any
// transaction and publishes the outcome in one unit of work (closing → cleared). The unit reads the book
// again: if anything in it changed meanwhile, nothing is published and the round is solved anew. So a crash,
// a repeat or a second instance in between does no harm.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "chassis/service.hpp"
#include "market/clearing.hpp"
#include "market/quota.hpp"
#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::market {

// Timer "close rounds".
void close_rounds(Unit& unit);

// A round's outcome, not published yet.
struct SolvedRound {
  Round round;
  matching::Book book;
  matching::Eligibility eligible;
  matching::Result result;
  std::map<matching::Id, std::string> controllers;
};

// The oldest round in state closing, as it stands now; nothing when there is none. Changes nothing.
std::optional<RoundFacts> next_to_clear(Service& service);

// Throws matching::BookError when the book or the result can't stand: the round is to be held.
SolvedRound solve(const RoundFacts& facts);

// In one unit of work. False: something in the book changed since it was solved, and nothing was done. A
// round that is not closing any more is passed over. Problem "gate-stale-feed" when a feed the gates rely on
// is too old: the round waits.
bool publish(Service& service, const SolvedRound& solved, QuotaBooks& quota);

// All three; false when no round waits. A round that can't stand is held.
bool clear_next(Service& service, QuotaBooks& quota);

// Sets up the timer and the thread "clear rounds".
void clear_rounds(Service& service, std::shared_ptr<QuotaBooks> quota, const PlatformKey& platform);

}  // namespace heliu::market
