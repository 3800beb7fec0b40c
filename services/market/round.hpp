// A round: a sealed call auction that closes once.
//
// scheduled → awaiting_share (closed; its offers can't be read before the regulator gives its share of the
// key) → opening (key there, offers being opened) → closing (being solved) → cleared; held when its result
// can't be shown to be right.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/identity/caller.hpp"
#include "market/facts.hpp"
#include "market/round_key.hpp"

namespace heliu::market {

enum class RoundState { scheduled, awaiting_share, opening, closing, cleared, held };
BOOST_DESCRIBE_ENUM(RoundState, scheduled, awaiting_share, opening, closing, cleared, held)

// What an award pays: the offer's own price, or one price for a code and a district (matching/prices.hpp).
enum class PriceRule { pay_as_offered, uniform_marginal };
BOOST_DESCRIBE_ENUM(PriceRule, pay_as_offered, uniform_marginal)

struct NewRound {
  std::string name;
  Instant opens_at, closes_at;
  PriceRule price_rule = PriceRule::pay_as_offered;
};
BOOST_DESCRIBE_STRUCT(NewRound, (), (name, opens_at, closes_at, price_rule))

struct Round {
  Uuid id;
  std::int64_t version = 1;
  std::string name;
  Instant opens_at, closes_at;  // offers are taken while opens_at ≤ now < closes_at
  RoundState state = RoundState::scheduled;
  PriceRule price_rule = PriceRule::pay_as_offered;
  std::string draw_nonce;       // 64 hexadecimal digits, secret until the round is cleared: decides ties
  std::string draw_commitment;  // SM3 of the nonce's 32 bytes, hexadecimal; published at once
  RoundKey sealing;
  Uuid sealing_key_id;                      // of the regulator, for whom its share is encrypted
  std::optional<std::string> opened_share;  // the regulator's, 64 hexadecimal digits
  std::optional<std::string> opened_key;    // the private key's number; offers are open
  std::optional<Instant> opened_at, cleared_at;
  std::int64_t lots = 0, offers = 0, awarded_lots = 0;
  Kilograms awarded_kilograms;
  Fen objective_fen, bound_fen;
  bool proven = false;
  std::string book_sm3, result_sm3, held_reason;

  bool takes_offers(Instant now) const {
    return state == RoundState::scheduled && opens_at <= now && now < closes_at;
  }
};
BOOST_DESCRIBE_STRUCT(Round, (),
                      (id, version, name, opens_at, closes_at, state, price_rule, draw_nonce, draw_commitment,
                       sealing, sealing_key_id, opened_share, opened_key, opened_at, cleared_at, lots, offers,
                       awarded_lots, awarded_kilograms, objective_fen, bound_fen, proven, book_sm3,
                       result_sm3, held_reason))

struct RoundView {
  Uuid id;
  std::int64_t version = 1;
  std::string name;
  Instant opens_at, closes_at;
  std::string state;  // scheduled open awaiting_share opening closing cleared held
  PriceRule price_rule = PriceRule::pay_as_offered;
  std::string draw_commitment;
  std::optional<std::string> draw_nonce;  // when cleared
  RoundKey sealing;
  Uuid sealing_key_id;
  std::optional<std::string> opened_share, opened_key;
  std::optional<Instant> opened_at, cleared_at;
  std::int64_t lots = 0, offers = 0, awarded_lots = 0;
  Kilograms awarded_kilograms;
  Fen objective_fen, bound_fen;
  bool proven = false;
  std::string book_sm3, result_sm3, held_reason;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(RoundView, (),
                      (id, version, name, opens_at, closes_at, state, price_rule, draw_commitment, draw_nonce,
                       sealing, sealing_key_id, opened_share, opened_key, opened_at, cleared_at, lots, offers,
                       awarded_lots, awarded_kilograms, objective_fen, bound_fen, proven, book_sm3,
                       result_sm3, held_reason, allowed_actions))

struct RoundScheduled {
  Uuid id;
  std::string name;
  Instant opens_at, closes_at;
  PriceRule price_rule = PriceRule::pay_as_offered;
  std::string draw_commitment;
  RoundKey sealing;
  Uuid sealing_key_id;
};
BOOST_DESCRIBE_STRUCT(RoundScheduled, (),
                      (id, name, opens_at, closes_at, price_rule, draw_commitment, sealing, sealing_key_id))

struct RoundOpened {
  Uuid id;
  std::string opened_share, opened_key;
  std::int64_t offers = 0, struck = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(RoundOpened, (), (id, opened_share, opened_key, offers, struck, at))

std::optional<Problem> fault_of(const NewRound& asked, Instant now);
// nonce: 32 random bytes.
Round scheduled(const NewRound& asked, const Uuid& id, const std::string& nonce);
// Throws Problem "round-not-open" or "round-closed".
void require_open(const Round& round, Instant now);
// For an offer: "round-not-open", or the gate "offer-late" with the time it came at.
void require_in_time(const Round& round, Instant now);
// The regulator's share may be given: after the close, once, the right one. Problems "opening-early",
// "round-opened", "share-wrong".
void require_share(const Round& round, const std::string& share, Instant now);
RoundView view(const Round& round, Instant now, const Caller& caller);

// A regulator's preference: added to the cost of a pair in the clearing, paid by nobody.
enum class TermKind { METHOD, OUT_OF_CITY, OUT_OF_PROVINCE };
BOOST_DESCRIBE_ENUM(TermKind, METHOD, OUT_OF_CITY, OUT_OF_PROVINCE)

struct NewPolicyTerm {
  TermKind kind = TermKind::METHOD;
  std::optional<std::string> method;  // METHOD rows only
  FenPerTonne fen_per_tonne;          // > 0: less wanted
  Date valid_from;
  std::optional<Date> valid_to;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(NewPolicyTerm, (), (kind, method, fen_per_tonne, valid_from, valid_to, basis))

struct PolicyTerm {
  Uuid id;
  TermKind kind = TermKind::METHOD;
  std::optional<std::string> method;
  FenPerTonne fen_per_tonne;
  Date valid_from;
  std::optional<Date> valid_to;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(PolicyTerm, (), (id, kind, method, fen_per_tonne, valid_from, valid_to, basis))

std::optional<Problem> fault_of(const NewPolicyTerm& asked);

}  // namespace heliu::market
