// A schema of its own for one test program, on the test server: HELIU_TEST_SOCKET (ops/test sets it), and
// HELIU_TEST_USER (default root), HELIU_TEST_PASSWORD. Without a server a test fails; it never skips.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "chassis/db/database.hpp"
#include "chassis/db/migrations.hpp"
#include "chassis/db/session.hpp"

namespace heliu::test {

inline std::string environment(const char* name, const std::string& otherwise = {}) {
  const char* value = std::getenv(name);
  return value ? value : otherwise;
}

// The repository's root: the nearest folder upwards that holds the schemas.
inline std::filesystem::path repository_root() {
  for (auto folder = std::filesystem::current_path();; folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / "sql" / "chassis")) return folder;
    if (folder == folder.root_path()) throw std::runtime_error("run the tests inside the repository");
  }
}

inline DatabaseSettings server_settings() {
  DatabaseSettings settings;
  settings.socket = environment("HELIU_TEST_SOCKET");
  settings.user = environment("HELIU_TEST_USER", "root");
  settings.password = environment("HELIU_TEST_PASSWORD");
  if (settings.socket.empty())
    throw std::runtime_error("HELIU_TEST_SOCKET names no server: run the tests by ops/test");
  return settings;
}

// Runs one statement as the test server's administrator.
inline void administer(const std::string& statement) {
  Session(server_settings()).command(statement);
}

// A fresh schema heliu_test_NAME with the tables of the chassis and, unless empty, of a service. Dropped and
// made anew at construction; dropped at the end.
class TestDatabase {
 public:
  explicit TestDatabase(const std::string& name, const std::string& service = {})
      : settings_(server_settings()) {
    settings_.schema = "heliu_test_" + name;
    administer("DROP DATABASE IF EXISTS " + settings_.schema);
    administer("CREATE DATABASE " + settings_.schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    Database database(settings_);
    migrate(database, load_migrations(repository_root() / "sql", service));
  }
  ~TestDatabase() {
    try {
      administer("DROP DATABASE IF EXISTS " + settings_.schema);
    } catch (const std::exception&) {
      // The next run drops it.
    }
  }
  TestDatabase(const TestDatabase&) = delete;

  const DatabaseSettings& settings() const { return settings_; }

 private:
  DatabaseSettings settings_;
};

}  // namespace heliu::test
