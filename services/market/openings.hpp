// What everybody may check of a round's offers after its close: that each opened to what was sealed, and none
// came late. Prices stay hidden behind salted hashes (commitment.hpp) but for the lines that won.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "chassis/identity/caller.hpp"
#include "market/offer.hpp"

namespace heliu::market {

struct WonLine {
  std::string code, salt;
  FenPerTonne price;
};
BOOST_DESCRIBE_STRUCT(WonLine, (), (code, salt, price))

struct OpeningView {
  Uuid id, round_id, processor_id;
  std::string commitment;
  Instant sealed_at;
  std::optional<std::int64_t> position;  // of its event offer.sealed on the market's feed
  OfferState state = OfferState::opened;
  std::optional<Verdict> verdict;
  std::string problem;
  std::optional<std::string> text;  // SM3 of it is the commitment when the verdict is "matches"
  std::vector<WonLine> won;
  // To owner, regulator and auditor: everything needed to open it once more.
  std::optional<std::string> nonce;
  std::optional<Envelope> envelope;
};
BOOST_DESCRIBE_STRUCT(OpeningView, (),
                      (id, round_id, processor_id, commitment, sealed_at, position, state, verdict, problem,
                       text, won, nonce, envelope))

using WonCodes = std::set<std::string>;

OpeningView opening_view(const Offer& offer, std::optional<std::int64_t> position, const WonCodes& won,
                         const Caller& caller);

}  // namespace heliu::market
