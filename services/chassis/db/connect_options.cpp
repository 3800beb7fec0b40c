#include "chassis/db/connect_options.hpp"

#include <algorithm>
#include <csignal>
#include <mutex>

namespace heliu {

namespace {

constexpr std::chrono::seconds kConnectTimeout{3};
constexpr int kLockWaitSeconds = 5;  // below the statement's own limit, so that a waiter learns why

// Runs after the connector has forced REPEATABLE READ. One statement: several are not allowed in one text.
std::string session_settings(const DatabaseSettings& settings) {
  return "SET SESSION tx_isolation = 'READ-COMMITTED', time_zone = '+00:00', "
         "collation_connection = 'utf8mb4_bin', innodb_lock_wait_timeout = " +
         std::to_string(kLockWaitSeconds) +
         ", max_statement_time = " + std::to_string(settings.statement_timeout.count());
}

}  // namespace

sql::Driver& connector_driver() {
  static std::once_flag once;
  static sql::Driver* driver = nullptr;
  std::call_once(once, [] {
    std::signal(SIGPIPE, SIG_IGN);
    driver = get_driver_instance();
  });
  return *driver;
}

bool wants_tls(const DatabaseSettings& settings) {
  return settings.socket.empty() && !settings.tls_ca.empty();
}

sql::ConnectOptionsMap connect_options(const DatabaseSettings& settings) {
  sql::ConnectOptionsMap options;
  const auto text = [&](const char* name, const std::string& value) {
    options[name] = sql::SQLString(value.data(), value.size());
  };
  if (settings.socket.empty()) {
    text("hostName", "tcp://" + settings.host + ":" + std::to_string(settings.port));
  } else {
    text("hostName", "localhost");
    text("socket", settings.socket);
  }
  text("userName", settings.user);
  text("password", settings.password);
  if (!settings.schema.empty()) text("schema", settings.schema);
  text("postInit", session_settings(settings));
  options["OPT_CONNECT_TIMEOUT"] = static_cast<int>(std::min(kConnectTimeout, settings.read_timeout).count());
  options["OPT_READ_TIMEOUT"] = static_cast<int>(settings.read_timeout.count());
  options["OPT_WRITE_TIMEOUT"] = static_cast<int>(settings.read_timeout.count());
  if (wants_tls(settings)) {
    // Of all the TLS options only this pair refuses clear text, a foreign authority and a foreign host name.
    text("sslCA", settings.tls_ca);
    options["sslVerify"] = true;
  }
  return options;
}

}  // namespace heliu
