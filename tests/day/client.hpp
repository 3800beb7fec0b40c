// The public API as the day's people use it: each signs in once, then calls with a key of its own. What fails
// for a moment (a service or the database being started again, a rate limit) is repeated with the same
// Idempotency-Key, so nothing happens twice.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "chassis/http/client.hpp"
#include "tests/day/journal.hpp"
#include "tests/day/wire.hpp"

namespace heliu::day {

struct Answer {
  int status = 0;
  Headers headers;
  std::string body;
  std::string problem;  // the problem's name ("quota-exhausted"); empty when it is none

  bool good() const { return status / 100 == 2; }
  JsonDocument json() const { return parse_json(body); }
};

struct Refused : std::runtime_error {
  Refused(const std::string& call, Answer answer)
      : std::runtime_error(call + ": " + std::to_string(answer.status) + " " + answer.body),
        answer(std::move(answer)) {}
  Answer answer;
};

inline constexpr std::chrono::seconds kPatience{60};  // with anything that is away for a moment

// Polls until the fact is there; throws std::runtime_error naming it when it is not in time.
void wait_until(const std::string& fact, const std::function<bool()>& there,
                std::chrono::seconds patience = kPatience);

// Runs work(0 … count-1) on a few threads; the first exception is thrown again when all have ended.
void side_by_side(std::size_t count, const std::function<void(std::size_t)>& work, std::size_t threads = 8);

class Api {
 public:
  Api(std::string base, std::string certificate, Journal& journal);

  // Signs in with the password and makes a key, once: later runs take the key from the journal.
  void sign_in(const std::string& login, const std::string& password);

  // who: a sign-in name, or "" for nobody. Refusals are answers here. step names what is done and for whom:
  // the same step is the same Idempotency-Key in every run of this day.
  Answer attempt(const std::string& who, const std::string& method, const std::string& target,
                 const std::string& body = {}, const std::string& step = {});

  JsonDocument get(const std::string& who, const std::string& target);
  std::vector<JsonDocument> pages(const std::string& who, const std::string& target);  // every page of a list

  // Throws Refused unless done. Refusals named in `soon` are only the feeds' delay: they are tried again.
  JsonDocument post(const std::string& who, const std::string& target, const std::string& body,
                    const std::string& step, const std::set<std::string>& soon = {});

  // post() once in all runs; remembers and gives the answer's member (its id).
  std::string post_once(const std::string& who, const std::string& target, const std::string& body,
                        const std::string& step, const std::set<std::string>& soon = {},
                        const char* remembered = "id");

 private:
  std::unique_ptr<HttpClient> take_client();
  void give_back(std::unique_ptr<HttpClient> client);
  Response send(const std::string& method, const std::string& target, const Headers& headers,
                const std::string& body);

  std::string base_, certificate_;
  Journal& journal_;
  std::string day_;  // of the Idempotency-Keys
  std::mutex mutex_;
  std::vector<std::unique_ptr<HttpClient>> idle_;
};

}  // namespace heliu::day
