// A partner who takes webhooks over TLS, to be told of a day in which things die:
//   heliu-test-webhook-receiver PORT CERTIFICATE KEY SECRET FILE
// Each message whose signature is right is one line of FILE: its id, its type, its body's SM3. It answers
// 503 to each fiftieth new one the first time it comes, and 401, with a line "forged", to a wrong signature.
#include <csignal>
#include <fstream>
#include <iostream>
#include <mutex>
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/http/server.hpp"
#include "chassis/json/json.hpp"
#include "chassis/ops/log.hpp"
#include "gateway/webhook_signature.hpp"

using namespace heliu;

namespace {

class Receiver {
 public:
  Receiver(std::string secret, const std::string& file)
      : secret_(std::move(secret)), out_(file, std::ios::app) {}

  Response take(const Request& message) {
    const std::string id = message.header("webhook-id");
    const std::lock_guard lock(mutex_);
    if (!signed_rightly(message)) {
      out_ << "forged " << id << std::endl;
      return answer(401);
    }
    if (seen_.insert(id).second && ++fresh_ % 50 == 0) return answer(503);
    out_ << id << ' ' << parse_json(message.body)["type"].GetString() << ' ' << to_hex(sm3(message.body))
         << std::endl;
    return answer(204);
  }

 private:
  static Response answer(int status) {
    Response made;
    made.status = status;
    return made;
  }

  bool signed_rightly(const Request& message) const {
    const std::string time = message.header("webhook-timestamp");
    if (time.empty() || time.find_first_not_of("0123456789") != std::string::npos) return false;
    const std::string right =
        gateway::webhook_signature(secret_, message.header("webhook-id"), std::stoll(time), message.body);
    return message.header("webhook-signature") == right;
  }

  const std::string secret_;
  std::mutex mutex_;
  std::ofstream out_;
  std::set<std::string> seen_;
  int fresh_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  log::start("receiver", "error");
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  try {
    Receiver receiver(argv[4], argv[5]);
    ServerSettings settings;
    settings.port = std::stoi(argv[1]);
    settings.certificate = argv[2];
    settings.private_key = argv[3];
    Server server(
        settings,
        {.handle = [&](const Request& message) { return receiver.take(message); }, .wait = {}, .stream = {}});
    server.start();
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "heliu-test-webhook-receiver: " << error.what() << '\n';
    return 1;
  }
}
