#include "tests/day/data.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu::day {

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " can't be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Foshan Foshan::read(const std::filesystem::path& folder) {
  const auto table = [&](const char* name) { return parse_csv(text_of(folder / name)); };
  Foshan data;
  data.producers = table("producers.csv");
  data.lots = table("lots.csv");
  data.processors = table("processors.csv");
  data.items = table("licence_items.csv");
  data.prices = table("prices.csv");
  data.carriers = table("carriers.csv");
  data.vehicles = table("vehicles.csv");
  data.crew = table("crew.csv");
  data.institutions = table("institutions.csv");
  data.policies = table("policies.csv");
  data.requirements = table("requirements.csv");
  data.controls = table("controls.csv");
  data.city = parse_json(text_of(folder / "city.json"));
  data.irregularities = parse_json(text_of(folder / "irregularities.json"));
  return data;
}

const CsvRecord& row_of(const Table& table, const std::string& value, const char* column) {
  for (const CsvRecord& row : table)
    if (row.at(column) == value) return row;
  throw std::runtime_error(std::string("no row with ") + column + " " + value);
}

std::int64_t number(const CsvRecord& row, const char* column) {
  const std::string& text = row.at(column);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(std::string(column) + ": \"" + text + "\" is no whole number");
  return value;
}

std::string Day::derived(const std::string& what) const {
  return to_hex(hmac_sm3(secret, what));
}

std::map<std::string, std::string> Day::enterprise_keys() const {
  std::map<std::string, std::string> keys;
  for (const Table* table : {&data.institutions, &data.producers, &data.processors, &data.carriers})
    for (const CsvRecord& row : *table) keys[enterprise(row.at("key"))] = row.at("key");
  return keys;
}

std::int64_t draw(const std::string& name, std::int64_t below) {
  const std::string hash = sm3(name);
  std::uint64_t number = 0;
  for (int i = 0; i < 7; ++i)
    number = number * 256 + static_cast<unsigned char>(hash[static_cast<std::size_t>(i)]);
  return static_cast<std::int64_t>(number % static_cast<std::uint64_t>(below));
}

}  // namespace heliu::day
