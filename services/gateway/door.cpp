#include "gateway/door.hpp"

#include "chassis/contract/problem.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/ops/log.hpp"

namespace heliu::gateway {

namespace {

Rate rate(const Config& config, const std::string& whose, std::int64_t per_second) {
  return {.per_second = static_cast<double>(config.number("gateway." + whose + "_per_second", per_second)),
          .burst = static_cast<double>(config.number("gateway." + whose + "_burst", per_second * 3))};
}

// A wait in seconds travels with the problem so that the answer can carry Retry-After.
constexpr const char* kSeconds = "seconds";

void add_security_headers(Response& answer) {
  answer.headers["strict-transport-security"] = "max-age=31536000";
  answer.headers["x-content-type-options"] = "nosniff";
  answer.headers["referrer-policy"] = "no-referrer";
  answer.headers["x-frame-options"] = "DENY";
  answer.headers["content-security-policy"] =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  answer.headers.try_emplace("cache-control", "no-store");
}

}  // namespace

PublicDoor::PublicDoor(Assembly& service, Identities& identities, Routes& routes, EventBoard& events,
                       const Pages& pages, const TokenSigner& signer)
    : service_(service),
      identities_(identities),
      routes_(routes),
      events_(events),
      pages_(pages),
      signer_(signer),
      callers_(rate(service.config(), "caller", 200)),
      strangers_(rate(service.config(), "stranger", 50)) {}

void PublicDoor::admit(Request& request) {
  const Instant now = service_.now();
  const auto identity = identities_.of(request, now);
  if (identity) request.caller = identity->caller;
  const std::string key = identity ? identity->caller.user.text() : request.remote;
  if (const int seconds = limits_.take(key, identity ? callers_ : strangers_, now))
    throw Problem("too-many-requests", {{kSeconds, std::to_string(seconds)}});
  if (identity && !csrf_safe(request, *identity)) throw Problem("csrf-refused");
}

Response PublicDoor::route(Request& request) {
  if (const auto page = pages_.find(request.path); page && request.method == "GET") return *page;
  admit(request);
  const Contract::Match own = service_.api().contract().match(request.method, request.path);
  if (own.path_known) return service_.api().serve(request);
  const std::string owner = routes_.owner(request.path);
  if (owner.empty()) throw Problem("not-found", {{"what", "path"}, {"id", request.path}});
  return routes_.forward(owner, request, signer_, service_.now());
}

Response PublicDoor::handle(Request request) {
  request.trace_id = trace_id_from(request.header("traceparent"));
  request.language = language_from(request.header("accept-language"));
  Response answer;
  try {
    answer = route(request);
  } catch (const Problem& problem) {
    answer = service_.api().problem(problem, request);
    if (const auto seconds = problem.facts.find(kSeconds); seconds != problem.facts.end())
      answer.headers["retry-after"] = seconds->second;
    else if (answer.status == 503)
      answer.headers["retry-after"] = "1";
  } catch (const std::exception& error) {
    log::warn("the door can't ask its database", {{"reason", error.what()}});
    answer = service_.api().problem(Problem("database-unavailable"), request);
    answer.headers["retry-after"] = "1";
  }
  add_security_headers(answer);
  return answer;
}

std::optional<Stream> PublicDoor::stream(const Request& request) {
  if (request.method != "GET" || request.path != "/v1/events") return std::nullopt;
  try {
    const auto identity = identities_.of(request, service_.now());
    if (!identity) return std::nullopt;
    return events_.stream(identity->caller, request.header("last-event-id"));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace heliu::gateway
