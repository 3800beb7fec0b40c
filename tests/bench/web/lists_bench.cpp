#include <cstdio>
#include <optional>
#include <set>
#include <stdexcept>

#include "chassis/json/describe.hpp"
#include "tests/bench/door.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/web/benches.hpp"
#include "tests/bench/web/many_trades.hpp"

namespace heliu::bench {

namespace {

constexpr std::int64_t kTrades = 100'000;
constexpr int kPages = 25;  // of each filter, 50 rows each, as the page asks for them

// Follows the cursor; each page's milliseconds. No trade may come twice.
std::vector<double> read_list(HttpClient& client, const Key& reader, const std::string& filter) {
  std::vector<double> milliseconds;
  std::set<std::string> seen;
  std::optional<std::string> cursor;
  for (int page = 0; page < kPages; ++page) {
    const std::string target = "/v1/trades?limit=50" + filter + (cursor ? "&cursor=" + *cursor : "");
    Response answer;
    const double took = seconds_of([&] { answer = client.request("GET", target, reader.headers()); }) * 1000;
    if (answer.status != 200)
      throw std::runtime_error(target + " answered " + std::to_string(answer.status) + answer.body);
    milliseconds.push_back(took);
    const JsonDocument list = parse_json(answer.body);
    for (const auto& item : list["items"].GetArray())
      if (!seen.insert(item["id"].GetString()).second) throw std::runtime_error(target + " repeats a trade");
    if (!list.HasMember("next_cursor")) break;
    cursor = list["next_cursor"].GetString();
  }
  return milliseconds;
}

// A round of the newest days, one of long ago.
std::vector<std::string> some_rounds(HttpClient& client, const Key& reader) {
  std::vector<std::string> rounds;
  const Response answer = client.request("GET", "/v1/trades?limit=200", reader.headers());
  const JsonDocument list = parse_json(answer.body);
  const auto items = list["items"].GetArray();
  for (const auto index : {std::size_t{0}, std::size_t{items.Size() - 1}})
    rounds.emplace_back(items[static_cast<rapidjson::SizeType>(index)]["round_id"].GetString());
  return rounds;
}

}  // namespace

void bench_lists() {
  const Config config = stack_config();
  const std::int64_t trades = make_trades(config, kTrades, false);
  const Door door(config);
  const auto client = door.client();
  std::vector<std::string> filters{"", "&state=struck", "&state=signed_by_both", "&state=completed",
                                   "&state=cancelled"};
  for (const std::string& round : some_rounds(*client, door.of("regulator")))
    for (const char* state : {"", "&state=signed_by_both", "&state=completed"})
      filters.push_back("&round_id=" + round + state);
  std::printf("trades-list: %lld trades; %zu filters, at most %d pages of 50 each, at the public door\n",
              static_cast<long long>(trades), filters.size(), kPages);
  std::vector<double> all;
  for (const char* role : {"regulator", "finance", "producer", "processor", "carrier"}) {
    std::vector<double> of_role;
    for (const std::string& filter : filters) {
      const auto read = read_list(*client, door.of(role), filter);
      std::printf("  %-10s %-60s %3zu pages, slowest %.1f ms\n", role, filter.c_str(), read.size(),
                  *std::max_element(read.begin(), read.end()));
      of_role.insert(of_role.end(), read.begin(), read.end());
    }
    all.insert(all.end(), of_role.begin(), of_role.end());
    percentiles("trades-list-" + std::string(role), of_role);
  }
  percentiles("trades-list", all);
}

}  // namespace heliu::bench
