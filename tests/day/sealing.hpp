// Sealed offers as a processor's own program makes them, and a share of a round's key as the regulator's
// opens it: written after services/market/README.md, independently of the market.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "tests/day/data.hpp"

namespace heliu::day {

struct LineBudget {  // of an incineration line, for the round
  std::string name;
  std::int64_t heat_kj = 0, chlorine_mg = 0;
};

struct OfferTerms {
  std::string processor;
  std::int64_t item = 0, kilograms = 0;
  std::vector<std::pair<std::string, std::int64_t>> lines;  // code, fen per tonne
  std::vector<LineBudget> budgets;
  std::string again;  // tells a second offer of the same item from the first

  // Of its journal steps and its nonce.
  std::string key(const std::string& round) const {
    return "offer/" + round + "/" + processor + "/" + std::to_string(item) + again;
  }
};

// Bodies of POST /v1/offers: in plain words, or in an envelope that only the round's private key opens. With
// wrong_nonce the envelope holds another nonce than the one that was committed to.
std::string plain_offer(const Day& day, const std::string& round, const OfferTerms& terms);
std::string enveloped_offer(const Day& day, const std::string& round, const std::string& public_key,
                            const OfferTerms& terms, bool wrong_nonce = false);

// The regulator's share of the round's key, 64 hexadecimal digits. round: the answer of GET /v1/rounds/{id}.
std::string opened_share(const Day& day, const Json& round);

// The name under which the regulator's sealing key lies among the day's keys.
inline const char* const kSealingKey = "g01-sealing";

}  // namespace heliu::day
