// What is planted in the sealed round: two lots change after their listing, one offer is opened with a wrong
// nonce, one comes too late; and the regulator's part, its share of the key after the close.
#pragma once
#include <string>

#include "tests/day/sealing.hpp"

namespace heliu::day {

// Seals an offer, in plain words or (client_sealed) in an envelope. False when the round had closed before.
bool seal(Day& day, const std::string& round, const OfferTerms& terms);
bool client_sealed(const Day& day, const OfferTerms& terms);

// The kiln's budgets of an item's offer: its measured codes with the budget, the others without.
std::vector<OfferTerms> by_kiln(const Day& day, const OfferTerms& terms);

// After the first offers: the two lots are amended, who is to seal again does, and the offer with the wrong
// nonce is sealed. False when the round had closed before.
bool change_the_round(Day& day, const std::string& round);

// Waits for the close by the market's own clock, offers once more, and keeps what met it.
void offer_late(Day& day, const std::string& round);
void give_share(Day& day, const std::string& round);

}  // namespace heliu::day
