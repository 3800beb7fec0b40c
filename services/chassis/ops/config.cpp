#include "chassis/ops/config.hpp"

#include <sys/stat.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <toml++/toml.h>

namespace heliu {

struct Config::Table {
  toml::table values;
};

namespace {

std::string environment_name(std::string_view key) {
  std::string name = "HELIU_";
  for (const char c : key)
    name += c == '.' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

// The environment's word, else the file's, as text.
std::optional<std::string> find(const toml::table& values, std::string_view key) {
  if (const char* set = std::getenv(environment_name(key).c_str())) return set;
  const auto node = values.at_path(key);
  if (!node) return std::nullopt;
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  throw std::runtime_error("configuration: " + std::string(key) +
                           " must be text, a whole number or true/false");
}

std::filesystem::path home() {
  const char* set = std::getenv("HELIU_HOME");
  return set != nullptr && *set != '\0' ? std::filesystem::path(set) : std::filesystem::current_path();
}

}  // namespace

Config Config::parse(std::string_view text) {
  Config config;
  try {
    config.table_ = std::make_shared<const Table>(Table{toml::parse(text)});
  } catch (const toml::parse_error& error) {
    throw std::runtime_error("configuration, line " + std::to_string(error.source().begin.line) + ": " +
                             std::string(error.description()));
  }
  return config;
}

Config Config::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error("configuration " + file.string() + " can't be read");
  try {
    return parse(content.str());
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ": " + error.what());
  }
}

std::string Config::text(std::string_view key) const {
  if (auto found = find(table_->values, key)) return *std::move(found);
  throw std::runtime_error("configuration: " + std::string(key) + " is missing (or set " +
                           environment_name(key) + ")");
}

std::string Config::text(std::string_view key, std::string_view otherwise) const {
  return find(table_->values, key).value_or(std::string(otherwise));
}

std::int64_t Config::number(std::string_view key, std::int64_t otherwise) const {
  const auto found = find(table_->values, key);
  if (!found) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(found->data(), found->data() + found->size(), number);
  if (error != std::errc() || end != found->data() + found->size())
    throw std::runtime_error("configuration: " + std::string(key) + " = \"" + *found +
                             "\" is no whole number");
  return number;
}

bool Config::flag(std::string_view key, bool otherwise) const {
  const auto found = find(table_->values, key);
  if (!found) return otherwise;
  if (*found == "true" || *found == "1") return true;
  if (*found == "false" || *found == "0") return false;
  throw std::runtime_error("configuration: " + std::string(key) + " = \"" + *found +
                           "\" is not true or false");
}

std::filesystem::path Config::path(std::string_view key, std::string_view otherwise) const {
  return home() / text(key, otherwise);  // an absolute one replaces the home
}

std::string read_secret(const std::filesystem::path& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) throw std::runtime_error("secret " + file.string() + " is missing");
  if ((state.st_mode & 077) != 0)
    throw std::runtime_error("secret " + file.string() + " is open to others; it must have mode 0600");
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line.empty())
    throw std::runtime_error("secret " + file.string() + " is empty");
  return line;
}

}  // namespace heliu
