// The opening of a closed round: the platform's share and the regulator's make the key, the key opens every
// offer, and what isn't what was sealed is struck. Nothing is read before the regulator has given its share.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "chassis/service.hpp"
#include "market/offer.hpp"
#include "market/quota.hpp"
#include "market/round.hpp"

namespace heliu::market {

// A round's offers, opened and not published yet.
struct OpenedRound {
  Round round;
  std::string key;            // the private key's number
  std::vector<Offer> offers;  // in state opened or struck
};

// A closed round whose share was given, with its offers sealed; nothing when there is none.
struct RoundToOpen {
  Round round;
  std::vector<Offer> offers;
};
std::optional<RoundToOpen> next_to_open(Service& service);

// Reads the offers. Nothing when the two shares don't make the round's key.
std::optional<OpenedRound> open_offers(const RoundToOpen& waiting, const PlatformKey& platform);

// One unit of work: gates for what clients have sealed, verdicts, the key on the feed; the round is then to
// be cleared. A round that is not opening any more is passed over. Problem "gate-stale-feed": it waits.
void publish_opening(Service& service, const OpenedRound& opened, const QuotaBooks& quota);

// All of it; false when no round waits. A round whose key can't be made is held.
bool open_next(Service& service, const PlatformKey& platform, const QuotaBooks& quota);

}  // namespace heliu::market
