#include "ops/standins/manifest/server.hpp"

#include <poll.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace heliu::standins {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using std::chrono::steady_clock;

constexpr int kMaxConnections = 32;
constexpr std::uint32_t kMaxHeaderBytes = 8 << 10;
constexpr std::uint64_t kMaxBodyBytes = 64 << 10;  // an application is a few hundred bytes
constexpr std::chrono::seconds kRequestTime{10};   // to send one request, waiting for its first byte included
constexpr int kStopCheckMilliseconds = 50;

struct Shared {
  const Handler& handler;
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::condition_variable changed;
  int connections = 0;
  std::exception_ptr failure;  // the first exception of a handler
};

// True if the socket has something to read before the time is over and nobody stops the server.
bool readable(int fd, steady_clock::time_point until, const std::atomic<bool>& stopping) {
  while (!stopping && steady_clock::now() < until) {
    pollfd wait{fd, POLLIN, 0};
    if (::poll(&wait, 1, kStopCheckMilliseconds) > 0) return true;
  }
  return false;
}

class Connection {
 public:
  Connection(tcp::socket socket, Shared& shared) : socket_(std::move(socket)), shared_(shared) {}

  void run() {
    while (serve_one()) {
    }
    boost::system::error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
  }

 private:
  // One request and its answer. False: the connection is over.
  bool serve_one() {
    http::request_parser<http::string_body> parser;
    parser.header_limit(kMaxHeaderBytes);
    parser.body_limit(kMaxBodyBytes);
    boost::system::error_code error;
    const auto until = steady_clock::now() + kRequestTime;
    while (!parser.is_done()) {
      // What lies in the buffer is parsed first; only then is the socket waited for.
      if (buffer_.size() == 0 || error == http::error::need_more) {
        if (!readable(socket_.native_handle(), until, shared_.stopping)) return false;
      }
      http::read_some(socket_, buffer_, parser, error);
      if (error == http::error::body_limit) return send(problem(413, "The body is too large"), 11, false);
      if (error == http::error::header_limit) return send(problem(431, "The header is too large"), 11, false);
      if (error && error != http::error::need_more) {
        const bool gone = error == http::error::end_of_stream ||
                          error.category() != make_error_code(http::error::bad_method).category();
        return gone ? false : send(problem(400, "The request is not HTTP"), 11, false);
      }
    }
    const auto& request = parser.get();
    const auto method = request.method_string();
    const auto target = request.target();
    Answer answer;
    try {
      answer =
          shared_.handler({method.data(), method.size()}, {target.data(), target.size()}, request.body());
    } catch (...) {
      const std::lock_guard lock(shared_.mutex);
      if (!shared_.failure) shared_.failure = std::current_exception();
      return false;
    }
    return send(answer, request.version(), request.keep_alive() && !shared_.stopping);
  }

  bool send(const Answer& answer, unsigned version, bool keep_alive) {
    http::response<http::string_body> response(static_cast<http::status>(answer.status), version,
                                               answer.body);
    response.set(http::field::content_type, answer.content_type);
    if (!answer.allow.empty()) response.set(http::field::allow, answer.allow);
    response.keep_alive(keep_alive);
    response.prepare_payload();
    boost::system::error_code error;
    http::write(socket_, response, error);
    return !error && keep_alive;
  }

  tcp::socket socket_;
  Shared& shared_;
  boost::beast::flat_buffer buffer_{kMaxHeaderBytes + kMaxBodyBytes};
};

void start_connection(tcp::socket socket, Shared& shared) {
  {
    const std::lock_guard lock(shared.mutex);
    ++shared.connections;
  }
  std::thread([socket = std::move(socket), &shared]() mutable {
    Connection(std::move(socket), shared).run();
    const std::lock_guard lock(shared.mutex);
    --shared.connections;
    shared.changed.notify_all();
  }).detach();
}

}  // namespace

void serve(std::uint16_t port, const Handler& handler, const std::function<void(std::uint16_t)>& listening,
           const std::function<bool()>& stop) {
  asio::io_context context;
  tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), port));
  Shared shared{handler, {}, {}, {}, 0, nullptr};
  listening(acceptor.local_endpoint().port());
  const auto failed = [&] {
    const std::lock_guard lock(shared.mutex);
    return shared.failure != nullptr;
  };
  while (!stop() && !failed()) {
    {
      // At the limit newcomers wait in the listen queue.
      std::unique_lock lock(shared.mutex);
      if (!shared.changed.wait_for(lock, std::chrono::milliseconds(kStopCheckMilliseconds),
                                   [&] { return shared.connections < kMaxConnections; }))
        continue;
    }
    pollfd wait{acceptor.native_handle(), POLLIN, 0};
    if (::poll(&wait, 1, kStopCheckMilliseconds) <= 0) continue;
    boost::system::error_code error;
    tcp::socket socket = acceptor.accept(error);
    if (!error) start_connection(std::move(socket), shared);
  }
  shared.stopping = true;
  std::unique_lock lock(shared.mutex);
  shared.changed.wait(lock, [&] { return shared.connections == 0; });
  if (shared.failure) std::rethrow_exception(shared.failure);
}

}  // namespace heliu::standins
