// The gateway: the public door.
#include "chassis/runtime/door.hpp"
#include "gateway/gateway.hpp"

int main(int argc, char** argv) {
  using namespace heliu;
  std::unique_ptr<gateway::Gateway> made;
  const auto assemble = [&](Service& service) {
    made = std::make_unique<gateway::Gateway>(
        dynamic_cast<Assembly&>(service));  // run_service makes nothing else
  };
  return run_service(
      "gateway", argc, argv, assemble,
      {.settings = [&](ServerSettings& settings, Assembly&) { made->configure(settings); },
       .hooks = [&](Server::Hooks own, Assembly&, TokenSigner&) { return made->hooks(std::move(own)); }});
}
