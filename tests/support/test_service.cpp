#include "tests/support/test_service.hpp"

#include <gtest/gtest.h>

#include <condition_variable>

#include "chassis/db/faults.hpp"
#include "chassis/feed/feed.hpp"
#include "tests/support/coverage.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::test {

Caller caller(const std::string& role, const Uuid& enterprise) {
  return {.user = Uuid::named("test user", role + enterprise.text()),
          .name = role,
          .enterprise = enterprise,
          .roles = {role}};
}

struct TestService::State {
  State(const std::string& name, const std::string& configuration)
      : schema(name + "_service", name),
        database(schema.settings()),
        assembly(
            name, Config::parse(configuration), database, [this] { return clock(); },
            Contract::load(repository_root() / "services" / name / "contract.yaml"), nullptr) {}

  Instant clock() const { return frozen ? *frozen : system_clock()(); }

  Follower& follower(const std::string& feed) {
    auto& found = followers[feed];
    if (!found) {
      auto run = [this](std::function<void(Unit&)> work) { assembly.transact(std::move(work)); };
      auto fetch = [](std::int64_t, std::chrono::milliseconds) { return FeedPage{}; };
      found = std::make_unique<Follower>(feed, fetch, run, assembly.freshness());
      const auto follows = assembly.follows().find(feed);
      if (follows != assembly.follows().end())
        for (const auto& [type, effect] : follows->second) found->on(type, effect);
    }
    return *found;
  }

  void refresh() {
    for (const auto& [feed, effects] : assembly.follows()) {
      if (stale.contains(feed))
        assembly.freshness().forget(feed);
      else
        assembly.freshness().caught_up(feed, clock());
    }
  }

  TestDatabase schema;
  Database database;
  std::optional<Instant> frozen;
  Assembly assembly;
  Caller current;
  std::map<std::string, std::unique_ptr<Follower>> followers;
  std::map<std::string, std::vector<FeedEvent>> heard;
  std::set<std::string> stale;
};

TestService::TestService(const std::string& name, const std::function<void(Service&)>& assemble,
                         const std::string& configuration)
    : state_(std::make_unique<State>(name, configuration)) {
  assemble(state_->assembly);
  // After the migrations: a fault in the middle of a schema change is another test's matter.
  faults::configure(environment("HELIU_FAULTS"));
  state_->assembly.complete([] {});
  state_->assembly.api().identify([this](const Request&) { return state_->current; });
}

// The next one's migrations are spared again.
TestService::~TestService() {
  faults::configure("");
}

static void split_target(const std::string& target, Request& request) {
  const std::size_t mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark == std::string::npos) return;
  std::string rest = target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string pair = rest.substr(0, end);
    const std::size_t equals = pair.find('=');
    request.query[pair.substr(0, equals)] = equals == std::string::npos ? "" : pair.substr(equals + 1);
    rest = end == std::string::npos ? "" : rest.substr(end + 1);
  }
}

// What every command that succeeded must do when it comes again: give the same answer and nothing else. The
// gateway's own operations are answered outside the store of answers, because theirs are secret.
static void expect_repeat(const Assembly& assembly, const Api& api, const Request& request,
                          const Response& first) {
  if (assembly.name() == "gateway") return;
  const Response again = api.serve(request);
  EXPECT_EQ(again.status, first.status) << request.path << " repeated: " << again.body;
  EXPECT_EQ(again.body, first.body) << request.path << " repeated";
  EXPECT_TRUE(again.headers.contains("idempotency-hit")) << request.path << " repeated";
}

Response TestService::call(const Caller& caller, const std::string& method, const std::string& target,
                           const std::string& body, Headers headers) {
  state_->refresh();
  state_->current = caller;
  Request request;
  request.method = method;
  split_target(target, request);
  request.body = body;
  request.headers = std::move(headers);
  if (!body.empty()) request.headers.try_emplace("content-type", "application/json");
  if (method == "POST") request.headers.try_emplace("idempotency-key", Uuid::v7().text());
  const Response answer = state_->assembly.api().serve(request);
  note_answer(assembly().api().contract(), method, request.path, answer.status);
  if (method == "POST" && answer.status / 100 == 2)
    expect_repeat(assembly(), assembly().api(), request, answer);
  return answer;
}

void TestService::hear(const std::string& feed, const std::string& type, const Uuid& subject,
                       const std::string& data, const std::vector<Uuid>& visible_to) {
  FeedEvent event;
  event.position = static_cast<std::int64_t>(state_->heard[feed].size()) + 1;
  event.id = Uuid::v7();
  event.source = feed;
  event.type = type;
  event.subject = subject;
  event.time = now();
  event.data = {data};
  event.visible_to = visible_to;
  state_->heard[feed].push_back(event);
  const std::int64_t reached = state_->follower(feed).apply({{event}, event.position, now()});
  ASSERT_EQ(reached, event.position) << "the follower of " << feed << " did not take " << type;
}

void TestService::hear_again(const std::string& feed) {
  const auto& events = state_->heard[feed];
  state_->follower(feed).apply({events, static_cast<std::int64_t>(events.size()), now()});
}

std::vector<FeedEvent> TestService::said(const std::string& type) {
  while (sequence_feed(state_->database) != 0) {
  }
  std::vector<FeedEvent> events;
  state_->database.read([&](Transaction& db) { events = read_feed(db, 0, 100'000); });
  EXPECT_EQ(chain_fault(events, 0, kFirstLink), "");
  if (!type.empty()) std::erase_if(events, [&](const FeedEvent& event) { return event.type != type; });
  return events;
}

void TestService::tick(const std::string& timer) {
  state_->refresh();
  for (const auto& candidate : state_->assembly.timers())
    if (candidate.name == timer) return state_->assembly.transact(candidate.work);
  FAIL() << "no timer \"" << timer << "\"";
}

void TestService::run_background(const std::string& name, const std::function<bool()>& until) {
  for (const auto& background : state_->assembly.backgrounds()) {
    if (background.name != name) continue;
    std::jthread thread([&](std::stop_token stop) { background.work(stop); });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    while (!until() && std::chrono::steady_clock::now() < deadline)
      never.wait_for(lock, std::chrono::milliseconds(5));
    EXPECT_TRUE(until()) << "the background work \"" << name << "\" did not get there in 20 s";
    return;
  }
  FAIL() << "no background work \"" << name << "\"";
}

void TestService::set_now(Instant now) {
  state_->frozen = now;
}
void TestService::make_stale(const std::string& feed) {
  state_->stale.insert(feed);
}
Instant TestService::now() const {
  return state_->clock();
}
Assembly& TestService::assembly() {
  return state_->assembly;
}
Database& TestService::database() {
  return state_->database;
}

static const Json* find(const JsonDocument& document, const std::string& name) {
  if (!document.IsObject()) return nullptr;
  const auto found = document.FindMember(name.c_str());
  return found == document.MemberEnd() ? nullptr : &found->value;
}

std::string member(const Response& response, const std::string& name) {
  if (response.body.empty()) return {};
  const JsonDocument document = parse_json(response.body);
  const Json* value = find(document, name);
  if (value == nullptr) return {};
  return value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : write_json(*value);
}

std::string problem_name(const Response& response) {
  const std::string type = member(response, "type");
  return type.starts_with("/problems/") ? type.substr(10) : "";
}

}  // namespace heliu::test
