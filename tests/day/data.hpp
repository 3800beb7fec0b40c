// The city of the day as its files give it (tests/data/foshan-day/README.md says what each column means).
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chassis/base/csv.hpp"
#include "chassis/base/instant.hpp"
#include "chassis/json/json.hpp"
#include "tests/day/client.hpp"

namespace heliu::day {

using Table = std::vector<CsvRecord>;

struct Foshan {
  Table producers, lots, processors, items, prices, carriers, vehicles, crew, institutions, policies,
      requirements, controls;
  JsonDocument city, irregularities;

  static Foshan read(const std::filesystem::path& folder);  // throws std::runtime_error naming the file
};

// The row whose `column` is this; throws std::runtime_error.
const CsvRecord& row_of(const Table& table, const std::string& value, const char* column = "key");
std::int64_t number(const CsvRecord& row, const char* column);  // throws std::runtime_error

// One trading day in the playing: what every part of the driver works with.
struct Day {
  const Foshan& data;
  Journal& journal;
  Api& api;
  std::filesystem::path var;      // keys, report
  std::filesystem::path bank;     // the stand-in bank's folder
  std::string custody_account;    // the platform's account there
  std::filesystem::path secrets;  // the operator's first password
  Date today;                     // the day that is traded
  std::string secret;             // passwords and nonces are derived from it

  std::string id(const std::string& step) const { return journal.at(step); }
  std::string enterprise(const std::string& key) const { return journal.at("enterprise/" + key); }
  std::map<std::string, std::string> enterprise_keys() const;  // by their ids
  Date on(std::int64_t days) const { return {static_cast<std::int32_t>(today.days + days)}; }
  // 64 hexadecimal digits that are the same in every run and that nobody else can know.
  std::string derived(const std::string& what) const;
  std::string password(const std::string& login) const { return derived("password " + login).substr(0, 20); }
};

// A whole number below `below`, the same for the same name: variety without chance.
std::int64_t draw(const std::string& name, std::int64_t below);

inline const char* const kRegulator = "g01";
inline const char* const kSecondRegulator = "g02";  // of the same office: nobody checks his own ruling
inline const char* const kFinance = "f01";
inline const char* const kOperator = "operator";
inline const char* const kAuditor = "auditor";

}  // namespace heliu::day
