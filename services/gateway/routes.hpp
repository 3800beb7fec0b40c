// Which service owns a path, read from the services' contracts; and the way there, with a signed caller.
#pragma once
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

class Routes {
 public:
  // Loads the contracts and remembers where the services listen.
  explicit Routes(const Config& config);

  // The service whose contract has this path, or "" when none has.
  std::string owner(const std::string& path) const;

  // Sends the request on in the caller's name and brings the answer back. Throws Problem
  // "service-unavailable" when the service can't be reached or answers no more.
  Response forward(const std::string& service, const Request& request, const TokenSigner& signer,
                   Instant now);

  const std::map<std::string, Contract>& contracts() const { return contracts_; }

 private:
  struct Token {
    std::string text;
    Instant until;
  };
  // A caller's token is signed anew every half minute, not for every request.
  std::string token_for(const Caller& caller, const TokenSigner& signer, Instant now);

  std::mutex mutex_;
  std::map<Uuid, Token> tokens_;
  std::map<std::string, Contract> contracts_;
  std::map<std::string, std::unique_ptr<ClientPool>> clients_;
};

}  // namespace heliu::gateway
