#include "gateway/routes.hpp"

#include "chassis/contract/problem.hpp"
#include "chassis/http/trace.hpp"
#include "gateway/status.hpp"

namespace heliu::gateway {

namespace {

// Nothing else of a stranger's headers reaches a service.
constexpr const char* kForwarded[] = {"accept-language", "content-type",  "idempotency-key",
                                      "if-match",        "if-none-match", "last-event-id"};
constexpr const char* kReturned[] = {
    "content-type", "content-language", "etag",       "location",           "allow",
    "retry-after",  "idempotency-hit",  "x-trace-id", "content-disposition"};

// "/feed" of a service is reached as /v1/feeds/SERVICE.
constexpr std::string_view kFeeds = "/v1/feeds/";

std::string target_of(const Request& request) {
  std::string target = request.path.starts_with(kFeeds) ? "/feed" : "";
  if (target.empty()) {
    std::string_view rest = request.path;
    while (!rest.empty()) {  // segment by segment: a decoded slash must not become a new segment
      rest.remove_prefix(1);
      const std::size_t end = std::min(rest.find('/'), rest.size());
      target += "/" + url_encode(rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    target += separator + url_encode(name) + "=" + url_encode(value);
    separator = '&';
  }
  return target;
}

}  // namespace

Routes::Routes(const Config& config) {
  const auto folder = config.path("paths.services", "services");
  for (const std::string& service : kServices) {
    contracts_.emplace(service, Contract::load(folder / service / "contract.yaml"));
    clients_.emplace(service,
                     std::make_unique<ClientPool>("http://" + config.text("service." + service + ".listen")));
  }
}

std::string Routes::owner(const std::string& path) const {
  if (path.starts_with(kFeeds)) {
    const std::string service = path.substr(kFeeds.size());
    return contracts_.contains(service) ? service : "";
  }
  for (const auto& [service, contract] : contracts_)
    if (contract.match("GET", path).path_known) return service;
  return {};
}

std::string Routes::token_for(const Caller& caller, const TokenSigner& signer, Instant now) {
  constexpr std::chrono::seconds kReused{30};
  constexpr std::size_t kMostKept = 10'000;
  const std::lock_guard lock(mutex_);
  Token& token = tokens_[caller.user];
  if (now < token.until) return token.text;
  if (tokens_.size() > kMostKept) std::erase_if(tokens_, [&](const auto& t) { return t.second.until < now; });
  return (tokens_[caller.user] = {signer.sign(caller, now), now + kReused}).text;
}

Response Routes::forward(const std::string& service, const Request& request, const TokenSigner& signer,
                         Instant now) {
  Headers headers{{"traceparent", traceparent_of(request.trace_id)}};
  for (const char* name : kForwarded)
    if (const auto found = request.headers.find(name); found != request.headers.end()) headers.insert(*found);
  if (request.caller.known()) headers["authorization"] = "Bearer " + token_for(request.caller, signer, now);
  try {
    Response back = clients_.at(service)->request(request.method, target_of(request), headers, request.body);
    Response answer{.status = back.status, .headers = {}, .body = std::move(back.body)};
    for (const char* name : kReturned)
      if (const auto found = back.headers.find(name); found != back.headers.end())
        answer.headers.insert(*found);
    return answer;
  } catch (const ClientError&) {
    throw Problem("service-unavailable", {{"service", service}});
  }
}

}  // namespace heliu::gateway
