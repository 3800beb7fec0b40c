#include "gateway/gateway.hpp"

#include <algorithm>
#include <stdexcept>

#include "chassis/identity/certificate.hpp"
#include "chassis/ops/log.hpp"
#include "chassis/runtime/process.hpp"
#include "gateway/api.hpp"
#include "gateway/first_account.hpp"
#include "gateway/openapi.hpp"

namespace heliu::gateway {

namespace {

constexpr std::chrono::days kCertificateLife{3650};

std::string openapi_of(Assembly& service, const Routes& routes) {
  std::map<std::string, const Contract*> contracts{{service.name(), &service.api().contract()}};
  for (const auto& [name, contract] : routes.contracts()) contracts.emplace(name, &contract);
  if (const std::string clash = path_clash(contracts); !clash.empty()) throw std::runtime_error(clash);
  return merged_openapi(contracts);
}

std::vector<std::string> with_gateway(std::vector<std::string> services) {
  services.emplace_back("gateway");
  return services;
}

}  // namespace

Gateway::Gateway(Assembly& service)
    : service_(service),
      signer_(service.config().path("paths.keys", "var/keys"), service.name()),
      identities_(service.database()),
      routes_(service.config()),
      scopes_(service.config().path("gateway.scopes", "services/gateway/scopes.yaml"),
              with_gateway(kServices)),
      webhook_policy_(webhook_policy(service.config())),
      webhook_secrets_(webhook_house_secret(service.config())),
      webhooks_(service, webhook_secrets_, webhook_policy_),
      pages_(service.config().path("paths.web", "web"), service.config().path("paths.pages", "web/dist"),
             openapi_of(service, routes_)) {
  bind_sessions(service, identities_);
  bind_activations(service, identities_);
  bind_keys(service, identities_, scopes_);
  bind_webhooks(service, webhook_secrets_, webhook_policy_);
  bind_status(service, status_);
  bind_events(service);
  bind_trade_page(service, routes_, signer_);
  follow_feeds(service);
  follow_for_webhooks(service);
  service.background("webhooks", [this](std::stop_token stop) { webhooks_.run(stop); });
  service.background("status", [this](std::stop_token stop) { status_.watch(service_.config(), stop); });
  for (const std::string& feed : kServices)
    service.background("events of " + feed,
                       [this, feed](std::stop_token stop) { follow_events(feed, stop); });
}

void Gateway::follow_events(const std::string& feed, std::stop_token stop) {
  HttpClient client("http://" + service_.config().text("service." + feed + ".listen"));
  bool away = false;
  const auto fetch = [&](std::int64_t after, std::chrono::milliseconds wait) {
    const Response page = client.request(
        "GET",
        "/feed?limit=200&after=" + std::to_string(after) + "&wait=" + std::to_string(wait.count() / 1000),
        {{"authorization", "Bearer " + signer_.sign_for_self(service_.now())}});
    if (page.status != 200) throw std::runtime_error(feed + " answered " + std::to_string(page.status));
    away = false;
    return from_json<FeedPage>(std::string_view(page.body));
  };
  do {
    try {
      events_.follow(feed, fetch, stop);
    } catch (const std::exception& error) {
      if (!away)
        log::warn("no events until the service is back", {{"service", feed}, {"reason", error.what()}});
      away = true;
    }
  } while (!stopped_within(stop, std::chrono::seconds(1)));
}

void Gateway::configure(ServerSettings& settings) {
  const auto folder = service_.config().path("paths.tls", "var/tls");
  make_certificate(folder / "gateway.pem", folder / "gateway.key", {"localhost", "127.0.0.1"},
                   kCertificateLife);
  settings.certificate = (folder / "gateway.pem").string();
  settings.private_key = (folder / "gateway.key").string();
  settings.workers = static_cast<std::size_t>(workers_of(service_.config()));
  for (const auto& [name, contract] : routes_.contracts())
    settings.body_bytes = std::max(settings.body_bytes, contract.max_body_bytes());
}

Server::Hooks Gateway::hooks(Server::Hooks own) {
  ensure_first_account(service_);
  service_.api().identify([](const Request& request) { return request.caller; });
  door_ = std::make_unique<PublicDoor>(service_, identities_, routes_, events_, pages_, scopes_, signer_,
                                       own.handle);
  return {.handle = [this](Request request) { return door_->handle(std::move(request)); },
          .wait = {},
          .stream = [this](const Request& request) { return door_->stream(request); }};
}

}  // namespace heliu::gateway
