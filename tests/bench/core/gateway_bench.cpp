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
#include "tests/bench/core/benches.hpp"
#include "tests/bench/door.hpp"
#include "tests/bench/measure.hpp"

namespace heliu::bench {

namespace {

constexpr int kConnections = 16;
constexpr std::size_t kReads = 10'000, kCommands = 2'000, kWarmUp = 500;

using Send = std::function<Response(HttpClient&, const Headers& own, std::size_t number)>;

// Sends so many requests and says rate, median and p99. A refusal ends the measurement.
void measure(const Door& door, const std::string& name, std::size_t count, std::size_t callers,
             const Send& send) {
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < kConnections; ++i) clients.push_back(door.client());
  std::vector<double> milliseconds(count);
  std::atomic<std::size_t> next = 0;
  const double seconds = seconds_of([&] {
    from_threads(kConnections, kConnections, [&](std::size_t connection) {
      const Headers own = door.keys()[connection % callers].headers();
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
  const Door door(Config::load("var/etc/heliu.toml"));
  const Response list =
      door.client()->request("GET", "/v1/enterprises?limit=1", door.keys().front().headers());
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
  measure(door, "warm-up", kWarmUp, door.keys().size(), read);
  measure(door, "read", kReads, door.keys().size(), read);
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
