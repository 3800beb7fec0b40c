#include "gateway/door.hpp"

#include "chassis/contract/problem.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/ops/log.hpp"
#include "gateway/trade_page.hpp"

namespace heliu::gateway {

namespace {

// A stream outlives its request: after this time its reader must come back and say again who he is.
constexpr std::chrono::minutes kStreamLife{10};

Rate rate(const Config& config, const std::string& whose, std::int64_t per_second) {
  const auto number = [&](const char* what, std::int64_t otherwise) {
    return static_cast<double>(
        std::max<std::int64_t>(1, config.number("gateway." + whose + what, otherwise)));
  };
  return {.per_second = number("_per_second", per_second), .burst = number("_burst", per_second * 3)};
}

StreamSlots slots(const Config& config, const std::string& what, std::int64_t of_caller, std::int64_t all) {
  return {static_cast<std::size_t>(config.number("gateway." + what + "_of_caller", of_caller)),
          static_cast<std::size_t>(config.number("gateway." + what, all))};
}

void add_security_headers(Response& answer) {
  answer.headers["strict-transport-security"] = "max-age=31536000";
  answer.headers["x-content-type-options"] = "nosniff";
  answer.headers["referrer-policy"] = "no-referrer";
  answer.headers["x-frame-options"] = "DENY";
  answer.headers.try_emplace(
      "content-security-policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  answer.headers.try_emplace("cache-control", "no-store");
}

Problem overload_of(int seconds) {
  return Problem("too-many-requests", {{"retry_after", std::to_string(seconds)}});
}

}  // namespace

PublicDoor::PublicDoor(Assembly& service, Identities& identities, Routes& routes, EventBoard& events,
                       Pages& pages, const Scopes& scopes, const TokenSigner& signer, Handler own_feed)
    : service_(service),
      identities_(identities),
      routes_(routes),
      events_(events),
      pages_(pages),
      scopes_(scopes),
      signer_(signer),
      own_feed_(std::move(own_feed)),
      callers_(rate(service.config(), "caller", 1000)),
      strangers_(rate(service.config(), "stranger", 50)),
      readers_(rate(service.config(), "page", 500)),
      slots_(slots(service.config(), "streams", 8, 500)),
      exports_(slots(service.config(), "exports", 2, 16)) {}

void PublicDoor::limit(const std::string& key, const Rate& rate) {
  if (const int seconds = limits_.take(key, rate, service_.now())) throw overload_of(seconds);
}

std::optional<Identity> PublicDoor::admit(Request& request) {
  const Instant now = service_.now();
  const std::string address = address_key(request.remote);
  // Guessing keys and cookies must not cost a question to the database each.
  const std::string guesses = "guesses of " + address;
  auto identity = identities_.of(request, now, [&] {
    if (const int seconds = limits_.ask(guesses, strangers_, now)) throw overload_of(seconds);
  });
  if (!identity && !secret_of(request).text.empty()) limits_.take(guesses, strangers_, now);
  request.caller = identity ? identity->caller : Caller{};
  if (identity)
    limit(identity->caller.user.text(), callers_);
  else
    limit(address, strangers_);
  if (!csrf_safe(request, identity)) throw Problem("csrf-refused");
  return identity;
}

// Regulators and auditors read the gateway's feed by the same path as any other.
Response PublicDoor::ask_own_feed(Request& request) {
  if (request.method != "GET") throw Problem("method-not-allowed", {{"allow", "GET"}});
  if (!request.caller.known()) throw Problem("unauthenticated");
  request.path = "/feed";
  request.headers["authorization"] = "Bearer " + routes_.token_for(request.caller, signer_, service_.now());
  return own_feed_(request);
}

void PublicDoor::require_scope(const std::optional<Identity>& identity, const std::string& service,
                               const Contract& contract, const Request& request) const {
  if (!identity || !identity->is_key()) return;
  const auto match = contract.match(request.method, request.path);
  if (match.path_known && match.operation == nullptr) return;  // 405, whoever asks
  require_scope(identity, service + "." + (match.operation ? match.operation->id : "feed"),
                match.operation && match.operation->command());
}

void PublicDoor::require_scope(const std::optional<Identity>& identity, const std::string& operation,
                               bool command) const {
  if (!identity || !identity->is_key()) return;
  if (scopes_.allow(identity->scopes, operation, command)) return;
  throw Problem("scope-missing", {{"scope", scopes_.needed(operation, command)}, {"operation", operation}});
}

// A page of many parts is for a key that may read each of them.
void PublicDoor::require_scopes_of_parts(const std::optional<Identity>& identity,
                                         const Request& request) const {
  const auto match = service_.api().contract().match(request.method, request.path);
  if (match.operation == nullptr || match.operation->id != "getTradePage") return;
  Questions parts = page_questions(request, "");
  parts.merge(questions_of_trade(request, R"({"producer_id":"","code":""})"));
  for (const auto& [name, part] : parts) require_scope(identity, part.service + "." + part.operation, false);
}

Response PublicDoor::route(Request& request) {
  // What is the same for everybody needs no database: the pages stay up without one. They come in dozens of
  // parts, for a whole office behind one address, and cost nothing: they have a limit of their own.
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads) {
    if (auto page = pages_.find(request)) {
      limit("pages of " + address_key(request.remote), readers_);
      return *std::move(page);
    }
    if (request.path == "/v1/status") {
      limit(address_key(request.remote), strangers_);
      return service_.api().serve(request);
    }
  }
  const auto identity = admit(request);
  const Contract& own = service_.api().contract();
  if (own.match(request.method, request.path).path_known) {
    require_scope(identity, service_.name(), own, request);
    require_scopes_of_parts(identity, request);
    return service_.api().serve(request);
  }
  if (request.path == std::string(kFeeds) + service_.name()) {
    require_scope(identity, service_.name(), own, request);
    return ask_own_feed(request);
  }
  const std::string owner = routes_.owner(request.path);
  if (owner.empty()) throw Problem("not-found");
  require_scope(identity, owner, routes_.contracts().at(owner), request);
  return watched(routes_.forward(owner, request, signer_, service_.now()), identity);
}

Response PublicDoor::watched(Response answer, const std::optional<Identity>& identity) {
  if (!answer.source) return answer;
  auto slot = exports_.take(identity ? identity->caller.user : Uuid{});
  if (!slot) throw overload_of(5);
  auto good = identity ? identities_.watch(*identity) : std::make_shared<const std::atomic<bool>>(true);
  answer.source = [slot, good, source = std::move(answer.source)](std::string& append) {
    if (!*good) throw std::runtime_error("its reader is no longer signed in");
    return source(append);
  };
  return answer;
}

Response PublicDoor::answered(Request& request) try {
  return route(request);
} catch (const Problem& problem) {
  return service_.api().problem(problem, request);
} catch (const DatabaseBusy&) {
  return service_.api().problem(Problem("overloaded"), request);
} catch (const DatabaseDown& error) {
  log::warn("the door can't ask its database", {{"reason", error.what()}});
  return service_.api().problem(Problem("database-unavailable"), request);
} catch (const std::exception& error) {
  log::error("the door failed", {{"reason", error.what()}});
  return service_.api().problem(Problem("internal"), request);
}

Response PublicDoor::handle(Request request) {
  request.trace_id = trace_id_from(request.header("traceparent"));
  request.language = language_from(request.header("accept-language"));
  log::set_trace(request.trace_id);
  Response answer = answered(request);
  answer.headers.try_emplace("x-trace-id", request.trace_id);
  add_security_headers(answer);
  return answer;
}

std::optional<Stream> PublicDoor::stream(Request request) {
  if (request.method != "GET" || request.path != "/v1/events") return std::nullopt;
  try {
    const auto identity = admit(request);
    if (!identity) return std::nullopt;
    require_scope(identity, service_.name(), service_.api().contract(), request);
    auto slot = slots_.take(identity->caller.user);
    if (!slot) return std::nullopt;
    const Instant end =
        std::min(service_.now() + kStreamLife, identity->expires_at.value_or(service_.now() + kStreamLife));
    return [this, slot, end, good = identities_.watch(*identity),
            events = events_.stream(identity->caller, request.header("last-event-id"))](std::string& append) {
      if (!*good || service_.now() >= end) return false;
      return events(append);
    };
  } catch (const std::exception&) {
    return std::nullopt;  // handle() meets the same and says so
  }
}

}  // namespace heliu::gateway
