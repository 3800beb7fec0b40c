#include "market/openings.hpp"

#include "market/shaped.hpp"

namespace heliu::market {

OpeningView opening_view(const Offer& offer, std::optional<std::int64_t> position, const WonCodes& won,
                         const Caller& caller) {
  OpeningView seen = shaped<OpeningView>(offer);
  seen.position = position;
  seen.nonce.reset();
  seen.envelope.reset();
  if (!offer.verdict) return seen;
  seen.text = opened_text(offer);
  if (offer.content && offer.nonce)
    for (const PriceLine& line : offer.content->lines)
      if (won.contains(line.code))
        seen.won.push_back({line.code, line_salt(*offer.nonce, line.code), line.price});
  if (caller.has("regulator") || caller.has("auditor") || caller.enterprise == offer.processor_id) {
    seen.nonce = offer.nonce;
    seen.envelope = offer.envelope;
  }
  return seen;
}

}  // namespace heliu::market
