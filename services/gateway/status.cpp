#include "gateway/status.hpp"

#include "chassis/http/client.hpp"
#include "chassis/runtime/process.hpp"
#include "gateway/api.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

const std::vector<std::string> kServices{"registry",  "market", "treasury",   "transport",
                                         "insurance", "credit", "supervision"};

namespace {

struct StatusRow {
  std::string name;
  bool ready = false;
};
BOOST_DESCRIBE_STRUCT(StatusRow, (), (name, ready))

struct StatusView {
  std::vector<StatusRow> services;
};
BOOST_DESCRIBE_STRUCT(StatusView, (), (services))

bool answers(const std::string& ops) {
  try {
    return HttpClient("http://" + ops, {}, 1s).request("GET", "/readyz").status == 200;
  } catch (const ClientError&) {
    return false;
  }
}

}  // namespace

StatusBoard::StatusBoard() {
  for (const std::string& service : kServices) ready_[service] = false;
}

void StatusBoard::watch(const Config& config, std::stop_token stop) {
  do {
    for (const std::string& service : kServices) {
      const bool up = answers(config.text("service." + service + ".ops"));
      const std::lock_guard lock(mutex_);
      ready_[service] = up;
    }
  } while (!stopped_within(stop, 1s));
}

std::map<std::string, bool> StatusBoard::ready() const {
  const std::lock_guard lock(mutex_);
  return ready_;
}

void bind_status(Assembly& service, const StatusBoard& board) {
  service.api().plain("getStatus", [&](const Request&) {
    StatusView view{{{"gateway", true}}};
    for (const auto& [name, ready] : board.ready()) view.services.push_back({name, ready});
    return Response::ok(view);
  });
}

void bind_events(Assembly& service) {
  // Who may have the stream gets it before he comes here.
  service.api().plain("streamEvents", [](const Request&) -> Response {
    throw Problem("too-many-requests", {{"retry_after", "5"}});
  });
}

}  // namespace heliu::gateway
