#include "chassis/runtime/feed_endpoint.hpp"

#include <charconv>

namespace heliu {

namespace {

constexpr std::int64_t kLargestPage = 1000;
constexpr std::int64_t kLongestWaitSeconds = 30;

// A whole number of the query, or the default; nothing when it is there and isn't one in range.
std::optional<std::int64_t> number(const Request& request, const char* name, std::int64_t otherwise,
                                   std::int64_t largest) {
  const auto text = request.query_parameter(name);
  if (!text) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size() || value < 0 || value > largest)
    return std::nullopt;
  return value;
}

Caller caller_of(const Request& request, const TokenVerifier& verifier, Instant now) {
  const std::string authorization = request.header("authorization");
  if (!authorization.starts_with("Bearer ")) throw Problem("unauthenticated");
  try {
    return verifier.verify(std::string_view(authorization).substr(7), now);
  } catch (const TokenError&) {
    throw Problem("unauthenticated");
  }
}

}  // namespace

bool FeedEndpoint::wait(const Request& request, std::chrono::milliseconds waited) const {
  const auto after = number(request, "after", 0, INT64_MAX);
  const auto seconds = number(request, "wait", 0, kLongestWaitSeconds);
  if (!after || !seconds) return false;  // answered at once, with the fault
  return waited < std::chrono::seconds(*seconds) && sequencer_.head() <= *after;
}

Response FeedEndpoint::answer(const Request& request) const {
  try {
    const Instant now = clock_();
    const Caller caller = caller_of(request, verifier_, now);
    if (!caller.has("service") && !caller.has("regulator") && !caller.has("auditor"))
      throw Problem("forbidden", {{"roles", "service, regulator, auditor"}});
    const auto after = number(request, "after", 0, INT64_MAX);
    const auto limit = number(request, "limit", 200, kLargestPage);
    const auto wait = number(request, "wait", 0, kLongestWaitSeconds);
    std::vector<FieldFault> faults;
    if (!after) faults.push_back({"?after", "a position: a whole number from 0"});
    if (!limit || *limit == 0) faults.push_back({"?limit", "a whole number from 1 to 1000"});
    if (!wait) faults.push_back({"?wait", "seconds: a whole number from 0 to 30"});
    if (!faults.empty()) throw Problem("malformed-request", {}, faults);
    std::string page;
    database_.read([&](Transaction& db) {
      // The clock is read before the head: as_of may promise less than is known, never more.
      const Instant now = clock_();
      const std::int64_t head = feed_head(db);
      const Instant as_of = known_until(db, now);
      page = feed_page(read_feed(db, *after, static_cast<int>(*limit)), head, as_of);
    });
    Response response = Response::json(200, std::move(page));
    response.headers["content-type"] = "application/cloudevents-batch+json";
    return response;
  } catch (const Problem& problem) {
    return api_.problem(problem, request);
  } catch (const std::exception&) {
    return api_.problem(Problem("database-unavailable"), request);
  }
}

}  // namespace heliu
