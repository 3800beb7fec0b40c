// The gates of listing, offering and signing, as pure decisions over what is known of others. Each refusal is
// a Problem that names the gate and the fact.
#pragma once
#include <optional>
#include <string>

#include "market/facts.hpp"
#include "market/lot.hpp"
#include "market/offer.hpp"

namespace heliu::market {

struct ListingFacts {
  std::optional<SeenEnterprise> producer, carrier;
  bool code_in_force = false;  // in the catalogue, today
  std::optional<SeenRating> rating;
  std::optional<SeenCover> cover;
  bool carrier_has_tariff = false;  // in force today
  MarketRule rule;
};
void check_listing(const NewLot& asked, const ListingFacts& facts, Date today);

struct OfferFacts {
  std::optional<SeenEnterprise> processor;
  std::optional<SeenLicenceItem> item;
  std::optional<SeenRating> rating;
  std::optional<SeenCover> cover;
  Kilograms left;  // of the licence item's year: neither reserved nor used
  MarketRule rule;
};
void check_offer(const OfferContent& content, const OfferFacts& facts, const Uuid& processor, Date today);

// part: producer, processor, carrier. Problems "enterprise-unknown", "enterprise-frozen".
const SeenEnterprise& require_free(const std::optional<SeenEnterprise>& enterprise, const std::string& part);

}  // namespace heliu::market
