// From the market's rows to the book of the clearing library: dates, scopes, tariffs and ratings resolved.
// Pure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "market/facts.hpp"
#include "market/lot.hpp"
#include "market/offer.hpp"
#include "market/round.hpp"
#include "matching/book.hpp"

namespace heliu::market {

// Everything a round looks at, as it stands in the store.
struct RoundFacts {
  Round round;
  std::vector<Lot> lots;      // for sale at the close
  std::vector<Offer> offers;  // opened, and found to be what was sealed
  MarketRule rule;            // in force on the day of the close
  std::vector<PolicyTerm> terms;
  std::map<Uuid, Tariff> tariffs;              // by carrier, in force on that day
  std::map<Uuid, SeenEnterprise> enterprises;  // at least all parties
  std::map<Uuid, SeenLicenceItem> items;       // of the offers
  std::map<Uuid, Kilograms> left;              // of each item's year
  std::map<Uuid, SeenCover> covers;
  std::map<Uuid, SeenRating> ratings;
  std::vector<SeenControl> controls;
  std::vector<SeenApproval> approvals;
};

// The round is cleared as of its close, so that clearing it again gives the same. Lots without a tariff in
// force and parties that are not known stay out. Throws matching::BookError when an offer no longer gives its
// commitment: the opening has struck those that never did.
matching::Book book_of(const RoundFacts& facts);

// The controllers of the book by their id, as the registry names them.
std::map<matching::Id, std::string> controller_names(const RoundFacts& facts);

}  // namespace heliu::market
