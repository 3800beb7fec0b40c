// One TOML file (ops/heliu.toml) with working defaults; any value can be overridden by the environment:
// service.market.listen → HELIU_SERVICE_MARKET_LISTEN. Relative paths start at HELIU_HOME (default: the
// working folder).
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace heliu {

class Config {
 public:
  static Config load(const std::filesystem::path& file);  // throws std::runtime_error with line and reason
  static Config parse(std::string_view toml);

  // key: dotted, "service.market.listen". The two-argument forms give the default when it is absent; text()
  // alone throws std::runtime_error naming the key.
  std::string text(std::string_view key) const;
  std::string text(std::string_view key, std::string_view otherwise) const;
  std::int64_t number(std::string_view key, std::int64_t otherwise) const;
  bool flag(std::string_view key, bool otherwise) const;
  std::filesystem::path path(std::string_view key, std::string_view otherwise) const;  // against HELIU_HOME

 private:
  struct Table;
  std::shared_ptr<const Table> table_;
};

// The first line of a secret file; throws std::runtime_error when it is missing or readable by others.
std::string read_secret(const std::filesystem::path& file);

}  // namespace heliu
