#include "gateway/routes.hpp"

#include "chassis/contract/problem.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/ops/metrics.hpp"
#include "gateway/status.hpp"

namespace heliu::gateway {

namespace {

// Nothing else of a stranger's headers reaches a service.
constexpr const char* kForwarded[] = {"accept-language", "content-type", "idempotency-key", "if-match",
                                      "if-none-match"};
constexpr const char* kReturned[] = {
    "content-type", "content-language", "etag",       "location",           "allow",
    "retry-after",  "idempotency-hit",  "x-trace-id", "content-disposition"};

// One place among those who wait for a service.
class Place {
 public:
  Place(std::atomic<std::int64_t>& waiting, std::int64_t most) : waiting_(waiting) {
    if (waiting_.fetch_add(1) < most) return;
    --waiting_;
    throw Problem("overloaded");
  }
  ~Place() { --waiting_; }
  Place(const Place&) = delete;

 private:
  std::atomic<std::int64_t>& waiting_;
};

Response returned(Response back) {
  Response answer{
      .status = back.status, .headers = {}, .body = std::move(back.body), .source = std::move(back.source)};
  for (const char* name : kReturned)
    if (const auto found = back.headers.find(name); found != back.headers.end())
      answer.headers.insert(*found);
  return answer;
}

void measure(const std::string& service, int status, std::chrono::steady_clock::time_point began) {
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics::observe_seconds("heliu_forward_duration_seconds", "Time from forwarding a request to its answer",
                           {{"service", service}, {"status", std::to_string(status)}}, took.count());
}

}  // namespace

std::int64_t workers_of(const Config& config) {
  return std::max<std::int64_t>(3, config.number("service.gateway.workers", 48));
}

std::string target_of(const Request& request) {
  const bool is_feed = request.path.starts_with(kFeeds);
  std::string target = is_feed ? "/feed" : "";
  std::string_view rest = is_feed ? std::string_view() : std::string_view(request.path);
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    target += "/" + url_encode(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    // A long poll would hold one of the door's workers: GET /v1/events is the way to wait.
    if (is_feed && name == "wait") continue;
    target += separator + url_encode(name) + "=" + url_encode(value);
    separator = '&';
  }
  return target;
}

Routes::Routes(const Config& config) : most_waiting_(workers_of(config) * 2 / 3) {
  const auto folder = config.path("paths.services", "services");
  for (const std::string& service : kServices) {
    contracts_.emplace(service, Contract::load(folder / service / "contract.yaml"));
    ways_.try_emplace(service, "http://" + config.text("service." + service + ".listen"),
                      static_cast<std::size_t>(most_waiting_));
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
  if (const auto found = tokens_.find(caller.user); found != tokens_.end() && now < found->second.until)
    return found->second.text;
  if (tokens_.size() > kMostKept) std::erase_if(tokens_, [&](const auto& t) { return t.second.until < now; });
  return (tokens_[caller.user] = {signer.sign(caller, now), now + kReused}).text;
}

Response Routes::forward(const std::string& service, const Request& request, const TokenSigner& signer,
                         Instant now, Patience patience) {
  Headers headers{{"traceparent", traceparent_of(request.trace_id)}};
  for (const char* name : kForwarded)
    if (const auto found = request.headers.find(name); found != request.headers.end()) headers.insert(*found);
  if (request.caller.known()) headers["authorization"] = "Bearer " + token_for(request.caller, signer, now);
  Way& way = ways_.at(service);
  const Place place(way.waiting, most_waiting_);
  const auto began = std::chrono::steady_clock::now();
  try {
    ClientPool& clients = patience == Patience::brief ? way.brief : way.clients;
    Response answer = returned(clients.open(request.method, target_of(request), headers, request.body));
    measure(service, answer.status, began);
    return answer;
  } catch (const ClientError& error) {
    measure(service, 503, began);
    const bool may_have_acted = error.request_sent && request.method != "GET" && request.method != "HEAD";
    throw may_have_acted ? Problem("outcome-unknown")
                         : Problem("service-unavailable", {{"service", service}});
  }
}

}  // namespace heliu::gateway
