#include "tests/day/client.hpp"

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <thread>

#include "chassis/base/uuid.hpp"

namespace heliu::day {

namespace {

using SteadyClock = std::chrono::steady_clock;

// Between two looks at something that is not there yet.
constexpr std::chrono::milliseconds kShortPause{60};

void wait_a_little(std::chrono::milliseconds time) {
  ::poll(nullptr, 0, static_cast<int>(time.count()));  // a signal may end it early: callers look again
}

std::string problem_of(const Response& response) {
  const auto type = response.headers.find("content-type");
  if (type == response.headers.end() || !type->second.starts_with("application/problem+json")) return {};
  try {
    return text_or_none(parse_json(response.body), "code");
  } catch (const JsonError&) {
    return {};
  }
}

// Away for a moment: says how long to wait, or nothing when the answer stands.
std::optional<std::chrono::milliseconds> wait_asked(const Response& response) {
  if (response.status != 429 && (response.status < 502 || response.status > 504)) return std::nullopt;
  const auto after = response.headers.find("retry-after");
  const int seconds = after == response.headers.end() ? 0 : std::atoi(after->second.c_str());
  if (response.status == 429) return std::chrono::seconds(std::max(seconds, 1));
  return std::chrono::milliseconds(300);
}

}  // namespace

void wait_until(const std::string& fact, const std::function<bool()>& there, std::chrono::seconds patience) {
  const auto latest = SteadyClock::now() + patience;
  for (auto between = kShortPause; !there(); between = std::min(between * 2, kShortPause * 4)) {
    if (SteadyClock::now() > latest)
      throw std::runtime_error("waited " + std::to_string(patience.count()) + " s in vain for: " + fact);
    wait_a_little(between);
  }
}

void side_by_side(std::size_t count, const std::function<void(std::size_t)>& work, std::size_t threads) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr first;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!first) first = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::thread> crew;
  for (std::size_t i = 0; i < std::min(threads, count); ++i) crew.emplace_back(run);
  for (auto& thread : crew) thread.join();
  if (first) std::rethrow_exception(first);
}

Api::Api(std::string base, std::string certificate, Journal& journal)
    : base_(std::move(base)),
      certificate_(std::move(certificate)),
      journal_(journal),
      day_(journal.at("day")) {}

std::unique_ptr<HttpClient> Api::take_client() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<HttpClient>(base_, certificate_);
  auto client = std::move(idle_.back());
  idle_.pop_back();
  return client;
}

void Api::give_back(std::unique_ptr<HttpClient> client) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(client));
}

Response Api::send(const std::string& method, const std::string& target, const Headers& headers,
                   const std::string& body) {
  const auto latest = SteadyClock::now() + kPatience;
  while (true) {
    std::chrono::milliseconds wait{300};
    try {
      auto client = take_client();
      Response response = client->request(method, target, headers, body);
      give_back(std::move(client));
      const auto asked = wait_asked(response);
      if (!asked || SteadyClock::now() + *asked > latest) return response;
      wait = *asked;
    } catch (const ClientError&) {
      if (SteadyClock::now() > latest) throw;
    }
    wait_a_little(wait);
  }
}

void Api::sign_in(const std::string& login, const std::string& password) {
  journal_.once("key/" + login, [&] {
    const std::string credentials = Fields().text("login", login).text("password", password).json();
    Headers headers{{"content-type", "application/json"}, {"idempotency-key", Uuid::v7().text()}};
    const Response session = send("POST", "/v1/session", headers, credentials);
    if (session.status != 200)
      throw Refused("sign in as " + login,
                    {session.status, session.headers, session.body, problem_of(session)});
    const auto cookie = session.headers.find("set-cookie");
    headers["cookie"] =
        cookie == session.headers.end() ? "" : cookie->second.substr(0, cookie->second.find(';'));
    headers["x-csrf-token"] = text_at(parse_json(session.body), "csrf_token");
    // Not a step's key: the answer is a secret, which is shown once and need not be kept for a repeat.
    headers["idempotency-key"] = Uuid::v7().text();
    const Response key = send("POST", "/v1/keys", headers, Fields().text("name", "trading day").json());
    if (key.status != 201)
      throw Refused("a key for " + login, {key.status, key.headers, key.body, problem_of(key)});
    return text_at(parse_json(key.body), "key");
  });
}

Answer Api::attempt(const std::string& who, const std::string& method, const std::string& target,
                    const std::string& body, const std::string& step) {
  Headers headers{{"accept", "application/json"}, {"accept-language", "en"}};
  if (!who.empty()) headers["authorization"] = "Bearer " + journal_.at("key/" + who);
  if (!body.empty()) headers["content-type"] = "application/json";
  if (method != "GET") headers["idempotency-key"] = step.empty() ? Uuid::v7().text() : day_ + "/" + step;
  Response response = send(method, target, headers, body);
  const std::string problem = problem_of(response);
  return {response.status, std::move(response.headers), std::move(response.body), problem};
}

JsonDocument Api::get(const std::string& who, const std::string& target) {
  Answer answer = attempt(who, "GET", target);
  if (!answer.good()) throw Refused("GET " + target + " as " + who, std::move(answer));
  return answer.json();
}

std::vector<JsonDocument> Api::pages(const std::string& who, const std::string& target) {
  std::vector<JsonDocument> found;
  const std::string base = target + (target.find('?') == std::string::npos ? "?" : "&") + "limit=200";
  for (std::string cursor;;) {
    found.push_back(get(who, cursor.empty() ? base : base + "&cursor=" + url_encode(cursor)));
    cursor = text_or_none(found.back(), "next_cursor");
    if (cursor.empty()) return found;
  }
}

JsonDocument Api::post(const std::string& who, const std::string& target, const std::string& body,
                       const std::string& step, const std::set<std::string>& soon) {
  const auto latest = SteadyClock::now() + kPatience;
  for (auto between = kShortPause;; between = std::min(between * 2, kShortPause * 4)) {
    Answer answer = attempt(who, "POST", target, body, step);
    if (answer.good()) return answer.body.empty() ? JsonDocument() : answer.json();
    // A gate whose facts are old is closed for everybody until its feed is heard again.
    const bool passes = answer.problem == "gate-stale-feed" || soon.contains(answer.problem);
    if (!passes || SteadyClock::now() > latest)
      throw Refused("POST " + target + " as " + who + " (" + step + ")", std::move(answer));
    wait_a_little(between);
  }
}

std::string Api::post_once(const std::string& who, const std::string& target, const std::string& body,
                           const std::string& step, const std::set<std::string>& soon,
                           const char* remembered) {
  return journal_.once(step, [&] {
    const JsonDocument answer = post(who, target, body, step, soon);
    return answer.IsObject() && answer.HasMember(remembered) ? text_at(answer, remembered)
                                                             : std::string("done");
  });
}

}  // namespace heliu::day
