// A sealed offer of capacity: what it says stays with its owner until the round has closed.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/identity/caller.hpp"
#include "market/commitment.hpp"
#include "market/facts.hpp"

namespace heliu::market {

enum class OfferState { sealed, withdrawn, opened };
BOOST_DESCRIBE_ENUM(OfferState, sealed, withdrawn, opened)

struct NewOffer {
  Uuid round_id;
  OfferContent content;
  std::string nonce;       // 64 hexadecimal digits
  std::string commitment;  // 64 hexadecimal digits, see commitment.hpp
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (round_id, content, nonce, commitment))

struct Offer {
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, processor_id, licence_item_id;
  OfferContent content;
  std::string nonce, commitment;
  OfferState state = OfferState::sealed;
  Instant sealed_at;
  Kilograms awarded_kilograms;
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, version, round_id, processor_id, licence_item_id, content, nonce, commitment,
                       state, sealed_at, awarded_kilograms))

struct OfferView {  // for its owner only
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, processor_id, licence_item_id;
  OfferContent content;
  std::string nonce, commitment;
  OfferState state = OfferState::sealed;
  Instant sealed_at;
  Kilograms awarded_kilograms;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, version, round_id, processor_id, licence_item_id, content, nonce, commitment,
                       state, sealed_at, awarded_kilograms, allowed_actions))

struct OfferSealed {
  Uuid id, round_id, processor_id;
  std::string commitment;
};
BOOST_DESCRIBE_STRUCT(OfferSealed, (), (id, round_id, processor_id, commitment))

struct OfferWithdrawn {
  Uuid offer_id, round_id, processor_id;
};
BOOST_DESCRIBE_STRUCT(OfferWithdrawn, (), (offer_id, round_id, processor_id))

struct OfferOpened {  // after the close: everything needed to check the commitment
  Uuid id, round_id, processor_id, licence_item_id;
  Kilograms kilograms;
  std::vector<PriceLine> lines;
  std::string commitment, nonce;
  OfferContent content;
};
BOOST_DESCRIBE_STRUCT(OfferOpened, (),
                      (id, round_id, processor_id, licence_item_id, kilograms, lines, commitment, nonce,
                       content))

// What the schema can't say: two prices for a code, loads and windows out of order.
std::optional<Problem> fault_of(const OfferContent& content);

Offer sealed(const NewOffer& asked, const Uuid& id, const Uuid& processor, Instant now);
bool keeps_its_word(const Offer& offer);  // the stored content still gives the commitment
OfferView view(const Offer& offer, bool round_open);
OfferOpened opened(const Offer& offer);

}  // namespace heliu::market
