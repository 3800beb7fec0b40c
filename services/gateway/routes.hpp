// Which service owns a path, read from the services' contracts; and the way there, with a signed caller.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chassis/contract/contract.hpp"
#include "chassis/http/client.hpp"
#include "chassis/http/message.hpp"
#include "chassis/identity/token.hpp"
#include "chassis/ops/config.hpp"

namespace heliu::gateway {

// Threads of the door; two thirds of them may wait for the same service.
std::int64_t workers_of(const Config& config);

// "/feed" of a service is reached as /v1/feeds/SERVICE.
inline constexpr std::string_view kFeeds = "/v1/feeds/";

// The target to ask a service for, encoded again segment by segment.
std::string target_of(const Request& request);

// Who waits for one service alone waits as long as it may work; a part of a page is given up after 3 s.
enum class Patience { whole, brief };

class Routes {
 public:
  // Loads the contracts and remembers where the services listen.
  explicit Routes(const Config& config);

  // The service whose contract has this path, or "" when none has.
  std::string owner(const std::string& path) const;

  // Sends the request on in the caller's name and brings the answer back; one in chunks as a source, whose
  // reader no longer counts among those who wait. Throws Problem "service-unavailable" when the service can't
  // be reached, "outcome-unknown" when a command was sent and no answer came, "overloaded" when too many wait
  // for this service already.
  Response forward(const std::string& service, const Request& request, const TokenSigner& signer, Instant now,
                   Patience patience = Patience::whole);

  // A caller's token is signed anew every half minute, not for every request.
  std::string token_for(const Caller& caller, const TokenSigner& signer, Instant now);

  const std::map<std::string, Contract>& contracts() const { return contracts_; }

 private:
  struct Token {
    std::string text;
    Instant until;
  };
  struct Way {
    explicit Way(const std::string& base, std::size_t most)
        : clients(base, most), brief(base, most, std::chrono::seconds(3)) {}
    ClientPool clients, brief;
    std::atomic<std::int64_t> waiting = 0;
  };

  const std::int64_t most_waiting_;
  std::mutex mutex_;
  std::map<Uuid, Token> tokens_;
  std::map<std::string, Contract> contracts_;
  std::map<std::string, Way> ways_;
};

}  // namespace heliu::gateway
