#include <cstdio>
#include <stdexcept>

#include "chassis/json/describe.hpp"
#include "tests/bench/door.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/web/benches.hpp"
#include "tests/bench/web/many_trades.hpp"

namespace heliu::bench {

namespace {

constexpr std::int64_t kTrades = 10'000;
constexpr std::size_t kPages = 500;

// Trades from every part of the list, as far as the reader sees them.
std::vector<std::string> trades_of(HttpClient& client, const Key& reader) {
  std::vector<std::string> ids;
  std::string cursor;
  while (ids.size() < kPages) {
    const Response answer = client.request("GET", "/v1/trades?limit=200" + cursor, reader.headers());
    const JsonDocument list = parse_json(answer.body);
    for (const auto& item : list["items"].GetArray()) ids.emplace_back(item["id"].GetString());
    if (!list.HasMember("next_cursor")) break;
    cursor = std::string("&cursor=") + list["next_cursor"].GetString();
  }
  return ids;
}

// Every part of the answer must be good: a page of refusals is a fast one.
void require_whole(const std::string& body, const std::string& role) {
  const JsonDocument page = parse_json(body);
  for (const auto& part : page.GetObject()) {
    const int status = part.value["status"].GetInt();
    const std::string name = part.name.GetString();
    const bool may_lack = name == "contract" && role == "carrier";
    if (status != 200 && !may_lack)
      throw std::runtime_error(role + ": " + name + " answered " + std::to_string(status));
  }
}

}  // namespace

void fill_trades() {
  std::printf("%lld trades\n", static_cast<long long>(make_trades(stack_config(), kTrades, true)));
}

void bench_page() {
  const Config config = stack_config();
  const std::int64_t trades = make_trades(config, kTrades, true);
  const Door door(config);
  const auto client = door.client();
  std::printf("trade-page: %lld trades, one reader at a time, at the public door\n",
              static_cast<long long>(trades));
  std::vector<double> all;
  std::size_t bytes = 0;
  for (const char* role : {"regulator", "producer", "processor", "carrier"}) {
    const Key& reader = door.of(role);
    std::vector<double> milliseconds;
    for (const std::string& id : trades_of(*client, reader)) {
      Response answer;
      milliseconds.push_back(1000 * seconds_of([&] {
                               answer = client->request("GET", "/v1/trade-pages/" + id, reader.headers());
                             }));
      if (answer.status != 200) throw std::runtime_error("a page answered " + std::to_string(answer.status));
      require_whole(answer.body, role);
      bytes = std::max(bytes, answer.body.size());
    }
    all.insert(all.end(), milliseconds.begin(), milliseconds.end());
    percentiles("trade-page-" + std::string(role), milliseconds);
  }
  std::printf("trade-page: %zu pages, the largest %zu bytes\n", all.size(), bytes);
  percentiles("trade-page", all);
}

}  // namespace heliu::bench
