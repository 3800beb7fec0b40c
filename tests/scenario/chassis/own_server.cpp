#include "tests/scenario/chassis/own_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "chassis/db/session.hpp"

extern char** environ;

namespace heliu::test {

using namespace std::chrono_literals;

namespace {

pid_t launch(const std::vector<std::string>& words, const std::filesystem::path& output) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 1, output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&files, 1, 2);
  pid_t process = 0;
  const int error = posix_spawnp(&process, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::runtime_error("can't start " + words[0]);
  return process;
}

void run(const std::vector<std::string>& words, const std::filesystem::path& output) {
  int status = 0;
  ::waitpid(launch(words, output), &status, 0);
  if (status != 0) throw std::runtime_error(words[0] + " failed; see " + output.string());
}

int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::runtime_error("no free port");
  ::close(listener);
  return ntohs(address.sin_port);
}

std::string user() {
  return ::getuid() == 0 ? "root" : std::getenv("USER") ? std::getenv("USER") : "";
}

}  // namespace

OwnServer::OwnServer() : port_(free_port()) {
  std::string name = (std::filesystem::temp_directory_path() / "heliu_server_XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  run({"mariadb-install-db", "--no-defaults", "--datadir=" + file("data").string(), "--skip-test-db",
       "--auth-root-authentication-method=normal", "--user=" + user()},
      file("install.log"));
  make_certificates();
}

OwnServer::~OwnServer() {
  stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void OwnServer::make_certificates() const {
  for (const char* authority : {"ca", "foreign"})
    run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", std::string("/CN=") + authority, "-keyout",
         file(std::string(authority) + ".key").string(), "-out",
         file(std::string(authority) + ".pem").string()},
        file("openssl.log"));
  run({"openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
       "/CN=localhost", "-keyout", file("server.key").string(), "-out", file("server.csr").string()},
      file("openssl.log"));
  run({"openssl", "x509", "-req", "-days", "2", "-in", file("server.csr").string(), "-CA",
       file("ca.pem").string(), "-CAkey", file("ca.key").string(), "-CAcreateserial", "-out",
       file("server.pem").string()},
      file("openssl.log"));
}

std::vector<std::string> OwnServer::with_tls(const OwnServer& server) {
  return {"--ssl-cert=" + server.file("server.pem").string(),
          "--ssl-key=" + server.file("server.key").string(), "--ssl-ca=" + server.file("ca.pem").string()};
}

void OwnServer::start(const std::vector<std::string>& options) {
  stop();
  std::vector<std::string> words{"mariadbd",
                                 "--no-defaults",
                                 "--datadir=" + file("data").string(),
                                 "--socket=" + file("s.sock").string(),
                                 "--bind-address=127.0.0.1",
                                 "--port=" + std::to_string(port_),
                                 "--user=" + user(),
                                 "--innodb-flush-log-at-trx-commit=1",
                                 "--sync-binlog=1",
                                 "--log-bin=binlog",
                                 "--binlog-format=ROW",
                                 "--innodb-rollback-on-timeout=ON",
                                 "--sql-mode=STRICT_ALL_TABLES",
                                 "--innodb-buffer-pool-size=64M",
                                 "--innodb-log-file-size=16M",
                                 "--pid-file=" + file("m.pid").string()};
  words.insert(words.end(), options.begin(), options.end());
  process_ = launch(words, file("server.log"));
  DatabaseSettings administrator = settings();
  administrator.schema.clear();
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  while (true) {
    try {
      Session(administrator).command("CREATE DATABASE IF NOT EXISTS heliu_test COLLATE utf8mb4_bin");
      return;
    } catch (const DatabaseError&) {
      int status = 0;
      if (std::chrono::steady_clock::now() > deadline || ::waitpid(process_, &status, WNOHANG) == process_)
        throw std::runtime_error("the test's own server does not start; see " + file("server.log").string());
    }
  }
}

void OwnServer::stop() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = 0;
}

void OwnServer::pause() {
  ::kill(process_, SIGSTOP);
}

void OwnServer::resume() {
  ::kill(process_, SIGCONT);
}

DatabaseSettings OwnServer::settings() const {
  DatabaseSettings settings;
  settings.socket = file("s.sock").string();
  settings.user = "root";
  settings.schema = "heliu_test";
  return settings;
}

DatabaseSettings OwnServer::network_settings() const {
  DatabaseSettings settings = this->settings();
  settings.socket.clear();
  settings.host = "localhost";
  settings.port = port_;
  settings.tls_ca = file("ca.pem").string();
  return settings;
}

}  // namespace heliu::test
