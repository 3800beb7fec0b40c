#include "chassis/runtime/process.hpp"

#include <malloc.h>
#include <signal.h>

#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <stdexcept>

#include "chassis/db/migrations.hpp"
#include "chassis/ops/log.hpp"

namespace heliu {

using namespace std::chrono_literals;

Config load_config(int argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i)
    if (std::string_view(argv[i]) == "--config") return Config::load(argv[i + 1]);
  if (argc > 1) throw std::runtime_error(std::string("usage: ") + argv[0] + " [--config FILE]");
  const char* home = std::getenv("HELIU_HOME");
  const std::filesystem::path root = home ? home : ".";
  const auto own = root / "var/etc/heliu.toml";
  return Config::load(std::filesystem::exists(own) ? own : root / "ops/heliu.toml");
}

DatabaseSettings database_settings(const Config& config, const std::string& service) {
  DatabaseSettings settings;
  settings.socket = config.path("database.socket", "var/run/mariadb.sock").string();
  settings.host = config.text("database.host", "");
  if (!settings.host.empty()) settings.socket.clear();
  settings.port = static_cast<int>(config.number("database.port", 3306));
  settings.tls_ca = config.text("database.tls_ca", "");
  settings.schema = "heliu_" + service;
  settings.user = "heliu_" + service;
  settings.password = read_secret(config.path("paths.secrets", "var/secrets") / ("db-" + service));
  settings.sessions = static_cast<std::size_t>(config.number("database.sessions", 12));
  return settings;
}

void prepare_database(Database& database, const Config& config, const std::string& service) {
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  for (std::stop_token never; !database.reachable(); stopped_within(never, 200ms))
    if (std::chrono::steady_clock::now() > deadline)
      throw std::runtime_error("the database does not answer; is it running?");
  database.require_durable();
  const auto applied = migrate(database, load_migrations(config.path("paths.sql", "sql"), service));
  for (const std::string& name : applied) log::info("schema change applied", {{"migration", name}});
}

std::pair<std::string, int> split_endpoint(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  int port = 0;
  if (colon != std::string_view::npos) {
    const std::string_view digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error == std::errc{} && end == digits.data() + digits.size() && port >= 0 && port < 65536)
      return {std::string(text.substr(0, colon)), port};
  }
  throw std::runtime_error("\"" + std::string(text) + "\" is not ADDRESS:PORT");
}

ServerSettings server_settings(const Config& config, const std::string& service) {
  ServerSettings settings;
  std::tie(settings.address, settings.port) = split_endpoint(config.text("service." + service + ".listen"));
  settings.workers = static_cast<std::size_t>(config.number("service." + service + ".workers", 8));
  settings.queue = static_cast<std::size_t>(config.number("service." + service + ".queue", 512));
  return settings;
}

static sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

void return_large_blocks() {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

void block_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

void wait_for_signal() {
  const sigset_t signals = stop_signals();
  int caught = 0;
  sigwait(&signals, &caught);
}

bool stopped_within(const std::stop_token& stop, std::chrono::milliseconds length) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, length, [] { return false; });
  return stop.stop_requested();
}

void Threads::keep_running(const std::string& name, std::function<void(std::stop_token)> work) {
  threads_.emplace_back([name, work = std::move(work)](std::stop_token stop) {
    do {
      try {
        work(stop);
        return;
      } catch (const std::exception& error) {
        log::error("background work failed; it starts again", {{"work", name}, {"reason", error.what()}});
      }
    } while (!stopped_within(stop, 1s));
  });
}

void Threads::stop() {
  for (auto& thread : threads_) thread.request_stop();
  while (!threads_.empty()) threads_.pop_back();  // joins
}

}  // namespace heliu
