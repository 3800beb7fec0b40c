// The market's parts, bound to the service one by one.
#pragma once
#include <chrono>
#include <memory>

#include "chassis/service.hpp"
#include "market/quota.hpp"
#include "market/round_key.hpp"

namespace heliu::market {

void bind_lots(Service& service);
void bind_terms(Service& service);  // carriers' tariffs, the regulator's preference terms
void bind_rounds(Service& service, const PlatformKey& platform);
void bind_explanations(Service& service);
void bind_openings(Service& service);  // the regulator's keys and shares, the opened offers
void bind_offers(Service& service, std::shared_ptr<QuotaBooks> quota);
void bind_trades(Service& service, std::shared_ptr<QuotaBooks> quota);  // contract, signatures, quota
void follow_feeds(Service& service, std::shared_ptr<QuotaBooks> quota);

void assemble(Service& service);                                    // all of them
std::shared_ptr<QuotaBooks> assemble_with_books(Service& service);  // the same, for tests that need the books

// Listing, offering, clearing and signing can be undone: facts of some minutes ago are good enough.
inline constexpr std::chrono::seconds kFreshFacts{300};

}  // namespace heliu::market
