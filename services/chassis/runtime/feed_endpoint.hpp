// GET /feed?after=N&limit=L&wait=S: the same in every service, so it stands in no contract. For services,
// regulators and auditors.
#pragma once
#include <chrono>

#include "chassis/contract/api.hpp"
#include "chassis/db/database.hpp"
#include "chassis/feed/feed.hpp"
#include "chassis/http/message.hpp"

namespace heliu {

class FeedEndpoint {
 public:
  FeedEndpoint(Database& database, const TokenVerifier& verifier, const Sequencer& sequencer, const Api& api,
               Clock clock)
      : database_(database),
        verifier_(verifier),
        sequencer_(sequencer),
        api_(api),
        clock_(std::move(clock)) {}

  bool serves(const Request& request) const { return request.method == "GET" && request.path == "/feed"; }
  // Whether the request should be held back: nothing new yet, and its wait isn't over.
  bool wait(const Request& request, std::chrono::milliseconds waited) const;
  Response answer(const Request& request) const;

 private:
  Database& database_;
  const TokenVerifier& verifier_;
  const Sequencer& sequencer_;
  const Api& api_;
  const Clock clock_;
};

}  // namespace heliu
