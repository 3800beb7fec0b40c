// What holds for every operation of every contract, whatever it does: strangers and wrong roles are turned
// away, unknown parameters, broken ids and bad bodies are named, a command needs its key, an unknown id is
// not found.
#include <gtest/gtest.h>

#include <map>

#include "credit/api.hpp"
#include "insurance/api.hpp"
#include "market/api.hpp"
#include "registry/api.hpp"
#include "supervision/api.hpp"
#include "tests/support/test_service.hpp"
#include "transport/api.hpp"
#include "treasury/api.hpp"

namespace heliu {

namespace {

using test::problem_name;
using test::TestService;

struct Assembled {
  const char* name;
  void (*assemble)(Service&);
};

void PrintTo(const Assembled& service, std::ostream* out) {
  *out << service.name;
}

const char* const kRoles[] = {"producer",  "processor", "carrier",  "insurer", "finance",
                              "regulator", "auditor",   "operator", "service"};

bool open_to(const Operation& operation, const std::string& role) {
  const auto& roles = operation.roles;
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

// The path with each parameter replaced.
std::string path_with(const Operation& operation, const std::string& value) {
  std::string path = operation.path;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{'))
    path.replace(open, path.find('}') - open + 1, value);
  return path;
}

bool takes_an_id(const Operation& operation) {
  for (const Parameter& parameter : operation.parameters)
    if (parameter.place == Parameter::Place::path && parameter.schema) {
      const JsonDocument nonsense = parse_json("\"not-an-id\"");
      if (!faults_of(*parameter.schema, nonsense).empty()) return true;
    }
  return false;
}

// Query parameters the operation can't do without: a request lacking them proves nothing else.
bool demands_a_query(const Operation& operation) {
  return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                     [](const Parameter& parameter) {
                       return parameter.place == Parameter::Place::query && parameter.required;
                     });
}

}  // namespace

class Contracts : public ::testing::TestWithParam<Assembled> {
 protected:
  // One of each service for all tests: none of them changes anything. They end with the suite: at the end of
  // the program the chassis's own globals, which a service still needs to stop, may be gone before it.
  void SetUp() override {
    auto& found = made()[GetParam().name];
    if (!found) found = std::make_unique<TestService>(GetParam().name, GetParam().assemble);
    service = found.get();
  }
  static void TearDownTestSuite() { made().clear(); }

  // A caller in the first role that may ask.
  static Caller welcome(const Operation& operation) {
    for (const char* role : kRoles)
      if (open_to(operation, role)) return test::caller(role, Uuid::named("enterprise", role));
    return test::caller("auditor", Uuid::named("enterprise", "auditor"));
  }
  const std::vector<Operation>& operations() { return service->assembly().api().contract().operations(); }
  Response ask(const Caller& caller, const Operation& operation, const std::string& target,
               const std::string& body = {}, Headers headers = {}) {
    if (operation.raw_body && !body.empty())
      headers.try_emplace("content-type", operation.content_types.front());
    return service->call(caller, operation.method, target, body, std::move(headers));
  }
  static std::string nobody() { return Uuid::named("nobody", "at all").text(); }

  TestService* service = nullptr;

 private:
  static std::map<std::string, std::unique_ptr<TestService>>& made() {
    static std::map<std::string, std::unique_ptr<TestService>> services;
    return services;
  }
};

TEST_P(Contracts, TurnStrangersAway) {
  for (const Operation& operation : operations()) {
    if (open_to(operation, "anyone")) continue;
    EXPECT_EQ(problem_name(ask({}, operation, path_with(operation, nobody()), "{}")), "unauthenticated")
        << operation.id;
  }
}

TEST_P(Contracts, LetOnlyTheNamedRolesAsk) {
  for (const Operation& operation : operations()) {
    if (open_to(operation, "anyone") || open_to(operation, "*")) continue;
    for (const char* role : kRoles)
      if (!open_to(operation, role)) {
        const Caller caller = test::caller(role, Uuid::named("enterprise", role));
        EXPECT_EQ(problem_name(ask(caller, operation, path_with(operation, nobody()), "{}")), "forbidden")
            << operation.id << " as " << role;
      }
  }
}

TEST_P(Contracts, NameAParameterTheyDoNotKnow) {
  for (const Operation& operation : operations()) {
    if (operation.command()) continue;
    const Response answer =
        ask(welcome(operation), operation, path_with(operation, nobody()) + "?surprise=1");
    EXPECT_EQ(answer.status, 400) << operation.id << ": " << answer.body;
    EXPECT_NE(answer.body.find("surprise"), std::string::npos) << operation.id;
  }
}

TEST_P(Contracts, RefuseAnIdThatIsNone) {
  for (const Operation& operation : operations()) {
    if (operation.path.find('{') == std::string::npos || !takes_an_id(operation)) continue;
    const std::string body = operation.body ? "{}" : "";
    const int status = ask(welcome(operation), operation, path_with(operation, "not-an-id"), body).status;
    EXPECT_TRUE(status == 400 || status == 422) << operation.id << " answered " << status;
  }
}

TEST_P(Contracts, DoNotFindWhatIsNotThere) {
  for (const Operation& operation : operations()) {
    if (operation.command() || !takes_an_id(operation) || demands_a_query(operation)) continue;
    const Response answer = ask(welcome(operation), operation, path_with(operation, nobody()));
    EXPECT_TRUE(answer.status == 404 || answer.status == 200 || answer.status == 400)
        << operation.id << " answered " << answer.status << ": " << answer.body;
  }
}

TEST_P(Contracts, NameEveryFaultOfABadBody) {
  for (const Operation& operation : operations()) {
    if (!operation.body || operation.raw_body) continue;
    const std::string path = path_with(operation, nobody());
    const Response surplus = ask(welcome(operation), operation, path, R"({"surprise":1})");
    EXPECT_EQ(surplus.status, 422) << operation.id << ": " << surplus.body;
    EXPECT_NE(surplus.body.find("/surprise"), std::string::npos) << operation.id << ": " << surplus.body;
    for (const char* broken : {"{", "[]x", R"({"a":1,"a":2})"})
      EXPECT_EQ(problem_name(ask(welcome(operation), operation, path, broken)), "malformed-request")
          << operation.id << " given " << broken;
    EXPECT_EQ(ask(welcome(operation), operation, path, "{}", {{"content-type", "text/plain"}}).status, 415)
        << operation.id;
  }
}

TEST_P(Contracts, WantAKeyWithEveryCommand) {
  for (const Operation& operation : operations()) {
    if (operation.method != "POST" || operation.body || operation.raw_body) continue;
    const Response answer =
        ask(welcome(operation), operation, path_with(operation, nobody()), {}, {{"idempotency-key", ""}});
    EXPECT_EQ(problem_name(answer), "idempotency-key-missing") << operation.id;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Every, Contracts,
    ::testing::Values(Assembled{"registry", registry::assemble}, Assembled{"market", market::assemble},
                      Assembled{"treasury", treasury::assemble}, Assembled{"transport", transport::assemble},
                      Assembled{"insurance", insurance::assemble}, Assembled{"credit", credit::assemble},
                      Assembled{"supervision", supervision::assemble}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace heliu
