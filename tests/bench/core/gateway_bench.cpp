// Requests through the public door of the stack that ops/run has left up: TLS, cookie or key, limits, signed
// caller, contract, database. Closed loop, sixteen connections.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "chassis/http/client.hpp"
#include "chassis/json/describe.hpp"
#include "chassis/ops/config.hpp"
#include "tests/bench/core/benches.hpp"
#include "tests/bench/measure.hpp"

namespace heliu::bench {

namespace {

constexpr int kConnections = 16;
constexpr std::size_t kReads = 10'000, kCommands = 2'000, kWarmUp = 500;

struct Key {
  std::string id, secret;
  Headers session;  // of its owner, to revoke it with
};

// The keys, one of each sign-in name of the day with the operator's first, are good while the door is open.
struct Door {
  std::string base, certificate;
  std::vector<Key> keys;

  ~Door() {
    HttpClient client(base, certificate);
    for (const Key& key : keys) client.request("DELETE", "/v1/keys/" + key.id, key.session);
  }
};

std::string member_of(const std::string& body, const char* name) {
  const JsonDocument document = parse_json(body);
  return document[name].GetString();
}

Key key_of(const Door& door, const std::string& login, const std::string& password) {
  HttpClient client(door.base, door.certificate);
  const Response signed_in = client.request("POST", "/v1/session", {{"content-type", "application/json"}},
                                            R"({"login":")" + login + R"(","password":")" + password + "\"}");
  if (signed_in.status != 200)
    throw std::runtime_error(login + " can't sign in: let ops/run play the day first");
  const std::string cookie = signed_in.headers.at("set-cookie");
  const Headers session{{"content-type", "application/json"},
                        {"cookie", cookie.substr(0, cookie.find(';'))},
                        {"x-csrf-token", member_of(signed_in.body, "csrf_token")}};
  const Response made = client.request("POST", "/v1/keys", session, R"({"name":"bench"})");
  if (made.status != 201) throw std::runtime_error("the key answered " + std::to_string(made.status));
  return {member_of(made.body, "id"), member_of(made.body, "key"), session};
}

// One caller has a rate limit, so the connections are of several, as they would be.
std::unique_ptr<Door> open_door() {
  const Config config = Config::load("var/etc/heliu.toml");
  auto door = std::make_unique<Door>();
  door->base = "https://" + config.text("service.gateway.listen");
  door->certificate = config.path("paths.tls", "var/tls") / "gateway.pem";
  std::ifstream accounts(config.path("day.dir", "var/day") / "accounts.txt");
  std::string line;
  std::getline(accounts, line);  // the heading
  while (std::getline(accounts, line)) {
    std::istringstream words(line);
    std::string role, login, password;
    words >> role >> login >> password;
    door->keys.push_back(key_of(*door, login, password));
  }
  if (door->keys.empty())
    throw std::runtime_error("var/day/accounts.txt is empty: let ops/run play the day first");
  return door;
}

using Send = std::function<Response(HttpClient&, const Headers& own, std::size_t number)>;

// Sends so many requests and says rate, median and p99. A refusal ends the measurement.
void measure(const Door& door, const std::string& name, std::size_t count, std::size_t callers,
             const Send& send) {
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < kConnections; ++i)
    clients.push_back(std::make_unique<HttpClient>(door.base, door.certificate));
  std::vector<double> milliseconds(count);
  std::atomic<std::size_t> next = 0;
  const double seconds = seconds_of([&] {
    from_threads(kConnections, kConnections, [&](std::size_t connection) {
      const Headers own{{"authorization", "Bearer " + door.keys[connection % callers].secret}};
      for (std::size_t i = next++; i < count; i = next++) {
        const double took = seconds_of([&] {
          const Response answer = send(*clients[connection], own, i);
          if (answer.status / 100 != 2)
            throw std::runtime_error(name + " answered " + std::to_string(answer.status));
        });
        milliseconds[i] = took * 1000;
      }
    });
  });
  std::sort(milliseconds.begin(), milliseconds.end());
  figure("gateway-" + name + "-rate", static_cast<double>(count) / seconds, "requests/s");
  figure("gateway-" + name + "-p50", milliseconds[count / 2] * 1000, "us");
  figure("gateway-" + name + "-p99", milliseconds[count * 99 / 100] * 1000, "us");
}

}  // namespace

void bench_gateway() {
  const auto opened = open_door();
  const Door& door = *opened;
  HttpClient client(door.base, door.certificate);
  const Response list = client.request("GET", "/v1/enterprises?limit=1",
                                       {{"authorization", "Bearer " + door.keys.front().secret}});
  const JsonDocument page = parse_json(list.body);
  if (page["items"].Empty()) throw std::runtime_error("no enterprise yet: let ops/run play the day first");
  const std::string path = std::string("/v1/enterprises/") + page["items"][0]["id"].GetString();
  const Send read = [&](HttpClient& to, const Headers& own, std::size_t) {
    return to.request("GET", path, own);
  };
  // A command that changes nothing but is one in full: checked, run in its transaction, remembered by its
  // key.
  const std::string run = Uuid::v7().text();
  const std::string body =
      R"({"edition":"preview","valid_from":"2099-01-01","complete":false,"preview":true,)"
      R"("codes":[{"category":"HW48",)"
      R"("category_name":"preview","industry":"preview","code":"999-999-48",)"
      R"("description":"preview","hazard":"T"}]})";
  const Send command = [&](HttpClient& to, const Headers& own, std::size_t number) {
    Headers headers = own;
    headers["content-type"] = "application/json";
    headers["idempotency-key"] = run + "-" + std::to_string(number);
    return to.request("POST", "/v1/reference/editions", headers, body);
  };
  measure(door, "warm-up", kWarmUp, door.keys.size(), read);
  measure(door, "read", kReads, door.keys.size(), read);
  measure(door, "command", kCommands, 1, command);
}

void say_day() {
  std::ifstream in("var/day/report.json");
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("no var/day/report.json: let ops/run play the day first");
  figure("foshan-day", static_cast<double>(parse_json(text.str())["tenths_of_seconds"].GetInt64()) / 10, "s");
}

}  // namespace heliu::bench
