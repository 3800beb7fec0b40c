#include "tests/scenario/gateway/backend.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "chassis/feed/follower.hpp"

namespace heliu::gateway {

const std::string& Backend::contract() {
  static const std::string text = R"(
openapi: 3.0.3
info: {title: a service behind the door, version: "1"}
paths:
  /v1/lots:
    get:
      operationId: listLots
      x-roles: [anyone]
      parameters:
        - {name: q, in: query, schema: {type: string}}
        - {name: other, in: query, schema: {type: string}}
      responses: {"200": {description: all}}
    post:
      operationId: makeLot
      x-roles: [producer]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Lot"}}}}
      responses: {"200": {description: made}}
  /v1/lots/{name}:
    get:
      operationId: getLot
      x-roles: [anyone]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: one}}
    put:
      operationId: changeLot
      x-roles: ["*"]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {text/plain: {}}}
      responses: {"200": {description: changed}}
  /v1/trades/{id}:
    get:
      operationId: getTrade
      x-roles: ["*"]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {"200": {description: one}}
  /v1/trades/{id}/contract:
    get:
      operationId: getContract
      x-roles: ["*"]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {"200": {description: one}}
components:
  schemas:
    Lot: {type: object, properties: {name: {type: string}}}
)";
  return text;
}

Backend::Backend(const std::filesystem::path& keys) : verifier_(keys), answer_(Response::json(200, "{}")) {
  // The door's clock is the tests'; its tokens are read at a time that suits them.
  const Clock clock = [this] {
    const std::lock_guard lock(mutex_);
    return now_;
  };
  api_ = std::make_unique<Api>(Contract::parse(contract(), "market"), &verifier_, nullptr, clock);
  for (const char* operation : {"listLots", "makeLot", "getLot", "changeLot", "getTrade", "getContract"})
    api_->plain(operation, [this](const Request& request) { return lot(request); });
  api_->require_complete();
  server_ = std::make_unique<Server>(
      ServerSettings{},
      Server::Hooks{
          .handle = [this](Request request) { return serve(std::move(request)); }, .wait = {}, .stream = {}});
  server_->start();
}

Response Backend::serve(Request request) {
  if (request.path == "/readyz") return Response::json(200, "{}");
  {
    const std::lock_guard lock(mutex_);
    last_ = request;
    if (request.path != "/feed") ++asked_;
  }
  return request.path == "/feed" ? feed(request) : api_->serve(std::move(request));
}

Response Backend::lot(const Request& request) {
  if (request.path_parameters.contains("name") && request.path_parameter("name") == "slow") gate_.pass();
  const std::lock_guard lock(mutex_);
  last_ = request;
  return answer_;
}

Response Backend::feed(const Request& request) {
  const std::lock_guard lock(mutex_);
  ++feed_read_;
  last_.caller = verifier_.verify(request.header("authorization").substr(7), now_);
  FeedPage page{{}, static_cast<std::int64_t>(said_.size()), now_};
  const auto after = static_cast<std::size_t>(std::stoll(request.query_parameter("after").value_or("0")));
  for (std::size_t i = after; i < said_.size(); ++i) page.events.push_back(said_[i]);
  return Response::ok(page);
}

Request Backend::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}
std::size_t Backend::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}
std::size_t Backend::feed_read() const {
  const std::lock_guard lock(mutex_);
  return feed_read_;
}
void Backend::answer_with(Response answer) {
  const std::lock_guard lock(mutex_);
  answer_ = std::move(answer);
}
void Backend::set_now(Instant now) {
  const std::lock_guard lock(mutex_);
  now_ = now;
}

void Backend::say(const std::string& type, const std::vector<Uuid>& visible_to) {
  const std::lock_guard lock(mutex_);
  FeedEvent event;
  event.position = static_cast<std::int64_t>(said_.size()) + 1;
  event.id = Uuid::v7();
  event.source = "market";
  event.type = type;
  event.subject = Uuid::v7();
  event.time = now_;
  event.data = {R"({"note":"合流"})"};
  event.visible_to = visible_to;
  said_.push_back(event);
}

DyingBackend::DyingBackend() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 8) != 0 ||
      ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no socket to listen on");
  port_ = ntohs(address.sin_port);
  thread_ = std::jthread([this] {
    for (int visitor; (visitor = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(visitor)) {
      char bytes[4096];
      if (::recv(visitor, bytes, sizeof bytes, 0) < 0) continue;
    }
  });
}

DyingBackend::~DyingBackend() {
  ::shutdown(socket_, SHUT_RDWR);  // wakes accept()
  thread_.join();
  ::close(socket_);
}

}  // namespace heliu::gateway
