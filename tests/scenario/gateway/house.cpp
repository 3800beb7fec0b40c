#include "tests/scenario/gateway/house.hpp"

#include <fstream>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/http/target.hpp"
#include "gateway/password.hpp"
#include "tests/support/coverage.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::gateway {

namespace {

struct SessionRow {
  std::string token_sm3;
  Uuid account_id;
  std::string csrf_token;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (token_sm3, account_id, csrf_token, expires_at))

// A contract with one path, for the services that are down.
std::string small_contract(const std::string& service) {
  return "openapi: 3.0.3\ninfo: {title: " + service + ", version: \"1\"}\npaths:\n  /v1/" + service +
         "-things:\n    get: {operationId: list" + service +
         ", x-roles: [\"*\"], responses: {\"200\": {description: ok}}}\n    post: {operationId: make" +
         service + ", x-roles: [\"*\"], responses: {\"200\": {description: ok}}}\n";
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

}  // namespace

House::House()
    : folder_(testing::TempDir() + "heliu-gateway-" + to_hex(random_bytes(6))),
      backend_(std::make_unique<Backend>(folder_ / "keys")),
      dying_(std::make_unique<DyingBackend>()) {
  for (const std::string& name : kServices)
    write_text(folder_ / "services" / name / "contract.yaml",
               name == "market" ? Backend::contract() : small_contract(name));
  write_text(folder_ / "pages" / "index.html", "<title>console</title>");
  write_text(folder_ / "pages" / "m.html", "<title>light</title>");
  write_text(folder_ / "pages" / "assets" / "app-1a2b.js", "console.log(1)");
  write_text(folder_ / "pages" / "assets" / "app-1a2b.js.gz", "packed");
  service_ = std::make_unique<test::TestService>(
      "gateway",
      [&](Service& service) { gateway_ = std::make_unique<Gateway>(dynamic_cast<Assembly&>(service)); },
      configuration());
  hooks_ = gateway_->hooks(own_hooks());
  service_->assembly().api().check_answers(true);
  service_->set_now(system_clock()());
  pass(std::chrono::seconds(0));
}

House::~House() {
  service_.reset();
  std::filesystem::remove_all(folder_);
}

std::string House::configuration() const {
  const auto quoted = [](const std::filesystem::path& path) { return "\"" + path.string() + "\"\n"; };
  std::string text =
      "[gateway]\ncaller_per_second = 20\ncaller_burst = 60\nstranger_per_second = 10\n"
      "stranger_burst = 40\nstreams_of_caller = 2\npage_per_second = 10\npage_burst = 50\nscopes = " +
      quoted(test::repository_root() / "services" / "gateway" / "scopes.yaml") +
      "[paths]\nservices = " + quoted(folder_ / "services") + "keys = " + quoted(folder_ / "keys") +
      "tls = " + quoted(folder_ / "tls") + "secrets = " + quoted(folder_ / "secrets") +
      "web = " + quoted(test::repository_root() / "web") + "pages = " + quoted(folder_ / "pages") +
      "[webhooks]\nplain_http = true\nprivate_addresses = true\n[service.gateway]\nworkers = 3\n";
  for (const std::string& name : kServices) {
    const std::string there = name == "market"     ? backend_->address()
                              : name == "treasury" ? dying_->address()
                                                   : "127.0.0.1:1";  // nobody listens there
    text += "[service." + name + "]\nlisten = \"" + there + "\"\nops = \"" + there + "\"\n";
  }
  return text;
}

// The chassis's hooks of a service answer /feed by the caller's token; here they tell what they were asked.
Server::Hooks House::own_hooks() {
  return {.handle =
              [](const Request& request) {
                Response answer = Response::json(200, "{}");
                answer.headers["x-trace-id"] = request.path + " " + request.header("authorization");
                return answer;
              },
          .wait = {},
          .stream = {}};
}

Response House::ask(const std::string& method, const std::string& target, const std::string& body,
                    Headers headers, const std::string& remote) {
  auto read = parse_target(target);
  if (!read) throw std::runtime_error("no target: " + target);
  Request request;
  request.method = method;
  request.path = read->path;
  request.query = read->query;
  request.headers = std::move(headers);
  request.headers.try_emplace("host", "heliu.example:8443");
  if (!body.empty()) request.headers.try_emplace("content-type", "application/json");
  request.body = body;
  request.remote = remote.empty() ? "10.1.0." + std::to_string(++addresses_) : remote;
  const Response answer = hooks_.handle(request);
  test::note_answer(service_->assembly().api().contract(), method, request.path, answer.status);
  return answer;
}

std::optional<Stream> House::stream(Headers headers, const std::string& remote) {
  Request request;
  request.method = "GET";
  request.path = "/v1/events";
  request.headers = std::move(headers);
  request.remote = remote;
  auto begun = hooks_.stream(request);
  test::note_answer(service_->assembly().api().contract(), request.method, request.path, begun ? 200 : 404);
  return begun;
}

Uuid House::register_user(const std::string& login, const std::string& role, const Uuid& enterprise) {
  const Uuid id = Uuid::v7();
  service_->hear("registry", "user.registered", id,
                 R"({"id":")" + id.text() + R"(","login":")" + login + R"(","name":"示范 )" + login +
                     R"(","enterprise_id":)" +
                     (enterprise.is_nil() ? "null" : "\"" + enterprise.text() + "\"") + R"(,"roles":[")" +
                     role + "\"]}");
  return id;
}

Person House::person(const std::string& role, const Uuid& enterprise) {
  Person person;
  person.login = role + std::to_string(++people_);
  person.id = register_user(person.login, role, enterprise);
  person.enterprise = enterprise;
  person.token = to_base64url(random_bytes(32));
  person.csrf = to_base64url(random_bytes(32));
  const SessionRow row{to_hex(sm3(person.token)), person.id, person.csrf, now() + std::chrono::hours(12)};
  service_->assembly().transact([&](Unit& unit) { unit.db.insert("signed_in", row); });
  return person;
}

void House::give_password(const Uuid& user, const std::string& password) {
  const std::string hash = hash_password(password);
  service_->assembly().transact(
      [&](Unit& unit) { unit.db.execute("UPDATE account SET password_hash = ? WHERE id = ?", hash, user); });
}

Response House::sign_in(const std::string& login, const std::string& password) {
  return ask("POST", "/v1/session", R"({"login":")" + login + R"(","password":")" + password + "\"}");
}

std::string House::activation_of(const Uuid& user) {
  return member(ask("POST", "/v1/activations/" + user.text(), {}, person("operator").commanding()), "code");
}

std::string House::key_of(const Person& person) {
  return member(ask("POST", "/v1/keys", R"({"name":"机器"})", person.commanding()), "key");
}

void House::pass(std::chrono::seconds time) {
  service_->set_now(now() + time);
  backend_->set_now(now());
}

House& HouseSuite::house() {
  static House house;
  return house;
}

}  // namespace heliu::gateway
