#include "market/offer.hpp"

#include <set>

#include "market/shaped.hpp"

namespace heliu::market {

std::optional<Problem> fault_of(const OfferContent& content) {
  if (content.window_to <= content.window_from)
    return Problem("window-invalid", {{"from", content.window_from.text()}, {"to", content.window_to.text()}},
                   {{"/content/window_to", "must lie after window_from"}});
  if (content.most_load_kilograms && *content.most_load_kilograms < content.least_load_kilograms)
    return Problem("load-range-invalid",
                   {{"least", std::to_string(content.least_load_kilograms.count)},
                    {"most", std::to_string(content.most_load_kilograms->count)}},
                   {{"/content/most_load_kilograms", "below least_load_kilograms"}});
  std::set<std::string> codes;
  for (std::size_t i = 0; i < content.lines.size(); ++i)
    if (!codes.insert(content.lines[i].code).second)
      return Problem("line-doubled", {{"code", content.lines[i].code}},
                     {{"/content/lines/" + std::to_string(i) + "/code", "has a price already"}});
  return std::nullopt;
}

Offer sealed(const NewOffer& asked, const Uuid& id, const Uuid& processor, Instant now) {
  Offer offer;
  offer.id = id;
  offer.round_id = asked.round_id;
  offer.processor_id = processor;
  offer.licence_item_id = asked.content.licence_item_id;
  offer.content = asked.content;
  offer.nonce = asked.nonce;
  offer.commitment = asked.commitment;
  offer.sealed_at = now;
  return offer;
}

bool keeps_its_word(const Offer& offer) {
  return commitment_of(offer.content, offer.round_id, offer.processor_id, offer.nonce) == offer.commitment;
}

OfferView view(const Offer& offer, bool round_open) {
  OfferView seen = shaped<OfferView>(offer);
  if (round_open && offer.state == OfferState::sealed) seen.allowed_actions.emplace_back("withdraw");
  return seen;
}

OfferOpened opened(const Offer& offer) {
  return {offer.id,
          offer.round_id,
          offer.processor_id,
          offer.licence_item_id,
          offer.content.kilograms,
          offer.content.lines,
          offer.commitment,
          offer.nonce,
          offer.content};
}

}  // namespace heliu::market
