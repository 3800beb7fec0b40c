// A sealed offer of capacity: what it says is readable by nobody until the round has closed and its key is
// opened; after that by its owner, regulator and auditor, and by everybody as far as it won.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/identity/caller.hpp"
#include "market/envelope.hpp"
#include "market/facts.hpp"

namespace heliu::market {

// struck: opened, and found not to be what was sealed, unreadable, or past a gate. It takes no part.
enum class OfferState { sealed, withdrawn, opened, struck };
BOOST_DESCRIBE_ENUM(OfferState, sealed, withdrawn, opened, struck)

// What the opening found. late: sealed at or after the close (the gate lets none in, the check is repeated).
// refused: it matches, but not the contract or a gate.
enum class Verdict { matches, wrong_opening, unreadable, late, refused };
BOOST_DESCRIBE_ENUM(Verdict, matches, wrong_opening, unreadable, late, refused)

// Offers of one processor in one round, withdrawn ones with them. A processor has a few licence items and
// seals again when lots change; beyond this somebody is filling the store, or the draw with copies.
inline constexpr std::int64_t kOffersMost = 200;

// Either in plain words over TLS (content and nonce), or sealed by the client (envelope).
struct NewOffer {
  Uuid round_id;
  std::optional<OfferContent> content;
  std::optional<std::string> nonce;  // 64 hexadecimal digits
  std::string commitment;            // 64 hexadecimal digits, see commitment.hpp
  std::optional<Envelope> envelope;  // see envelope.hpp
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (round_id, content, nonce, commitment, envelope))

struct Offer {
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, processor_id;
  std::string commitment;
  std::optional<Envelope> envelope;  // gone when it is withdrawn: nobody may read it any more
  bool sealed_by_client = false;
  OfferState state = OfferState::sealed;
  Instant sealed_at;
  Uuid sealed_event;                    // offer.sealed, for its position on the feed
  std::optional<OfferContent> content;  // from the opening on
  std::optional<std::string> nonce;
  std::optional<Verdict> verdict;
  std::string problem;  // of a refused one: the gate's name
  Kilograms awarded_kilograms;

  SealedFor place() const { return {round_id, processor_id, commitment}; }
  Uuid licence_item_id() const { return content ? content->licence_item_id : Uuid{}; }
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, version, round_id, processor_id, commitment, envelope, sealed_by_client, state,
                       sealed_at, sealed_event, content, nonce, verdict, problem, awarded_kilograms))

struct OfferView {  // for its owner only; content and nonce from the opening on
  Uuid id;
  std::int64_t version = 1;
  Uuid round_id, processor_id;
  std::string commitment;
  bool sealed_by_client = false;
  OfferState state = OfferState::sealed;
  Instant sealed_at;
  std::optional<OfferContent> content;
  std::optional<std::string> nonce;
  std::optional<Verdict> verdict;
  std::string problem;
  Kilograms awarded_kilograms;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, version, round_id, processor_id, commitment, sealed_by_client, state, sealed_at,
                       content, nonce, verdict, problem, awarded_kilograms, allowed_actions))

struct OfferSealed {
  Uuid id, round_id, processor_id;
  std::string commitment;
  Instant sealed_at;
};
BOOST_DESCRIBE_STRUCT(OfferSealed, (), (id, round_id, processor_id, commitment, sealed_at))

struct OfferWithdrawn {
  Uuid offer_id, round_id, processor_id;
};
BOOST_DESCRIBE_STRUCT(OfferWithdrawn, (), (offer_id, round_id, processor_id))

struct OfferOpened {  // after the close: everything needed to check the commitment
  Uuid id, round_id, processor_id, licence_item_id;
  Kilograms kilograms;
  std::vector<PriceLine> lines;
  std::string commitment, nonce, text;
  OfferContent content;
};
BOOST_DESCRIBE_STRUCT(OfferOpened, (),
                      (id, round_id, processor_id, licence_item_id, kilograms, lines, commitment, nonce, text,
                       content))

struct OfferStruck {
  Uuid id, round_id, processor_id;
  std::string commitment;
  Verdict verdict = Verdict::unreadable;
  std::string problem;
  std::optional<std::string> text;  // what it opened to, prices hidden
};
BOOST_DESCRIBE_STRUCT(OfferStruck, (), (id, round_id, processor_id, commitment, verdict, problem, text))

// What the schema can't say: two prices for a code, loads and windows out of order, a line named twice.
std::optional<Problem> fault_of(const OfferContent& content);
// The same, and what the schema says: for what a client has sealed, which no contract has seen.
std::optional<Problem> fault_of_unseen(const SealedWords& words);

// key: the round's public key. Throws Problem "offer-form-invalid", "commitment-differs".
Offer sealed(const NewOffer& asked, const Uuid& id, const Uuid& processor, Instant now,
             const std::string& key);

// What the round's private key makes of it: content, nonce and verdict; gates are the caller's to ask. An
// offer that doesn't match is struck. Never throws for what an offer holds.
void open(Offer& offer, const std::string& private_key, Instant closes_at);
void strike(Offer& offer, Verdict verdict, const std::string& problem);

// The text whose hash the commitment should be; nothing when it could not be read.
std::optional<std::string> opened_text(const Offer& offer);
bool keeps_its_word(const Offer& offer);  // the stored content still gives the commitment
OfferView view(const Offer& offer, bool round_open);
OfferOpened opened(const Offer& offer);
OfferStruck struck(const Offer& offer);

}  // namespace heliu::market
