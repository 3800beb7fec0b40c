// Everything a round looks at, read from the store; and the gates' facts.
#pragma once
#include <functional>

#include "chassis/db/database.hpp"
#include "market/clearing.hpp"
#include "market/gates.hpp"

namespace heliu::market {

// Free kilograms of an item in a year: from the committed rows in a query, from the ledger in a unit of work.
using LeftOf = std::function<Kilograms(const SeenLicenceItem& item, int year)>;

RoundFacts load_round(Transaction& db, const Round& round, const LeftOf& left);

ListingFacts listing_facts(Transaction& db, const NewLot& asked, const Uuid& producer, Date today);
OfferFacts offer_facts(Transaction& db, const OfferContent& content, const Uuid& processor, Date today,
                       const LeftOf& left);

}  // namespace heliu::market
