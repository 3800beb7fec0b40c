// The pieces of a running service process, for run_service and for the gateway, which is a service with a
// door of its own.
#pragma once
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "chassis/db/database.hpp"
#include "chassis/http/server.hpp"
#include "chassis/ops/config.hpp"

namespace heliu {

// --config FILE of the command line; without it the operator's var/etc/heliu.toml or the defaults of
// ops/heliu.toml, both under HELIU_HOME or the current folder.
Config load_config(int argc, char** argv);

// The service's own database: socket, schema heliu_NAME, user heliu_NAME, password from the secrets folder.
DatabaseSettings database_settings(const Config& config, const std::string& service);

// Waits until the database answers (up to a minute: it may be starting too), refuses unsafe settings, applies
// migrations.
void prepare_database(Database& database, const Config& config, const std::string& service);

// "127.0.0.1:8101" → address and port. Throws std::runtime_error naming what is wrong.
std::pair<std::string, int> split_endpoint(std::string_view text);

ServerSettings server_settings(const Config& config, const std::string& service);

// Blocks of a mebibyte and more go back to the system when they are freed. By itself glibc raises that size
// with the largest block freed so far and then keeps one for each thread: 19 MiB of each password hash, on
// each worker.
void return_large_blocks();

// Blocks SIGTERM and SIGINT in this and later threads; wait_for_signal returns when one comes.
void block_signals();
void wait_for_signal();

// Threads that are asked to stop together and joined in the reverse order of their start.
class Threads {
 public:
  // Runs work again, a second after an exception, until stop is asked.
  void keep_running(const std::string& name, std::function<void(std::stop_token)> work);
  void stop();
  ~Threads() { stop(); }

 private:
  std::vector<std::jthread> threads_;
};

// Sleeps unless stop is asked; true when it is.
bool stopped_within(const std::stop_token& stop, std::chrono::milliseconds length);

}  // namespace heliu
