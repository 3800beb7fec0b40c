// Lets a service put something before its listener: the gateway's public door.
#pragma once
#include <functional>
#include <string>

#include "chassis/http/server.hpp"
#include "chassis/identity/token.hpp"
#include "chassis/runtime/assembly.hpp"

namespace heliu {

struct Door {
  std::function<void(ServerSettings&, Assembly&)> settings;                        // TLS, limits
  std::function<Server::Hooks(Server::Hooks own, Assembly&, TokenSigner&)> hooks;  // around the service's own
};

int run_service(const std::string& name, int argc, char** argv, const std::function<void(Service&)>& assemble,
                const Door& door);

}  // namespace heliu
