// The gateway: the public door.
#include <fstream>

#include "chassis/base/bytes.hpp"
#include "chassis/runtime/door.hpp"
#include "gateway/api.hpp"
#include "gateway/certificate.hpp"
#include "gateway/door.hpp"
#include "gateway/first_account.hpp"
#include "gateway/openapi.hpp"

namespace heliu::gateway {

namespace {

// What the gateway holds besides its assembly; lives as long as the process.
struct Gateway {
  explicit Gateway(Assembly& service)
      : identities(service.database()), routes(service.config()), pages(web(service), openapi(service)) {}

  std::filesystem::path web(Assembly& service) { return service.config().path("paths.web", "web"); }
  std::string openapi(Assembly& service) {
    std::map<std::string, const Contract*> contracts{{"gateway", &service.api().contract()}};
    for (const auto& [name, contract] : routes.contracts()) contracts.emplace(name, &contract);
    return merged_openapi(contracts);
  }

  Identities identities;
  Routes routes;
  StatusBoard status;
  EventBoard events;
  Pages pages;
  std::unique_ptr<TokenSigner> signer;
  std::unique_ptr<PublicDoor> door;
};

std::unique_ptr<Gateway> gateway;

void assemble(Service& made) {
  auto& service = dynamic_cast<Assembly&>(made);  // run_service makes nothing else
  gateway = std::make_unique<Gateway>(service);
  gateway->signer = std::make_unique<TokenSigner>(service.config().path("paths.keys", "var/keys"), "gateway");
  bind_sessions(service, gateway->identities);
  bind_keys(service, gateway->identities);
  bind_status(service, gateway->status);
  follow_feeds(service);
  keep_first_account(service);
  service.background("status",
                     [&service](std::stop_token stop) { gateway->status.watch(service.config(), stop); });
  for (const std::string& feed : kServices)
    service.background("events of " + feed, [&service, feed](std::stop_token stop) {
      HttpClient client("http://" + service.config().text("service." + feed + ".listen"));
      gateway->events.follow(
          feed,
          [&](std::int64_t after, std::chrono::milliseconds wait) {
            const Response page = client.request(
                "GET",
                "/feed?limit=200&after=" + std::to_string(after) +
                    "&wait=" + std::to_string(wait.count() / 1000),
                {{"authorization", "Bearer " + gateway->signer->sign_for_self(service.now())}});
            if (page.status != 200)
              throw std::runtime_error(feed + " answered " + std::to_string(page.status));
            return from_json<FeedPage>(std::string_view(page.body));
          },
          stop);
    });
}

void public_settings(ServerSettings& settings, Assembly& service) {
  const auto folder = service.config().path("paths.tls", "var/tls");
  ensure_certificate(folder);
  settings.certificate = (folder / "gateway.pem").string();
  settings.private_key = (folder / "gateway.key").string();
  settings.workers = static_cast<std::size_t>(service.config().number("service.gateway.workers", 32));
  settings.body_bytes = 4 << 20;
  service.api().identify([](const Request& request) { return request.caller; });
}

// The gateway's own feed keeps its place behind the door: services' tokens, no cookies.
Server::Hooks public_hooks(Server::Hooks own, Assembly& service, TokenSigner& signer) {
  gateway->door = std::make_unique<PublicDoor>(service, gateway->identities, gateway->routes, gateway->events,
                                               gateway->pages, signer);
  return {.handle =
              [own](Request request) {
                return request.path == "/feed" ? own.handle(std::move(request))
                                               : gateway->door->handle(std::move(request));
              },
          .wait = own.wait,
          .stream = [](const Request& request) { return gateway->door->stream(request); }};
}

}  // namespace

}  // namespace heliu::gateway

int main(int argc, char** argv) {
  using namespace heliu::gateway;
  return heliu::run_service("gateway", argc, argv, assemble,
                            {.settings = public_settings, .hooks = public_hooks});
}
