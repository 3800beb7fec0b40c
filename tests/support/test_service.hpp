// A whole service without sockets, on the real test database: requests in as a caller, others' facts in as
// their feeds would bring them, the service's own facts out.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "chassis/feed/follower.hpp"
#include "chassis/runtime/assembly.hpp"

namespace heliu::test {

// A caller with one role, acting for an enterprise (nil for staff).
Caller caller(const std::string& role, const Uuid& enterprise = {});

class TestService {
 public:
  // Makes a fresh schema with the chassis's and the service's migrations, loads services/NAME/contract.yaml
  // and assembles. Configuration: a TOML text.
  TestService(const std::string& name, const std::function<void(Service&)>& assemble,
              const std::string& configuration = {});
  ~TestService();

  // target: "/v1/lots?limit=2". A POST without an idempotency-key header gets a new one. Every POST that
  // succeeds is sent once more: the repeat must give the same answer and do nothing.
  Response call(const Caller& caller, const std::string& method, const std::string& target,
                const std::string& body = {}, Headers headers = {});

  // A fact of another service, through the real follower (once each, position stored).
  void hear(const std::string& feed, const std::string& type, const Uuid& subject, const std::string& data,
            const std::vector<Uuid>& visible_to = {});
  // Delivers the same page of that feed again, as after a crash of the follower.
  void hear_again(const std::string& feed);

  // What this service said, sequenced, in order; only of this type unless empty. Also checks the chain.
  std::vector<FeedEvent> said(const std::string& type = {});

  void tick(const std::string& timer);  // runs a timer's work once
  void run_background(const std::string& name, const std::function<bool()>& until);  // until the fact holds
  void set_now(Instant now);                 // the clock stands still from here on
  void make_stale(const std::string& feed);  // as if that feed had never been read to its head
  Instant now() const;
  Assembly& assembly();
  Database& database();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The problem's name in an answer's body ("/problems/NAME"), or "" when it is none.
std::string problem_name(const Response& response);
// Member of an answer's JSON body as text: a string's text, else its JSON. "" when absent.
std::string member(const Response& response, const std::string& name);

}  // namespace heliu::test
