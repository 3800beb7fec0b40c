// A database server of a test's own, to be configured badly, stopped, paused and killed.
#pragma once
#include <string>
#include <vector>

#include <filesystem>

#include "chassis/db/database.hpp"

namespace heliu::test {

class OwnServer {
 public:
  OwnServer();  // makes its data folder and certificates; does not start it
  ~OwnServer();
  OwnServer(const OwnServer&) = delete;

  // Starts it and waits until it answers. Later options outweigh the safe ones it has by itself.
  void start(const std::vector<std::string>& options = {});
  void stop();  // kill -9
  void pause();
  void resume();

  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  DatabaseSettings settings() const;          // by the unix socket, schema heliu_test
  DatabaseSettings network_settings() const;  // by TCP to localhost, demanding TLS by its authority
  static std::vector<std::string> with_tls(const OwnServer& server);

 private:
  void make_certificates() const;

  std::filesystem::path folder_;
  int port_ = 0;
  pid_t process_ = 0;
};

}  // namespace heliu::test
